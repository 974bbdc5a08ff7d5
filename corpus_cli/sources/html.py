"""HTML pages as documents: the text a reader would see, and what the page declares of itself.

In: the bytes of one page. Out: a ``RawDocument`` whose text is the rendered page, menus and all; what its own markup
states is in ``declared``, and so is the main text that trafilatura picks, as a second opinion for cleaning.
Nothing is cleaned here. Rendering is resiliparse's, metadata and main text trafilatura's, the date htmldate's (through
trafilatura); all three come with the extra ``html``.
"""

import codecs
import hashlib
import re
import warnings
from collections.abc import Mapping

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from trafilatura import bare_extraction
from trafilatura.settings import Document

from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument

__all__ = ["read_html"]

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})*)", re.IGNORECASE)
_STATED_FOR_ANY = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
# Fields of trafilatura's document by the names that ``RawDocument.declared`` has for them.
_FIELDS = {
    "title": "title", "byline": "author", "publisher": "sitename", "published": "date", "url": "url",
    "main_text": "text",
}  # fmt: skip


def read_html(data: bytes, *, path: str, charset: str | None = None) -> RawDocument:
    """Decode and render one page.

    Args:
        data: the page as stored.
        path: its name, for messages.
        charset: the encoding that a server or a saved page stated.

    Raises:
        SourceError: it holds no text.
    """
    encoding = _stated(data, charset) or detect_encoding(data, html5_compatible=True, from_html_meta=True) or "utf-8"
    markup = bytes_to_str(data, encoding)
    text = extract_plain_text(markup, preserve_formatting=True, list_bullets=True, alt_texts=False)
    if not text.strip():
        raise SourceError(path, "empty", "holds no text")
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return RawDocument(
        path, text, encoding, "declared by the page or told from its bytes", digest, _declared(markup), rendered=True
    )


def _stated(data: bytes, charset: str | None) -> str | None:
    """Return the encoding stated, where the page is in it; what servers state for any page says nothing."""
    name = (charset or "").strip().lower()
    if not name or name in _STATED_FOR_ANY:
        return None
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return codecs.lookup(name).name


def _declared(markup: str) -> Mapping[str, str]:
    """Return what the markup states, and trafilatura's main text; a page it cannot parse declares nothing."""
    declared = {}
    if match := _LANGUAGE.search(markup[:20_000]):
        declared["language"] = match[1].replace("_", "-")
    with warnings.catch_warnings():
        # Dates with unknown time zones make dateutil warn; the date is right all the same.
        warnings.simplefilter("ignore")
        found = bare_extraction(markup, favor_precision=True, include_comments=False, with_metadata=True)
    if isinstance(found, Document):
        for name, attribute in _FIELDS.items():
            if value := getattr(found, attribute, None):
                declared[name] = str(value)
    return declared
