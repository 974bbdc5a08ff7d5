"""What the commands ask of a corpus, wherever it lies: an index of this program, or Parquet.

A corpus makes a condition of a term, of whatever kind it likes, and is handed it back with each question. ``Corpus``
answers from an index, ``cluster.ParquetCorpus`` from a folder of Parquet; the answers are the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from corpus_cli.errors import SourceError
from corpus_cli.model import Article, Copy, Mention, Period, Summary
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.mentions import MentionFilter
from corpus_cli.query.order import SortKey
from corpus_cli.query.questions import NameQuestion, PatternQuestion
from corpus_cli.query.search import FormCount, Found
from corpus_cli.query.terms import Term
from corpus_cli.store import Row, Totals
from corpus_cli.store.tallies import Figures
from corpus_cli.store.times import Unit

__all__ = ["OpenCorpus"]

Condition = TypeVar("Condition")


class OpenCorpus(Protocol[Condition]):
    """A corpus opened; each method is as ``Corpus`` documents it."""

    regex_timeout: float

    def close(self) -> None: ...

    def condition(self, term: Term) -> Condition: ...

    @property
    def figures(self) -> Figures[Condition]: ...

    def summaries(
        self,
        condition: Condition = ...,
        *,
        sort: SortKey = ...,
        reverse: bool = ...,
        limit: int | None = ...,
        fold: bool = ...,
    ) -> Iterator[Summary]: ...

    def count_folded(self, condition: Condition = ...) -> int: ...

    def copy_counts(self, articles: Sequence[Summary], condition: Condition = ...) -> Counter[str]: ...

    def copies(self, row: Row) -> list[Copy]: ...

    def totals(self, condition: Condition = ...) -> Totals: ...

    def failed(self) -> list[SourceError]: ...

    def failed_before(self) -> list[SourceError]: ...

    def failed_now(self) -> list[SourceError]: ...

    @property
    def left_out(self) -> Counter[str]: ...

    def find(self, prefix: str) -> Row: ...

    def articles(self, condition: Condition = ...) -> Iterator[tuple[Article, str]]: ...

    def text(self, row: Row) -> str: ...

    def article(self, row: Row, text: str) -> Article: ...

    def ask_name(
        self,
        name: str,
        widening: Widening | None = ...,
        *,
        language: str | None = ...,
        surname: bool = ...,
        slack: int = ...,
    ) -> NameQuestion: ...

    def forms(self, question: NameQuestion) -> list[FormCount]: ...

    def nearest(self, word: str) -> list[str]: ...

    def search(
        self, question: NameQuestion | PatternQuestion, condition: Condition = ..., *, size: ContextSize | None = ...
    ) -> Iterator[Found]: ...

    def mentions(self, condition: Condition = ..., wanted: MentionFilter | None = ...) -> Iterator[Mention]: ...

    def mentions_beside(self, question: NameQuestion, condition: Condition = ...) -> Iterator[Mention]: ...

    def timeline(self, condition: Condition, unit: Unit) -> list[Period]: ...

    def sentences_by_period(self, condition: Condition, unit: Unit, *, most: int) -> dict[str, list[Mention]]: ...

    def short_length(self, articles: Sequence[Summary | Mention]) -> int: ...
