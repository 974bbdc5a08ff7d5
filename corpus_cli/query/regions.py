"""The parts of a page, so that a hit can say where it stands and its context never leaves that part.

In: an article. Out: its regions in text order.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus_cli.model import Article, Where

__all__ = ["Region", "RegionMap", "article_regions"]


@dataclass(frozen=True, slots=True)
class Region:
    """A half-open stretch of the source text that is one part of the page."""

    start: int
    end: int
    where: Where


def article_regions(article: Article, *, removed: bool) -> list[Region]:
    """Return title, header lines and paragraphs in text order, and the removed lines where asked for."""
    regions = [Region(span.start, span.end, Where.HEADER) for span in article.header]
    regions += [Region(paragraph.start, paragraph.end, Where.BODY) for paragraph in article.paragraphs]
    if article.title_span:
        regions.append(Region(article.title_span.start, article.title_span.end, Where.TITLE))
    if removed:
        regions += [Region(line.start, line.end, Where.REMOVED) for line in article.removed]
    return sorted(regions, key=lambda region: region.start)


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
