"""What the workers of a cluster do with batches of rows: read sources, annotate documents, count words.

Each step is a generator over Arrow batches, and calls what an ingest on one machine calls. In: batches. Out: batches.
A source or a document that cannot be read is told to ``fail`` and the rest go on.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus_cli.annotate.article import annotate_each, document_id
from corpus_cli.annotate.duplicates import article_signature
from corpus_cli.errors import SourceError, internal_fault
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.names import skeleton_keys
from corpus_cli.parquet import ARTICLE_SCHEMA, article_row
from corpus_cli.parquet.rows import Row
from corpus_cli.parquet.scan import Batch, column_batch, iter_files, make_batch
from corpus_cli.parquet.steps import DOCUMENT_SCHEMA
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA
from corpus_cli.regions import Region, make_regions
from corpus_cli.sources import Reading, RecordPlace, iter_records, read_located
from corpus_cli.store.rows import FILLER
from corpus_cli.store.tokens import token_columns

__all__ = ["annotate_documents", "count_words", "read_sources"]

Fail = Callable[[SourceError], object]
Note = Callable[[str], object]

# Rows to a batch that goes out, and bytes of them: documents can be large.
_ROWS = 200
_HEAVIEST = 8 * 1024 * 1024
# Documents annotated together.
_TOGETHER = 16
# Distinct words that a task counts before it hands them on.
_MOST_WORDS = 400_000
# What stands between words, and what an article without any has.
_NO_WORDS = (FILLER, "")
_COUNTED_COLUMNS = ("language", "text", "title_span", "header", "paragraphs", "removed")


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


def count_words(root: Path, files: Iterable[Path]) -> Iterator[Batch]:
    """Yield the words of articles by their keys, with how often each stands in a language and in how many articles.

    A word with two keys has two rows, and one that is met again after many others comes again.

    Args:
        root: the folder of articles.
        files: of it, those to count.
    """
    counts: dict[str, Counter[str]] = {}
    articles: dict[str, Counter[str]] = {}
    for batch in iter_files(root, files, _COUNTED_COLUMNS):
        for row in batch.to_pylist():
            columns, _ = token_columns(row["text"], _regions(row))
            words = "\n".join(filter(None, columns)).split("\n")
            counts.setdefault(row["language"], Counter()).update(words)
            articles.setdefault(row["language"], Counter()).update(set(words))
        if sum(map(len, counts.values())) > _MOST_WORDS:
            yield from _counted(counts, articles)
            counts.clear()
            articles.clear()
    yield from _counted(counts, articles)


def _regions(row: Row) -> Sequence[Region]:
    title = row["title_span"]
    return make_regions(
        title=(title["start"], title["end"]) if title else None,
        header=_spans(row["header"]),
        body=_spans(row["paragraphs"]),
        removed=_spans(row["removed"]),
    )


def _spans(parts: Sequence[Mapping[str, int]]) -> list[tuple[int, int]]:
    return [(part["start"], part["end"]) for part in parts]


def _counted(counts: Mapping[str, Counter[str]], articles: Mapping[str, Counter[str]]) -> Iterator[Batch]:
    """Yield a batch a language, a row for each key of each word."""
    for language, words in counts.items():
        keyed = [(key, word) for word in words if word not in _NO_WORDS for key in skeleton_keys(word, "")]
        columns: dict[str, Sequence[object]] = {
            "key": [key for key, _ in keyed],
            "language": [language] * len(keyed),
            "surface": [word for _, word in keyed],
            "count": [words[word] for _, word in keyed],
            "articles": [articles[language][word] for _, word in keyed],
        }
        yield column_batch(columns, VOCABULARY_SCHEMA)
