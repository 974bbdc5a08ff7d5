"""Pieces of work done together, whatever they are: what each worker does.

In: files, records, marks that go through as they are. Out: the outcome of each, in order. Whatever goes wrong with one
of them ends here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus_cli.annotate.article import annotate_each
from corpus_cli.errors import SourceError, internal_fault
from corpus_cli.ingest.read import index_article
from corpus_cli.ingest.work import RecordWork, Unopened, Work
from corpus_cli.model import Article, RawDocument
from corpus_cli.sources import RecordPlace, SourceFile, read_located, read_single
from corpus_cli.store.rows import FailedFile, FailedRecord, FileStamp, IndexedFile, Outcome

__all__ = ["perform"]


class _Document(NamedTuple):
    """A file or a record that was read."""

    work: SourceFile | RecordWork
    raw: RawDocument


def perform(works: Sequence[Work], engine: str) -> list[Outcome | Unopened]:
    """Return the outcome of each piece of work; a container is given back as such. Never raises.

    The documents among them are annotated together, which costs much less than one after the other.
    """
    opened = [_opened(work) if isinstance(work, SourceFile | RecordWork) else work for work in works]
    raws = [one.raw for one in opened if isinstance(one, _Document)]
    annotated = iter(annotate_each(raws, engine=engine))
    return [_outcome(one, next(annotated)) if isinstance(one, _Document) else one for one in opened]


def _opened(work: SourceFile | RecordWork) -> _Document | Unopened | FailedFile | FailedRecord:
    try:
        raw = read_single(work.path) if isinstance(work, SourceFile) else read_located(work.located)
    except Exception as error:
        # Beside what a reader says itself, any fault of ours, for the same reason as below.
        return _failed(work, error)
    if raw is not None:
        return _Document(work, raw)
    # Only a file can turn out to be a container.
    return Unopened(work) if isinstance(work, SourceFile) else _failed(work, SourceError(work.name, "empty", ""))


def _outcome(document: _Document, annotated: Article | Exception) -> IndexedFile | FailedFile | FailedRecord:
    if isinstance(annotated, Exception):
        return _failed(document.work, annotated)
    try:
        return _indexed(document.work, document.raw, annotated)
    except Exception as error:
        # The one boundary where any fault of ours must become an outcome, or one page in a million stops them all.
        return _failed(document.work, error)


def _indexed(work: SourceFile | RecordWork, raw: RawDocument, article: Article) -> IndexedFile:
    if isinstance(work, SourceFile):
        stamp = FileStamp(work.size, work.mtime_ns)
        return index_article(article, raw.text, path=raw.path, name=work.name, stamp=stamp, keep_text=raw.rendered)
    place = work.located.place
    within = RecordPlace(place.member).within(work.name)
    indexed = index_article(article, raw.text, path=raw.path, name=within, stamp=None, keep_text=True)
    return replace(indexed, path=work.located.file, place=place)


def _failed(work: SourceFile | RecordWork, error: Exception) -> FailedFile | FailedRecord:
    reason, detail = (error.reason, error.detail) if isinstance(error, SourceError) else internal_fault(error)
    if isinstance(work, SourceFile):
        return FailedFile(work.path, FileStamp(work.size, work.mtime_ns), reason, detail)
    return FailedRecord(work.located.file, work.located.place, reason, detail)
