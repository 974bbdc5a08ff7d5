"""TEI P5 (https://tei-c.org/guidelines/p5/), as corpus tools and archives read it.

In: articles with their source texts. Out: a ``teiCorpus`` with a ``TEI`` for each article, or one ``TEI`` alone. What
the page says of itself and which copy was read stands in ``sourceDesc``; dates that the text states are marked with
their value. Characters that XML does not allow are shown by others, those that steer a terminal written as references.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from xml.sax.saxutils import escape, quoteattr

from corpus_cli import __version__
from corpus_cli.export.citation import Citation, cite
from corpus_cli.export.dates import tei_date
from corpus_cli.markdown import BULLETS
from corpus_cli.model import Article, Paragraph, Role, TimeExpression, TimexType
from corpus_cli.text import visible

__all__ = ["tei_document", "write_tei"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_CORPUS_HEAD = f"""\
{_DECLARATION}<teiCorpus xmlns="{_NAMESPACE}">
<teiHeader>
<fileDesc>
<titleStmt><title>News articles</title></titleStmt>
<publicationStmt><p>Made from files at hand; each article names its publisher.</p></publicationStmt>
<sourceDesc><p>Each article names the copy that was read.</p></sourceDesc>
</fileDesc>
<encodingDesc><p>Cleaned, dated and encoded by corpus_cli {__version__}.</p></encodingDesc>
</teiHeader>
"""
_CORPUS_END = "</teiCorpus>\n"
# What XML does not allow, and line ends, which it would change.
_NOT_ALLOWED = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK = re.compile(r"(?<=\S)\s")
_start = attrgetter("start")
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")


def write_tei(pages: Iterable[tuple[Article, str]]) -> Iterator[str]:
    """Yield a corpus of all articles, piece by piece."""
    yield _CORPUS_HEAD
    for article, text in pages:
        yield "".join(_iter_tei(article, text))
    yield _CORPUS_END


def tei_document(article: Article, text: str) -> str:
    """Return a document of one article."""
    return _DECLARATION + "".join(_iter_tei(article, text, f' xmlns="{_NAMESPACE}"'))


def _iter_tei(article: Article, text: str, namespace: str = "") -> Iterator[str]:
    citation = cite(article)
    language = f" xml:lang={quoteattr(citation.language)}" if citation.language else ""
    yield f"<TEI{namespace} xml:id={quoteattr(citation.key)}{language}>\n"
    yield from _iter_header(article, citation)
    yield "<text>\n<body>\n"
    if article.title:
        yield f"<head>{_text(article.title)}</head>\n"
    yield from _iter_body(article, text)
    yield "</body>\n</text>\n</TEI>\n"


def _iter_header(article: Article, citation: Citation) -> Iterator[str]:
    title = f"<title>{_text(citation.title or citation.path)}</title>"
    author = f"<author>{_text(citation.author)}</author>" if citation.author else ""
    yield f"<teiHeader>\n<fileDesc>\n<titleStmt>{title}{author}</titleStmt>\n"
    yield f'<extent><measure unit="word" quantity="{article.words}">{article.words} words</measure></extent>\n'
    yield f'<publicationStmt><authority>corpus_cli {__version__}</authority><idno type="corpus">{citation.id}</idno>'
    yield f"</publicationStmt>\n<sourceDesc><bibl>{title}{author}"
    if citation.publisher:
        yield f"<publisher>{_text(citation.publisher)}</publisher>"
    yield _published(citation)
    if citation.url:
        yield f"<ref target={quoteattr(_text(citation.url, raw=True))}>{_text(citation.url)}</ref>"
    yield f'<idno type="path">{_text(citation.path)}</idno><idno type="blake2b-128">{citation.digest}</idno>'
    yield "</bibl></sourceDesc>\n</fileDesc>\n"
    if citation.language:
        ident = quoteattr(citation.language)
        named = escape(citation.language)
        yield f"<profileDesc><langUsage><language ident={ident}>{named}</language></langUsage></profileDesc>\n"
    yield "</teiHeader>\n"


def _published(citation: Citation) -> str:
    """Return when it was published, to the precision stated; an estimate is marked as one, and is no date."""
    if citation.published:
        return f"<date{_attributes(tei_date(citation.published))}>{citation.published}</date>"
    if citation.estimate:
        bounds = tei_date(citation.estimate) | {"cert": "low"}
        return f"<date{_attributes(bounds)}>not stated; the text allows {citation.estimate}</date>"
    return "<date>not stated</date>"


def _attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


def _iter_body(article: Article, text: str) -> Iterator[str]:
    """Yield the paragraphs, those under a heading in a part of their own; a body is never without a paragraph."""
    marked = (date for date in article.dates if date.type in (TimexType.DATE, TimexType.TIME) and date.value)
    dates = sorted(marked, key=_start)
    in_part = has_block = False
    for role, parts in groupby(article.paragraphs, key=lambda part: part.role):
        for block in _blocks(role, [_marked(part, text, dates) for part in parts]):
            if role is Role.HEADING:
                yield ("</div>\n" if in_part else "") + f"<div>\n<head>{block}</head>\n"
                in_part = has_block = True
                continue
            has_block |= role is not Role.CAPTION
            yield block
    if in_part:
        yield "</div>\n"
    elif not has_block:
        yield "<p/>\n"


def _blocks(role: Role, marked: Sequence[str]) -> list[str]:
    if role is Role.LIST:
        items = "".join(f"<item>{item.lstrip(BULLETS + ' ')}</item>\n" for item in marked)
        return [f"<list>\n{items}</list>\n"]
    if role is Role.HEADING:
        return list(marked)
    element, end = {
        Role.QUOTE: ("<quote><p>", "</p></quote>"),
        Role.CAPTION: ('<note type="caption">', "</note>"),
    }.get(role, ("<p>", "</p>"))
    return [f"{element}{item}{end}\n" for item in marked]


def _marked(part: Paragraph, text: str, dates: Sequence[TimeExpression]) -> str:
    """Return a paragraph with its dates marked: those whose words are found where the source has them."""
    pieces: list[str] = []
    reached, before, start = 0, part.start, 0
    # In the order of the text each stretch of a paragraph is folded once, however many dates there are.
    for date in dates[bisect_left(dates, part.start, key=_start) : bisect_left(dates, part.end, key=_start)]:
        start += _folded_length(text, before, date.start)
        before = date.start
        if not date.start < date.end <= part.end:
            continue
        surface = " ".join(date.surface.split())
        if start < reached or not surface or part.text[start : start + len(surface)] != surface:
            continue
        attributes = _attributes(tei_date(date.value or ""))
        pieces += [_text(part.text[reached:start]), f"<date{attributes}>{_text(surface)}</date>"]
        reached = start + len(surface)
    return "".join([*pieces, _text(part.text[reached:])])


def _folded_length(text: str, start: int, end: int) -> int:
    """Return how long ``text[start:end]`` is once white space is folded: one blank for each run behind a word."""
    letters = sum(map(len, text[start:end].split()))
    return letters + sum(1 for _ in _BLANK.finditer(text, start, end))


def _text(text: str, *, raw: bool = False) -> str:
    """Return a text for XML; ``raw`` leaves it to ``quoteattr`` to escape."""
    allowed = _NOT_ALLOWED.sub(lambda match: visible(match[0]) if match[0] < "\ufffe" else "\ufffd", text)
    if raw:
        return visible(allowed)
    return _STEERING.sub(lambda match: f"&#x{ord(match[0]):X};", escape(allowed))
