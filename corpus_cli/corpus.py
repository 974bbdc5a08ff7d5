"""A corpus opened: what the commands, and a notebook, work with.

In: paths. Out: articles, texts, hits, the forms of a name. Joins index and search; prints nothing.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus_cli.errors import CorpusError, SourceError
from corpus_cli.ingest import Ingest, OpenIndex, Status, index_status, iter_faults, known_failures, open_index
from corpus_cli.model import Article, Copy, Mention, Period, Summary
from corpus_cli.names import Aliases, PhraseVariant, Widening
from corpus_cli.query.clauses import SQL_FUNCTIONS
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.facts import is_tagged
from corpus_cli.query.lookup import find_article
from corpus_cli.query.mentions import MentionFilter, article_mentions, beside_hits, sentences_by_period
from corpus_cli.query.nearest import nearest_words
from corpus_cli.query.order import SortKey, order_clause
from corpus_cli.query.page import Page
from corpus_cli.query.parser import parse_query
from corpus_cli.query.questions import NameQuestion, PatternQuestion, ask_name, searched_variants
from corpus_cli.query.search import (
    FormCount,
    Found,
    count_forms,
    find_occurrences,
    found_by_hits,
    found_by_places,
    match_hits,
    occurrence_hits,
)
from corpus_cli.query.source_text import read_source
from corpus_cli.query.terms import RegexTerm, Term
from corpus_cli.query.trials import PatternTrials
from corpus_cli.query.wording import DEFAULT_REGEX_TIMEOUT, possible_clause
from corpus_cli.saved import SavedQuery
from corpus_cli.store import EVERYTHING, Condition, IndexReader, Row, Totals
from corpus_cli.store.folding import copies_of, copy_counts, count_folded, without_copies
from corpus_cli.store.tallies import IndexFigures
from corpus_cli.store.times import Unit, count_mentioned, count_published, mentioning
from corpus_cli.text import fold as fold_text

__all__ = ["Corpus"]

_WIDELY = Widening()
# So many names that were asked for are remembered.
_ASKED = 256
# So many texts must be left to look through before it pays to start processes for them.
_WORTH_PROCESSES = 400


class Corpus:
    """Articles, and the way to their texts; use as a context manager.

    Attributes:
        aliases: the user's own knowledge of names, or ``None``.
        failures: what could not be read since the corpus was opened, beside what was known then.
        regex_timeout: seconds a pattern in a question may take on one passage.
        saved: what ``@name`` in a question stands for.
    """

    def __init__(self, index: OpenIndex, folder: Path, aliases: Aliases | None = None) -> None:
        self._index = index
        self.aliases = aliases
        self._folder = f"{folder}{os.sep}"
        # All answers are of one moment: what a name was widened to once, it is widened to again.
        self._ask = lru_cache(_ASKED)(ask_name)
        index.reader.shown = self.shown_path
        for name, arguments, function in SQL_FUNCTIONS:
            index.reader.register(name, arguments, function)
        trials = PatternTrials(self._holds, self._tell_failed)
        index.reader.register("regex_found", 2, trials.is_found, deterministic=False)
        self._snapshot = ExitStack()
        self._snapshot.enter_context(index.reader.snapshot())
        self.regex_timeout = DEFAULT_REGEX_TIMEOUT
        self.saved: Mapping[str, SavedQuery] = {}
        self.failures: list[SourceError] = []

    @classmethod
    def open(
        cls, paths: Sequence[str], *, index: Path | None, ingest: Ingest, folder: Path, aliases: Aliases | None = None
    ) -> Self:
        """Open the corpus of ``paths``.

        Args:
            paths: files, folders, glob patterns, or ``-``.
            index: where its index lies; ``None`` for one in memory, made anew.
            ingest: how to bring it up to date.
            folder: paths below it are shown relative to it.
            aliases: the user's own knowledge of names.
        """
        return cls(open_index(paths, index, ingest), folder, aliases)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self._snapshot.close()
        self._index.reader.close()

    @property
    def index(self) -> OpenIndex:
        """The index beneath."""
        return self._index

    @property
    def reader(self) -> IndexReader:
        """What asks the index."""
        return self._index.reader

    @property
    def figures(self) -> IndexFigures:
        """What counts the articles."""
        return IndexFigures(self.reader)

    def condition(self, term: Term) -> Condition:
        """Return a term as a condition on the index."""
        clause = term.clause(self)
        return Condition(clause.sql, clause.parameters)

    def where(self, question: str, *, today: date | None = None) -> Condition:
        """Return a question of the question language as a condition; ``-30d`` counts from ``today``.

        Raises:
            QueryError: it cannot be read.
        """
        return self.condition(parse_query(question, today=today or date.today(), saved=self.saved))

    def variants(self, name: str, tags: Sequence[str] | None = None) -> Sequence[PhraseVariant]:
        """Return what a name in a question is widened to, forms in doubt left out; ``tags`` narrow the languages."""
        targets = None if tags is None else tuple(one for one in self.totals().languages if is_tagged(one, tags))
        return list(searched_variants(self._ask(name, self.reader, _WIDELY, targets=targets, aliases=self.aliases)))

    def numbers(self, folded: str) -> Sequence[tuple[str, int]]:
        """Return language and number of each type that folds to ``folded``."""
        return self.reader.type_numbers(folded)

    def number(self, language: str, surface: str) -> int | None:
        """Return the number of a type, ``None`` where there is none."""
        return self.reader.type_number(language, surface)

    def numbers_holding(self, part: str) -> Sequence[int]:
        """Return the numbers of the types whose folded form holds ``part``."""
        return self.reader.types_holding(part)

    def summaries(
        self,
        condition: Condition = EVERYTHING,
        *,
        sort: SortKey = SortKey.PATH,
        reverse: bool = False,
        limit: int | None = None,
        fold: bool = False,
    ) -> Iterator[Summary]:
        """Yield the summaries of the articles that fit, sorted; what lacks the key comes last either way.

        With ``fold`` an article stands for its copies.
        """
        chosen = without_copies(condition) if fold else condition
        rows = self.reader.summaries(chosen, order=order_clause(sort, reverse=reverse), limit=limit)
        return (row.summary for row in rows)

    def count_folded(self, condition: Condition = EVERYTHING) -> int:
        """Return how many articles stand in no list where an article stands for its copies."""
        return count_folded(self.reader, condition)

    def copy_counts(self, articles: Sequence[Summary], condition: Condition = EVERYTHING) -> Counter[str]:
        """Return by id for how many copies that fit each of these articles stands."""
        return copy_counts(self.reader, [article.id for article in articles], condition)

    def copies(self, row: Row) -> list[Copy]:
        """Return an article and its copies, the earliest first, each with how alike it is to that one."""
        return copies_of(self.reader, row)

    def totals(self, condition: Condition = EVERYTHING) -> Totals:
        """Return how many articles fit, by language, and how many of them are dated."""
        return self.reader.totals(condition)

    def status(self, paths: Sequence[str]) -> Status:
        """Return what the index holds and how far behind the files under ``paths`` it is."""
        return index_status(self._index, paths)

    def check(self) -> Iterator[str]:
        """Yield every fault of the index, one line each: against itself, then against the files."""
        return iter_faults(self._index, self.reader.summaries(), self.text)

    def failed(self) -> list[SourceError]:
        """Return each path that leads to nothing, each file that could not be read, and what has failed since."""
        return self.failed_before() + self.failed_now()

    def failed_before(self) -> list[SourceError]:
        """Return the files and records of which an earlier run has found that they cannot be read."""
        return self._known_failures[1]

    def failed_now(self) -> list[SourceError]:
        """Return what could not be read as the corpus was opened, paths that lead to nothing among it, and since."""
        return self._known_failures[0] + self.failures

    @cached_property
    def _known_failures(self) -> tuple[list[SourceError], list[SourceError]]:
        return known_failures(self._index, self.shown_path)

    def read(self, prefix: str) -> Article:
        """Return the one article whose id starts with ``prefix``, whole.

        Raises:
            UsageError: none or several do.
            SourceError: its file is gone or has changed.
        """
        row = self.find(prefix)
        return self.article(row, self.text(row))

    def find(self, prefix: str) -> Row:
        """Return the one article whose id starts with ``prefix``.

        Raises:
            UsageError: none or several do; the message lists candidates.
        """
        return find_article(self.reader, prefix)

    def article(self, row: Row, text: str) -> Article:
        """Return an article whole, given its source text."""
        return self.reader.article(row.number, text)

    def articles(self, condition: Condition = EVERYTHING) -> Iterator[tuple[Article, str]]:
        """Yield each article that fits, whole, with its source text, in path order; what is unreadable is a failure."""
        return ((self.article(row, text), text) for row, text in self._iter_texts(self.reader.summaries(condition)))

    def text(self, row: Row) -> str:
        """Return the decoded source text of an article.

        Raises:
            SourceError: its file is gone or has changed.
        """
        kept = self.reader.kept_text(row.number)
        if kept is not None:
            return kept
        try:
            return read_source(row)
        except SourceError as error:
            raise SourceError(self.shown_path(row.file), error.reason, error.detail) from error

    def ask_name(
        self,
        name: str,
        widening: Widening | None = _WIDELY,
        *,
        language: str | None = None,
        surname: bool = False,
        slack: int = 0,
    ) -> NameQuestion:
        """Return the question for a name, widened over the words of this corpus; see ``query.questions.ask_name``."""
        words, aliases = self.reader, self.aliases
        return self._ask(name, words, widening, language=language, aliases=aliases, surname=surname, slack=slack)

    def forms(self, question: NameQuestion) -> list[FormCount]:
        """Return every form a name was widened to, those in doubt last, with how often each occurs."""
        return count_forms(self.reader, question)

    def search(
        self,
        question: NameQuestion | PatternQuestion,
        condition: Condition = EVERYTHING,
        *,
        size: ContextSize | None = None,
    ) -> Iterator[Found]:
        """Yield what is found, article by article in path order.

        Args:
            question: what to look for.
            condition: which articles to look in.
            size: how much context hits get; without it hits are only counted, and no file is read for a name.

        An article whose text cannot be read any more joins the failures.
        """
        if isinstance(question, PatternQuestion):
            return self._iter_matched(question, condition, size or ContextSize())
        return self._iter_occurring(question, condition, size)

    def _iter_occurring(
        self, question: NameQuestion, condition: Condition, size: ContextSize | None
    ) -> Iterator[Found]:
        reader = self.reader
        occurrences = find_occurrences(reader, question)
        fitting = None if condition == EVERYTHING else set(reader.numbers(condition))
        rows = reader.rows([key for key in occurrences if fitting is None or key in fitting])
        if size is None:
            yield from (found_by_places(row, occurrences[row.number]) for row in rows)
            return
        for row, text in self._iter_texts(rows):
            layout, places = reader.layout(row.number), occurrences[row.number]
            hits = occurrence_hits(row.summary, text, layout, places, query=question.query, size=size)
            yield found_by_hits(row, hits)

    def _iter_matched(self, question: PatternQuestion, condition: Condition, size: ContextSize) -> Iterator[Found]:
        possible = possible_clause(question.query, self, within="page")
        if possible is not None:
            sql = f"({condition.sql}) AND ({possible.sql})"
            condition = Condition(sql, (*condition.parameters, *possible.parameters))
        rows = self.reader.summaries(condition)
        first = list(islice(rows, _WORTH_PROCESSES))
        if len(first) == _WORTH_PROCESSES and os.cpu_count() != 1:
            yield from self._iter_scanned(chain(first, rows), question, size)
            return
        for row, text in self._iter_texts(chain(first, rows)):
            regions = self.reader.regions(row.number)
            hits = match_hits(row.summary, text, regions, question.matcher, query=question.query, size=size)
            if hits:
                yield found_by_hits(row, hits)

    def _iter_scanned(self, rows: Iterable[Row], question: PatternQuestion, size: ContextSize) -> Iterator[Found]:
        # What it stands on takes as long to load as most questions take to answer.
        from corpus_cli.query.scan import ScanPage, iter_scanned

        ask = self.reader
        pages = (ScanPage(row, ask.regions(row.number), ask.kept_text(row.number)) for row in rows)
        for row, outcome in iter_scanned(pages, question, size, jobs=os.cpu_count() or 1):
            if not isinstance(outcome, list):
                self.failures.append(SourceError(self.shown_path(row.file), outcome.reason, outcome.detail))
            elif outcome:
                yield found_by_hits(row, outcome)

    def mentions(self, condition: Condition = EVERYTHING, wanted: MentionFilter | None = None) -> Iterator[Mention]:
        """Yield the time expressions of the articles that fit, article by article in path order.

        An article whose text cannot be read any more joins the failures.
        """
        for row, text in self._iter_texts(self.reader.summaries(condition)):
            yield from article_mentions(self.article(row, text), text, wanted or MentionFilter())

    def timeline(self, condition: Condition, unit: Unit) -> list[Period]:
        """Return how many articles were published in, and how many speak of, each period, in time order."""
        published = count_published(self.reader, condition, unit)
        mentioned = count_mentioned(self.reader, condition, unit)
        return [Period(label, published[label], mentioned[label]) for label in sorted({*published, *mentioned})]

    def sentences_by_period(self, condition: Condition, unit: Unit, *, most: int) -> dict[str, list[Mention]]:
        """Return up to ``most`` mentions for each period, of as many articles; the mentions of one sentence once."""
        numbers = mentioning(self.reader, condition, unit, most=most)
        rows = self.reader.rows(sorted({one for some in numbers.values() for one in some}))
        articles = ((self.article(row, text), text) for row, text in self._iter_texts(rows))
        return sentences_by_period(articles, unit, most=most)

    def mentions_beside(self, question: NameQuestion, condition: Condition = EVERYTHING) -> Iterator[Mention]:
        """Yield the mentions of times that stand in one sentence with a mention of the name."""
        for found in self.search(question, condition, size=ContextSize(0)):
            text = self.text(found.row)
            yield from beside_hits(self.article(found.row, text), text, found.hits)

    def _iter_texts(self, rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
        for row in rows:
            try:
                yield row, self.text(row)
            except SourceError as error:
                self.failures.append(error)

    def short_length(self, articles: Sequence[Summary | Mention]) -> int:
        """Return how many characters of their ids tell these articles from every other of the corpus."""
        return self.reader.short_length(sorted({article.id for article in articles}))

    @property
    def left_out(self) -> Counter[str]:
        """How many files of other kinds lie in the folders, by ending; empty where the disk was not looked at."""
        return self._index.refreshed.left_out if self._index.refreshed else Counter()

    def nearest(self, word: str) -> list[str]:
        """Return the words of the corpus that look most like one that was not found."""
        return nearest_words(word, self.reader.surfaces_starting(fold_text(word)[:1]))

    def shown_path(self, path: str) -> str:
        """Return an absolute path as the user would write it here."""
        return path.removeprefix(self._folder)

    def _holds(self, number: int, pattern: str) -> bool:
        """Look for a pattern in an article."""
        text = self.text(self.reader.rows([number])[0])
        return RegexTerm(pattern, self.regex_timeout).match(Page(self.reader.article(number, text), text), self)

    def _tell_failed(self, number: int, error: CorpusError) -> None:
        """Let what went wrong with a pattern on an article join the failures."""
        if not isinstance(error, SourceError):
            error = SourceError(self.shown_path(self.reader.rows([number])[0].file), "pattern", str(error))
        self.failures.append(error)
