"""Plain text, decoded.

In: the bytes of one document. Out: a ``RawDocument``. The encoding is found for each document on its own, UTF-8 that
was read as something else before it was written is made good, and what a terminal was told about colours is left out.
"""

import hashlib
import re

from corpus_cli.bounds import MAX_TEXT
from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.encoding import decode
from corpus_cli.sources.mojibake import repair
from corpus_cli.sources.office import told_document
from corpus_cli.text import counted

__all__ = ["read_plain_text"]

# Whole control sequences (CSI) and strings of the operating system (OSC, as links are), ECMA-48; of a hostile or broken
# one the escape character stays, to be seen.
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\))")


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
    if "\x1b" in text:
        text, number = _SEQUENCE.subn("", text)
        evidence += f"; {counted(number, 'escape sequence')} of a terminal left out" if number else ""
        if not text.strip():
            raise SourceError(path, "empty", "holds no text")
    return RawDocument(path, text, decoded.encoding, evidence, hashlib.blake2b(data, digest_size=16).hexdigest())
