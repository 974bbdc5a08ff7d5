"""What the workers of a cluster do with batches of rows: read sources, annotate documents, count words.

Each step is a generator over Arrow batches, and calls what an ingest on one machine calls. In: batches. Out: batches.
A source or a document that cannot be read is told to ``fail`` and the rest go on.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus_cli.annotate.article import annotate_each, document_id
from corpus_cli.annotate.duplicates import article_signature
from corpus_cli.errors import SourceError, internal_fault
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.names import skeleton_keys
from corpus_cli.parquet import ARTICLE_SCHEMA, article_row, read_article
from corpus_cli.parquet.rows import Row
from corpus_cli.parquet.scan import Batch, make_batch
from corpus_cli.parquet.steps import COUNT_SCHEMA, DOCUMENT_SCHEMA
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA
from corpus_cli.regions import article_regions
from corpus_cli.sources import Reading, RecordPlace, iter_records, read_located
from corpus_cli.store.rows import FILLER
from corpus_cli.store.tokens import token_columns

__all__ = ["annotate_documents", "count_words", "key_words", "read_sources"]

Fail = Callable[[SourceError], object]
Note = Callable[[str], object]

# Rows to a batch that goes out, and bytes of them: documents can be large.
_ROWS = 200
_HEAVIEST = 8 * 1024 * 1024
# Documents annotated together.
_TOGETHER = 16
# Distinct words that a task counts before it hands them on.
_MOST_WORDS = 400_000


def read_sources(batches: Iterable[Batch], fail: Fail, *, note: Note, fields: Mapping[str, str]) -> Iterator[Batch]:
    """Yield the documents of source files, each with its id.

    Args:
        batches: the files.
        fail: told what cannot be read.
        note: told what was guessed about a file.
        fields: the user's mapping of fields; empty where it is to be guessed.
    """
    files = (file for batch in batches for file in batch.to_pylist())
    documents = (row for file in files for row in _iter_documents(file, fail, note, fields))
    for rows in iter_batches(documents, _ROWS, weigh=_document_weight, heaviest=_HEAVIEST):
        yield make_batch(rows, DOCUMENT_SCHEMA)


def _document_weight(row: Row) -> int:
    return len(row["document"])


def _iter_documents(file: Row, fail: Fail, note: Note, fields: Mapping[str, str]) -> Iterator[Row]:
    path = file["path"]
    reading = Reading(fields, lambda line: note(f"{path}: {line}"))
    try:
        for located in iter_records(path, reading):
            try:
                raw = read_located(located)
            except SourceError as error:
                fail(error)
                continue
            name = RecordPlace(located.place.member).within(file["name"])
            content = pickle.dumps((raw, located.place if located.place.shown else None))
            yield {"id": document_id(raw), "file": path, "name": name, "document": content}
    except SourceError as error:
        fail(SourceError(path, error.reason, error.detail))


def annotate_documents(batches: Iterable[Batch], fail: Fail, *, engine: str) -> Iterator[Batch]:
    """Yield the articles of documents; of those with one id, which come to one task, the first."""
    seen: set[str] = set()
    for batch in batches:
        by_id = {row["id"]: row for row in reversed(batch.to_pylist()) if row["id"] not in seen}
        seen.update(by_id)
        new = list(by_id.values())
        for start in range(0, len(new), _ROWS):
            parts = iter_batches(new[start : start + _ROWS], _TOGETHER, weigh=_document_weight, heaviest=_HEAVIEST)
            yield make_batch([row for part in parts for row in _iter_articles(part, fail, engine)], ARTICLE_SCHEMA)


def _iter_articles(rows: Sequence[Row], fail: Fail, engine: str) -> Iterator[Row]:
    documents = [pickle.loads(row["document"]) for row in rows]
    annotated = annotate_each([raw for raw, _ in documents], engine=engine)
    for row, (raw, place), article in zip(rows, documents, annotated, strict=True):
        try:
            if isinstance(article, Exception):
                raise article
            article, signature = replace(article, path=row["name"]), article_signature(article)
            yield article_row(article, raw.text, file=row["file"], place=place, signature=signature)
        except Exception as error:
            # The one boundary where any fault of ours must become an outcome, or one page in a million stops them all.
            fail(SourceError(raw.path, *internal_fault(error)))


def count_words(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Yield each word of articles with its language, how often it stands and in how many of them."""
    counts: Counter[tuple[str, str]] = Counter()
    articles: Counter[tuple[str, str]] = Counter()
    for batch in batches:
        for row in batch.to_pylist():
            stored = read_article(row)
            columns, _ = token_columns(stored.text, article_regions(stored.article))
            words = Counter(word for column in columns if column for word in column.split("\n"))
            del words[FILLER]
            language = stored.article.language
            counts.update({(language, word): number for word, number in words.items()})
            articles.update((language, word) for word in words)
        if len(counts) > _MOST_WORDS:
            yield from _counted(counts, articles)
            counts.clear()
            articles.clear()
    yield from _counted(counts, articles)


def _counted(counts: Counter[tuple[str, str]], articles: Counter[tuple[str, str]]) -> Iterator[Batch]:
    rows = [
        {"language": language, "surface": word, "count": count, "articles": articles[language, word]}
        for (language, word), count in counts.items()
    ]
    yield make_batch(rows, COUNT_SCHEMA)


def key_words(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Yield a row for each key of each word."""
    for batch in batches:
        rows = [{"key": key, **row} for row in batch.to_pylist() for key in skeleton_keys(row["surface"], "")]
        yield make_batch(rows, VOCABULARY_SCHEMA)
