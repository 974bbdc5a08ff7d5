"""The values that travel through the program: RawDocument --annotate--> Article --query--> Hit.

Everything here is frozen data: no behaviour beyond small derived values, no reading, no printing.
Positions are half-open ``[start, end)`` code-point offsets into ``RawDocument.text``; lines are numbered from 1.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from corpus_cli.form import Form
from corpus_cli.frozen import frozen

__all__ = [
    "UNDETERMINED", "Article", "Cleaned", "Copy", "Evidence", "Form", "Hit", "LanguageGuess", "LineLanguage", "Mention",
    "Paragraph", "Period", "PublishedGuess", "RawDocument", "Reason", "RemovedLine", "Role", "Span", "Summary",
    "TimeExpression", "TimeRole", "TimexType", "Where",
]  # fmt: skip

UNDETERMINED = "und"


class Role(StrEnum):
    """What a paragraph of the clean body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST = "list"
    CAPTION = "caption"


class Reason(StrEnum):
    """Why a line was removed from the body."""

    NAVIGATION = "navigation"
    SHARE = "share"
    RELATED = "related"
    CAPTION = "caption"
    COMMENT = "comment"
    LEGAL = "legal"
    COOKIE = "cookie"
    SUBSCRIBE = "subscribe"
    ADVERT = "advert"
    COUNTER = "counter"
    DUPLICATE_TITLE = "duplicate-title"
    LANGUAGE_SWITCH = "language-switch"
    SIDEBAR = "sidebar"
    FURNITURE = "furniture"


class TimexType(StrEnum):
    """TIMEX3 type of a time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeRole(StrEnum):
    """Where in the page a time expression stands."""

    PUBLICATION = "publication"
    TITLE = "title"
    BODY = "body"
    RELATED = "related"


class Where(StrEnum):
    """The part of a page a hit stands in; ``HEADER`` is the byline and the date line."""

    TITLE = "title"
    HEADER = "header"
    BODY = "body"
    REMOVED = "removed"


@frozen
class Span:
    """A stretch of the source text."""

    start: int
    end: int


@frozen
class Evidence:
    """Why a value is believed, or why there is none.

    Attributes:
        field: the field of the article it speaks of, such as ``language``.
        value: the value it supports; ``None`` where it says why the value is unknown.
        confidence: 0 to 1.
        reason: one clause for a reader.
        start, end: the stretch of the source text that shows it, where there is one.
    """

    field: str
    value: str | None
    confidence: float
    reason: str
    start: int | None = None
    end: int | None = None


@frozen
class RawDocument:
    """One decoded document, nothing guessed but its encoding.

    Attributes:
        path: the file, or ``-`` for standard input; a record of a container as ``news.zip!/dir/page.html``.
        text: the decoded text; offsets everywhere refer to it.
        encoding: IANA name of the encoding it was decoded with.
        encoding_evidence: how the encoding is known.
        digest: hex BLAKE2b-128 of the bytes.
        declared: what the format itself states (language, title, published, url ...).
        rendered: whether the text is not the file's own but made from it, as from HTML.
        name: what makes the id, beside the digest; the last part of ``path`` where ``None``.
        stated: what the record that holds the text says of it; beats what the text itself shows.
        body_start: where the body starts in a text of title and body alone; ``None`` in a page to be cleaned.
        parts: title and paragraphs, where the format says so.
        given: fields of the article's record to be taken as they stand.
        origin: who read it and where it stood, for one that is no file of its own.
    """

    path: str
    text: str
    encoding: str
    encoding_evidence: str
    digest: str
    declared: Mapping[str, str] = field(default_factory=dict)
    rendered: bool = False
    name: str | None = None
    stated: Mapping[str, str] = field(default_factory=dict)
    body_start: int | None = None
    parts: "Cleaned | None" = None
    given: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""


@frozen
class LanguageGuess:
    """A language as a BCP-47 tag or ``und``, with confidence from 0 to 1 and the reason."""

    tag: str
    confidence: float
    reason: str


@frozen
class LineLanguage:
    """The language of one line, where it could be told."""

    line: int
    tag: str
    confidence: float


@frozen
class Paragraph:
    """A paragraph of the clean body: what to read (wrapped lines joined), and where it stands in the source."""

    text: str
    start: int
    end: int
    role: Role = Role.PARAGRAPH


@frozen
class RemovedLine:
    """A line that is not part of the article, with the class of reason and a confidence from 0 to 1."""

    line: int
    start: int
    end: int
    reason: Reason
    confidence: float


@frozen
class Cleaned:
    """What cleaning makes of a page.

    Attributes:
        title: the headline, or ``None``.
        title_span: where it stands.
        byline, publisher: with the evidence listed, or ``None``.
        header: spans of byline, date line and the like: the article's own, but no part of the body.
        paragraphs: the body, in order.
        removed: every other non-empty line.
        evidence: for title, byline and publisher.
    """

    title: str | None
    title_span: Span | None
    byline: str | None
    publisher: str | None
    header: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[RemovedLine, ...]
    evidence: tuple[Evidence, ...] = ()


@frozen
class TimeExpression:
    """A stretch of text that speaks of a time.

    Attributes:
        surface: ``text[start:end]``.
        value: EDTF, or ``None`` where the text leaves it open.
        type: TIMEX3 type.
        role: where in the page it stands.
        anchor: how a relative or incomplete value was resolved, in words; empty where it needed nothing.
        confidence: 0 to 1.
        modifier: ``start``, ``mid``, ``end``, ``before``, ``after`` or empty, as TIMEX3 ``mod``.
    """

    surface: str
    start: int
    end: int
    value: str | None
    type: TimexType
    role: TimeRole
    anchor: str
    confidence: float
    modifier: str = ""


@frozen
class PublishedGuess:
    """When the page says it was published.

    Attributes:
        value: EDTF, with a time of day where stated; ``None`` where the page does not say.
        confidence: 0 to 1.
        reason: one clause: what shows it, or why it is unknown.
        start, end: where it stands.
        estimate: where ``value`` is ``None``: an EDTF interval the text allows (``2023-07/..``); never shown as
            the date.
    """

    value: str | None
    confidence: float
    reason: str
    start: int | None = None
    end: int | None = None
    estimate: str | None = None


@frozen
class Summary:
    """What a list of articles says of each: everything but its text.

    Attributes:
        id: short and stable; any prefix that fits one article only stands for it.
        path: the file, or ``-``.
        digest: hex BLAKE2b-128 of the file's bytes.
        encoding: what it was decoded with.
        language: BCP-47 tag, or ``und``.
        language_confidence: 0 to 1.
        title, byline, publisher: ``None`` where the page does not say.
        published: EDTF, ``None`` where the page does not say.
        published_estimate: where ``published`` is ``None``: an EDTF interval the text allows, marked as a guess.
        words: tokens of the clean body.
        copy_of: id of the earlier article that is the same text or nearly; ``None`` for any other. Only an index knows.
    """

    id: str
    path: str
    digest: str
    encoding: str
    language: str
    language_confidence: float
    title: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    published_estimate: str | None
    words: int
    copy_of: str | None = field(default=None, kw_only=True)


@frozen
class Copy:
    """One of a group of articles that are the same text or nearly.

    Attributes:
        article: which.
        similarity: to the earliest of them, 0 to 1: an estimate of the share of three-word sequences in common. Where a
            third article joins the two it may be less than what makes a copy.
    """

    article: Summary
    similarity: float


@frozen
class Article(Summary):
    """One article whole: what was read, what is believed of it, and why."""

    title_span: Span | None
    header: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[RemovedLine, ...]
    dates: tuple[TimeExpression, ...]
    line_languages: tuple[LineLanguage, ...]
    evidence: tuple[Evidence, ...]


@frozen
class Mention:
    """A time expression where it stands: the article, and the sentence around it.

    Attributes:
        id, path, language, published: of the article.
        role, type, value, surface, start, end, anchor, modifier, confidence: of the expression.
        precision: how finely the value is stated; ``None`` without a value.
        left, right: the rest of its sentence on both sides, on one line, white space folded; of a long one what is
            nearest, and an ellipsis.
        sentence_start, sentence_end: where the sentence stands in the source text.
    """

    id: str
    path: str
    language: str
    published: str | None
    role: TimeRole
    type: TimexType
    value: str | None
    precision: str | None
    surface: str
    start: int
    end: int
    anchor: str
    modifier: str
    confidence: float
    left: str
    right: str
    sentence_start: int
    sentence_end: int


@frozen
class Period:
    """A stretch of time on a time line.

    Attributes:
        label: ``2022-05``, ``2022-W19``, ``2022``; ``199X`` for what is stated more coarsely than the line is drawn.
        published: articles that say they were published then.
        mentioned: articles that speak of it, or sentences where a name was asked for.
    """

    label: str
    published: int
    mentioned: int


@frozen
class Hit:
    """One mention found.

    Attributes:
        query: what was asked for.
        surface: ``text[start:end]``.
        left, right: context on both sides, on one line.
        where: the part of the page.
        reason: why it is a mention (the form's reason, or how it matched).
    """

    id: str
    path: str
    query: str
    start: int
    end: int
    surface: str
    left: str
    right: str
    language: str
    published: str | None
    where: Where
    reason: str
