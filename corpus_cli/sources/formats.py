"""Which reader reads what: every format by what its files begin with, and by what their names end with.

In: the first bytes of a stream, its name. Out: the reader. Content decides; the name only where the content says
nothing, and where it is text that could be anything. A reader's module is loaded when it is first needed.
"""

import re
import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from os.path import splitext
from typing import NamedTuple

from corpus_cli.sources.plugins import load_plugin, plugin_endings
from corpus_cli.sources.reader import Kind, Reader

__all__ = ["FORMATS", "SNIFFED", "Format", "choose_format", "find_reader", "is_single", "looks_like_html"]

SNIFFED = 65_536
"""How many bytes of a stream are looked at."""

_HTML_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FEED_OPENING = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HEADER_LINES = re.compile(rb"(?:[A-Za-z][\w-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){2,60}")
_JSON_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:")
_HTML_WITHIN = 2_048


class Format(NamedTuple):
    """A format that is built in.

    Attributes:
        name: what it is called in provenance.
        endings: of file names, in small letters.
        begins: whether a stream that begins so is of it; ``None`` where only the name tells.
        module: of its reader, under ``corpus_cli.sources``; ``None`` for one document without a container.
        kind: how such a document is to be read.
    """

    name: str
    endings: tuple[str, ...]
    begins: Callable[[bytes], bool] | None
    module: str | None = None
    kind: Kind = Kind.PAGE


def looks_like_html(head: bytes) -> bool:
    """Tell whether the bytes begin as an HTML page does.

    >>> looks_like_html(b"<!DOCTYPE html><html lang=uk>"), looks_like_html(b"The tag <b> makes bold.")
    (True, False)
    """
    return _HTML_OPENING.search(head[:_HTML_WITHIN]) is not None


def _looks_like_feed(head: bytes) -> bool:
    return _FEED_OPENING.search(head[:_HTML_WITHIN]) is not None


def _looks_like_mhtml(head: bytes) -> bool:
    lines = _HEADER_LINES.match(head)
    return lines is not None and b"multipart/related" in lines[0].lower() and b"mime-version" in lines[0].lower()


def _looks_like_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 8)
        except zlib.error:
            return False
    return head.startswith((b"WARC/1.", b"WARC/0."))


def _looks_like_jsonl(head: bytes) -> bool:
    """Tell whether the first line is an object of its own: JSON over several lines is none."""
    line, end, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    line = line.rstrip()
    if not line.startswith(b'{"') or not end:
        return False
    return line.endswith(b"}") and rest.lstrip()[:1] == b"{"


def _looks_like_json(head: bytes) -> bool:
    return _JSON_OPENING.match(head) is not None


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


# In the order in which they are asked.
FORMATS = (
    # Before the compression around it: each record is compressed on its own, and counted by where that begins.
    Format("warc", (".warc",), _looks_like_warc, "warc"),
    Format("gz", (".gz", ".tgz"), _begins(b"\x1f\x8b"), "compressed"),
    Format("bz2", (".bz2", ".tbz2", ".tbz"), _begins(b"BZh"), "compressed"),
    Format("xz", (".xz", ".txz", ".lzma"), _begins(b"\xfd7zXZ\0"), "compressed"),
    Format("zst", (".zst", ".tzst"), _begins(b"\x28\xb5\x2f\xfd"), "compressed"),
    Format("zip", (".zip",), _begins(b"PK\3\4", b"PK\5\6"), "zipped"),
    Format("tar", (".tar",), lambda head: head[257:262] == b"ustar", "tarred"),
    Format("parquet", (".parquet",), _begins(b"PAR1"), "parquet_file"),
    Format("mhtml", (".mhtml", ".mht"), _looks_like_mhtml, None, Kind.MHTML),
    Format("feed", (".rss", ".atom", ".xml"), _looks_like_feed, "feed"),
    Format("html", (".html", ".htm", ".xhtml"), looks_like_html, None, Kind.HTML),
    Format("jsonl", (".jsonl", ".ndjson"), _looks_like_jsonl, "jsonl"),
    Format("json", (".json",), _looks_like_json, "json_file"),
    Format("csv", (".csv", ".tsv"), None, "delimited"),
    Format("text", (".txt", ".text", ""), None),
)  # fmt: skip
_TEXT = FORMATS[-1]
# Of these a file may begin in any way: with a broken line, with a remark.
_BY_NAME_TOO = ("jsonl", "json", "html")
_BY_ENDING = {ending: one for one in FORMATS for ending in one.endings}
_CONTAINERS = frozenset(ending for one in FORMATS if one.module is not None for ending in one.endings)


def choose_format(head: bytes, name: str) -> Format:
    """Return the format of a stream.

    Args:
        head: its first bytes, as many as there are up to ``SNIFFED``.
        name: what it is called.
    """
    named = _BY_ENDING.get(splitext(name)[1].lower(), _TEXT)
    for one in FORMATS:
        if one.begins is not None and one.begins(head):
            # Lines of JSON begin as any JSON does.
            return named if one.name == "json" and named.name == "jsonl" else one
    # What begins otherwise than all files of a format do is not of it, whatever its name says; text it may be.
    return named if named.begins is None or named.name in _BY_NAME_TOO else _TEXT


def is_single(name: str) -> bool:
    """Tell whether a file so named most likely is one document, which whoever reads it may open by itself."""
    if name.endswith(".txt"):
        return True
    ending = splitext(name)[1].lower()
    return ending not in _CONTAINERS and (ending in _BY_ENDING or ending not in plugin_endings())


def find_reader(chosen: Format, name: str) -> Reader | None:
    """Return the reader of a format chosen for a stream of that name, ``None`` where it is one document.

    Raises:
        SourceError: it is one of another package, and cannot be loaded.
    """
    if chosen.module is not None:
        return load_reader(chosen.module, chosen.name)
    ending = splitext(name)[1].lower()
    return load_plugin(ending) if chosen is _TEXT and ending not in _BY_ENDING else None


@cache
def load_reader(module: str, name: str) -> Reader:
    """Return the reader of a built-in format."""
    readers: dict[str, Reader] = import_module(f"corpus_cli.sources.{module}").READERS
    return readers[name]
