"""A file or a stream read by the reader of its format, which its content tells.

In: a path or bytes. Out: a ``RawDocument``, or a ``SourceError`` for that one document.
"""

import os
import re
import stat

from corpus_cli.bounds import MAX_BYTES
from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.discover import STDIN
from corpus_cli.sources.plaintext import read_plain_text

__all__ = ["looks_like_html", "read_document", "read_stream"]

_HTML_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_SNIFFED = 2_048


def read_document(path: str, *, encoding: str | None = None) -> RawDocument:
    """Read one file.

    Args:
        path: of the file.
        encoding: what it was found to be in before; spares guessing again.

    Raises:
        SourceError: it is missing, unreadable, empty, binary, too large or in no known encoding.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SourceError(
                    path, "special", "is a pipe or a device: send it to standard input, and name - instead"
                )
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise SourceError(path, "unreadable", "is a folder, not a file") from error
    except OSError as error:
        raise SourceError(path, "unreadable", (error.strerror or "cannot be read").lower()) from error
    return read_stream(data, path=path, encoding=encoding)


def _open_at_once(path: str, flags: int) -> int:
    # What was a file when it was listed may be a pipe by now, which would be waited for until somebody writes to it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_stream(data: bytes, *, path: str = STDIN, encoding: str | None = None) -> RawDocument:
    """Read the bytes of one document; ``encoding`` as for :func:`read_document`.

    Raises:
        SourceError: as :func:`read_document`.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(path, "too-large", f"is larger than {MAX_BYTES // 2**20} MiB: split it into articles")
    return _read_html(data, path) if looks_like_html(data) else read_plain_text(data, path=path, encoding=encoding)


def looks_like_html(data: bytes) -> bool:
    """Tell whether the bytes begin as an HTML page does.

    >>> looks_like_html(b"<!DOCTYPE html><html lang=uk>"), looks_like_html(b"The tag <b> makes bold.")
    (True, False)
    """
    return _HTML_OPENING.search(data[:_SNIFFED]) is not None


def _read_html(data: bytes, path: str) -> RawDocument:
    try:
        # Optional, and more than a second to load: only where a page of HTML has to be read.
        from corpus_cli.sources.html import read_html
    except ImportError as error:
        raise SourceError(path, "needs-extra", str(MissingExtra("a page of HTML", "html"))) from error
    return read_html(data, path=path)
