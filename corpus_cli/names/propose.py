"""The candidates of a name: words of a vocabulary that can be read as forms of it, good or not.

In: a name and a vocabulary. Out: for each word and language the best reading of it, with all the case variants
that occur. Nothing is decided here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from corpus_cli.names.exonyms import Exonym, find_exonyms
from corpus_cli.names.inflect import short_endings
from corpus_cli.names.skeleton import query_keys
from corpus_cli.names.vocabulary import Entry, Vocabulary
from corpus_cli.names.weigh import Match, Name
from corpus_cli.text import fold

__all__ = ["Candidate", "Query", "propose", "spelling_limit"]

# Highest cost of a spelling: of a name of up to three letters, of four, and for each letter more.
_SHORT, _FOUR, _EACH = 0.5, 1.0, 0.3
_SAME_LETTERS, _PLACE_INFLECTION = 0.1, 0.6
_ACRONYM_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Query:
    """A name as asked for.

    Attributes:
        name: as typed.
        folded: as compared.
        language: of the name, where it is known.
        acronym: it is written as an acronym is.
        places: the names of the places that are called so.
    """

    name: str
    folded: str
    language: str | None
    acronym: bool
    places: tuple[Exonym, ...]

    @classmethod
    def of(cls, name: str, *, language: str | None, places: bool) -> "Query":
        """Make the query for a name as typed."""
        folded = fold(name)
        acronym = 1 < len(name) <= _ACRONYM_LENGTH and name.isupper()
        found = find_exonyms(folded, language=language, acronym=acronym) if places else ()
        return cls(name, folded, language, acronym, found)


@dataclass(frozen=True, slots=True)
class Candidate:
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


def propose(query: Query, vocabulary: Vocabulary, targets: Collection[str] | None) -> list[Candidate]:
    """Return the candidates of a query among the words of the languages ``targets``; ``None`` for all."""
    return [*_spelled(query, vocabulary, targets), *_places(query, vocabulary, targets)]


def _spelled(query: Query, vocabulary: Vocabulary, targets: Collection[str] | None) -> Iterator[Candidate]:
    reach = spelling_limit(len(query.folded))
    name = Name(query.folded, language=query.language, reach=reach, inflected=not query.acronym)
    entries = vocabulary.entries(query_keys(name.stems, short_endings()))
    words = _by_word(
        entry for entry in entries if (targets is None or entry.language in targets) and _hopeful(entry, name)
    )
    for (folded, language), variants in words.items():
        match = name.match(folded, language)
        if match:
            yield Candidate(folded, language, tuple(variants), match, None)


def _places(query: Query, vocabulary: Vocabulary, targets: Collection[str] | None) -> Iterator[Candidate]:
    names: defaultdict[str, list[tuple[Exonym, Name]]] = defaultdict(list)
    keys: set[str] = set()
    for place in query.places:
        if " " not in place.name and (targets is None or place.language in targets):
            # What CLDR spells is spelled so in the language; only a doubled letter or a mark may differ.
            name = Name(place.name, language=place.language, reach=_SAME_LETTERS, inflected=not place.acronym)
            names[place.language].append((place, name))
            keys |= query_keys(name.stems, short_endings(), as_spelled=True)
    entries = vocabulary.entries(keys)
    words = _by_word(
        entry for entry in entries if any(_hopeful(entry, name) for _, name in names.get(entry.language, ()))
    )
    for (folded, language), variants in words.items():
        matches = [(name.match(folded, language), place) for place, name in names[language]]
        found = [(match, place) for match, place in matches if match and match.inflection <= _PLACE_INFLECTION]
        if found:
            match, place = min(found, key=lambda pair: pair[0].cost)
            yield Candidate(folded, language, tuple(variants), match, place)


def spelling_limit(letters: float) -> float:
    """Return the highest cost at which a spelling of so many letters can still be the name's."""
    return _SHORT if letters <= 3 else _FOUR + _EACH * (letters - 4)


def _hopeful(entry: Entry, name: Name) -> bool:
    """Return whether the beginning of a token, which endings leave alone, can be the name's."""
    return name.can_begin(entry.surface[: min(5, max(2, len(entry.surface) - 3))])


def _by_word(entries: Iterable[Entry]) -> dict[tuple[str, str], list[Entry]]:
    words: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        words[fold(entry.surface), entry.language].append(entry)
    return words
