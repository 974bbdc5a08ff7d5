"""A file or a stream that is one document, read by the reader of its format, which its content tells.

In: a path or bytes. Out: a ``RawDocument``, or a ``SourceError`` for that one document.
"""

import os
from io import BufferedReader
from os.path import basename

from corpus_cli.bounds import MAX_BYTES
from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.content import read_content
from corpus_cli.sources.discover import STDIN
from corpus_cli.sources.files import open_file
from corpus_cli.sources.formats import SNIFFED, choose_format, find_reader

__all__ = ["read_document", "read_single", "read_stream"]


def read_document(path: str, *, encoding: str | None = None) -> RawDocument:
    """Read one file.

    Args:
        path: of the file.
        encoding: what it was found to be in before; spares guessing again.

    Raises:
        SourceError: it is missing, unreadable, empty, binary, too large or in no known encoding, or a container.
    """
    found = read_single(path, encoding=encoding)
    if found is None:
        raise SourceError(path, "container", "holds articles rather than being one")
    return found


def read_single(path: str, *, encoding: str | None = None) -> RawDocument | None:
    """Read one file as :func:`read_document` does; ``None`` for a container."""
    with open_file(path) as file:
        chosen = choose_format(file.peek(SNIFFED)[:SNIFFED], basename(path))
        if find_reader(chosen, path) is not None:
            return None
        data = _read_whole(file)
    _check_size(data, path)
    return read_content(data, chosen.kind, path=path, encoding=encoding)


def _read_whole(file: BufferedReader) -> bytes:
    """Return all of a file, or one byte more than a document may have."""
    # Asked for as much as a document may have, a stream makes room for it first, which takes longer than the reading.
    size = os.fstat(file.fileno()).st_size
    data = file.read(min(size, MAX_BYTES) + 1)
    return data + file.read(MAX_BYTES + 1 - len(data)) if len(data) > size else data


def read_stream(data: bytes, *, path: str = STDIN, encoding: str | None = None) -> RawDocument:
    """Read the bytes of one document; ``encoding`` as for :func:`read_document`.

    Raises:
        SourceError: as :func:`read_document`.
    """
    _check_size(data, path)
    return read_content(data, choose_format(data[:SNIFFED], basename(path)).kind, path=path, encoding=encoding)


def _check_size(data: bytes, path: str) -> None:
    if len(data) > MAX_BYTES:
        raise SourceError(path, "too-large", f"is larger than {MAX_BYTES // 2**20} MiB: split it into articles")
