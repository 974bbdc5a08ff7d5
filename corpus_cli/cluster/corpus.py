"""A collection in Parquet, opened: the answers that ``Corpus`` gives, without an index.

In: a folder of Parquet, who reads it. Out: articles, hits, times, in the order an index gives them. A question first
chooses folders by language and month, then rows by the pieces of text they must hold, and only what is left is looked
at word by word.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from corpus_cli.cluster.copies import likeness_to
from corpus_cli.cluster.engines import Engine, Where
from corpus_cli.cluster.figures import ParquetFigures
from corpus_cli.cluster.jobs import (
    Beside,
    Chosen,
    Count,
    Ids,
    Listing,
    ParquetCondition,
    PeriodCounts,
    Periods,
    Reading,
    Searching,
    Times,
    Told,
    shown_row,
)
from corpus_cli.cluster.layout import Collection, Partition
from corpus_cli.cluster.narrow import iter_terms, may_hold, name_pieces, needed_pieces, with_timeout, word_pieces
from corpus_cli.cluster.sorting import by_path, in_order
from corpus_cli.errors import SourceError, StoreError
from corpus_cli.ids import ID_LENGTH, short_length
from corpus_cli.model import Article, Copy, Mention, Period, Summary
from corpus_cli.names import Aliases, PhraseVariant, Widening
from corpus_cli.parquet import StoredArticle
from corpus_cli.parquet.scan import count_rows
from corpus_cli.parquet.vocabulary import ParquetVocabulary
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.lookup import find_article
from corpus_cli.query.mentions import MentionFilter, sentences_by_period
from corpus_cli.query.nearest import nearest_words
from corpus_cli.query.order import SortKey
from corpus_cli.query.questions import NameQuestion, PatternQuestion, ask_name, searched_variants
from corpus_cli.query.search import FormCount, Found, count_forms
from corpus_cli.query.terms import EVERY, NameTerm, Term
from corpus_cli.query.wording import DEFAULT_REGEX_TIMEOUT
from corpus_cli.store import Row, Totals
from corpus_cli.store.times import Unit
from corpus_cli.text import fold

__all__ = ["ParquetCorpus"]

_WIDELY = Widening()
# Up to so many articles their ids are held against each other; beyond, they are shown whole.
_COMPARED = 1_000_000


class ParquetCorpus:
    """A collection opened; each method is as ``Corpus`` documents it.

    Args:
        collection: the folder.
        engine: who reads it.
        folder: paths below it are shown relative to it.
        aliases: the user's own knowledge of names.
    """

    def __init__(self, collection: Collection, engine: Engine, folder: Path, aliases: Aliases | None = None) -> None:
        self.aliases = aliases
        self.regex_timeout = DEFAULT_REGEX_TIMEOUT
        self.left_out: Counter[str] = Counter()
        self._collection = collection
        self._engine = engine
        self._folder = f"{folder}{os.sep}"
        self._partitions = collection.partitions()
        if not self._partitions:
            raise StoreError(f"{collection.folder}: holds no article yet: run 'corpus ingest' again")
        self._vocabulary = ParquetVocabulary(collection.vocabulary / run.name for run in collection.runs())
        self._copies = collection.copies()
        self._fitting: tuple[ParquetCondition, frozenset[str]] | None = None
        self._read: StoredArticle | None = None

    def close(self) -> None:
        """Let go of the engine."""
        self._engine.close()

    @property
    def figures(self) -> ParquetFigures:
        return ParquetFigures(self._engine, self._count_copies)

    def condition(self, term: Term) -> ParquetCondition:
        variants = {one.name: self._variants(one.name) for one in iter_terms(term) if isinstance(one, NameTerm)}
        pieces = needed_pieces(term, variants.__getitem__, self._vocabulary.surfaces)
        folders = [one for one in self._partitions if may_hold(term, one.language, one.month)]
        return ParquetCondition(folders, Chosen(with_timeout(term, self.regex_timeout), variants, pieces))

    def _variants(self, name: str) -> Sequence[PhraseVariant]:
        return list(searched_variants(self.ask_name(name)))

    def summaries(
        self,
        condition: ParquetCondition | None = None,
        *,
        sort: SortKey = SortKey.PATH,
        reverse: bool = False,
        limit: int | None = None,
        fold: bool = False,
    ) -> Iterator[Summary]:
        asked = condition or self.condition(EVERY)
        rows = self._engine.run(Listing(asked.chosen), asked.partitions)
        if fold:
            folded = self._folded(asked)
            rows = (row for row in rows if row.summary.id not in folded)
        return (self._shown(row).summary for row in in_order(rows, sort, reverse=reverse, limit=limit))

    def count_folded(self, condition: ParquetCondition | None = None) -> int:
        return len(self._folded(condition or self.condition(EVERY)))

    def copy_counts(self, articles: Sequence[Summary], condition: ParquetCondition | None = None) -> Counter[str]:
        shown = {article.id for article in articles}
        asked = condition or self.condition(EVERY)
        fitting = self._fitting_copies(asked)
        return Counter(original for key, original in self._copies.items() if original in shown and key in fitting)

    def copies(self, row: Row) -> list[Copy]:
        key = row.summary.id
        first = self._copies.get(key, key)
        group = [first, *(copy for copy, original in self._copies.items() if original == first)]
        rows = self._engine.run(Listing(Chosen(EVERY)), self._partitions, Where("id", values=group))
        found = in_order(rows, SortKey.PUBLISHED)
        alike = likeness_to(self._collection, first, group)
        ordered = sorted(found, key=lambda one: one.summary.id != first)
        return [Copy(self._shown(one).summary, alike[one.summary.id]) for one in ordered]

    def _folded(self, condition: ParquetCondition) -> set[str]:
        """Return the copies that fit and whose original fits as well."""
        fitting = self._fitting_copies(condition)
        return {key for key in fitting if self._copies.get(key) in fitting}

    def _count_copies(self, condition: ParquetCondition) -> int:
        return len(self._fitting_copies(condition) & self._copies.keys())

    def _fitting_copies(self, condition: ParquetCondition) -> frozenset[str]:
        """Return which of the copies and their originals fit; asked for more than once, looked for only once."""
        if self._fitting is None or self._fitting[0] is not condition:
            rows = self._engine.run(Listing(condition.chosen), condition.partitions) if self._copies else ()
            concerned = {*self._copies, *self._copies.values()}
            found = frozenset(row.summary.id for row in rows if row.summary.id in concerned)
            self._fitting = condition, found
        return self._fitting[1]

    def totals(self, condition: ParquetCondition | None = None) -> Totals:
        asked = condition or self.condition(EVERY)
        counted: Counter[tuple[str, bool]] = Counter()
        for some in self._engine.run(Count(asked.chosen), asked.partitions):
            counted.update(some)
        languages: Counter[str] = Counter()
        for (language, _), number in counted.items():
            languages[language] += number
        return Totals(languages, sum(number for (_, dated), number in counted.items() if dated))

    def failed(self) -> list[SourceError]:
        return self.failed_before()

    def failed_now(self) -> list[SourceError]:
        return []

    def failed_before(self) -> list[SourceError]:
        return [SourceError(self._shown_path(one.path), one.reason, one.detail) for one in self._collection.failures()]

    def ids(self, prefix: str, *, limit: int) -> list[Row]:
        """Return up to ``limit`` articles whose id starts with ``prefix``."""
        everything = self.condition(EVERY)
        rows = self._engine.run(Listing(everything.chosen), everything.partitions, Where("id", prefix=prefix))
        return in_order(rows, SortKey.ID, limit=limit)

    def find(self, prefix: str) -> Row:
        return self._shown(find_article(self, prefix))

    def text(self, row: Row) -> str:
        return self._stored(row).text

    def article(self, row: Row, text: str) -> Article:
        del text
        return replace(self._stored(row).article, path=row.summary.path, copy_of=row.summary.copy_of)

    def _stored(self, row: Row) -> StoredArticle:
        key = row.summary.id
        if self._read is None or self._read.article.id != key:
            (self._read,) = self._whole(
                [key], [one for one in self._partitions if one.language == row.summary.language]
            )
        return self._read

    def _whole(self, ids: Sequence[str], partitions: Sequence[Partition]) -> list[StoredArticle]:
        return list(self._engine.run(Reading(Chosen(EVERY)), partitions, Where("id", values=ids)))

    def read_all(self, condition: ParquetCondition) -> Iterator[StoredArticle]:
        """Yield the articles that fit, whole, in no particular order."""
        return self._engine.run(Reading(condition.chosen), condition.partitions)

    def articles(self, condition: ParquetCondition | None = None) -> Iterator[tuple[Article, str]]:
        """Yield each article that fits, whole, with its text, in the order of the collection."""
        for one in self.read_all(condition or self.condition(EVERY)):
            original = self._copies.get(one.article.id)
            yield replace(one.article, path=self._shown_path(one.located), copy_of=original), one.text

    def ask_name(
        self,
        name: str,
        widening: Widening | None = _WIDELY,
        *,
        language: str | None = None,
        surname: bool = False,
        slack: int = 0,
    ) -> NameQuestion:
        words, aliases = self._vocabulary, self.aliases
        return ask_name(name, words, widening, language=language, aliases=aliases, surname=surname, slack=slack)

    def forms(self, question: NameQuestion) -> list[FormCount]:
        slots = (slot for variant in question.variants for slot in variant.slots)
        counts = self._vocabulary.counts({form.surface for slot in slots for form in slot})
        return count_forms(_Counts(counts), question)

    def nearest(self, word: str) -> list[str]:
        return nearest_words(word, self._vocabulary.surfaces_starting(fold(word)[:1]))

    def search(
        self,
        question: NameQuestion | PatternQuestion,
        condition: ParquetCondition | None = None,
        *,
        size: ContextSize | None = None,
    ) -> Iterator[Found]:
        asked = condition or self.condition(EVERY)
        found = self._engine.run(self._searching(question, asked, size), asked.partitions)
        return map(self._shown_found, sorted(found, key=lambda one: by_path(one.row)))

    def _searching(
        self, question: NameQuestion | PatternQuestion, condition: ParquetCondition, size: ContextSize | None
    ) -> Searching:
        pieces = None
        if isinstance(question, NameQuestion):
            exact = question.exact
            pieces = (
                word_pieces(question.words, self._vocabulary.surfaces)
                if exact
                else name_pieces(searched_variants(question))
            )
        return Searching(condition.chosen, question, size, pieces)

    def mentions(
        self, condition: ParquetCondition | None = None, wanted: MentionFilter | None = None
    ) -> Iterator[Mention]:
        asked = condition or self.condition(EVERY)
        times = self._engine.run(Times(asked.chosen, wanted or MentionFilter()), asked.partitions)
        return self._shown_times(times)

    def mentions_beside(self, question: NameQuestion, condition: ParquetCondition | None = None) -> Iterator[Mention]:
        asked = condition or self.condition(EVERY)
        searching = self._searching(question, asked, ContextSize(0))
        times = self._engine.run(Beside(searching), asked.partitions)
        return self._shown_times(times)

    def timeline(self, condition: ParquetCondition, unit: Unit) -> list[Period]:
        counts = self._count_periods(condition, unit, most=0)
        labels = sorted({*counts.published, *counts.mentioned})
        return [Period(label, counts.published[label], counts.mentioned[label]) for label in labels]

    def sentences_by_period(self, condition: ParquetCondition, unit: Unit, *, most: int) -> dict[str, list[Mention]]:
        first = self._count_periods(condition, unit, most=most).first
        ids = sorted({key for some in first.values() for *_, key in some})
        read = self._whole(ids, condition.partitions) if ids else []
        read.sort(key=lambda one: by_path(shown_row(one)))
        articles = ((replace(one.article, path=self._shown_path(one.located)), one.text) for one in read)
        return sentences_by_period(articles, unit, most=most)

    def _count_periods(self, condition: ParquetCondition, unit: Unit, *, most: int) -> PeriodCounts:
        counts = PeriodCounts()
        for some in self._engine.run(Periods(condition.chosen, unit, most), condition.partitions):
            counts.add(some, most=most)
        return counts

    def short_length(self, articles: Sequence[Summary | Mention]) -> int:
        folders = [one.folder for one in self._partitions]
        if count_rows(self._collection.articles, folders) > _COMPARED:
            return ID_LENGTH
        return short_length({*self._ids(), *(article.id for article in articles)})

    def _ids(self) -> Iterator[str]:
        return self._engine.run(Ids(), self._partitions)

    def _shown_path(self, path: str) -> str:
        return path.removeprefix(self._folder)

    def _shown(self, row: Row) -> Row:
        original = self._copies.get(row.summary.id)
        return row._replace(summary=replace(row.summary, path=self._shown_path(row.located), copy_of=original))

    def _shown_times(self, told: Iterable[Told]) -> Iterator[Mention]:
        """Yield mentions in the order of their articles, each with the path that is shown."""
        for row, mentions in sorted(told, key=lambda one: by_path(one[0])):
            shown = self._shown_path(row.located)
            yield from (replace(mention, path=shown) for mention in mentions)

    def _shown_found(self, found: Found) -> Found:
        row = self._shown(found.row)
        return replace(found, row=row, hits=tuple(replace(hit, path=row.summary.path) for hit in found.hits))


class _Counts(NamedTuple):
    """How often words stand, looked up beforehand."""

    known: Mapping[tuple[str, str], tuple[int, int]]

    def count_places(self, language: str, surface: str) -> tuple[int, int]:
        return self.known.get((language, surface), (0, 0))
