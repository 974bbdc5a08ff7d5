"""Reading an index: articles by condition, types by key, and where each type stands.

In: conditions on the tables of ``store.schema``. Out: values of the model and plain numbers. Every answer is of
one moment: within ``snapshot`` nothing a writer does meanwhile is seen.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from corpus_cli.ids import short_length
from corpus_cli.model import Article, Summary
from corpus_cli.names import Entry, Hope, is_hopeful, skeleton_keys
from corpus_cli.regions import Region
from corpus_cli.sources.place import RecordPlace
from corpus_cli.store.codec import pack_surface, unpack_details, unpack_layout, unpack_surface, unpack_text
from corpus_cli.store.connection import translated
from corpus_cli.store.paths import from_column
from corpus_cli.store.rows import COLUMNS, Layout
from corpus_cli.text import fold

__all__ = ["BY_PATH", "EVERYTHING", "FEW", "LARGEST", "Condition", "IndexReader", "Place", "Row", "Totals"]

_ORIGINAL = """
    (SELECT first.id FROM likeness JOIN article AS first ON first.number = likeness.original
    WHERE likeness.article = article.number)
"""
_EXPRESSIONS = {"digest": "lower(hex(article.digest))", "copy_of": _ORIGINAL}
# In the order in which a Summary takes them, the last by its name.
_SUMMARY = ", ".join(_EXPRESSIONS.get(field.name, f"article.{field.name}") for field in fields(Summary))
_COLUMNS = f"article.number, source.path, article.member, article.place, {_SUMMARY}"
_FROM = "FROM article JOIN source ON source.number = article.source"
_ROW = f"{_COLUMNS} {_FROM}"
BY_PATH = "article.path, article.place"
"""The order of articles by path, and of records by where they stand in their file."""
_Order = tuple[bool, str | bytes, int]


def _path_order(values: Sequence[Any]) -> _Order:
    """Return the place of these columns among others, as ``BY_PATH`` has it: text before bytes, nothing before all."""
    _, _, _, place, _, path, *_ = values
    return isinstance(path, bytes), path, -1 if place is None else place


_ORPHANS = (
    ("articles without a file", "SELECT count(*) FROM article WHERE source NOT IN (SELECT number FROM source)"),
    (
        "files without an article",
        """
        SELECT count(*) FROM source WHERE reason IS NULL AND complete AND number NOT IN (SELECT source FROM article)
            AND number NOT IN (SELECT source FROM fault)
        """,
    ),
    ("dates without an article", "SELECT count(*) FROM mention WHERE article NOT IN (SELECT number FROM article)"),
    ("words never counted", "SELECT count(*) FROM type WHERE number NOT IN (SELECT number FROM type_count)"),
    (
        "articles more or less than counted",
        "SELECT abs((SELECT count(*) FROM article) - (SELECT coalesce(sum(articles), 0) FROM language_total))",
    ),
)
LARGEST = 2**63 - 1
"""The largest number that SQLite can be given."""

FEW = 2_000
"""Up to so many articles it is quicker to look at each, or at its neighbours, than at all there are."""

# About 1 kB each.
_MOST_KNOWN = 20_000


class Condition(NamedTuple):
    """A condition on the table ``article``: SQL with a question mark for each parameter.

    Attributes:
        sql, parameters: the condition.
        few: whether it is known to select so few articles that each may be looked at for itself.
    """

    sql: str
    parameters: tuple[Any, ...] = ()
    few: bool = False


EVERYTHING = Condition("1")


class Row(NamedTuple):
    """An article as the index lists it: its number, its file's absolute path, its summary, its place in that file.

    The summary's path is that within the corpus. The place is ``None`` for an article that is a file of its own.
    """

    number: int
    file: str
    summary: Summary
    place: RecordPlace | None = None

    @property
    def located(self) -> str:
        """The file, and where in it the article stands."""
        return self.place.within(self.file) if self.place else self.file


class Place(NamedTuple):
    """One token of a search: the article's number, the column's number, its position there, its type's number."""

    article: int
    column: int
    position: int
    type: int


class Totals(NamedTuple):
    """How many articles there are, by language, and how many say when they were published."""

    languages: Counter[str]
    dated: int


class IndexReader:
    """Reads an open index.

    Args:
        connection: an open index.
        path: its file, for messages.

    Attributes:
        shown: makes of the absolute path of an article's file the path of its summary; ``None`` leaves that within the
            corpus.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.connection = connection
        self.path = path
        self.shown: Callable[[str], str] | None = None
        self._known: dict[int, tuple[_Order, Row]] | None = None
        self._raised: BaseException | None = None

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def register(self, name: str, arguments: int, function: Callable[..., Any], *, deterministic: bool = True) -> None:
        """Make a function known to the conditions asked of this index; what it raises, the question raises."""

        def kept(*values: Any) -> Any:
            try:
                return function(*values)
            except BaseException as error:
                self._raised = error
                raise

        self.connection.create_function(name, arguments, kept, deterministic=deterministic)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the index for as long as this lasts."""
        with translated(self.path):
            self.connection.execute("BEGIN")
            self._known = {}
            try:
                yield
            finally:
                self._known = None
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    def state(self) -> int:
        """Return a number that changes whenever another process has written."""
        return int(self._one("PRAGMA data_version"))

    def properties(self) -> dict[str, str]:
        """Return the facts noted about the index as a whole."""
        return dict(self._rows("SELECT name, value FROM property"))

    def folder_digests(self) -> dict[str, bytes]:
        """Return the digest of each folder looked through."""
        return {from_column(path): digest for path, digest in self._rows("SELECT path, digest FROM folder")}

    def totals(self, condition: Condition = EVERYTHING) -> Totals:
        """Return counts over the articles that fit."""
        sql = f"SELECT language, count(*), count(published) FROM article WHERE {condition.sql} GROUP BY language"
        if condition == EVERYTHING:
            sql = "SELECT language, articles, dated FROM language_total"
        rows = list(self._rows(sql, condition.parameters))
        return Totals(Counter({language: count for language, count, _ in rows}), sum(dated for *_, dated in rows))

    def summaries(
        self, condition: Condition = EVERYTHING, *, order: str = BY_PATH, limit: int | None = None
    ) -> Iterator[Row]:
        """Yield the articles that fit, ordered by an SQL expression."""
        sql = f"SELECT {_ROW} WHERE {condition.sql} ORDER BY {order} LIMIT ?"
        most = LARGEST if limit is None else min(limit, LARGEST)
        for values in self._rows(sql, (*condition.parameters, most)):
            yield self._row(values)

    def rows(self, numbers: Iterable[int]) -> list[Row]:
        """Return these articles by their numbers, in path order; those gone are left out.

        Within a snapshot they are remembered: who asks more than one question meets the same articles again.
        """
        known = {} if self._known is None or len(self._known) > _MOST_KNOWN else self._known
        wanted = dict.fromkeys(numbers)
        unknown = [number for number in wanted if number not in known]
        sql = f"SELECT {_ROW} WHERE article.number IN (SELECT value FROM json_each(?))"
        for values in self._all(sql, (json.dumps(unknown),)) if unknown else ():
            known[values[0]] = _path_order(values), self._row(values)
        if self._known is not None:
            self._known = known
        return [row for _, row in sorted((known[one] for one in wanted if one in known), key=itemgetter(0))]

    def numbers(self, condition: Condition = EVERYTHING, *, order: str = BY_PATH) -> list[int]:
        """Return the numbers of the articles that fit."""
        sql = f"SELECT article.number FROM article WHERE {condition.sql} ORDER BY {order}"
        return [number for (number,) in self._rows(sql, condition.parameters)]

    def ids(self, prefix: str, *, limit: int) -> list[Row]:
        """Return up to ``limit`` articles whose id starts with ``prefix``."""
        last = f"{prefix}\uffff"
        return list(
            self.summaries(Condition("article.id BETWEEN ? AND ?", (prefix, last)), order="article.id", limit=limit)
        )

    def short_length(self, ids: Sequence[str]) -> int:
        """Return how many characters tell each of these ids from every other id."""
        if len(ids) > FEW:
            return short_length(key for (key,) in self._rows("SELECT id FROM article"))
        sql = "SELECT max(id) FROM article WHERE id < ?1 UNION ALL SELECT min(id) FROM article WHERE id > ?1"
        neighbours = (other for key in ids for (other,) in self._rows(sql, (key,)) if other)
        return short_length({*ids, *neighbours})

    def article(self, number: int, text: str) -> Article:
        """Return an article whole, given its source text."""
        sql = f"SELECT {_COLUMNS}, details {_FROM} WHERE article.number = ?"
        *values, details = next(self._rows(sql, (number,)))
        return unpack_details(self._row(values).summary, details, text)

    def name(self, number: int) -> str:
        """Return an article's path within the corpus."""
        return from_column(next(self._rows("SELECT path FROM article WHERE number = ?", (number,)))[0])

    def kept_text(self, number: int) -> str | None:
        """Return the text of an article that lies in no file, ``None`` where a file has it."""
        rows = self._all("SELECT text FROM kept_text WHERE article = ?", (number,))
        return unpack_text(rows[0][0]) if rows else None

    def layout(self, number: int) -> Layout:
        """Return the parts of an article's page in text order, and how many positions each takes."""
        return unpack_layout(self._all("SELECT details FROM article WHERE number = ?", (number,))[0][0])

    def regions(self, number: int) -> Sequence[Region]:
        """Return the parts of an article's page in text order."""
        return self.layout(number).regions

    def entries(self, keys: Collection[str], hope: Hope | None = None) -> Iterator[Entry]:
        """Yield each type stored under at least one of ``keys``: what the widening of names asks a vocabulary."""
        sql = "SELECT number, folded, surface, language FROM type WHERE key IN (SELECT value FROM json_each(?))"
        parameters = [json.dumps(sorted(keys))]
        languages = self.totals().languages
        wanted = [language for language in languages if hope is None or hope(language) is not None]
        if len(wanted) < len(languages):
            sql += " AND language IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(wanted))
        found: dict[int, tuple[str, str, str]] = {}
        for number, folded, packed, language in self._all(sql, parameters):
            if hope is None or is_hopeful(folded, language, hope):
                found[number] = folded, packed, language
        # Counts are asked for what is left: they lie elsewhere in the file.
        sql = "SELECT number, count FROM type_count WHERE number IN (SELECT value FROM json_each(?))"
        for number, count in self._all(sql, (json.dumps(sorted(found)),)):
            folded, packed, language = found[number]
            yield Entry(unpack_surface(packed, folded), language, count)

    def types_folding_to(self, folded: str) -> list[tuple[int, str]]:
        """Return number and surface of each type that folds to ``folded``."""
        rows = self._rows("SELECT number, surface FROM type WHERE key = ? AND folded = ?", (_key(folded), folded))
        return [(number, unpack_surface(packed, folded)) for number, packed in rows]

    def type_numbers(self, folded: str) -> list[tuple[str, int]]:
        """Return language and number of each type that folds to ``folded``."""
        return list(
            self._rows("SELECT language, number FROM type WHERE key = ? AND folded = ?", (_key(folded), folded))
        )

    def type_number(self, language: str, surface: str) -> int | None:
        """Return the number of a type, ``None`` where there is none."""
        folded = fold(surface)
        sql = "SELECT number FROM type WHERE key = ? AND folded = ? AND language = ? AND surface = ?"
        row = next(self._rows(sql, (_key(folded), folded, language, pack_surface(surface, folded))), None)
        return row[0] if row else None

    def types_holding(self, part: str) -> list[int]:
        """Return the numbers of the types whose folded form holds ``part``."""
        return [number for (number,) in self._rows("SELECT DISTINCT number FROM type WHERE instr(folded, ?)", (part,))]

    def surfaces_starting(self, start: str) -> Iterator[str]:
        """Yield the surfaces whose folded form begins with ``start``."""
        sql = "SELECT folded, surface FROM type WHERE folded BETWEEN ? AND ?"
        rows = self._rows(sql, (start, f"{start}\U0010ffff"))
        return (unpack_surface(packed, folded) for folded, packed in rows)

    def count_places(self, language: str, surface: str) -> tuple[int, int]:
        """Return how often a type occurs in articles that are there, and in how many of them."""
        number = self.type_number(language, surface)
        sql = """
            SELECT count(*), count(DISTINCT doc) FROM token_place WHERE term = ? AND doc IN (SELECT number FROM article)
        """
        mentions, articles = next(self._rows(sql, (f"t{number}",)))
        return mentions, articles

    def places(self, types: Iterable[int]) -> Iterator[Place]:
        """Yield every place of these types, type by type, in articles gone as well as there."""
        sql = "SELECT doc, col, offset FROM token_place WHERE term = ?"
        for number in types:
            for doc, column, offset in self._all(sql, (f"t{number}",)):
                yield Place(doc, _COLUMN_NUMBERS[column], offset, number)

    def count_types(self) -> int:
        """Return how many distinct tokens there are."""
        return int(self._one("SELECT count(*) FROM type_count"))

    def count_gone(self) -> int:
        """Return how many articles were written and are not there any more; their tokens take room still."""
        return int(self._one("SELECT coalesce(max(seq), 0) - (SELECT count(*) FROM article) FROM sqlite_sequence"))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the file itself; nothing where it is sound."""
        for (line,) in self._rows("PRAGMA integrity_check"):
            if line != "ok":
                yield f"{self.path}: {line}"
        for what, sql in _ORPHANS:
            number = int(self._one(sql))
            if number:
                yield f"{self.path}: {number} {what}: run 'corpus index --rebuild'"

    def select(self, sql: str, parameters: Sequence[Any]) -> Iterator[Any]:
        """Yield the rows of a statement of this package's own."""
        return self._rows(sql, parameters)

    def _one(self, sql: str) -> Any:
        return next(self._rows(sql))[0]

    def _row(self, values: Sequence[Any]) -> Row:
        number, source, member, place, key, name, *facts, original = values
        file = from_column(source)
        stands = RecordPlace(from_column(member), place) if member is not None else None
        located = stands.within(file) if stands else file
        path = self.shown(located) if self.shown else from_column(name)
        return Row(number, file, Summary(key, path, *facts, copy_of=original), stands)

    def _all(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        """Return all rows of a statement that calls no function of ours, at less cost than one by one."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        self._raised = None
        with translated(self.path):
            try:
                # A bare cursor would be closed along with this generator, which can be after its connection was.
                yield from iter(self.connection.execute(sql, parameters).fetchone, None)
            except sqlite3.OperationalError as error:
                # SQLite tells of a function only that it raised something, were it Ctrl-C.
                if self._raised is not None:
                    raise self._raised from error
                raise


def _key(folded: str) -> str:
    """Return the first of the keys under which a type is stored."""
    return skeleton_keys(folded, "")[0]


_COLUMN_NUMBERS = {name: number for number, name in enumerate(COLUMNS)}
