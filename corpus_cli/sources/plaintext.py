"""Plain text, decoded.

In: the bytes of one document. Out: a ``RawDocument``. The encoding is found for each document on its own, and UTF-8
that was read as something else before it was written is made good.
"""

import hashlib

from corpus_cli.bounds import MAX_TEXT
from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.encoding import decode
from corpus_cli.sources.mojibake import repair
from corpus_cli.sources.office import told_document

__all__ = ["read_plain_text"]


def read_plain_text(data: bytes, *, path: str, encoding: str | None = None) -> RawDocument:
    """Decode one document; where it was found to be in ``encoding`` before, in that.

    Raises:
        SourceError: it is empty, binary, a document of another program, too large or in no known encoding.
    """
    if told := told_document(data):
        raise SourceError(path, "document", told)
    if len(data) > MAX_TEXT:
        raise SourceError(path, "too-large", f"is larger than {MAX_TEXT // 2**20} MiB: split it into articles")
    decoded = decode(data, path=path, known=encoding)
    if not decoded.text.strip():
        raise SourceError(path, "empty", "holds no text")
    text, repaired = repair(decoded.text)
    evidence = f"{decoded.evidence}; {repaired}, made good" if repaired else decoded.evidence
    return RawDocument(path, text, decoded.encoding, evidence, hashlib.blake2b(data, digest_size=16).hexdigest())
