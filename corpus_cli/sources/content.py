"""What a record's bytes mean: decoded and, where they are markup, rendered.

In: a located record. Out: a ``RawDocument``, or a ``SourceError`` for that one record. The costly half of reading,
apart from finding the records, so that it can be done in another process.
"""

import hashlib
from dataclasses import replace
from itertools import islice

from corpus_cli.bounds import MAX_LINES, MAX_TEXT
from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.containers import Located
from corpus_cli.sources.plaintext import read_plain_text
from corpus_cli.sources.reader import Fault, Kind, Record
from corpus_cli.text import iter_lines

__all__ = ["read_content", "read_located"]


def read_content(data: bytes, kind: Kind, *, path: str, encoding: str | None = None) -> RawDocument:
    """Read the bytes of one document; ``encoding`` is what it is known to be in, where that is known.

    Raises:
        SourceError: it is empty, binary, a document of another program, too large or in no known encoding.
    """
    return _bounded(_read_bytes(data, kind, path, encoding))


def _bounded(raw: RawDocument) -> RawDocument:
    """Return a document that is not too long to be understood within the memory there is.

    Raises:
        SourceError: it is.
    """
    if len(raw.text) > MAX_TEXT:
        raise SourceError(raw.path, "too-large", f"has more than {MAX_TEXT:,} characters: split it into articles")
    if len(raw.text) > MAX_LINES and any(islice(iter_lines(raw.text), MAX_LINES, None)):
        raise SourceError(raw.path, "too-large", f"has more than {MAX_LINES:,} lines: split it into articles")
    return raw


def _read_bytes(data: bytes, kind: Kind, path: str, encoding: str | None) -> RawDocument:
    if kind is Kind.HTML:
        return _read_html(data, path, encoding)
    if kind is Kind.MHTML:
        from corpus_cli.sources.mhtml import read_mhtml

        return read_mhtml(data, path=path)
    return read_plain_text(data, path=path, encoding=encoding)


def _read_html(data: bytes, path: str, charset: str | None) -> RawDocument:
    try:
        # Optional, and more than a second to load: only where a page of HTML has to be read.
        from corpus_cli.sources.html import read_html
    except ImportError as error:
        raise SourceError(path, "needs-extra", str(MissingExtra("a page of HTML", "html"))) from error
    return read_html(data, path=path, charset=charset)


def read_located(located: Located) -> RawDocument:
    """Read one record.

    Raises:
        SourceError: it is a fault, or cannot be read.
    """
    found = located.found
    path = located.place.within(located.file)
    if isinstance(found, Fault):
        raise SourceError(path, found.reason, found.detail)
    raw = _read_record(found, path)
    if not located.place.shown and " > " not in located.readers:
        return raw
    # Its text lies in no file of its own, whatever made it.
    return replace(
        raw,
        digest=found.digest or raw.digest,
        name=found.name,
        stated={**raw.stated, **found.stated},
        rendered=True,
        origin=located.readers,
    )


def _read_record(record: Record, path: str) -> RawDocument:
    content = record.content
    if isinstance(content, bytes):
        return read_content(content, record.kind, path=path, encoding=record.charset)
    if record.kind is Kind.OWN:
        from corpus_cli.sources.own import read_own

        return _bounded(read_own(content, path=path))
    if record.kind in (Kind.HTML, Kind.MHTML):
        return read_content(content.encode("utf-8", "replace"), record.kind, path=path, encoding="utf-8")
    return _bounded(_read_text(content, record, path))


def _read_text(content: str, record: Record, path: str) -> RawDocument:
    """Return a text that the format has decoded; the title that goes with a body stands before it."""
    body = _rendered(content) if record.kind is Kind.FRAGMENT else content.strip()
    title = "" if record.kind is Kind.PAGE else " ".join(record.stated.get("title", "").split())
    # A title alone is news as well: feeds have such items.
    text = "\n\n".join(filter(None, (title, body)))
    if not text:
        raise SourceError(path, "empty", "holds no text")
    start = None if record.kind is Kind.PAGE else len(text) - len(body)
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return RawDocument(path, text, record.charset or "utf-8", "as its record is written", digest, body_start=start)


def _rendered(markup: str) -> str:
    # It stands on a parser that most corpora never need.
    from corpus_cli.sources.fragment import render_fragment

    return render_fragment(markup)
