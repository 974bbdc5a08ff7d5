"""Plain text files and streams, decoded.

In: a path or bytes. Out: a ``RawDocument``. The encoding is found for each file on its own.
"""

import hashlib
from pathlib import Path

from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.discover import STDIN
from corpus_cli.sources.encoding import decode

__all__ = ["MAX_BYTES", "read_document", "read_stream"]

# One article of plain text is a few kilobytes; a file beyond this is something else and would only fill the memory.
MAX_BYTES = 64 * 1024 * 1024


def read_document(path: str) -> RawDocument:
    """Read and decode one file.

    Raises:
        SourceError: it is missing, unreadable, empty, binary, too large or in no known encoding.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise SourceError(path, "unreadable", "is a folder, not a file") from error
    except OSError as error:
        raise SourceError(path, "unreadable", (error.strerror or "cannot be read").lower()) from error
    return read_stream(data, path=path)


def read_stream(data: bytes, *, path: str = STDIN) -> RawDocument:
    """Decode the bytes of one document.

    Raises:
        SourceError: as :func:`read_document`.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(path, "too-large", f"is larger than {MAX_BYTES // 2**20} MiB: split it into articles")
    decoded = decode(data, path=path)
    if not decoded.text.strip():
        raise SourceError(path, "empty", "holds no text")
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return RawDocument(path, decoded.text, decoded.encoding, decoded.evidence, digest)
