"""What is done to batches of rows, wherever they are read: here, or by the workers of a cluster.

A job is plain data that says which columns it needs and yields partial answers as it is given batches; who runs it puts
them together. In: batches of rows. Out: values of the model, or counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from corpus_cli.cluster.layout import Partition
from corpus_cli.cluster.narrow import term_columns
from corpus_cli.cluster.postings import MemoryPostings
from corpus_cli.cluster.sorting import by_path
from corpus_cli.edtf import EdtfValue, parse_edtf
from corpus_cli.model import Article, Mention, Summary, TimeRole, TimexType
from corpus_cli.names import PhraseVariant
from corpus_cli.parquet import StoredArticle, read_article
from corpus_cli.parquet.rows import SUMMARY_COLUMNS
from corpus_cli.parquet.scan import Batch, holding
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.mentions import MentionFilter, article_mentions, beside_hits, period_label
from corpus_cli.query.page import Page
from corpus_cli.query.questions import NameQuestion, PatternQuestion
from corpus_cli.query.search import (
    Found,
    find_occurrences,
    found_by_hits,
    found_by_places,
    match_hits,
    occurrence_hits,
)
from corpus_cli.query.terms import Term
from corpus_cli.regions import article_regions
from corpus_cli.store import Row
from corpus_cli.store.times import Unit

__all__ = [
    "WHOLE",
    "Beside",
    "Chosen",
    "Count",
    "Ids",
    "Job",
    "Listing",
    "ParquetCondition",
    "PeriodCounts",
    "Periods",
    "Reading",
    "Searching",
    "Times",
    "Told",
    "bounded_label",
    "shown_row",
]

Answer = TypeVar("Answer", covariant=True)

Told = tuple[Row, list[Mention]]
"""An article, and the times it speaks of."""

_PAGE = ("text", "title_span", "header", "paragraphs", "removed")
WHOLE = ("text", "file", "member", "record", *Article.__dataclass_fields__)
"""All columns that a question or a reader can ask for, and the file."""
# Articles whose words are laid out together: what a search costs once for each is shared.
_TOGETHER = 200


class Job(Protocol[Answer]):
    """Something to do with rows."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns it needs."""

    def run(self, batches: Iterable[Batch]) -> Iterator[Answer]:
        """Yield what it makes of them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which articles are asked about.

    Attributes:
        term: what they must fulfil.
        variants: what each name in it was widened to.
        pieces: pieces of text one of which each of them must hold; ``None`` where they need hold none.
    """

    term: Term
    variants: Mapping[str, Sequence[PhraseVariant]] = field(default_factory=dict)
    pieces: frozenset[str] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns needed to tell."""
        return tuple(dict.fromkeys((*SUMMARY_COLUMNS, *term_columns(self.term))))

    def stored(self, batches: Iterable[Batch], pieces: frozenset[str] | None = None) -> Iterator[StoredArticle]:
        """Yield the articles that fit; ``pieces`` are others one of which a text must hold as well."""
        words = _Words(self.variants)
        for batch in batches:
            for row in holding(holding(batch, self.pieces), pieces).to_pylist():
                stored = read_article(row)
                if self.term.match(Page(stored.article, stored.text), words):
                    yield stored


class ParquetCondition(NamedTuple):
    """A question put to a collection: the folders to open, and what their rows must fulfil."""

    partitions: Sequence[Partition]
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a corpus as matching an article asks for them: widened names alone, the rest is for an index."""

    forms: Mapping[str, Sequence[PhraseVariant]]

    def variants(self, name: str, tags: Sequence[str] | None = None) -> Sequence[PhraseVariant]:
        del tags
        return self.forms[name]

    def numbers(self, folded: str) -> Sequence[tuple[str, int]]:
        raise NotImplementedError(folded)

    def number(self, language: str, surface: str) -> int | None:
        raise NotImplementedError(language, surface)

    def numbers_holding(self, part: str) -> Sequence[int]:
        raise NotImplementedError(part)


def shown_row(stored: StoredArticle) -> Row:
    """Return an article as a list has it; it has no number but its id."""
    summary = Summary(**{name: getattr(stored.article, name) for name in Summary.__dataclass_fields__})
    return Row(0, stored.file, summary, stored.place)


def _with(columns: Sequence[str], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*columns, *more)))


@dataclass(frozen=True, slots=True)
class Ids:
    """The id of every article."""

    columns: Sequence[str] = ("id",)

    def run(self, batches: Iterable[Batch]) -> Iterator[str]:
        for batch in batches:
            yield from batch.column("id").to_pylist()


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles that fit, as a list has them."""

    chosen: Chosen

    @property
    def columns(self) -> Sequence[str]:
        return self.chosen.columns

    def run(self, batches: Iterable[Batch]) -> Iterator[Row]:
        return map(shown_row, self.chosen.stored(batches))


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles fit, by language and whether they are dated."""

    chosen: Chosen

    @property
    def columns(self) -> Sequence[str]:
        return self.chosen.columns

    def run(self, batches: Iterable[Batch]) -> Iterator[Counter[tuple[str, bool]]]:
        articles = (stored.article for stored in self.chosen.stored(batches))
        yield Counter((article.language, article.published is not None) for article in articles)


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles that fit, whole."""

    chosen: Chosen

    @property
    def columns(self) -> Sequence[str]:
        return _with(self.chosen.columns, *WHOLE)

    def run(self, batches: Iterable[Batch]) -> Iterator[StoredArticle]:
        return self.chosen.stored(batches)


@dataclass(frozen=True, slots=True)
class Searching:
    """What is found in the articles that fit.

    Attributes:
        chosen: which articles.
        question: what to look for.
        size: how much context hits get; ``None`` where they are only counted.
        pieces: pieces of text one of which must stand where anything is found; ``None`` where that is not known.
    """

    chosen: Chosen
    question: NameQuestion | PatternQuestion
    size: ContextSize | None
    pieces: frozenset[str] | None

    @property
    def columns(self) -> Sequence[str]:
        return _with(self.chosen.columns, *_PAGE)

    def run(self, batches: Iterable[Batch]) -> Iterator[Found]:
        return (found for _, found in self.found(batches))

    def found(self, batches: Iterable[Batch]) -> Iterator[tuple[StoredArticle, Found]]:
        """Yield each article in which anything is found, and what."""
        articles = self.chosen.stored(batches, self.pieces)
        if isinstance(self.question, PatternQuestion):
            yield from self._matched(articles, self.question)
            return
        together: list[StoredArticle] = []
        for stored in articles:
            together.append(stored)
            if len(together) == _TOGETHER:
                yield from self._occurring(together, self.question)
                together = []
        yield from self._occurring(together, self.question)

    def _matched(
        self, articles: Iterable[StoredArticle], question: PatternQuestion
    ) -> Iterator[tuple[StoredArticle, Found]]:
        for stored in articles:
            row = shown_row(stored)
            regions = article_regions(stored.article)
            size = self.size or ContextSize()
            hits = match_hits(row.summary, stored.text, regions, question.matcher, query=question.query, size=size)
            if hits:
                yield stored, found_by_hits(row, hits)

    def _occurring(
        self, articles: Sequence[StoredArticle], question: NameQuestion
    ) -> Iterator[tuple[StoredArticle, Found]]:
        postings = MemoryPostings(articles)
        for number, places in find_occurrences(postings, question).items():
            stored = articles[number]
            row = shown_row(stored)
            if self.size is None:
                yield stored, found_by_places(row, places)
            else:
                layout = postings.layouts[number]
                hits = occurrence_hits(row.summary, stored.text, layout, places, query=question.query, size=self.size)
                yield stored, found_by_hits(row, hits)


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions of the articles that fit, article by article."""

    chosen: Chosen
    wanted: MentionFilter

    @property
    def columns(self) -> Sequence[str]:
        return _with(self.chosen.columns, *_PAGE, "dates")

    def run(self, batches: Iterable[Batch]) -> Iterator[Told]:
        for stored in self.chosen.stored(batches):
            mentions = list(article_mentions(stored.article, stored.text, self.wanted))
            if mentions:
                yield shown_row(stored), mentions


@dataclass(frozen=True, slots=True)
class Beside:
    """The mentions of times that stand in one sentence with something found, article by article."""

    searching: Searching

    @property
    def columns(self) -> Sequence[str]:
        return _with(self.searching.columns, "dates")

    def run(self, batches: Iterable[Batch]) -> Iterator[Told]:
        for stored, found in self.searching.found(batches):
            mentions = list(beside_hits(stored.article, stored.text, found.hits))
            if mentions:
                yield shown_row(stored), mentions


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """Articles by period, of some of the rows.

    Attributes:
        published: how many say they were published then.
        mentioned: how many speak of it.
        first: the first of those that speak of it, each with what articles are sorted by, which ends with its id.
    """

    published: Counter[str] = field(default_factory=Counter)
    mentioned: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)

    def add(self, other: "PeriodCounts", *, most: int) -> None:
        """Add those of other rows, keeping the ``most`` first."""
        self.published.update(other.published)
        self.mentioned.update(other.mentioned)
        for label, some in other.first.items():
            self.first[label] = sorted([*self.first.get(label, ()), *some])[:most]


@dataclass(frozen=True, slots=True)
class Periods:
    """How many articles were published in, and speak of, each period; as ``store.times`` counts them.

    Attributes:
        chosen: which articles.
        unit: of the periods.
        most: how many of the articles that speak of a period are named.
    """

    chosen: Chosen
    unit: Unit
    most: int = 0

    @property
    def columns(self) -> Sequence[str]:
        return _with(self.chosen.columns, "dates")

    def run(self, batches: Iterable[Batch]) -> Iterator[PeriodCounts]:
        counts = PeriodCounts()
        for stored in self.chosen.stored(batches):
            counts.add(self._of(stored), most=self.most)
        yield counts

    def _of(self, stored: StoredArticle) -> PeriodCounts:
        article = stored.article
        values = {
            date.value
            for date in article.dates
            if date.role in (TimeRole.TITLE, TimeRole.BODY) and date.type is not TimexType.DURATION
        }
        mentioned = {label for value in values if value and (label := bounded_label(value, self.unit))}
        published = bounded_label(article.published, self.unit) if article.published else None
        return PeriodCounts(
            Counter([published] if published else []),
            Counter(mentioned),
            {label: [by_path(shown_row(stored))] for label in mentioned} if self.most else {},
        )


def bounded_label(value: str, unit: Unit) -> str | None:
    """Return the period of a value; ``None`` where it has no bounds, as a day of no year has none."""
    read: EdtfValue = parse_edtf(value)
    bounded = not read.floating and (read.earliest or read.latest)
    return period_label(read, unit) if bounded else None
