"""Pages saved with all their parts (MHTML, RFC 2557): a mail that holds a page of HTML and what it shows.

In: the bytes of one. Out: a ``RawDocument`` of the page; pictures and styles are passed over.
"""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from typing import cast

from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.plaintext import read_plain_text

__all__ = ["read_mhtml"]


def read_mhtml(data: bytes, *, path: str) -> RawDocument:
    """Read the page of a saved page.

    Raises:
        SourceError: it holds none, or that page cannot be read.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    page = _page_of(message)
    if page is None:
        raise SourceError(path, "broken", "holds no page of HTML: it is cut off, or no saved page")
    raw = _read_part(page, path)
    url = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    stated = {"url": url} if url.startswith(("http:", "https:")) else {}
    return replace(raw, declared={**stated, **raw.declared}, rendered=True)


def _page_of(message: EmailMessage) -> EmailMessage | None:
    """Return the first part that is a page: browsers put the page before what it shows."""
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml", "text/plain") and not part.is_multipart():
            return part
    return None


def _read_part(part: EmailMessage, path: str) -> RawDocument:
    content = cast(bytes, part.get_payload(decode=True) or b"")
    if part.get_content_type() == "text/plain":
        return read_plain_text(content, path=path)
    try:
        from corpus_cli.sources.html import read_html
    except ImportError as error:
        raise SourceError(path, "needs-extra", str(MissingExtra("a page of HTML", "html"))) from error
    return read_html(content, path=path, charset=part.get_content_charset())
