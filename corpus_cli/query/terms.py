"""Filters as data: each term says whether an article fits, and describes itself to the user.

In: articles. Out: yes or no. A term knows no command line and no store.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus_cli.edtf import DateRange, parse_edtf
from corpus_cli.model import Article
from corpus_cli.text import fold

__all__ = ["LanguageTerm", "PublishedTerm", "SourceTerm", "Term", "UndatedTerm", "matches_all"]


class Term(Protocol):
    """One condition on an article."""

    def match(self, article: Article) -> bool:
        """Return whether the article fits."""

    def describe(self) -> str:
        """Return the condition in words."""


@dataclass(frozen=True, slots=True)
class LanguageTerm:
    """The article's language is one of these tags, or a more exact form of one (``sr`` takes ``sr-Latn``)."""

    tags: tuple[str, ...]

    def match(self, article: Article) -> bool:
        language = article.language.lower()
        return any(language == tag or language.startswith(f"{tag}-") for tag in map(str.lower, self.tags))

    def describe(self) -> str:
        return f"language {' or '.join(self.tags)}"


@dataclass(frozen=True, slots=True)
class PublishedTerm:
    """The article says when it was published, and that can lie in the range."""

    range: DateRange
    typed: str

    def match(self, article: Article) -> bool:
        return article.published is not None and self.range.overlaps(parse_edtf(article.published))

    def describe(self) -> str:
        return f"published {self.typed}"


@dataclass(frozen=True, slots=True)
class UndatedTerm:
    """The article does not say when it was published."""

    def match(self, article: Article) -> bool:
        return article.published is None

    def describe(self) -> str:
        return "undated"


@dataclass(frozen=True, slots=True)
class SourceTerm:
    """The publisher or the path holds this text, whatever the case."""

    text: str

    def match(self, article: Article) -> bool:
        wanted = fold(self.text)
        return any(wanted in fold(source) for source in (article.publisher, article.path) if source)

    def describe(self) -> str:
        return f"source {self.text}"


def matches_all(article: Article, terms: Sequence[Term]) -> bool:
    """Return whether the article fits every term."""
    return all(term.match(article) for term in terms)
