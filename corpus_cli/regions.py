"""The parts of a page, so that a hit can say where it stands and its context never leaves that part.

In: an article, or the bare spans of its parts. Out: its regions in text order.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus_cli.model import Article, Where

__all__ = ["Region", "RegionMap", "article_regions", "make_regions"]


class Region(NamedTuple):
    """A half-open stretch of the source text that is one part of the page."""

    start: int
    end: int
    where: Where


def article_regions(article: Article) -> list[Region]:
    """Return title, header lines, paragraphs and removed lines in text order."""
    title = article.title_span
    return make_regions(
        title=(title.start, title.end) if title else None,
        header=[(span.start, span.end) for span in article.header],
        body=[(paragraph.start, paragraph.end) for paragraph in article.paragraphs],
        removed=[(line.start, line.end) for line in article.removed],
    )


def make_regions(
    *,
    title: Sequence[int] | None,
    header: Iterable[Sequence[int]],
    body: Iterable[Sequence[int]],
    removed: Iterable[Sequence[int]],
) -> list[Region]:
    """Return the regions of these spans (start, end) in text order."""
    parts = ((header, Where.HEADER), (body, Where.BODY), (removed, Where.REMOVED))
    regions = [Region(start, end, where) for spans, where in parts for start, end in spans]
    if title:
        regions.append(Region(title[0], title[1], Where.TITLE))
    return sorted(regions)


class RegionMap:
    """Finds the region an offset lies in."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = regions
        self._starts = [region.start for region in regions]

    def at(self, start: int, end: int) -> Region | None:
        """Return the region that holds ``[start, end)`` whole, if one does."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self._regions[index].end < end:
            return None
        return self._regions[index]
