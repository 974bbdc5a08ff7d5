"""The tokens of a page as the index keeps them: by column, in an order from which their places can be told again.

In: a text and its regions. Out: words by column, how many each region gave, and where the words of a region start. A
filler stands wherever two words are not side by side, so that positions next to each other mean words next to
each other.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from corpus_cli.model import Where
from corpus_cli.regions import Region
from corpus_cli.store.rows import COLUMNS, FILLER, Layout
from corpus_cli.text import cut_words, parts_words

__all__ = ["TokenMap", "token_columns"]

_COLUMN_OF = {Where.TITLE: 0, Where.HEADER: 1, Where.BODY: 1, Where.REMOVED: 2}


def token_columns(text: str, regions: Iterable[Region]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words of title, body and removed lines, one a line, and how many positions each region takes.

    Header lines count as body. Of two regions with words in a column, a filler stands between; it is not counted.
    """
    columns: tuple[list[str], ...] = tuple([] for _ in COLUMNS)
    sizes = []
    for region in regions:
        words, fillers = _read_region(text, region)
        sizes.append(len(words) + len(fillers))
        column = columns[_COLUMN_OF[region.where]]
        if column and words:
            column.append(FILLER)
        before = 0
        for place in fillers:
            column += words[before:place]
            column.append(FILLER)
            before = place
        column += words[before:] if before else words
    return tuple(map("\n".join, columns)), tuple(sizes)


def _read_region(text: str, region: Region) -> tuple[Sequence[str], list[int]]:
    """Return the words of a region, and the numbers of those with a filler before them."""
    parts = cut_words(text[region.start : region.end])
    words = parts[1::2]
    return words, _fillers(words, parts[2:-1:2])


def _fillers(words: Sequence[str], gaps: Sequence[str]) -> list[int]:
    return [place for place, gap in enumerate(gaps, 1) if gap != " " and parts_words(gap, words[place - 1])]


class TokenMap:
    """Tells where in the text the token at a position of a column starts; cuts no region but those asked about."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self._regions: tuple[list[Region], ...] = tuple([] for _ in COLUMNS)
        self._firsts: tuple[list[int], ...] = tuple([] for _ in COLUMNS)
        ends = [0] * len(COLUMNS)
        for region, size in zip(layout.regions, layout.sizes, strict=True):
            if size:
                number = _COLUMN_OF[region.where]
                first = ends[number] + 1 if ends[number] else 0
                self._regions[number].append(region)
                self._firsts[number].append(first)
                ends[number] = first + size
        self._cut: dict[Region, list[int]] = {}

    def start(self, column: int, position: int) -> int:
        """Return the offset at which the token starts; of a filler, that of the word before it."""
        index = bisect_right(self._firsts[column], position) - 1
        region = self._regions[column][index]
        if region not in self._cut:
            self._cut[region] = self._starts(region)
        return self._cut[region][position - self._firsts[column][index]]

    def _starts(self, region: Region) -> list[int]:
        parts = cut_words(self._text[region.start : region.end])
        starts = list(accumulate(map(len, parts), initial=region.start))[1:-1:2]
        doubled = _fillers(parts[1::2], parts[2:-1:2])
        edges = [0, *doubled, len(starts)]
        filled: list[int] = []
        for begin, end in pairwise(edges):
            filled += starts[begin - 1 : end] if begin else starts[:end]
        return filled
