"""HTML pages as documents: the text a reader would see, and what the page declares of itself.

In: the bytes of one page. Out: a ``RawDocument`` whose text is the rendered page, menus and all; what its own markup
states is in ``declared``, and so is the main text that trafilatura picks, as a second opinion for cleaning.
What the page states for machines (JSON-LD's ``articleBody``, the description) goes with it.
Nothing is cleaned here. Rendering is resiliparse's, metadata and main text trafilatura's, the date htmldate's (through
trafilatura); all three come with the extra ``html``.
"""

import codecs
import hashlib
import html
import json
import re
import warnings
from collections.abc import Iterator, Mapping

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from trafilatura import bare_extraction
from trafilatura.settings import Document

from corpus_cli.bounds import MAX_TAGS
from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument

__all__ = ["read_html"]

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})*)", re.IGNORECASE)
_STATED_FOR_ANY = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_LINKED_DATA = re.compile(r"<script\b[^>]{0,300}\bld\+json[^>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
# Fields of trafilatura's document by the names that ``RawDocument.declared`` has for them.
_FIELDS = {
    "title": "title", "byline": "author", "publisher": "sitename", "published": "date", "url": "url",
    "main_text": "text", "summary": "description",
}  # fmt: skip


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
    text = extract_plain_text(markup, preserve_formatting=True, list_bullets=True, alt_texts=False)
    if not text.strip():
        raise SourceError(path, "empty", "holds no text")
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return RawDocument(path, text, encoding, evidence, digest, _declared(markup), rendered=True)


def _encoding(data: bytes, charset: str | None) -> tuple[str, str]:
    """Return the encoding and how it is known: what is UTF-8 beyond ASCII is that, whatever the page declares."""
    if not data.isascii() and b"\0" not in data:
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


def _declared(markup: str) -> Mapping[str, str]:
    """Return what the markup states, and trafilatura's main text; a page it cannot parse declares nothing."""
    declared = {}
    if match := _LANGUAGE.search(markup[:20_000]):
        declared["language"] = match[1].replace("_", "-")
    with warnings.catch_warnings():
        # Dates with unknown time zones make dateutil warn; the date is right all the same.
        warnings.simplefilter("ignore")
        found = bare_extraction(markup, include_comments=False, with_metadata=True)
    if isinstance(found, Document):
        for name, attribute in _FIELDS.items():
            if value := getattr(found, attribute, None):
                declared[name] = str(value)
    if stated := max(_article_bodies(markup), key=len, default=""):
        declared["article_text"] = _TAG.sub("\n", html.unescape(stated))
    return declared


def _article_bodies(markup: str) -> Iterator[str]:
    """Yield what the page's JSON-LD states as an article's text; what is no JSON states nothing."""
    for stated in _scripts(markup):
        try:
            nodes = [json.loads(stated, strict=False)] if "articleBody" in stated else []
        except (ValueError, RecursionError):
            continue
        while nodes:
            node = nodes.pop()
            if isinstance(node, dict):
                if isinstance(body := node.get("articleBody"), str):
                    yield body
                nodes.extend(node.values())
            elif isinstance(node, list):
                nodes.extend(node)


def _scripts(markup: str) -> Iterator[str]:
    """Yield what stands in each script of JSON-LD, one after the other: a tag within a script is a part of its text."""
    position = 0
    while (opening := _LINKED_DATA.search(markup, position)) and (end := markup.find("</script", opening.end())) >= 0:
        yield markup[opening.end() : end]
        position = end
