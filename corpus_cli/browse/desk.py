"""What the reader has on its desk: the articles that fit, the name that is looked for, the article that is open.

In: an opened corpus, what was typed. Out: plain values to be drawn. Knows of no screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus_cli.corpus import Corpus
from corpus_cli.frozen import frozen
from corpus_cli.model import Article, Hit, Role, Span, Summary, TimeRole, TimexType, Where
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.order import SortKey, order_clause
from corpus_cli.query.questions import NameQuestion
from corpus_cli.query.search import REMOVED, FormCount, Occurrence, find_occurrences, occurrence_hits
from corpus_cli.store.among import among
from corpus_cli.store.folding import without_copies
from corpus_cli.study.marks import Piece, cut_pieces

__all__ = ["Desk", "Listing", "OpenArticle", "Passage"]

_MOST_LISTED = 500
_MARKED_TYPES = (TimexType.DATE, TimexType.TIME)


@frozen
class Listing:
    """The articles that fit.

    Attributes:
        articles: the latest first, no more than can be looked through, copies folded.
        counts: how often each mentions the name, by id; empty where none is looked for.
        total: how many fit, beyond those listed.
        copies: how many copies those stand for.
        failed: how many files and records of the corpus could not be read.
    """

    articles: Sequence[Summary]
    counts: Mapping[str, int]
    total: int
    copies: int
    failed: int


@frozen
class Passage:
    """A paragraph to read, or a line that is no part of the article, with the reason."""

    role: Role
    pieces: Sequence[Piece]
    removed: str = ""


@frozen
class OpenArticle:
    """An article to read.

    Attributes:
        article: the facts.
        title: in pieces.
        passages: paragraphs and, where they were asked for, removed lines, in the order of the page.
        hits: what is marked, in the order of the page.
    """

    article: Article
    title: Sequence[Piece]
    passages: Sequence[Passage]
    hits: Sequence[Hit]


class Desk:
    """A corpus, a question and a name; remembers what was found."""

    def __init__(self, corpus: Corpus, *, today: date) -> None:
        self._corpus = corpus
        self._today = today
        self._question: NameQuestion | None = None
        self._places: Mapping[int, Sequence[Occurrence]] = {}

    def look_for(self, name: str) -> None:
        """Look for a name from now on, widened; for none where it is empty.

        Raises:
            UsageError: it holds no word.
        """
        self._question = self._corpus.ask_name(name, Widening()) if name.strip() else None
        self._places = find_occurrences(self._corpus.reader, self._question) if self._question else {}

    def listing(self, question: str, *, removed: bool) -> Listing:
        """Return the articles that fit a question of the question language, and mention the name.

        With ``removed`` a mention in a line that is no part of the article counts as well.

        Raises:
            QueryError: it cannot be read.
        """
        condition = self._corpus.where(question, today=self._today)
        reader = self._corpus.reader
        mentions = {key: _counted(places, removed=removed) for key, places in self._places.items()}
        if self._question:
            fitting = set(reader.numbers(condition))
            condition = among(sorted(key for key, number in mentions.items() if number and key in fitting))
        order = order_clause(SortKey.PUBLISHED, reverse=True)
        rows = list(reader.summaries(without_copies(condition), order=order, limit=_MOST_LISTED))
        counts = {row.summary.id: mentions[row.number] for row in rows} if self._question else {}
        total = self._corpus.totals(without_copies(condition)).languages.total()
        copies, failed = self._corpus.count_folded(condition), len(self._corpus.failed())
        return Listing([row.summary for row in rows], counts, total, copies, failed)

    def forms(self) -> Sequence[FormCount]:
        """Return what the name was widened to."""
        return self._corpus.forms(self._question) if self._question else []

    def open(self, key: str, *, removed: bool) -> OpenArticle:
        """Return an article to read, with the lines that were removed from it where those are wanted.

        Raises:
            SourceError: its file is gone or has changed.
        """
        row = self._corpus.find(key)
        text = self._corpus.text(row)
        article = replace(self._corpus.article(row, text), path=row.summary.path)
        hits = [hit for hit in self._hits(row.number, article, text) if removed or hit.where is not Where.REMOVED]
        times = [time for time in article.dates if time.type in _MARKED_TYPES and time.role is not TimeRole.RELATED]
        shown = [
            (
                part.start,
                Passage(part.role, cut_pieces(part.text, text, Span(part.start, part.end), hits=hits, times=times)),
            )
            for part in article.paragraphs
        ]
        if removed:
            shown += [
                (line.start, _removed_line(text, Span(line.start, line.end), line.reason, hits))
                for line in article.removed
            ]
        title = cut_pieces(article.title or "", text, article.title_span or Span(0, 0), hits=hits)
        return OpenArticle(article, title, [passage for _, passage in sorted(shown, key=lambda one: one[0])], hits)

    def _hits(self, number: int, article: Summary, text: str) -> Sequence[Hit]:
        places = self._places.get(number)
        if not places or self._question is None:
            return []
        layout = self._corpus.reader.layout(number)
        hits = occurrence_hits(article, text, layout, places, query=self._question.query, size=ContextSize(0))
        return sorted(hits, key=lambda hit: hit.start)


def _counted(places: Sequence[Occurrence], *, removed: bool) -> int:
    return sum(removed or place.column != REMOVED for place in places)


def _removed_line(text: str, span: Span, reason: str, hits: Sequence[Hit]) -> Passage:
    return Passage(Role.PARAGRAPH, cut_pieces(text[span.start : span.end], text, span, hits=hits), reason)
