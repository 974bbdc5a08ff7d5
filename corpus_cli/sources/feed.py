"""Feeds: RSS 0.9 to 2.0, RSS 1.0 and Atom, as files.

In: the XML. Out: a ``Record`` for each item, with its number, counted from 1. The longest text of an item is its
body: feeds carry the article itself or a teaser, and do not say which. Parsed with expat as a stream; a document type
that declares entities is refused (they can grow without end and can name files), and so is what lies too deep.
"""

import hashlib
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import NoReturn
from xml.parsers import expat

from corpus_cli.bounds import MAX_RECORD
from corpus_cli.errors import SourceError
from corpus_cli.sources.encoding import decode
from corpus_cli.sources.fragment import has_markup
from corpus_cli.sources.reader import Fault, Kind, Part, Reader, Record, Source
from corpus_cli.sources.streams import decoded

__all__ = ["READERS"]

_PIECE = 64 * 1024
_MAX_DEPTH = 200
_DECLARED = rb"\s{0,99}<\?xml\b[^>]{0,99}?\bencoding\s{0,9}=\s{0,9}[\"']([^\"'>]{1,99})"
_KNOWN_TO_EXPAT = frozenset({b"utf-8", b"utf-16", b"iso-8859-1", b"us-ascii"})
_ITEMS = frozenset({"item", "entry"})
# Elements by their names without prefixes, as RSS, Dublin Core, Atom and the modules of both have them.
_BODIES = frozenset({"encoded", "content", "description", "summary", "fulltext", "full-text"})
_FACTS = {
    "title": "title", "link": "url", "pubdate": "published", "published": "published", "date": "published",
    "issued": "published", "updated": "updated", "creator": "byline", "author": "byline", "name": "byline",
    "language": "language", "guid": "id", "id": "id",
}  # fmt: skip
_CHANNEL = {"title": "publisher", "language": "language"}
_STATED = ("title", "published", "url", "language", "publisher", "byline")
_BREAKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "blockquote", "br", "tr"})


class _Feed:
    """Reads one record an item."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield the items; those before a fault of the XML are read."""
        items = _Items(source.name)
        for piece in _iter_pieces(source):
            failure = items.feed(piece)
            yield from items.ready()
            if failure:
                raise failure


def _iter_pieces(source: Source) -> Iterator[bytes | str]:
    """Yield the XML, and an empty piece at its end; as text where expat does not know the encoding by itself."""
    head = source.stream.peek(_PIECE)[:_PIECE]
    declared = re.match(_DECLARED, head)
    if declared is None or declared[1].lower() in _KNOWN_TO_EXPAT:
        while piece := source.stream.read(_PIECE):
            yield piece
        yield b""
        return
    encoding = decode(head[: head.rfind(b">") + 1], path=source.name).encoding
    with decoded(source.stream, encoding, errors="replace", newline=None) as text:
        while part := text.read(_PIECE):
            yield part
    yield ""


class _Items:
    """Listens to the parser and collects the items."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._refuse
        self._path: list[str] = []
        self._pieces: list[str] = []
        self._size = 0
        self._channel: dict[str, str] = {}
        self._item: dict[str, str] | None = None
        self._depth = 0
        self._number = 0
        self._ready: deque[Part] = deque()

    def feed(self, piece: bytes | str) -> SourceError | None:
        """Go on parsing; an empty piece is the end. Return why it cannot go on, where it cannot."""
        try:
            self._parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            detail = f"line {error.lineno}: is no sound XML ({expat.ErrorString(error.code)}): not read on"
            return SourceError(self._name, "broken", detail)
        except SourceError as error:
            return error
        return None

    def ready(self) -> Iterator[Part]:
        """Yield the items that are whole."""
        while self._ready:
            yield self._ready.popleft()

    def _refuse(self, *declared: object) -> NoReturn:
        del declared
        raise SourceError(self._name, "hostile", f"line {self._line}: declares entities, which no feed needs: not read")

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        self._path.append(local)
        if len(self._path) > _MAX_DEPTH:
            raise SourceError(
                self._name, "hostile", f"line {self._line}: lies more than {_MAX_DEPTH} deep: not read on"
            )
        if self._item is None:
            if local in _ITEMS:
                self._item, self._depth, self._size = {}, len(self._path), 0
            self._pieces.clear()
        elif len(self._path) == self._depth + 1:
            self._pieces.clear()
            if local == "link" and attributes.get("rel", "alternate") == "alternate" and attributes.get("href"):
                self._item.setdefault("url", attributes["href"])
        elif local in _BREAKS:
            self._pieces.append("\n\n")

    def _text(self, data: str) -> None:
        self._size += len(data)
        if self._item is None or self._size <= MAX_RECORD:
            self._pieces.append(data)
        if self._item is None and self._size > MAX_RECORD:
            raise SourceError(self._name, "too-large", f"line {self._line}: an element is too large: not read on")

    def _end(self, name: str) -> None:
        del name
        local = self._path.pop()
        depth = len(self._path) + 1
        text = "".join(self._pieces).strip()
        if self._item is None:
            if local in _CHANNEL and depth <= 3 and text:
                self._channel.setdefault(_CHANNEL[local], text)
            self._pieces.clear()
            self._size = 0
        elif depth == self._depth:
            self._finish(self._item)
            self._item = None
            self._pieces.clear()
            self._size = 0
        elif depth == self._depth + 1 or local == "name":
            self._take(self._item, local, text)
            self._pieces.clear()

    def _take(self, item: dict[str, str], local: str, text: str) -> None:
        if local in _BODIES and len(text) > len(item.get("body", "")):
            item["body"] = text
        elif local in _FACTS and text:
            item.setdefault(_FACTS[local], text)

    def _finish(self, item: dict[str, str]) -> None:
        self._number += 1
        if self._size > MAX_RECORD:
            self._ready.append(Fault("too-large", f"is larger than {MAX_RECORD // 2**20} MiB", self._number))
            return
        stated = self._channel | item
        stated.setdefault("published", item.get("updated", ""))
        body = item.get("body", "")
        if not body and not item.get("title"):
            self._ready.append(Fault("no-text", "has neither a text nor a title", self._number))
            return
        digest = hashlib.blake2b(repr(sorted(item.items())).encode("utf-8", "replace"), digest_size=16).hexdigest()
        facts = {name: stated[name] for name in _STATED if stated.get(name)}
        kind = Kind.FRAGMENT if has_markup(body) else Kind.BODY
        name = item.get("id") or item.get("url") or ""
        self._ready.append(Record(body, kind, self._number, name, digest, facts))


READERS: dict[str, Reader] = {"feed": _Feed()}
