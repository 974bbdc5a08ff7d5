"""Questions as data: what an article must fulfil, with two meanings that must agree.

In: an article with its text, or the words of an index. Out: yes or no, or an SQL condition that selects the same
articles. A term also says itself in words, and is written (``str``) so that ``query.parser`` reads it back. It knows
no command line and runs no statement.
"""

from collections.abc import Sequence
from typing import Protocol

from corpus_cli.frozen import frozen
from corpus_cli.query.clauses import Clause, Lexicon, TaggedLexicon, joined_clause
from corpus_cli.query.facts import (
    IdTerm,
    LanguageTerm,
    LengthTerm,
    MentionsTerm,
    PublishedTerm,
    SourceTerm,
    UndatedTerm,
)
from corpus_cli.query.page import Page
from corpus_cli.query.wording import NameTerm, RegexTerm, TitleTerm, WordsTerm

__all__ = [
    "EVERY",
    "All",
    "AnyOf",
    "IdTerm",
    "LanguageTerm",
    "LengthTerm",
    "MentionsTerm",
    "NameTerm",
    "Not",
    "PublishedTerm",
    "RegexTerm",
    "SourceTerm",
    "Term",
    "TitleTerm",
    "UndatedTerm",
    "WordsTerm",
    "all_of",
    "any_of",
]


class Term(Protocol):
    """One condition on an article."""

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        """Return whether the article fits."""
        ...

    def clause(self, lexicon: Lexicon) -> Clause:
        """Return the condition on the table ``article`` that selects the same articles."""
        ...

    def describe(self) -> str:
        """Return the condition in words."""
        ...


@frozen
class All:
    """Every one of these holds; without any, always. See ``all_of``."""

    terms: tuple[Term, ...] = ()

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        return all(term.match(page, lexicon) for term in self.terms)

    def clause(self, lexicon: Lexicon) -> Clause:
        spoken = next((term for term in self.terms if isinstance(term, LanguageTerm)), None)
        words = TaggedLexicon(lexicon, spoken.tags) if spoken else lexicon
        return joined_clause([term.clause(words) for term in self.terms], "AND") if self.terms else Clause("1")

    def describe(self) -> str:
        return ", ".join(map(_described, self.terms))

    def __str__(self) -> str:
        return " ".join(map(_enclosed, self.terms))


@frozen
class AnyOf:
    """At least one of these holds. See ``any_of``."""

    terms: tuple[Term, ...]

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        return any(term.match(page, lexicon) for term in self.terms)

    def clause(self, lexicon: Lexicon) -> Clause:
        return joined_clause([term.clause(lexicon) for term in self.terms], "OR")

    def describe(self) -> str:
        return " or ".join(map(_described, self.terms))

    def __str__(self) -> str:
        return " OR ".join(map(_enclosed, self.terms))


@frozen
class Not:
    """This does not hold."""

    term: Term

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        return not self.term.match(page, lexicon)

    def clause(self, lexicon: Lexicon) -> Clause:
        inner = self.term.clause(lexicon)
        # Not NOT: a condition on a column that is NULL does not hold, and then this does.
        return Clause(f"({inner.sql}) IS NOT TRUE", inner.parameters, inner.cost)

    def describe(self) -> str:
        return f"not {_described(self.term)}"

    def __str__(self) -> str:
        return f"-{_enclosed(self.term)}"


EVERY = All()
"""What every article fulfils."""


def all_of(terms: Sequence[Term]) -> Term:
    """Return the term that holds where every one of ``terms`` does, without needless nesting."""
    flat = tuple(part for term in terms for part in (term.terms if isinstance(term, All) else (term,)))
    return flat[0] if len(flat) == 1 else All(flat)


def any_of(terms: Sequence[Term]) -> Term:
    """Return the term that holds where one of ``terms`` does, without needless nesting."""
    flat = tuple(part for term in terms for part in (term.terms if isinstance(term, AnyOf) else (term,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def _described(term: Term) -> str:
    return f"({term.describe()})" if isinstance(term, All | AnyOf) else term.describe()


def _enclosed(term: Term) -> str:
    return f"({term})" if isinstance(term, All | AnyOf) else str(term)
