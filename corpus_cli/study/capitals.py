"""Words that are written as names are: with a capital where nothing but being a name asks for one.

In: an index and the numbers of some articles. Out: the words that begin with a capital, where each stands, and which
of them are names by the way they are written. A capital says nothing at the start of a sentence, in a title or in a
row of capitals (a headline, a table); elsewhere in a sentence it says that a word is a name, unless the same word is
also written small. Where every noun has a capital, as in German, it tells nothing, and only acronyms are names by the
way they are written, and places by their names in CLDR; other words of such a language join names found in others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from corpus_cli.names.exonyms import is_exonym
from corpus_cli.store import IndexReader
from corpus_cli.store.capitals import (
    ARTICLE_BITS,
    TITLE_BIT,
    CapitalType,
    Places,
    capital_types,
    sentence_ends,
    type_places,
)

__all__ = ["Capitals", "Mask", "Numbers", "Word", "read_capitals", "reread_capitals"]

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

# More capitals in a row than this are a headline or a list, and no name.
_LONGEST_ROW = 5
# Of the occurrences of a word where a capital says something, so many must have one; and in so many of its places it
# must say something: a word that nearly always begins sentences is no name ("Recall", "Note").
_LEAST_CAPITAL, _LEAST_TELLING = 0.8, 0.25
_NOUN_LANGUAGES = frozenset({"de", "lb", "nds"})


@dataclass(slots=True)
class Word:
    """A word that was seen with a capital in documents of one language.

    Attributes:
        language, folded: what it is.
        surfaces: how often it was written in each way with a capital, in the whole index.
        small: how often in small letters.
    """

    language: str
    folded: str
    small: int
    surfaces: Counter[str] = field(default_factory=Counter)

    @property
    def surface(self) -> str:
        """The way it is written most often."""
        return self.surfaces.most_common(1)[0][0]

    @property
    def acronym(self) -> bool:
        """Whether it is written as an acronym is, nearly always."""
        upper = sum(count for surface, count in self.surfaces.items() if surface.isupper())
        return 2 <= len(self.folded) <= 6 and upper >= 0.9 * self.surfaces.total()


@dataclass(frozen=True)
class Capitals:
    """Every place of a capital in some articles, in the order of the text.

    Attributes:
        words: the words.
        types: for the number of each type of the index the number of its word.
        places: where capitals stand, in order (``store.capitals``).
        word: for each place the number of its word.
        read_ends: returns the places of sentence ends, in order; called when they are asked for.
    """

    words: Sequence[Word]
    types: Mapping[int, int]
    places: Places
    word: Numbers
    read_ends: Callable[[], Places]

    @cached_property
    def ends(self) -> Places:
        """The places of sentence ends, in order."""
        return self.read_ends()

    @cached_property
    def language(self) -> NDArray[np.str_]:
        """For each word its language."""
        return np.array([word.language for word in self.words], np.str_)

    @cached_property
    def article(self) -> Numbers:
        """For each place the number of its article."""
        return self.places >> ARTICLE_BITS

    @cached_property
    def in_title(self) -> Mask:
        """Whether each place is in a title."""
        return (self.places & TITLE_BIT) > 0

    @cached_property
    def initial(self) -> Mask:
        """Whether each place begins a sentence, or follows what parts words."""
        at_start = (self.places & (TITLE_BIT - 1)) == 0
        if not len(self.ends):
            return np.asarray(at_start)
        nearest = np.minimum(np.searchsorted(self.ends, self.places - 1), len(self.ends) - 1)
        return np.asarray(at_start | (self.ends[nearest] == self.places - 1))

    @cached_property
    def row(self) -> Numbers:
        """For each place the number of the row of capitals it stands in: those with no other word between."""
        return np.cumsum(np.diff(self.places, prepend=np.int64(-2)) != 1) - 1

    @cached_property
    def spelling(self) -> Numbers:
        """For each place a number that stands for its folded word, whatever the language."""
        numbers: dict[str, int] = {}
        of_word = [numbers.setdefault(word.folded, len(numbers)) for word in self.words]
        return np.array(of_word, np.int64)[self.word]

    @cached_property
    def sentence(self) -> Numbers:
        """For each place the number of its sentence, counted over all articles."""
        # Column and article part sentences, too.
        column = self.places // TITLE_BIT
        new = np.diff(column, prepend=np.int64(-1)) != 0
        return np.asarray(np.searchsorted(self.ends, self.places) + np.cumsum(new))

    @cached_property
    def telling(self) -> Mask:
        """Whether the capital at each place says anything."""
        length = np.bincount(self.row)[self.row] if len(self.row) else self.row
        return ~self.in_title & ~self.initial & (length <= _LONGEST_ROW)

    def count(self, mask: Mask | None = None) -> Numbers:
        """Return for each word at how many places it stands, of those of the mask."""
        return np.bincount(self.word if mask is None else self.word[mask], minlength=len(self.words))

    @cached_property
    def written(self) -> Mask:
        """For each word whether it is hardly ever written small, be it a name or only a word that begins sentences."""
        small = np.array([word.small for word in self.words])
        capital = np.array([word.surfaces.total() for word in self.words])
        long = np.array([len(word.folded) > 1 for word in self.words], bool)
        return np.asarray(long & (capital >= _LEAST_CAPITAL * (capital + small)))

    @cached_property
    def named(self) -> Mask:
        """For each word whether it is a name by the way it is written."""
        telling, body = self.count(self.telling), np.maximum(1, self.count(~self.in_title))
        small = np.array([word.small for word in self.words])
        capital = np.array([word.surfaces.total() for word in self.words]) * telling / body
        known = (telling > 0) & (telling >= _LEAST_TELLING * body) & (capital >= _LEAST_CAPITAL * (capital + small))
        nouns = np.array([_is_noun(word) for word in self.words], bool)
        return np.asarray(self.written & known & ~nouns)


def _is_noun(word: Word) -> bool:
    """Return whether a capital tells nothing of a word, and nothing else tells that it is a name."""
    return word.language in _NOUN_LANGUAGES and not word.acronym and not is_exonym(word.folded, word.language)


def read_capitals(reader: IndexReader, articles: Sequence[int], *, least: int) -> Capitals:
    """Return the capitals of titles and bodies of ``articles``.

    Args:
        reader: of the index.
        articles: their numbers.
        least: of words written less often than this in the whole index nothing is read.
    """
    words, types = _words(capital_types(reader, least=least))
    return _read_places(reader, articles, words, types)


def reread_capitals(reader: IndexReader, articles: Sequence[int], known: Capitals, wanted: Iterable[int]) -> Capitals:
    """Return the capitals of other articles, only of the ``wanted`` of the words that are known."""
    chosen = frozenset(wanted)
    types = {number: word for number, word in known.types.items() if word in chosen}
    return _read_places(reader, articles, known.words, types)


def _read_places(
    reader: IndexReader, articles: Sequence[int], words: Sequence[Word], types: Mapping[int, int]
) -> Capitals:
    found = [(places, types[number]) for number, places in type_places(reader, types, articles)]
    places = np.concatenate([places for places, _ in found]) if found else np.empty(0, np.int64)
    word = np.repeat(
        np.array([number for _, number in found], np.int64), np.array([len(one) for one, _ in found], np.int64)
    )
    order = np.argsort(places, kind="stable")
    return Capitals(words, types, places[order], word[order], partial(sentence_ends, reader, articles))


def _words(types: Iterable[CapitalType]) -> tuple[list[Word], dict[int, int]]:
    """Return the words of some types, and for each type the number of its word."""
    words: dict[tuple[str, str], Word] = {}
    place: dict[tuple[str, str], int] = {}
    numbers = {}
    for one in types:
        key = one.language, one.folded
        if key not in words:
            place[key] = len(words)
            words[key] = Word(one.language, one.folded, one.small)
        words[key].surfaces[one.surface] += one.count
        numbers[one.number] = place[key]
    return list(words.values()), numbers
