"""Articles put in order outside of an index, as ``query.order`` has an index do it.

In: rows in any order, a sort key. Out: the rows sorted; what lacks the key comes last either way, and ties stand in
path order.
"""

import heapq
from collections.abc import Callable, Iterable
from typing import Any

from corpus_cli.edtf import instant_number, parse_edtf
from corpus_cli.model import UNDETERMINED, Summary
from corpus_cli.query.order import SortKey
from corpus_cli.store import Row
from corpus_cli.text import fold

__all__ = ["by_path", "in_order"]


def _published(article: Summary) -> int | None:
    value = parse_edtf(article.published) if article.published else None
    return instant_number(value.earliest) if value and value.earliest and not value.floating else None


_KEYS: dict[SortKey, Callable[[Summary], Any]] = {
    SortKey.PATH: lambda article: article.path,
    SortKey.PUBLISHED: _published,
    SortKey.LANGUAGE: lambda article: None if article.language == UNDETERMINED else article.language,
    SortKey.SOURCE: lambda article: fold(article.publisher) if article.publisher else None,
    SortKey.TITLE: lambda article: fold(article.title) if article.title else None,
    SortKey.WORDS: lambda article: article.words,
    SortKey.ID: lambda article: article.id,
}


def in_order(rows: Iterable[Row], key: SortKey, *, reverse: bool = False, limit: int | None = None) -> list[Row]:
    """Return the rows sorted, the first ``limit`` of them."""
    wanted = _KEYS[key]
    if limit is not None and key is SortKey.PATH and not reverse:
        return heapq.nsmallest(limit, rows, key=by_path)
    ordered = sorted(rows, key=by_path)
    known = [row for row in ordered if wanted(row.summary) is not None]
    unknown = [row for row in ordered if wanted(row.summary) is None]
    return [*_stable(known, wanted, reverse=reverse), *unknown][:limit]


def by_path(row: Row) -> tuple[str, int, str]:
    """Return what rows are sorted by where nothing else is asked: the records of one file in their order."""
    number = row.place.number if row.place else None
    return row.summary.path, number or 0, row.summary.id


def _stable(rows: list[Row], wanted: Callable[[Summary], Any], *, reverse: bool) -> list[Row]:
    """Return rows sorted by a key either way, rows of one key left as they stand."""
    return sorted(rows, key=lambda row: wanted(row.summary), reverse=reverse)
