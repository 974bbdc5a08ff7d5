"""The order of the lines of a concordance, as linguists sort them.

In: hits, each with its article. Out: the same, sorted. ``1L`` and ``1R`` sort by the words to the left or right of the
hit, the nearest first, so that what recurs beside a name stands together.
"""

from collections.abc import Iterable
from enum import StrEnum

from corpus_cli.model import Hit, Summary
from corpus_cli.text import fold, iter_tokens

__all__ = ["HitOrder", "sort_hits"]

_WORDS = 3


class HitOrder(StrEnum):
    """What the lines of a concordance can be sorted by."""

    LEFT = "1L"
    RIGHT = "1R"
    DATE = "date"
    SOURCE = "source"


Line = tuple[Summary, Hit]


def sort_hits(lines: Iterable[Line], order: HitOrder) -> list[Line]:
    """Return hits with their articles, sorted; what lacks the key comes last, and ties stay as they came."""
    return sorted(lines, key=lambda line: _key(line[0], line[1], order))


def _key(article: Summary, hit: Hit, order: HitOrder) -> tuple[bool, list[str]]:
    if order is HitOrder.DATE:
        return article.published is None, [article.published or ""]
    if order is HitOrder.SOURCE:
        return article.publisher is None, [fold(article.publisher or article.path)]
    beside = hit.left if order is HitOrder.LEFT else hit.right
    words = [fold(token.surface) for token in iter_tokens(beside)]
    nearest = words[::-1][:_WORDS] if order is HitOrder.LEFT else words[:_WORDS]
    return not nearest, nearest
