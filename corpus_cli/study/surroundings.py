"""What stands around a capital in its text: between it and the next, before it, after it.

In: a corpus and places of its index. Out: words and gaps. A text is read once, and only where a place in it is asked
for; one that cannot be read any more says nothing.
"""

from typing import NamedTuple

from corpus_cli.corpus import Corpus
from corpus_cli.errors import SourceError
from corpus_cli.store.capitals import ARTICLE_BITS, TITLE_BIT
from corpus_cli.store.rows import COLUMNS
from corpus_cli.store.tokens import TokenMap
from corpus_cli.text import cut_words

__all__ = ["Around", "Surroundings"]

_TITLE, _BODY = COLUMNS.index("title"), COLUMNS.index("body")
# Longer than any word and gap that are of interest.
_REACH = 120


class Around(NamedTuple):
    """The word before a stretch and the word after it, empty where something parts them from it, and the gaps."""

    before: str
    gap_before: str
    after: str
    gap_after: str


class Surroundings:
    """Looks into the texts of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._maps: dict[int, tuple[str, TokenMap] | None] = {}

    def holds(self, place: int) -> bool:
        """Return whether the text of a place is at hand."""
        return place >> ARTICLE_BITS in self._maps

    def between(self, first: int, second: int) -> str | None:
        """Return what stands between the word at a place and the next one, ``None`` where that cannot be read."""
        found, start = self._at(first)
        other, end = self._at(second)
        if not found or not other or start > end:
            return None
        return cut_words(found[start:end])[2] if end - start < _REACH else None

    def around(self, first: int, last: int) -> Around | None:
        """Return what stands around the words from one place to another."""
        text, start = self._at(first)
        _, end = self._at(last)
        if not text:
            return None
        before, after = cut_words(text[max(0, start - _REACH) : start]), cut_words(text[end : end + _REACH])
        return Around(before[-2] if len(before) > 1 else "", before[-1], after[3] if len(after) > 3 else "", after[2])

    def _at(self, place: int) -> tuple[str, int]:
        """Return the text of a place's article and the offset of its word; no text where it cannot be read."""
        number = place >> ARTICLE_BITS
        if number not in self._maps:
            self._maps[number] = self._read(number)
        known = self._maps[number]
        if known is None:
            return "", 0
        column = _TITLE if place & TITLE_BIT else _BODY
        return known[0], known[1].start(column, place & (TITLE_BIT - 1))

    def _read(self, number: int) -> tuple[str, TokenMap] | None:
        try:
            text = self._corpus.text(self._corpus.reader.rows([number])[0])
        except SourceError:
            return None
        return text, TokenMap(text, self._corpus.reader.layout(number))
