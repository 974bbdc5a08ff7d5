"""What a report says, as plain values: gathered from a corpus, drawn as a page, and knowing of neither."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus_cli.model import Article, Copy, Hit, Period, Role
from corpus_cli.store.times import Unit
from corpus_cli.study.entities import Entity
from corpus_cli.study.marks import Piece

__all__ = ["Doubt", "Group", "Method", "NameForm", "NameFound", "Report", "Story", "StoryPart", "Totals"]


class Group(NamedTuple):
    """Articles that have something in common: a language, a source.

    Attributes:
        label: what they have in common; empty where it is unknown.
        articles: how many there are.
        words: of their clean bodies together.
    """

    label: str
    articles: int
    words: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The corpus of a report in figures.

    Attributes:
        fitting: articles that fit the question.
        articles: those of them that the report is about: the same, or with names those that mention one.
        words: of their clean bodies.
        dated: how many of them say when they were published.
        first, last: first and last date of publication (EDTF); ``None`` without any.
        copies: how many of them are the same text, or nearly, as another one of them.
        languages, sources: by number of articles.
    """

    fitting: int
    articles: int
    words: int
    dated: int
    first: str | None
    last: str | None
    copies: int
    languages: Sequence[Group]
    sources: Sequence[Group]


class NameForm(NamedTuple):
    """A form of a name that was found: its languages, how often, in how many articles, how sure, why."""

    surface: str
    languages: Sequence[str]
    mentions: int
    articles: int
    sure: float
    reason: str


class Doubt(NamedTuple):
    """A form that might be one of the name and was not searched: how often it occurs in the corpus, and why."""

    surface: str
    mentions: int
    reason: str


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name that was asked for, and what was found of it.

    Attributes:
        query: as typed.
        mentions, articles: in title, header and body.
        removed: mentions in removed lines, which count nowhere else.
        forms: what was found, the most frequent first.
        doubtful: what was held back.
        languages: mentions by language.
    """

    query: str
    mentions: int
    articles: int
    removed: int
    forms: Sequence[NameForm]
    doubtful: Sequence[Doubt]
    languages: Counter[str]


class StoryPart(NamedTuple):
    """A paragraph of an article, cut where something begins or ends."""

    role: Role
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Story:
    """An article in full.

    Attributes:
        article: what is believed of it, and why.
        title: its headline in pieces; empty where the page has none.
        parts: its paragraphs.
        hits: its mentions of the names, in text order, removed lines left out.
        copies: the other articles of the corpus that are the same text or nearly.
    """

    article: Article
    title: Sequence[Piece]
    parts: Sequence[StoryPart]
    hits: Sequence[Hit]
    copies: Sequence[Copy]


@dataclass(frozen=True, slots=True)
class Method:
    """How the report was made.

    Attributes:
        version: of the program.
        made: the day.
        corpus: what was read, as named.
        question: the question in the question language; empty for every article.
        described: the same in words.
        widening: how names were widened, in words.
        limit: articles in full at most.
        left_out: files of other kinds by ending.
        failures: what could not be read, a line each.
    """

    version: str
    made: date
    corpus: Sequence[str]
    question: str
    described: str
    widening: str
    limit: int
    left_out: Sequence[tuple[str, int]]
    failures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says.

    Attributes:
        title: its headline.
        totals: figures.
        unit: of the time line.
        periods: the time line.
        names: the names asked for, in that order.
        discovered: the names the articles speak of without being asked, the most frequent first.
        stories: the articles in full, the newest first.
        method: how it was made.
    """

    title: str
    totals: Totals
    unit: Unit
    periods: Sequence[Period]
    names: Sequence[NameFound]
    discovered: Sequence[Entity]
    stories: Sequence[Story]
    method: Method
