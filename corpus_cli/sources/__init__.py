"""Bytes to documents: what files there are, and each one decoded.

In: paths, patterns, folders, a stream. Out: ``RawDocument`` values, or a ``SourceError`` for that one
file. Nothing is guessed here but the encoding; what the text means is for ``annotate``.
"""

from corpus_cli.sources.discover import STDIN, Discovered, Listing, SourceFile, discover
from corpus_cli.sources.document import looks_like_html, read_document, read_stream

__all__ = [
    "STDIN",
    "Discovered",
    "Listing",
    "SourceFile",
    "discover",
    "looks_like_html",
    "read_document",
    "read_stream",
]
