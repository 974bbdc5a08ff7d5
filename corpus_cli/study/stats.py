"""How much there is: articles and words by language, source and date, and how sure the readings are.

In: an opened corpus, a condition. Out: counts. Nothing is read but the index; how the pages were cleaned is told from
some of them where there are many.
"""

from collections.abc import Iterable, Sequence
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
    by_language, by_source, years, months = (
        count_articles(corpus, asked, by=[dimension])
        for dimension in (Dimension.LANGUAGE, Dimension.SOURCE, Dimension.YEAR, Dimension.MONTH)
    )
    return Stats(
        total=count_articles(corpus, asked)[0],
        copies=corpus.figures.count_copies(asked),
        cleaning=_cleaning(corpus.figures.removed_parts(asked, most=_LOOKED_AT)),
        languages=_largest_first(by_language),
        sources=_largest_first(by_source),
        years=tuple(years),
        months=tuple(months),
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


def stats_records(stats: Stats) -> list[Record]:
    """Return the records of all tallies, that of all articles first."""
    parts = ((stats.total,), stats.languages, stats.sources, stats.years, stats.months)
    return [tally_record(one) for part in parts for one in part]


def _counts(one: Tally) -> Record:
    return {
        "articles": one.articles,
        "words": one.words,
        "dated": one.dated,
        "untitled": one.untitled,
        "empty": one.empty,
        "language_confidence": round(one.language_confidence, 4),
    }
