"""How much there is: articles and words by language, source and date, and how sure the readings are.

In: an opened corpus, a condition. Out: counts. Nothing is read but the index; how the pages were cleaned is told from
some of them where there are many.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from corpus_cli.opened import OpenCorpus
from corpus_cli.query.terms import EVERY
from corpus_cli.records import SCHEMA_VERSION, Record
from corpus_cli.store.tallies import Dimension, RemovedPart, TallyRow

__all__ = [
    "Cleaning",
    "Dimension",
    "Stats",
    "Tally",
    "collect_stats",
    "count_articles",
    "pivot_record",
    "stats_records",
    "tally_record",
]

# Of so many pages the cleaning is looked at: with 400 the share of what was removed is known to within some 3 %.
_LOOKED_AT = 400
_MONTH = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True, slots=True)
class Tally:
    """Articles that share something, counted.

    Attributes:
        by: what they are counted by, such as ``("language", "month")``; empty for all together.
        values: what they share, one value for each of ``by``; ``None`` for what their pages do not say.
        articles: how many.
        words: tokens of their clean bodies.
        dated: how many say when they were published.
        untitled: how many have no title.
        empty: how many have no body.
        language_confidence: mean confidence of their languages, 0 to 1.
    """

    by: tuple[str, ...]
    values: tuple[str | None, ...]
    articles: int
    words: int
    dated: int
    untitled: int
    empty: int
    language_confidence: float

    @property
    def undated(self) -> int:
        """How many do not say when they were published."""
        return self.articles - self.dated


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How pages were cleaned.

    Attributes:
        pages: how many were looked at.
        removed: share of their characters that was removed, 0 to 1.
        confidence: mean confidence of the lines removed, 0 to 1; ``None`` where none was.
    """

    pages: int
    removed: float
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Stats:
    """What a corpus holds.

    Attributes:
        total: all its articles.
        copies: how many of them are the same text as another.
        cleaning: how their pages were cleaned.
        languages, sources: the largest first.
        years, months: in time order, the undated last.
    """

    total: Tally
    copies: int
    cleaning: Cleaning
    languages: tuple[Tally, ...]
    sources: tuple[Tally, ...]
    years: tuple[Tally, ...]
    months: tuple[Tally, ...]


def count_articles(corpus: OpenCorpus[Any], condition: Any = None, *, by: Sequence[Dimension] = ()) -> list[Tally]:
    """Return the articles that fit, counted by every combination of values that occurs, in the order of the values.

    Args:
        corpus: where they are.
        condition: which of them, as the corpus makes it of a question; ``None`` for all.
        by: what to count by; by nothing, one tally of all.
    """
    names = tuple(map(str, by))
    asked = corpus.condition(EVERY) if condition is None else condition
    return [Tally(names, *row) for row in sorted(corpus.figures.tally(asked, by), key=_in_order)]


def _in_order(row: TallyRow) -> tuple[tuple[bool, str], ...]:
    """Return what rows are sorted by: their values, what is not known last."""
    return tuple((value is None, value or "") for value in row.values)


def collect_stats(corpus: OpenCorpus[Any], condition: Any = None) -> Stats:
    """Return what is to be told of the articles that fit; ``condition`` as for :func:`count_articles`."""
    asked = corpus.condition(EVERY) if condition is None else condition
    # The articles are read once, and every part is told from these rows.
    rows = corpus.figures.tally(asked, (Dimension.LANGUAGE, Dimension.SOURCE, Dimension.MONTH))
    return Stats(
        total=Tally((), *_sum((), rows)),
        copies=corpus.figures.count_copies(asked),
        cleaning=_cleaning(corpus.figures.removed_parts(asked, most=_LOOKED_AT)),
        languages=_largest_first(_part(Dimension.LANGUAGE, rows, lambda values: values[0])),
        sources=_largest_first(_part(Dimension.SOURCE, rows, lambda values: values[1])),
        years=_part(Dimension.YEAR, rows, lambda values: _year(values[2])),
        months=_part(Dimension.MONTH, rows, lambda values: values[2]),
    )


def _year(month: str | None) -> str | None:
    """Return the year of a month; what is stated more coarsely is a period of its own among years, too.

    >>> _year("2022-05"), _year("2022"), _year("199X")
    ('2022', '2022', '199X')
    """
    return month[:4] if month and _MONTH.fullmatch(month) else month


def _part(
    by: Dimension, rows: Iterable[TallyRow], key: Callable[[tuple[str | None, ...]], str | None]
) -> tuple[Tally, ...]:
    """Return the rows with one value each, those that share it added up, in the order of the values."""
    by_value: defaultdict[str | None, list[TallyRow]] = defaultdict(list)
    for row in rows:
        by_value[key(row.values)].append(row)
    summed = (_sum((value,), some) for value, some in by_value.items())
    return tuple(Tally((str(by),), *row) for row in sorted(summed, key=_in_order))


def _sum(values: tuple[str | None, ...], rows: Sequence[TallyRow]) -> TallyRow:
    articles = sum(row.articles for row in rows)
    return TallyRow(
        values,
        articles,
        sum(row.words for row in rows),
        sum(row.dated for row in rows),
        sum(row.untitled for row in rows),
        sum(row.empty for row in rows),
        sum(row.confidence * row.articles for row in rows) / max(1, articles),
    )


def _largest_first(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(tallies, key=lambda one: (one.values[0] is None, -one.articles)))


def _cleaning(parts: Iterable[RemovedPart]) -> Cleaning:
    looked_at = list(parts)
    kept, removed = sum(one.kept for one in looked_at), sum(one.removed for one in looked_at)
    sure = [confidence for one in looked_at for confidence in one.confidences]
    share = removed / (kept + removed) if kept + removed else 0.0
    return Cleaning(len(looked_at), round(share, 4), round(fmean(sure), 4) if sure else None)


def tally_record(one: Tally) -> Record:
    """Return the record of a tally by one thing, or of all together."""
    what, value = (one.by[0], one.values[0]) if one.by else ("all", None)
    return {"schema": SCHEMA_VERSION, "by": what, "value": value} | _counts(one)


def pivot_record(one: Tally) -> Record:
    """Return the record of a tally by several things, each a field of its own."""
    return {"schema": SCHEMA_VERSION} | dict(zip(one.by, one.values, strict=True)) | _counts(one)


def first_rows(tallies: Sequence[Tally], most: int, *, newest: bool = False) -> Sequence[Tally]:
    """Return at most so many rows, all for 0; of what is in time order the ``newest``, and the undated."""
    return tallies if not most else tallies[-most:] if newest else tallies[:most]


def stats_records(stats: Stats, most: int = 0) -> list[Record]:
    """Return the records of all tallies, at most so many of a part, that of all articles first."""
    largest = [first_rows(part, most) for part in (stats.languages, stats.sources)]
    latest = [first_rows(part, most, newest=True) for part in (stats.years, stats.months)]
    return [tally_record(one) for part in ((stats.total,), *largest, *latest) for one in part]


def _counts(one: Tally) -> Record:
    return {
        "articles": one.articles,
        "words": one.words,
        "dated": one.dated,
        "untitled": one.untitled,
        "empty": one.empty,
        "language_confidence": round(one.language_confidence, 4),
    }
