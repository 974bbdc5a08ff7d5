"""Articles counted by what is known of them.

In: a condition on articles, dimensions. Out: rows of counts; and, to tell how a corpus was cleaned, what was removed
from some of its articles.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, Protocol, TypeVar

from corpus_cli.store.codec import unpack_removed
from corpus_cli.store.labels import Unit, published_label
from corpus_cli.store.reader import Condition, IndexReader

__all__ = [
    "Dimension",
    "Figures",
    "IndexFigures",
    "RemovedPart",
    "TallyRow",
    "count_copies",
    "removed_parts",
    "tally",
]

Asked = TypeVar("Asked", contravariant=True)


class Figures(Protocol[Asked]):
    """Who counts the articles of a corpus; a condition is whatever the corpus makes of a question."""

    def tally(self, condition: Asked, dimensions: Sequence["Dimension"]) -> list["TallyRow"]:
        """Return the articles that fit, counted by every combination of values that occurs; by none, one row."""
        ...

    def count_copies(self, condition: Asked) -> int:
        """Return how many of the articles that fit are copies of another."""
        ...

    def removed_parts(self, condition: Asked, *, most: int) -> Iterable["RemovedPart"]:
        """Return what was removed from the articles that fit, from ``most`` of them where there are more."""
        ...


class IndexFigures(NamedTuple):
    """Counts the articles of an index."""

    reader: IndexReader

    def tally(self, condition: Condition, dimensions: Sequence["Dimension"]) -> list["TallyRow"]:
        return tally(self.reader, condition, dimensions)

    def count_copies(self, condition: Condition) -> int:
        return count_copies(self.reader, condition)

    def removed_parts(self, condition: Condition, *, most: int) -> Iterable["RemovedPart"]:
        return removed_parts(self.reader, condition, most=most)


class Dimension(StrEnum):
    """What articles are counted by."""

    LANGUAGE = "language"
    SOURCE = "source"
    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


_EXPRESSIONS = {Dimension.LANGUAGE: "language", Dimension.SOURCE: "publisher"} | {
    Dimension(str(unit)): published_label(unit) for unit in Unit
}


class TallyRow(NamedTuple):
    """Counts of the articles that share the values of some dimensions, ``None`` for what their pages do not say.

    Attributes:
        values: one a dimension.
        articles, words: how many; words of the clean bodies.
        dated: articles that say when they were published.
        untitled, empty: articles without a title, and without a body.
        confidence: mean confidence of their languages.
    """

    values: tuple[str | None, ...]
    articles: int
    words: int
    dated: int
    untitled: int
    empty: int
    confidence: float


def tally(reader: IndexReader, condition: Condition, dimensions: Sequence[Dimension]) -> list[TallyRow]:
    """Return the articles that fit, counted by every combination of values that occurs; by none, one row for all."""
    keys = ", ".join(f"{_EXPRESSIONS[one]} AS key{place}" for place, one in enumerate(dimensions))
    names = ", ".join(f"key{place}" for place in range(len(dimensions)))
    sql = f"""
        SELECT {f"{keys}, " if keys else ""} count(*), total(words), count(published), count(*) - count(title),
            count(*) FILTER (WHERE words = 0), avg(language_confidence)
        FROM article WHERE {condition.sql} {f"GROUP BY {names} ORDER BY {names}" if names else ""}
    """
    size = len(dimensions)
    return [_row(row[:size], row[size:]) for row in reader.select(sql, condition.parameters)]


def _row(values: tuple[str | None, ...], counts: Sequence[Any]) -> TallyRow:
    articles, words, dated, untitled, empty, confidence = counts
    return TallyRow(values, articles, int(words), dated, untitled, empty, confidence or 0.0)


def count_copies(reader: IndexReader, condition: Condition) -> int:
    """Return how many of the articles that fit are copies of another."""
    sql = f"""
        SELECT count(*) FROM likeness
        WHERE original IS NOT NULL AND article IN (SELECT number FROM article WHERE {condition.sql})
    """
    return int(next(reader.select(sql, condition.parameters))[0])


class RemovedPart(NamedTuple):
    """Of one article: characters kept, characters removed, and the confidence of each removed line."""

    kept: int
    removed: int
    confidences: Sequence[float]


def removed_parts(reader: IndexReader, condition: Condition, *, most: int) -> Iterator[RemovedPart]:
    """Yield what was removed from the articles that fit; from ``most`` of them, evenly spread, where there are more."""
    sql = f"SELECT number FROM article WHERE {condition.sql} ORDER BY number"
    numbers = [number for (number,) in reader.select(sql, condition.parameters)]
    step = max(1, len(numbers) // most)
    for number in numbers[::step][:most]:
        (packed,) = next(reader.select("SELECT details FROM article WHERE number = ?", (number,)))
        yield RemovedPart(*unpack_removed(packed))
