"""Passages by meaning: made ready once, found by the angle between vectors.

In: an opened corpus, a condition, a text. Out: matches, the nearest first. What has no vectors yet is not found, and
how much that is, is told.
"""

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

import numpy as np

from corpus_cli.corpus import Corpus
from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.model import Summary
from corpus_cli.query.order import SortKey, order_clause
from corpus_cli.semantic.embed import DIMENSIONS, MODEL, Vectors, embed_passages, embed_query
from corpus_cli.semantic.passages import cut_passages
from corpus_cli.store import Condition, Row
from corpus_cli.store.folding import without_copies
from corpus_cli.store.vectors import Embedded, VectorFile

__all__ = ["Meaning", "MeaningMatch", "Prepared"]

_KEPT = np.dtype("<f2")
_SPAN = np.dtype("<i4")
# Articles to one transaction: a few seconds of work, which is all that stopping it can lose.
_BATCH = 4


@frozen
class Prepared:
    """What can be searched by meaning.

    Attributes:
        ready: articles with vectors, copies left out.
        missing: articles that have none yet.
    """

    ready: int
    missing: int


@frozen
class MeaningMatch:
    """The passage of an article that is nearest to what was asked.

    Attributes:
        article: the article.
        score: cosine between passage and question, -1 to 1. Only the order tells: texts that have nothing in common
            come to about 0.7 to 0.8 with this model.
        start, end: the passage in the source text.
        passage: the beginning of it, on one line.
    """

    article: Summary
    score: float
    start: int
    end: int
    passage: str


class Meaning:
    """The vectors of a corpus; use as a context manager.

    Raises:
        StoreError: the file beside the index that keeps them cannot be opened.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        path = corpus.index.path
        self._kept = VectorFile(path.with_name(f"{path.name}.vectors") if path else None, MODEL)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kept.close()

    def prepare(
        self, condition: Condition, *, most: int | None, progress: Callable[[int, int], None] | None = None
    ) -> Prepared:
        """Make the vectors of articles that have none, the latest first, and keep them.

        Args:
            condition: which articles.
            most: how many at most; ``None`` for all.
            progress: told how many are done of how many.

        An article whose text cannot be read joins the failures of the corpus.

        Raises:
            StoreError: the vectors cannot be kept.
        """
        rows = _rows(self._corpus, condition)
        known = self._kept.known([row.summary.digest for row in rows])
        missing = [row for row in rows if row.summary.digest not in known]
        wanted = missing if most is None else missing[:most]
        ready = len(rows) - len(missing)
        for done, batch in self._iter_embedded(wanted):
            self._kept.add(batch)
            ready += len(batch)
            if progress:
                progress(done, len(wanted))
        return Prepared(ready, len(missing) - len(wanted))

    def _iter_embedded(self, rows: Sequence[Row]) -> Iterator[tuple[int, list[Embedded]]]:
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            yield start + len(batch), [one for row in batch if (one := _embedded(self._corpus, row)) is not None]

    def search(self, text: str, condition: Condition, *, limit: int) -> list[MeaningMatch]:
        """Return the articles nearest in meaning to a text, each by its best passage, the nearest first.

        Args:
            text: a question, a headline, a sentence, in any language of the model.
            condition: which articles; those without vectors are not found.
            limit: how many at most.
        """
        return self._nearest(embed_query(text).reshape(1, -1), condition, limit=limit)

    def like(self, prefix: str, condition: Condition, *, limit: int) -> list[MeaningMatch]:
        """Return the articles nearest in meaning to an article, passage against passage, the nearest first.

        Args:
            prefix: the start of its id.
            condition, limit: as for ``search``; the article itself and its copies are left out.

        Raises:
            UsageError: none or several articles have such an id.
            SourceError: its text cannot be read.
        """
        row = self._corpus.find(prefix)
        passages = cut_passages(self._corpus.article(row, self._corpus.text(row)))
        if not passages:
            return []
        same = {one.article.id for one in self._corpus.copies(row)} | {row.summary.id}
        near = self._nearest(embed_passages([one.text for one in passages]), condition, limit=limit + len(same))
        return [match for match in near if match.article.id not in same][:limit]

    def _nearest(self, asked: Vectors, condition: Condition, *, limit: int) -> list[MeaningMatch]:
        rows = {row.summary.digest: row for row in _rows(self._corpus, condition)}
        scored = _scored(self._kept.load(list(rows)), asked)
        best = sorted(scored, key=lambda one: (-one[0], rows[one[1]].summary.path))[:limit]
        return [match for score, digest, span in best for match in _match(self._corpus, rows[digest], score, span)]


def _rows(corpus: Corpus, condition: Condition) -> list[Row]:
    order = order_clause(SortKey.PUBLISHED, reverse=True)
    return list(corpus.reader.summaries(without_copies(condition), order=order))


def _embedded(corpus: Corpus, row: Row) -> Embedded | None:
    try:
        article = corpus.article(row, corpus.text(row))
    except SourceError as error:
        corpus.failures.append(error)
        return None
    passages = cut_passages(article)
    spans = np.array([(one.start, one.end) for one in passages], dtype=_SPAN)
    vectors = embed_passages([one.text for one in passages]) if passages else np.empty((0, DIMENSIONS))
    return Embedded(row.summary.digest, spans.tobytes(), vectors.astype(_KEPT).tobytes())


def _scored(kept: Iterator[Embedded], asked: Vectors) -> Iterator[tuple[float, str, tuple[int, int]]]:
    """Yield for each source the score, the digest and the span of its passage nearest to any of those asked for."""
    for one in kept:
        vectors = np.frombuffer(one.vectors, dtype=_KEPT).reshape(-1, DIMENSIONS).astype(np.float32)
        if len(vectors):
            scores = (vectors @ asked.T).max(axis=1)
            best = int(np.argmax(scores))
            start, end = np.frombuffer(one.spans, dtype=_SPAN).reshape(-1, 2)[best]
            yield float(scores[best]), one.digest, (int(start), int(end))


def _match(corpus: Corpus, row: Row, score: float, span: tuple[int, int]) -> Sequence[MeaningMatch]:
    start, end = span
    try:
        text = corpus.text(row)
    except SourceError as error:
        corpus.failures.append(error)
        return []
    passage = " ".join(text[start:end].split())
    return [MeaningMatch(row.summary, round(score, 4), start, end, passage)]
