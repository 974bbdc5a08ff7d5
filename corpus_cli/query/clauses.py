"""What the SQL side of a question is made of: conditions on the table ``article`` of an index.

In: numbers of types, side by side in phrases. Out: SQL with its parameters. No statement is run here, and nothing a
user typed ever becomes part of the SQL: it is bound.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import product
from math import ceil, prod
from typing import Literal, NamedTuple, Protocol

from corpus_cli.frozen import frozen
from corpus_cli.names import PhraseVariant
from corpus_cli.query.origin import source_matches

__all__ = [
    "NOWHERE",
    "SQL_FUNCTIONS",
    "Clause",
    "Cost",
    "Lexicon",
    "Slots",
    "SqlFunction",
    "TaggedLexicon",
    "Within",
    "joined_clause",
    "phrases_clause",
]


class Cost(IntEnum):
    """How dear it is to test a condition on one article; the cheap ones of a question are tested first."""

    COLUMN = 0
    FUNCTION = 1
    TEXT = 2


@frozen
class Clause:
    """A condition on the table ``article``, with a question mark for each parameter; it may be NULL for no.

    Attributes:
        sql, parameters: the condition.
        cost: of testing it.
        match: the same as one expression of FTS5, where it is one.
    """

    sql: str
    parameters: tuple[str | int, ...] = ()
    cost: Cost = Cost.COLUMN
    match: str = ""


NOWHERE = Clause("0")


class Lexicon(Protocol):
    """The words of a corpus, as a question asks for them."""

    def variants(self, name: str, tags: Sequence[str] | None = None) -> Sequence[PhraseVariant]:
        """Return what ``name`` is widened to, forms in doubt left out; with ``tags`` only in articles so tagged."""
        ...

    def numbers(self, folded: str) -> Sequence[tuple[str, int]]:
        """Return language and number of each type that folds to ``folded``."""
        ...

    def number(self, language: str, surface: str) -> int | None:
        """Return the number of a type, ``None`` where there is none."""
        ...

    def numbers_holding(self, part: str) -> Sequence[int]:
        """Return the numbers of the types whose folded form holds ``part``."""
        ...


@frozen
class TaggedLexicon:
    """The words of the articles whose language is one of these tags, or a more exact form of one.

    To widen a name over them takes a fraction of the time, and finds the forms that count there.
    """

    lexicon: Lexicon
    tags: tuple[str, ...]

    def variants(self, name: str, tags: Sequence[str] | None = None) -> Sequence[PhraseVariant]:
        return self.lexicon.variants(name, self.tags if tags is None else tags)

    def numbers(self, folded: str) -> Sequence[tuple[str, int]]:
        return self.lexicon.numbers(folded)

    def number(self, language: str, surface: str) -> int | None:
        return self.lexicon.number(language, surface)

    def numbers_holding(self, part: str) -> Sequence[int]:
        return self.lexicon.numbers_holding(part)


class SqlFunction(NamedTuple):
    """A function that the clauses call and a connection must know; it depends on its arguments only."""

    name: str
    arguments: int
    function: Callable[..., bool]


SQL_FUNCTIONS = (SqlFunction("source_matches", 3, source_matches),)
"""To be registered as deterministic. Beside them a clause may call ``regex_found(number, pattern)``: whether
``RegexTerm(pattern)`` matches the article of this number; only who has the texts can say."""

Slots = Sequence[Sequence[int]]
"""A phrase: for each of its words the numbers of the types, of one language, that may stand there."""

# Measured on 20,000 articles of 150 words (SQLite 3.40): 5,000 alternatives in one MATCH take 1.27 s, in pieces of 100
# 0.38 s, because each row is compared with every alternative of its piece. A phrase costs as much as some ten words, so
# that past 64 of them it is faster to join the places of the words (1,600 phrases: 1.8 s, in pieces 0.7, joined 0.4).
_PIECE = 128
_MOST_PHRASES = 64
# SQLite takes at most 500 SELECTs in one UNION.
_MOST_PIECES = 400
# Characters of a search; beyond, it would have too many alternatives for one, as above.
_LONGEST = 4_000
_MATCH = "SELECT rowid FROM token WHERE token MATCH ?"


Within = Literal["title", "text", "page"]
"""The title; title, header and body; or these and the removed lines."""
_COLUMNS = {"title": ("title",), "text": ("title", "body"), "page": ("title", "body", "removed")}


def phrases_clause(phrases: Iterable[Slots], *, within: Within) -> Clause:
    """Return the condition that an article holds at least one of ``phrases`` in these parts."""
    columns = _COLUMNS[within]
    spelled: dict[str, None] = {}
    joined: list[Slots] = []
    for slots in phrases:
        if len(slots) > 1 and prod(map(len, slots)) > _MOST_PHRASES:
            joined.append(slots)
        else:
            spelled |= dict.fromkeys(_spelled(slots))
    matches = list(_matches(list(spelled), columns))
    if len(matches) == 1 and not joined:
        return _match_clause(matches[0])
    selects = [(_MATCH, (match,)) for match in matches] + [_joined(slots, columns) for slots in joined]
    if not selects:
        return NOWHERE
    sql = " UNION ALL ".join(sql for sql, _ in selects)
    return Clause(f"article.number IN ({sql})", tuple(value for _, values in selects for value in values))


def joined_clause(clauses: Sequence[Clause], operator: Literal["AND", "OR"]) -> Clause:
    """Return one clause for all of ``clauses``, the cheap ones first; those on words become a single search."""
    searches = [clause.match for clause in clauses if clause.match]
    if sum(map(len, searches)) > _LONGEST:
        searches = []
    merged = [_match_clause(f" {operator} ".join(f"({match})" for match in searches))] if searches else []
    rest = [clause for clause in clauses if not (searches and clause.match)]
    ordered = sorted([*merged, *rest], key=lambda clause: clause.cost)
    return Clause(
        f" {operator} ".join(f"({clause.sql})" for clause in ordered),
        tuple(value for clause in ordered for value in clause.parameters),
        max(clause.cost for clause in ordered),
    )


def _match_clause(match: str) -> Clause:
    return Clause(f"article.number IN ({_MATCH})", (match,), match=match)


def _spelled(slots: Slots) -> Iterator[str]:
    return (" + ".join(f"t{number}" for number in numbers) for numbers in product(*slots))


def _matches(alternatives: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    piece = max(_PIECE, ceil(len(alternatives) / _MOST_PIECES))
    for start in range(0, len(alternatives), piece):
        yield f"{{{' '.join(columns)}}} : ({' OR '.join(alternatives[start : start + piece])})"


def _joined(slots: Slots, columns: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    held = ", ".join(f"'{column}'" for column in columns)
    parts = " INTERSECT ".join(
        f"SELECT doc, col, offset - {index} FROM token_place"
        f" WHERE term IN (SELECT value FROM json_each(?)) AND col IN ({held})"
        for index in range(len(slots))
    )
    return f"SELECT doc FROM ({parts})", tuple(json.dumps([f"t{number}" for number in slot]) for slot in slots)
