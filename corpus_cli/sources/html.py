"""HTML pages as documents: the text a reader would see, and what the page declares of itself.

In: the bytes of one page. Out: a ``RawDocument`` whose text is the rendered page, menus and all; what its own markup
states is in ``declared``, and so is the main text that trafilatura picks, as a second opinion for cleaning.
What the page states for machines (its date, the text in JSON-LD, the description) goes with it.
Nothing is cleaned here. Rendering is resiliparse's, metadata and main text are trafilatura's; both come with the extra
``html``.
"""

import codecs
import hashlib
import re
import warnings
from collections.abc import Mapping

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from corpus_cli.bounds import MAX_TAGS
from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources.html_date import stated_date
from corpus_cli.sources.linked_data import article_text, iter_nodes

__all__ = ["read_html"]

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})*)", re.IGNORECASE)
_STATED_FOR_ANY = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
# Fields of trafilatura's document by the names that ``RawDocument.declared`` has for them.
_FIELDS = {
    "title": "title", "byline": "author", "publisher": "sitename", "url": "url", "main_text": "text",
    "summary": "description",
}  # fmt: skip

# Its date is not used: where the metadata tell none it takes one of the text. The quick search costs the least.
_DATE_SEARCH = {"original_date": True, "extensive_search": False}


def read_html(data: bytes, *, path: str, charset: str | None = None) -> RawDocument:
    """Decode and render one page.

    Args:
        data: the page as stored.
        path: its name, for messages.
        charset: the encoding that a server or a saved page stated.

    Raises:
        SourceError: it holds no text, or more than a page does.
    """
    if data.count(b"<") > MAX_TAGS:
        raise SourceError(path, "too-large", f"has more than {MAX_TAGS:,} tags: split it into articles")
    encoding, evidence = _encoding(data, charset)
    markup = bytes_to_str(data, encoding)
    tree = HTMLTree.parse(markup)
    text = extract_plain_text(tree, preserve_formatting=True, list_bullets=True, alt_texts=False)
    if not text.strip():
        raise SourceError(path, "empty", "holds no text")
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return RawDocument(path, text, encoding, evidence, digest, _declared(markup, tree), rendered=True)


def _encoding(data: bytes, charset: str | None) -> tuple[str, str]:
    """Return the encoding and how it is known: what is UTF-8 is that, whatever the page declares."""
    # Some encodings of Japanese are ASCII throughout, with escapes in between.
    if b"\0" not in data and b"\x1b" not in data:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8", "valid UTF-8"
    told = _stated(data, charset) or detect_encoding(data, html5_compatible=True, from_html_meta=True)
    return told or "utf-8", "declared by the page or told from its bytes"


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


def _declared(markup: str, tree: HTMLTree) -> Mapping[str, str]:
    """Return what the markup states, and trafilatura's main text; a page it cannot parse declares nothing."""
    declared = {}
    if match := _LANGUAGE.search(markup[:20_000]):
        declared["language"] = match[1].replace("_", "-")
    nodes = [*iter_nodes(markup)]
    with warnings.catch_warnings():
        # Dates with unknown time zones make dateutil warn; the date is right all the same.
        warnings.simplefilter("ignore")
        found = bare_extraction(
            markup, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATE_SEARCH)
        )
        if published := stated_date(tree, nodes):
            declared["published"] = published
    if isinstance(found, Document):
        for name, attribute in _FIELDS.items():
            if value := getattr(found, attribute, None):
                declared[name] = str(value)
    if stated := article_text(nodes):
        declared["article_text"] = stated
    return declared
