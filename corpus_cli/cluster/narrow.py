"""What a question says before any article is looked at: which folders to open, and what a text must hold.

In: a question, the words of a collection. Out: yes or no for a language and a month, and pieces of text one of which
must occur. A term has two meanings that must agree, in the index and on an article; both of these are a third that may
only be wider.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from corpus_cli.names import PhraseVariant
from corpus_cli.parquet.months import UNDATED, month_meets
from corpus_cli.query.terms import (
    All,
    AnyOf,
    LanguageTerm,
    MentionsTerm,
    NameTerm,
    Not,
    PublishedTerm,
    RegexTerm,
    Term,
    TitleTerm,
    UndatedTerm,
    WordsTerm,
)
from corpus_cli.text import fold

__all__ = ["iter_terms", "may_hold", "name_pieces", "needed_pieces", "term_columns", "with_timeout", "word_pieces"]

Surfaces = Callable[[str], Collection[str]]
"""Gives the tokens of the collection that fold to a word."""
Variants = Callable[[str], Sequence[PhraseVariant]]
"""Gives what a name is widened to."""


def iter_terms(term: Term) -> Iterable[Term]:
    """Yield the terms that a question is made of, those that join others left out."""
    if isinstance(term, All | AnyOf):
        for part in term.terms:
            yield from iter_terms(part)
    elif isinstance(term, Not):
        yield from iter_terms(term.term)
    else:
        yield term


def may_hold(term: Term, language: str, month: str) -> bool:
    """Return whether an article in this language, filed under this month, can fit."""
    match term:
        case LanguageTerm():
            return any(language == tag or language.startswith(f"{tag}-") for tag in term.tags)
        case PublishedTerm():
            return month_meets(month, term.range)
        case UndatedTerm():
            return month == UNDATED
        case All():
            return all(may_hold(part, language, month) for part in term.terms)
        case AnyOf():
            return any(may_hold(part, language, month) for part in term.terms)
        case Not(LanguageTerm() | UndatedTerm() as inner):
            # These two tell a folder whole; others may hold for some of its articles only.
            return not may_hold(inner, language, month)
        case _:
            return True


def needed_pieces(term: Term, variants: Variants, surfaces: Surfaces) -> frozenset[str] | None:
    """Return pieces of text one of which every text that fits must hold; ``None`` where it need hold none."""
    match term:
        case NameTerm():
            return name_pieces(variants(term.name))
        case WordsTerm() | TitleTerm():
            return word_pieces(tuple(map(fold, term.words)), surfaces)
        case All():
            found = [pieces for part in term.terms if (pieces := needed_pieces(part, variants, surfaces)) is not None]
            return min(found, key=len, default=None)
        case AnyOf():
            parts = [needed_pieces(part, variants, surfaces) for part in term.terms]
            known = [part for part in parts if part is not None]
            return frozenset().union(*known) if len(known) == len(parts) else None
        case _:
            return None


def name_pieces(variants: Iterable[PhraseVariant]) -> frozenset[str]:
    """Return the pieces for a widened name: of each variant the forms of its rarest word."""
    found: set[str] = set()
    for variant in variants:
        found |= min(({form.surface for form in slot} for slot in variant.slots), key=len, default=set())
    return frozenset(found)


def word_pieces(words: Iterable[str], surfaces: Surfaces) -> frozenset[str]:
    """Return the pieces for folded words side by side."""
    return min((frozenset(surfaces(word)) for word in words), key=len, default=frozenset())


_TEXT = ("text", "title_span", "header", "paragraphs")
_COLUMNS: dict[type, tuple[str, ...]] = {
    WordsTerm: _TEXT,
    TitleTerm: _TEXT,
    NameTerm: _TEXT,
    RegexTerm: _TEXT,
    MentionsTerm: ("dates",),
}


def term_columns(term: Term) -> tuple[str, ...]:
    """Return the columns, beside those of a summary, that an article must have for a question to be put to it."""
    return tuple(dict.fromkeys(column for part in iter_terms(term) for column in _COLUMNS.get(type(part), ())))


def with_timeout(term: Term, seconds: float) -> Term:
    """Return a question whose patterns may take so many seconds on a passage."""
    match term:
        case RegexTerm():
            return replace(term, timeout=seconds)
        case All() | AnyOf():
            return replace(term, terms=tuple(with_timeout(part, seconds) for part in term.terms))
        case Not():
            return replace(term, term=with_timeout(term.term, seconds))
        case _:
            return term
