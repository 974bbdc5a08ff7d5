"""Articles of a collection counted by what is known of them, as ``store.tallies`` counts those of an index.

In: a question put to a collection. Out: rows of counts. Partial counts come from wherever rows are read, and are added
up here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from corpus_cli.cluster.engines import Engine
from corpus_cli.cluster.jobs import Chosen, ParquetCondition, bounded_label
from corpus_cli.model import Article
from corpus_cli.parquet.scan import Batch
from corpus_cli.store.tallies import Dimension, RemovedPart, TallyRow
from corpus_cli.store.times import Unit

__all__ = ["ParquetFigures"]

_Values = tuple[str | None, ...]
# Articles, words, dated, untitled, empty, and the sum of the confidences.
_Counts = tuple[int, int, int, int, int, float]
_NONE: _Counts = (0, 0, 0, 0, 0, 0.0)


def _value(dimension: Dimension) -> Callable[[Article], str | None]:
    match dimension:
        case Dimension.LANGUAGE:
            return lambda article: article.language
        case Dimension.SOURCE:
            return lambda article: article.publisher
        case _:
            unit = Unit(str(dimension))
            return lambda article: bounded_label(article.published, unit) if article.published else None


def _added(one: _Counts, other: _Counts) -> _Counts:
    articles, words, dated, untitled, empty, confidence = (a + b for a, b in zip(one, other, strict=True))
    return int(articles), int(words), int(dated), int(untitled), int(empty), confidence


@dataclass(frozen=True, slots=True)
class _Tallying:
    """Counts by values."""

    chosen: Chosen
    dimensions: tuple[Dimension, ...]

    @property
    def columns(self) -> Sequence[str]:
        return self.chosen.columns

    def run(self, batches: Iterable[Batch]) -> Iterator[dict[_Values, _Counts]]:
        values = [_value(dimension) for dimension in self.dimensions]
        counts: defaultdict[_Values, _Counts] = defaultdict(lambda: _NONE)
        for stored in self.chosen.stored(batches):
            article = stored.article
            key = tuple(value(article) for value in values)
            dated, untitled = article.published is not None, article.title is None
            one = (1, article.words, dated, untitled, article.words == 0, article.language_confidence)
            counts[key] = _added(counts[key], one)
        yield dict(counts)


@dataclass(frozen=True, slots=True)
class _Removed:
    """What was removed from the articles with the smallest ids: ids are digests, so that these are any."""

    chosen: Chosen
    most: int

    @property
    def columns(self) -> Sequence[str]:
        return tuple(dict.fromkeys((*self.chosen.columns, "title_span", "header", "paragraphs", "removed")))

    def run(self, batches: Iterable[Batch]) -> Iterator[list[tuple[str, RemovedPart]]]:
        parts = ((stored.article.id, _removed_part(stored.article)) for stored in self.chosen.stored(batches))
        yield nsmallest(self.most, parts, key=lambda one: one[0])


def _removed_part(article: Article) -> RemovedPart:
    title = (article.title_span,) if article.title_span else ()
    kept = sum(span.end - span.start for span in (*title, *article.header, *article.paragraphs))
    removed = sum(line.end - line.start for line in article.removed)
    return RemovedPart(kept, removed, [round(line.confidence, 4) for line in article.removed])


@dataclass(frozen=True, slots=True)
class ParquetFigures:
    """Counts the articles of a collection.

    Attributes:
        engine: who reads it.
        copies: tells how many of the articles that fit are copies of another.
    """

    engine: Engine
    copies: Callable[[ParquetCondition], int]

    def tally(self, condition: ParquetCondition, dimensions: Sequence[Dimension]) -> list[TallyRow]:
        counts: dict[_Values, _Counts] = {} if dimensions else {(): _NONE}
        for some in self.engine.run(_Tallying(condition.chosen, tuple(dimensions)), condition.partitions):
            for values, one in some.items():
                counts[values] = _added(counts.get(values, _NONE), one)
        return [TallyRow(values, *one[:5], one[5] / (one[0] or 1)) for values, one in counts.items()]

    def count_copies(self, condition: ParquetCondition) -> int:
        return self.copies(condition)

    def removed_parts(self, condition: ParquetCondition, *, most: int) -> list[RemovedPart]:
        parts = self.engine.run(_Removed(condition.chosen, most), condition.partitions)
        found = nsmallest(most, (one for some in parts for one in some), key=lambda one: one[0])
        return [part for _, part in found]
