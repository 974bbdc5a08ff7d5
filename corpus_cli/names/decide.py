"""Which candidates are mentions of the name, which are in doubt, and why.

In: the candidates of one name. Out: forms. A candidate is judged by what its reading costs, by the letters it
has to be judged by, and by what else the vocabulary holds: a better candidate in the same language and script,
the language's own name for a place, the share of small letters.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus_cli.form import Form
from corpus_cli.names.limits import Limits
from corpus_cli.names.propose import Candidate, Query
from corpus_cli.names.vocabulary import Entry
from corpus_cli.names.weigh import Match
from corpus_cli.text import script_of

__all__ = ["decide", "is_written_as_name"]

# Endings of names that are common nouns by origin, and are written small in many languages: parlament, комісія.
_SMALL_TAILS = frozenset(("", "ia", "ja", "ya", "ия", "ія", "ь"))
# Acronyms that are read as words are also written as names from so many letters on: Nato, Anka.
_NAMELIKE = 4
_SURE, _PER_COST, _LEAST_SCORE = 0.98, 0.2, 0.01


def decide(query: Query, candidates: Sequence[Candidate], *, limits: Limits, any_case: bool) -> Iterator[Form]:
    """Yield the forms among the candidates of one name, those in doubt too.

    Args:
        query: the name.
        candidates: what the vocabulary proposes for it.
        limits: how far a form may be from it.
        any_case: whether small letters are as good as capitals.
    """
    judge = _Judge(query, candidates, limits, any_case=any_case)
    for candidate in candidates:
        for entry in candidate.entries:
            doubt = judge.doubt(candidate, entry)
            if doubt is not None:
                reason = _reason(query, candidate) + (f"; in doubt: {doubt}" if doubt else "")
                score = 1.0 if candidate.folded == query.folded else _SURE - _PER_COST * candidate.match.cost
                rounded = round(max(_LEAST_SCORE, score), 3)
                yield Form(entry.surface, entry.language, rounded, reason, doubtful=bool(doubt))


def is_written_as_name(query: Query, candidates: Sequence[Candidate], limits: Limits) -> bool:
    """Return whether what is typed as an acronym stands mostly as a name in the texts: PUTIN, as a headline has it."""
    near = [one for one in candidates if not one.place and one.match.spelling <= limits.acronym]
    entries = [entry for one in near for entry in one.entries if len(query.name) >= _NAMELIKE]
    names = sum(entry.count for entry in entries if entry.surface.istitle())
    return names > sum(entry.count for entry in entries if entry.surface.isupper())


class _Judge:
    """One name, and what its candidates say about each other."""

    def __init__(self, query: Query, candidates: Sequence[Candidate], limits: Limits, *, any_case: bool) -> None:
        self._query = query
        self._limits = limits
        self._any_case = any_case
        self._script = script_of(query.folded)
        self._own_names: defaultdict[str, set[str]] = defaultdict(set)
        self._counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self._best: dict[tuple[str, str], float] = {}
        self._stems: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for candidate in candidates:
            self._survey(candidate)
        for candidate in candidates:
            self._compete(candidate)

    def _survey(self, candidate: Candidate) -> None:
        """Note the language's own names for a place, and how often words with one stem are capital."""
        if candidate.place:
            if candidate.place.mark or any(map(_is_capital, candidate.entries)):
                self._own_names[candidate.language].add(candidate.folded)
            return
        counts = self._counts[candidate.language, candidate.match.stem]
        for entry in candidate.entries:
            counts[int(_is_capital(entry))] += entry.count

    def _compete(self, candidate: Candidate) -> None:
        """Note the least cost in each language and script."""
        if candidate.place or not (self._is_exact(candidate) or any(map(_is_capital, candidate.entries))):
            return
        if candidate.match.spelling <= self._limit(candidate):
            where = candidate.language, script_of(candidate.folded)
            self._best[where] = min(candidate.match.spelling, self._best.get(where, candidate.match.spelling))
            stems, stem = self._stems[where], candidate.match.stem
            stems[stem] = min(candidate.match.spelling, stems.get(stem, candidate.match.spelling))

    def _is_exact(self, candidate: Candidate) -> bool:
        return candidate.folded == self._query.folded

    def _limit(self, candidate: Candidate) -> float:
        """Return the highest cost at which the candidate's spelling can still be the name's."""
        limits, size = self._limits, len(self._query.name)
        limit = limits.of_letters(min(size, (size + len(candidate.match.stem)) / 2))
        if candidate.language == self._query.language:
            limit = min(limit, limits.same_language)
        elif script_of(candidate.folded) == self._script:
            limit *= limits.same_script
        if candidate.language in self._own_names and not self._is_exact(candidate):
            limit = min(limit, limits.beside_place)
        return limit

    def doubt(self, candidate: Candidate, entry: Entry) -> str | None:
        """Return what speaks against a word, empty where nothing does, ``None`` where it is no form of the name."""
        if candidate.place:
            return self._doubt_place(entry, acronym=candidate.place.acronym, small=candidate.place.mark == "~")
        exact, match = self._is_exact(candidate), candidate.match
        if match.spelling + max(0.0, match.inflection - self._limits.free_inflection) > self._limit(candidate):
            return None
        script = script_of(candidate.folded)
        if exact and candidate.language != self._query.language:
            own_names = self._own_names.get(candidate.language, ())
            if candidate.folded not in own_names and script in map(script_of, own_names):
                return "the language has a name of its own for it"
        worse = self._limits.worse_same_script if script == self._script else self._limits.worse
        if match.spelling > self._best.get((candidate.language, script), match.spelling) + worse:
            return None
        if self._outgrows(match, self._stems[candidate.language, script]):
            return None
        if self._query.acronym:
            return self._doubt_acronym(candidate, entry)
        return "" if self._any_case else self._doubt_case(candidate, entry)

    def _outgrows(self, match: Match, stems: dict[str, float]) -> bool:
        """Return whether a stem is one that spells the name better, and letters more: Puting beside Putin."""
        beginnings = (match.stem[:size] for size in range(len(match.stem) - 2, len(match.stem)))
        return any(stems.get(one, match.spelling) <= match.spelling - self._limits.outgrown for one in beginnings)

    def _doubt_place(self, entry: Entry, *, acronym: bool, small: bool) -> str:
        if self._any_case or small or (entry.surface.partition("'")[0].isupper() if acronym else _is_capital(entry)):
            return ""
        return "in small letters"

    def _doubt_acronym(self, candidate: Candidate, entry: Entry) -> str | None:
        match, size = candidate.match, len(self._query.name)
        if match.spelling > self._limits.acronym:
            return None
        head, ending = entry.surface[:size], entry.surface[len(match.stem) :]
        capital = head.isupper() and not (match.ending and ending.isupper())
        namelike = size >= _NAMELIKE and head.istitle() and match.spelling <= self._limits.small_cost
        return "" if self._any_case or capital or namelike else "an acronym in small letters"

    def _doubt_case(self, candidate: Candidate, entry: Entry) -> str | None:
        """Judge a word by its capital: a name has one, but for a common noun that is one (the Commission)."""
        limits, match = self._limits, candidate.match
        exact, is_place = self._is_exact(candidate), candidate.language in self._own_names
        noun = len(self._query.name) >= limits.small_letters and match.spelling <= limits.small_cost
        if _is_capital(entry):
            share = sum(one.count for one in candidate.entries if _is_capital(one)) / _total(candidate.entries)
            return "" if exact or noun or share >= limits.capitals else "mostly in small letters"
        if exact and candidate.language == self._query.language and not is_place:
            return ""
        small, capital = self._counts[candidate.language, match.stem]
        if (
            noun
            and match.tail in _SMALL_TAILS
            and not is_place
            and capital <= limits.small_capitals * (small + capital)
        ):
            return ""
        return "in small letters" if exact or match.spelling <= limits.same_language else None


def _is_capital(entry: Entry) -> bool:
    """Return whether a word begins as a name may: with a capital, or in a script that has no small letters."""
    first = entry.surface[:1]
    # Georgian is written without capitals, though Unicode has them.
    return not first.islower() or "\u10d0" <= first <= "\u10ff"


def _total(entries: Sequence[Entry]) -> int:
    return max(1, sum(entry.count for entry in entries))


def _reason(query: Query, candidate: Candidate) -> str:
    """Return in one clause why a candidate is read as the name."""
    match, place = candidate.match, candidate.place
    if place:
        parts = [f"{place.name} is its name in {place.language} (CLDR {place.code})"]
    elif candidate.folded == query.folded:
        return "as typed"
    elif match.spelling > _USUAL:
        parts = [f"a spelling of it, distance {match.spelling:.1f}"]
    else:
        parts = ["the same letters" if script_of(candidate.folded) == script_of(query.folded) else "the usual spelling"]
    if match.ending:
        parts.append(f"ending -{match.ending}")
    if match.change.value:
        parts.append(f"stem {match.stem}-")
    return ", ".join(parts)


# A spelling up to this cost is called the usual one.
_USUAL = 0.1
