"""The candidates of a name: words of a vocabulary that can be read as forms of it, good or not.

In: a name and a vocabulary. Out: for each word and language the best reading of it, with all the case variants
that occur. Nothing is decided here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus_cli.names.align import has_own_spellings
from corpus_cli.names.exonyms import Exonym, find_exonyms
from corpus_cli.names.inflect import Change, short_endings
from corpus_cli.names.limits import Limits
from corpus_cli.names.romanise import spelling
from corpus_cli.names.skeleton import query_keys, skeleton_keys
from corpus_cli.names.vocabulary import Entry, Vocabulary
from corpus_cli.names.weigh import Match, Name
from corpus_cli.text import fold

__all__ = ["Candidate", "Query", "propose"]

_SAME_LETTERS, _PLACE_INFLECTION = 0.1, 0.6
_ACRONYM_LENGTH = 5


class Query(NamedTuple):
    """A name as asked for.

    Attributes:
        name: as typed.
        folded: as compared.
        language: of the name, where it is known.
        acronym: it is written as an acronym is.
        places: the names of the places that are called so.
        adjective: it may be declined as an adjective, as a word within a longer name may be.
    """

    name: str
    folded: str
    language: str | None
    acronym: bool
    places: tuple[Exonym, ...]
    adjective: bool = False

    @classmethod
    def of(cls, name: str, *, language: str | None, places: bool, adjective: bool = False) -> "Query":
        """Make the query for a name as typed."""
        folded = fold(name)
        acronym = 1 < len(name) <= _ACRONYM_LENGTH and name.isupper()
        found = find_exonyms(folded, language=language, acronym=acronym) if places else ()
        return cls(name, folded, language, acronym, found, adjective)

    def as_name(self) -> "Query":
        """Return the query with the name taken for one that is only typed in capitals."""
        return self._replace(acronym=False, places=tuple(place for place in self.places if not place.acronym))


class Candidate(NamedTuple):
    """A word of one language that can be read as a form of the name.

    Attributes:
        folded: the word.
        language: of the documents it occurs in.
        entries: its case variants.
        match: the best reading.
        place: the place's own name in this language that was read, or ``None`` where the name itself was.
    """

    folded: str
    language: str
    entries: tuple[Entry, ...]
    match: Match
    place: Exonym | None


def propose(
    query: Query, vocabulary: Vocabulary, *, targets: Collection[str] | None, limits: Limits, exact: bool = False
) -> list[Candidate]:
    """Return the candidates of a query among the words of the languages ``targets``; ``None`` for all.

    Args:
        query, vocabulary, targets: what is asked, and of what.
        limits: how far a spelling may be from the name.
        exact: only the name as typed, whatever its case.
    """
    as_typed = list(_as_typed(query, vocabulary, targets))
    if exact:
        return as_typed
    return [*as_typed, *_spelled(query, vocabulary, targets, limits), *_places(query, vocabulary, targets)]


def _as_typed(query: Query, vocabulary: Vocabulary, targets: Collection[str] | None) -> Iterator[Candidate]:
    match = Match(0.0, 0.0, spelling(query.folded), "", "", Change.NONE)
    entries = (
        entry
        for entry in vocabulary.entries(skeleton_keys(query.name, ""))
        if (targets is None or entry.language in targets) and fold(entry.surface) == query.folded
    )
    for (folded, language), variants in _by_word(entries).items():
        yield Candidate(folded, language, tuple(variants), match, None)


def _spelled(
    query: Query, vocabulary: Vocabulary, targets: Collection[str] | None, limits: Limits
) -> Iterator[Candidate]:
    name = Name(
        query.folded,
        language=query.language,
        reach=limits.of_letters(len(query.folded)),
        inflected=not query.acronym,
        adjective=query.adjective,
    )
    keys = query_keys(name.stems, () if query.acronym else short_endings())
    hopes: dict[str, _Hopes] = {}

    def hope(language: str) -> _Hopes | None:
        own = language if has_own_spellings(language) else ""
        if own not in hopes:
            hopes[own] = _Hopes((name,), own)
        return hopes[own] if targets is None or language in targets else None

    for (folded, language), variants in _by_word(vocabulary.entries(keys, hope)).items():
        match = name.match(folded, language) if folded != query.folded else None
        if match:
            yield Candidate(folded, language, tuple(variants), match, None)


def _places(query: Query, vocabulary: Vocabulary, targets: Collection[str] | None) -> Iterator[Candidate]:
    names: defaultdict[str, list[tuple[Exonym, Name]]] = defaultdict(list)
    keys: set[str] = set()
    for place in query.places:
        if " " not in place.name and (targets is None or place.language in targets):
            # What CLDR spells is spelled so in the language; only a doubled letter or a mark may differ.
            name = Name(
                place.name,
                language=place.language,
                reach=_SAME_LETTERS,
                inflected=not place.acronym,
                as_spelled=True,
            )
            names[place.language].append((place, name))
            keys |= query_keys(name.stems, () if place.acronym else short_endings(), as_spelled=True)
    hopes = {language: _Hopes([name for _, name in pairs]) for language, pairs in names.items()}
    by_language: defaultdict[str, dict[str, list[Entry]]] = defaultdict(dict)
    for (folded, language), variants in _by_word(vocabulary.entries(keys, hopes.get)).items():
        by_language[language][folded] = variants
    for language, pairs in names.items():
        best: dict[str, Candidate] = {}
        for place, name in pairs:
            for folded, variants in by_language[language].items():
                match = name.match(folded, language)
                if match and match.inflection <= _PLACE_INFLECTION:
                    known = best.get(folded)
                    if known is None or match.cost < known.match.cost:
                        best[folded] = Candidate(folded, language, tuple(variants), match, place)
        yield from best.values()


class _Hopes(dict[str, bool]):
    """Whether words with a beginning can be forms of one of the names, in a language that may spell in its own way."""

    def __init__(self, names: Sequence[Name], language: str = "") -> None:
        super().__init__()
        self._names = names
        self._language = language

    def __missing__(self, beginning: str) -> bool:
        hope = self[beginning] = any(name.can_begin(beginning, self._language) for name in self._names)
        return hope


def _by_word(entries: Iterable[Entry]) -> dict[tuple[str, str], list[Entry]]:
    words: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        words[fold(entry.surface), entry.language].append(entry)
    return words
