"""Bytes to documents: what files there are, what they hold, and each document decoded.

In: paths, patterns, folders, a stream. Out: ``RawDocument`` values, or a ``SourceError`` for that one file or record.
Nothing is guessed here but the encoding and what the fields of a record are; what a text means is for ``annotate``.
"""

from corpus_cli.sources.containers import Located, Reading, iter_records, iter_stream
from corpus_cli.sources.content import read_located
from corpus_cli.sources.discover import STDIN, Discovered, Listing, SourceFile, discover, iter_missing
from corpus_cli.sources.document import read_document, read_single, read_stream
from corpus_cli.sources.documents import iter_documents, iter_stream_documents
from corpus_cli.sources.formats import is_single, looks_like_html
from corpus_cli.sources.place import RecordPlace
from corpus_cli.sources.reader import Fault, Record

__all__ = [
    "STDIN",
    "Discovered",
    "Fault",
    "Listing",
    "Located",
    "Reading",
    "Record",
    "RecordPlace",
    "SourceFile",
    "discover",
    "is_single",
    "iter_documents",
    "iter_missing",
    "iter_records",
    "iter_stream",
    "iter_stream_documents",
    "looks_like_html",
    "read_document",
    "read_located",
    "read_single",
    "read_stream",
]
