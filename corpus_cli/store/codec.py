"""What an index row holds of an article beyond its columns, packed small.

In: an article and its text. Out: bytes, and back. The text of a paragraph is left out where the source text,
white space folded, gives it again.
"""

import json
import zlib
from array import array
from collections.abc import Sequence
from typing import Any

from corpus_cli.model import (
    Article,
    Evidence,
    LineLanguage,
    Paragraph,
    Reason,
    RemovedLine,
    Role,
    Span,
    Summary,
    TimeExpression,
    TimeRole,
    TimexType,
)
from corpus_cli.records import SUMMARY_FIELDS
from corpus_cli.regions import Region, make_regions

__all__ = [
    "pack_details",
    "pack_starts",
    "pack_text",
    "unpack_details",
    "unpack_regions",
    "unpack_starts",
    "unpack_text",
]

# Common to most articles, so that each need not carry it: a dictionary for zlib. A change of it is a change of schema.
_COMMON = (
    b'["furniture","subscribe","legal","advert","cookie","navigation","language-switch","duplicate-title","counter",'
    b'"caption","sidebar","related","comment","share",["DURATION","SET","TIME","DATE","publication","title","related",'
    b'"body","","before","after","start","mid","end",[["heading","quote","list","caption","paragraph",null],'
    b'["encoding","utf-8",1.0,"valid UTF-8",null,null],["published",null,0.0,'
    b'"no date stands near the title",null,null],'
    b'["language","ru",1.0,"'
)


def pack_details(article: Article, text: str) -> bytes:
    """Return everything of ``article`` that has no column."""
    span = article.title_span
    content = [
        [span.start, span.end] if span else None,
        [[part.start, part.end] for part in article.header],
        [
            [part.start, part.end, part.role, None if part.text == _folded(text, part.start, part.end) else part.text]
            for part in article.paragraphs
        ],
        [[line.line, line.start, line.end, line.reason, round(line.confidence, 4)] for line in article.removed],
        [
            [
                date.start,
                date.end,
                date.value,
                date.type,
                date.role,
                date.anchor,
                round(date.confidence, 4),
                date.modifier,
            ]
            for date in article.dates
        ],
        [[line.line, line.tag, round(line.confidence, 4)] for line in article.line_languages],
        [
            [item.field, item.value, round(item.confidence, 4), item.reason, item.start, item.end]
            for item in article.evidence
        ],
    ]
    return _compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpack_details(summary: Summary, packed: bytes, text: str) -> Article:
    """Return the article again from its columns, its packed details and its source text."""
    title, header, paragraphs, removed, dates, languages, evidence = _read(packed)
    return Article(
        **{name: getattr(summary, name) for name in SUMMARY_FIELDS},
        title_span=Span(*title) if title else None,
        header=tuple(Span(*span) for span in header),
        paragraphs=tuple(
            Paragraph(_folded(text, start, end) if shown is None else shown, start, end, Role(role))
            for start, end, role, shown in paragraphs
        ),
        removed=tuple(RemovedLine(line, start, end, Reason(why), sure) for line, start, end, why, sure in removed),
        dates=tuple(
            TimeExpression(text[start:end], start, end, value, TimexType(kind), TimeRole(role), anchor, sure, modifier)
            for start, end, value, kind, role, anchor, sure, modifier in dates
        ),
        line_languages=tuple(LineLanguage(*item) for item in languages),
        evidence=tuple(Evidence(*item) for item in evidence),
    )


def unpack_regions(packed: bytes) -> list[Region]:
    """Return the regions of an article: what placing a hit needs, at a fraction of the whole."""
    title, header, paragraphs, removed, *_ = _read(packed)
    return make_regions(
        title=title,
        header=header,
        body=[(start, end) for start, end, *_ in paragraphs],
        removed=[(start, end) for _, start, end, *_ in removed],
    )


def _folded(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _compress(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zdict=_COMMON)
    return packer.compress(data) + packer.flush()


def _read(packed: bytes) -> Any:
    unpacker = zlib.decompressobj(zdict=_COMMON)
    return json.loads((unpacker.decompress(packed) + unpacker.flush()).decode("utf-8", "surrogatepass"))


_WIDE = 255


def pack_starts(columns: tuple[Sequence[int], ...]) -> bytes:
    """Return the token starts of each column, packed as differences of one byte, a longer one apart."""
    sizes = array("I", map(len, columns))
    steps, wide = bytearray(), array("I")
    for starts in columns:
        before = 0
        for start in starts:
            step = start - before
            before = start
            if 0 <= step < _WIDE:
                steps.append(step)
            else:
                steps.append(_WIDE)
                wide.append(step % (1 << 32))
    return zlib.compress(sizes.tobytes() + bytes(steps) + wide.tobytes(), 6)


def unpack_starts(packed: bytes, columns: int) -> tuple[Sequence[int], ...]:
    """Return the token starts of each of so many columns."""
    data = zlib.decompress(packed)
    head = columns * array("I").itemsize
    sizes = array("I", data[:head])
    total = sum(sizes)
    wide = iter(array("I", data[head + total :]))
    result, place = [], head
    for size in sizes:
        starts, before = array("I"), 0
        for step in data[place : place + size]:
            before = (before + (next(wide) if step == _WIDE else step)) % (1 << 32)
            starts.append(before)
        result.append(starts)
        place += size
    return tuple(result)


def pack_text(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_text(packed: bytes) -> str:
    """Return a text again."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
