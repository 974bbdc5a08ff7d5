"""Which candidates are mentions of the name, which are in doubt, and why.

In: the candidates of one name. Out: forms. A candidate is judged by what its reading costs, by the letters it
has to be judged by, and by what else the vocabulary holds: a better candidate in the same language and script,
the language's own name for a place, the share of small letters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus_cli.model import Form
from corpus_cli.names.propose import Candidate, Query, spelling_limit
from corpus_cli.names.vocabulary import Entry
from corpus_cli.text import script_of

__all__ = ["decide"]

# In the name's own language, and where the language has a name of its own for the place: the same letters.
_SAME_LANGUAGE, _BESIDE_PLACE = 0.35, 0.1
_SAME_SCRIPT = 0.8
# How much dearer than the best candidate of its language and script a candidate may be.
_WORSE_SAME_SCRIPT, _WORSE = 0.6, 1.2
# An inflection up to this is free; what is more counts as spelling does.
_FREE_INFLECTION = 0.35
_LEAST_CAPITALS = 0.5
# Names that are written small too (brexit, parlament): so many letters, as good as the same, and not mostly capital.
_SMALL_LETTERS, _SMALL_COST, _SMALL_CAPITALS = 6, 0.02, 0.9
_SMALL_TAILS = frozenset(("", "ia", "ja", "ya", "ия", "ія", "ь"))
_ACRONYM_COST, _NAMELIKE = 0.35, 4
_SURE, _PER_COST = 0.98, 0.2


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the candidates of one name say about each other.

    Attributes:
        own_names: languages that have a name of their own for the place, and its forms there.
        best: the least cost in each language and script.
        capitals: the share of capital letters among the words of one language with one stem.
    """

    own_names: dict[str, set[str]]
    best: dict[tuple[str, str], float]
    capitals: dict[tuple[str, str], float]


def decide(query: Query, candidates: list[Candidate], *, any_case: bool) -> Iterator[Form]:
    """Yield the forms among the candidates of one name, those in doubt too."""
    scene = _survey(query, candidates)
    for candidate in candidates:
        for entry in candidate.entries:
            verdict = _judge(query, candidate, entry, scene, any_case=any_case)
            if verdict is not None:
                score = 1.0 if candidate.folded == query.folded else max(0.01, _SURE - _PER_COST * candidate.match.cost)
                reason = _reason(query, candidate)
                doubt = f"{reason}; in doubt: {verdict}" if verdict else reason
                yield Form(entry.surface, entry.language, round(score, 3), doubt, doubtful=bool(verdict))


def _survey(query: Query, candidates: Iterable[Candidate]) -> _Scene:
    scene = _Scene({}, {}, {})
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for candidate in candidates:
        if candidate.place and (candidate.place.mark or any(_capital(entry) for entry in candidate.entries)):
            scene.own_names.setdefault(candidate.language, set()).add(candidate.folded)
        if not candidate.place:
            family = counts[candidate.language, candidate.match.stem]
            for entry in candidate.entries:
                family[_capital(entry)] += entry.count
    scene.capitals.update({family: large / (small + large) for family, (small, large) in counts.items()})
    for candidate in candidates:
        exact = candidate.folded == query.folded
        if not candidate.place and (exact or any(map(_capital, candidate.entries))):
            cost = candidate.match.spelling
            if cost <= _limit(query, candidate, scene):
                where = candidate.language, script_of(candidate.folded)
                cost += max(0.0, candidate.match.inflection - 0.2)
                scene.best[where] = min(cost, scene.best.get(where, cost))
    return scene


def _capital(entry: Entry) -> bool:
    return entry.surface[:1].isupper()


def _limit(query: Query, candidate: Candidate, scene: _Scene) -> float:
    """Return the highest cost at which the candidate's spelling can still be the name's."""
    letters = min(len(query.name), (len(query.name) + len(candidate.match.stem)) / 2)
    limit = spelling_limit(letters)
    if candidate.language == query.language:
        limit = min(limit, _SAME_LANGUAGE)
    elif script_of(candidate.folded) == script_of(query.folded):
        limit *= _SAME_SCRIPT
    if candidate.language in scene.own_names and candidate.folded != query.folded:
        limit = min(limit, _BESIDE_PLACE)
    return limit


def _judge(query: Query, candidate: Candidate, entry: Entry, scene: _Scene, *, any_case: bool) -> str | None:
    """Return ``None`` for no form of the name, the doubt where there is one, and an empty string for a form."""
    if candidate.place:
        return _judge_place(candidate, entry, any_case=any_case)
    exact = candidate.folded == query.folded
    match, own = candidate.match, scene.own_names.get(candidate.language)
    cost = match.spelling + max(0.0, match.inflection - _FREE_INFLECTION)
    if cost > _limit(query, candidate, scene):
        return None
    if own is not None and exact and candidate.folded not in own and candidate.language != query.language:
        return "the language has a name of its own for it"
    script = script_of(candidate.folded)
    worse = _WORSE_SAME_SCRIPT if script == script_of(query.folded) else _WORSE
    if match.spelling > scene.best.get((candidate.language, script), 9.0) + worse:
        return None if not exact else "another word is nearer"
    return _judge_case(query, candidate, entry, scene, any_case=any_case)


def _judge_place(candidate: Candidate, entry: Entry, *, any_case: bool) -> str | None:
    place = candidate.place
    if place and place.acronym and not any_case and not entry.surface[: len(place.name)].isupper():
        return "an acronym in small letters"
    small = place is not None and place.mark == "~"
    return "" if any_case or small or _capital(entry) else "in small letters"


def _judge_case(query: Query, candidate: Candidate, entry: Entry, scene: _Scene, *, any_case: bool) -> str | None:
    match, exact = candidate.match, candidate.folded == query.folded
    if query.acronym:
        if match.spelling > _ACRONYM_COST:
            return None
        return "" if any_case or _written_as_acronym(query, candidate, entry) else "an acronym in small letters"
    if any_case:
        return ""
    often_small = len(query.name) >= _SMALL_LETTERS and match.spelling <= _SMALL_COST
    if _capital(entry):
        capital = sum(variant.count for variant in candidate.entries if _capital(variant))
        total = sum(variant.count for variant in candidate.entries)
        sure = exact or often_small or capital >= _LEAST_CAPITALS * total
        return "" if sure else "mostly in small letters"
    if exact and candidate.language == query.language and candidate.language not in scene.own_names:
        return ""
    if (
        often_small
        and match.tail in _SMALL_TAILS
        and candidate.language not in scene.own_names
        and scene.capitals[candidate.language, match.stem] <= _SMALL_CAPITALS
    ):
        return ""
    return "in small letters" if exact or match.spelling <= _SAME_LANGUAGE else None


def _written_as_acronym(query: Query, candidate: Candidate, entry: Entry) -> bool:
    """Return whether the word is in capitals but for its ending, or, from four letters on, a name such as Nato."""
    head, ending = entry.surface[: len(query.name)], entry.surface[len(candidate.match.stem) :]
    if head.isupper():
        return not candidate.match.ending or not ending.isupper()
    return len(query.name) >= _NAMELIKE and head.istitle() and candidate.match.spelling <= _SMALL_COST


def _reason(query: Query, candidate: Candidate) -> str:
    """Return in one clause why a candidate is read as the name."""
    match, place = candidate.match, candidate.place
    if candidate.folded == query.folded and not place:
        return "as typed"
    parts = []
    if place:
        parts.append(f"{place.name} is its name in {place.language} (CLDR {place.code})")
    elif match.spelling <= _BESIDE_PLACE:
        parts.append(
            "the same letters" if script_of(candidate.folded) == script_of(query.folded) else "the usual spelling"
        )
    else:
        parts.append(f"a spelling of it, distance {match.spelling:.1f}")
    if match.ending:
        parts.append(f"ending -{match.ending}")
    if match.change.value:
        parts.append(f"stem {match.stem}-")
    return ", ".join(parts)
