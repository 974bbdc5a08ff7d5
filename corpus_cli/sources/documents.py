"""The documents of a file, one after the other: finding the records and reading them in one go.

In: a path, or a stream. Out: a ``RawDocument`` or a ``SourceError`` for each record, in order. A pure generator of
picklable values, for whoever has no pool of its own to share the work among.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.containers import Located, Reading, iter_records, iter_stream
from corpus_cli.sources.content import read_located

__all__ = ["iter_documents", "iter_stream_documents"]

_DEFAULT = Reading()


def iter_documents(path: str, reading: Reading = _DEFAULT) -> Iterator[RawDocument | SourceError]:
    """Yield the documents of a file; a fault of the file as a whole is the last thing it yields. Never raises."""
    return _iter_read(iter_records(path, reading), path)


def iter_stream_documents(
    stream: BinaryIO, path: str, reading: Reading = _DEFAULT
) -> Iterator[RawDocument | SourceError]:
    """Yield the documents of a stream, as :func:`iter_documents`."""
    return _iter_read(iter_stream(stream, path, reading), path)


def _iter_read(records: Iterable[Located], path: str) -> Iterator[RawDocument | SourceError]:
    try:
        for located in records:
            try:
                yield read_located(located)
            except SourceError as error:
                yield error
    except SourceError as error:
        yield SourceError(path, error.reason, error.detail)
