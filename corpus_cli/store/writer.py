"""Writing an index: batches of files, each batch all or nothing.

In: files read or failed. Out: rows. Article, tokens and the file's stamp go into one transaction, so that a
kill at any moment leaves an index that knows exactly what it holds.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from operator import itemgetter

from corpus_cli.names import skeleton_keys
from corpus_cli.store.codec import pack_surface
from corpus_cli.store.connection import WAIT_SECONDS, translated
from corpus_cli.store.copies import CopyGroups
from corpus_cli.store.ledger import Ledger
from corpus_cli.store.namesakes import Namesakes
from corpus_cli.store.paths import to_column
from corpus_cli.store.reader import IndexReader
from corpus_cli.store.rows import (
    FILLER,
    BegunFile,
    DoneFile,
    FailedFile,
    FailedRecord,
    FileStamp,
    IndexedFile,
    Outcome,
)
from corpus_cli.text import fold_words

__all__ = ["IndexWriter"]

_INSERT_ARTICLE = """
INSERT INTO article (source, id, path, member, place, digest, encoding, language, language_confidence, title, byline,
    publisher, published, published_earliest, published_latest, published_estimate, words, details)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_SOURCE = "INSERT INTO source (path, size, mtime_ns, reason, detail, complete) VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_FAULT = "INSERT INTO fault (source, member, place, reason, detail) VALUES (?, ?, ?, ?, ?)"
_COMPLETE = "UPDATE source SET complete = 1, note = ? WHERE path = ?"
_INSERT_TOKENS = "INSERT INTO token (rowid, title, body, removed) VALUES (?, ?, ?, ?)"
_FIND_TYPE = "SELECT number FROM type WHERE key = ? AND folded = ? AND language = ? AND surface = ?"
_INSERT_TYPE = "INSERT INTO type (key, folded, language, surface, number) VALUES (?, ?, ?, ?, ?)"
_COUNT_TYPE = """
INSERT INTO type_count (number, count) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET count = count + excluded.count
"""
# Every type has been counted by the end of the batch that it came with.
_LAST_TYPE = "SELECT coalesce(max(number), 0) FROM type_count"
_COUNT_SOURCES = "SELECT count(*) FROM source"
FILLER_TERM = "x"
# How many numbers of types are kept at hand: the frequent ones of a large corpus, at some 250 bytes each.
_REMEMBERED = 200_000
# After so many articles, if they are most of the index, it is worth its while to lay the whole file out anew: the parts
# of the token table become one, and pages that were split or freed are filled.
_MANY = 3_000


class _Terms(dict[str, str]):
    """The terms of the token table by token, for one language; ``find`` is asked for those not at hand."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__({FILLER: FILLER_TERM})
        self._find = find

    def __missing__(self, surface: str) -> str:
        term = self[surface] = self._find(surface)
        return term

    def forget_newest(self) -> None:
        """Forget half: the words seen first are the frequent ones."""
        for surface in list(self)[len(self) // 2 + 1 :]:
            del self[surface]


class IndexWriter:
    """Writes to an open index; the caller holds the index's lock.

    Args:
        reader: of the same index; both share one connection.
    """

    def __init__(self, reader: IndexReader) -> None:
        self._connection = reader.connection
        self._path = reader.path
        self._copies = CopyGroups(reader.connection)
        self._namesakes = Namesakes(reader.connection)
        self._ledger = Ledger(reader.connection)
        self._terms: dict[str, _Terms] = {}
        # Rows of this batch for the token table, and types of it, not written yet; and whether every type of the index
        # is at hand, so that one that is not must be new.
        self._tokens: list[tuple[int, str, str, str]] = []
        self._new_types: list[tuple[str, str, str, str, int]] = []
        self._last_type = 0
        self._all_at_hand = False

    def write(self, batch: Sequence[Outcome], gone: Iterable[str] = ()) -> None:
        """Write a batch of files and forget others, all or none.

        What was known of whole folders is forgotten, too: until all is written, it does not hold.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            with translated(self._path), _Transaction(self._connection):
                counts: Counter[str] = Counter()
                self._connection.execute("DELETE FROM folder")
                self._ledger.begin()
                for path in gone:
                    self._forget(path)
                self._last_type = self._connection.execute(_LAST_TYPE).fetchone()[0]
                self._all_at_hand |= not self._last_type
                for outcome in batch:
                    self._take(outcome, counts)
                self._namesakes.settle()
                self._ledger.settle()
                # Among the other statements the token table would write out what it holds after every one of them.
                self._connection.executemany(_INSERT_TOKENS, self._tokens)
                self._tokens.clear()
                # By key, as in their table, which spares it from being leafed through; more of an order takes longer to
                # make than it saves.
                self._connection.executemany(_INSERT_TYPE, sorted(self._new_types, key=itemgetter(0)))
                self._new_types.clear()
                del counts[FILLER_TERM]
                numbered = sorted((int(term[1:]), count) for term, count in counts.items())
                self._connection.executemany(_COUNT_TYPE, numbered)
        except BaseException:
            # The numbers given out meanwhile were taken back with the rest.
            self._terms.clear()
            self._tokens.clear()
            self._new_types.clear()
            self._namesakes.forget_all()
            self._all_at_hand = False
            raise
        if sum(map(len, self._terms.values())) > _REMEMBERED:
            self._all_at_hand = False
            for terms in self._terms.values():
                terms.forget_newest()

    def set_properties(self, **properties: str) -> None:
        """Note facts about the index as a whole."""
        with translated(self._path), _Transaction(self._connection):
            self._connection.executemany("REPLACE INTO property (name, value) VALUES (?, ?)", properties.items())

    def set_folders(self, digests: Iterable[tuple[str, bytes]]) -> None:
        """Replace the digests of the folders looked through."""
        with translated(self._path), _Transaction(self._connection):
            self._connection.execute("DELETE FROM folder")
            self._connection.executemany(
                "INSERT INTO folder (path, digest) VALUES (?, ?)",
                ((to_column(path), digest) for path, digest in digests),
            )

    def finish(self, written: int) -> None:
        """Bring the log into the file and let SQLite learn what it holds, after so many files were written."""
        with translated(self._path):
            if written >= _MANY and 2 * written >= self._connection.execute(_COUNT_SOURCES).fetchone()[0]:
                self._lay_out()
                self._connection.execute("PRAGMA temp_store = MEMORY")
            self._connection.execute("PRAGMA optimize")
            # Not waiting: a reader in the middle of a long answer keeps the log, and whoever writes next brings it in.
            self._connection.execute("PRAGMA busy_timeout = 0")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")

    def _lay_out(self) -> None:
        # Everything is written by now: where there is no room to do it better, it stays as it is.
        with suppress(sqlite3.OperationalError):
            self._connection.execute("INSERT INTO token (token) VALUES ('optimize')")
            if self._path:
                # What is made meanwhile is as large as the index: it belongs on the disk, not in memory.
                self._connection.execute("PRAGMA temp_store = FILE")
                self._connection.execute("VACUUM")

    def _take(self, outcome: Outcome, counts: Counter[str]) -> None:
        match outcome:
            case IndexedFile(place=None):
                self._forget(outcome.path)
                self._insert(outcome, self._insert_source(outcome.path, outcome.stamp), counts)
            case IndexedFile():
                self._insert(outcome, self._source(outcome.path), counts)
            case FailedRecord():
                place = (to_column(outcome.place.member), outcome.place.number)
                values = (self._source(outcome.path), *place, outcome.reason, outcome.detail)
                self._connection.execute(_INSERT_FAULT, values)
            case FailedFile():
                self._forget(outcome.path)
                self._insert_source(outcome.path, outcome.stamp, (outcome.reason, outcome.detail))
            case BegunFile(resumed=False):
                self._forget(outcome.path)
                self._insert_source(outcome.path, outcome.stamp, complete=False)
            case DoneFile():
                self._connection.execute(_COMPLETE, (outcome.note or None, to_column(outcome.path)))

    def _source(self, path: str) -> int:
        """Return the number of a file that is known."""
        row = self._connection.execute("SELECT number FROM source WHERE path = ?", (to_column(path),)).fetchone()
        return int(row[0])

    def _forget(self, path: str) -> None:
        """Remove a file and its articles. Their tokens stay behind without an article, where no search sees them."""
        row = self._connection.execute("SELECT number FROM source WHERE path = ?", (to_column(path),)).fetchone()
        if row is None:
            return
        for (number,) in self._connection.execute("SELECT number FROM article WHERE source = ?", row).fetchall():
            self._copies.remove(number)
            self._namesakes.remove(number)
            self._ledger.remove(number)
            self._connection.execute("DELETE FROM mention WHERE article = ?", (number,))
            self._connection.execute("DELETE FROM kept_text WHERE article = ?", (number,))
            self._connection.execute("DELETE FROM article WHERE number = ?", (number,))
        self._connection.execute("DELETE FROM fault WHERE source = ?", row)
        self._connection.execute("DELETE FROM source WHERE number = ?", row)

    def _insert_source(
        self,
        path: str,
        stamp: FileStamp | None,
        failure: tuple[str | None, str | None] = (None, None),
        *,
        complete: bool = True,
    ) -> int | None:
        known = (stamp.size, stamp.mtime_ns) if stamp else (-1, -1)
        values = (to_column(path), *known, *failure, complete)
        return self._connection.execute(_INSERT_SOURCE, values).lastrowid

    def _insert(self, file: IndexedFile, source: int | None, counts: Counter[str]) -> None:
        number = self._insert_article(file, source)
        title, body, removed = (self._terms_of(column, file.summary.language, counts) for column in file.columns)
        self._tokens.append((number, title, body, removed))
        self._connection.executemany(
            "INSERT INTO mention (article, place, earliest, latest) VALUES (?, ?, ?, ?)",
            ((number, place, *bounds) for place, bounds in enumerate(file.mentions)),
        )
        self._copies.add(number, file.signature)
        if file.kept_text is not None:
            self._connection.execute("INSERT INTO kept_text (article, text) VALUES (?, ?)", (number, file.kept_text))

    def _insert_article(self, file: IndexedFile, source: int | None) -> int:
        summary = file.summary
        given = self._namesakes.provisional(summary.id, summary.digest, file.located)
        place = (to_column(file.place.member), file.place.number) if file.place else (None, None)
        number = self._connection.execute(
            _INSERT_ARTICLE,
            (
                source,
                given,
                to_column(file.name),
                *place,
                bytes.fromhex(summary.digest),
                summary.encoding,
                summary.language,
                summary.language_confidence,
                summary.title,
                summary.byline,
                summary.publisher,
                summary.published,
                *file.bounds,
                summary.published_estimate,
                summary.words,
                file.details,
            ),
        ).lastrowid
        if number is None:
            raise AssertionError("an insert gives a number")
        self._namesakes.add(number, summary.id, given)
        return number

    def _terms_of(self, column: str, language: str, counts: Counter[str]) -> str:
        """Return the tokens of a column as the token table holds them, and count them."""
        if not column:
            return ""
        terms = self._terms.get(language)
        if terms is None:
            terms = self._terms[language] = _Terms(partial(self._find_term, language))
        written = list(map(terms.__getitem__, column.split("\n")))
        counts.update(written)
        return " ".join(written)

    def _find_term(self, language: str, surface: str) -> str:
        # What ``fold`` remembers is of no use to a word that comes for the first time.
        (folded,) = fold_words((surface,))
        keys = skeleton_keys(folded, language)
        row = (folded, language, pack_surface(surface, folded))
        if not self._all_at_hand:
            known = self._connection.execute(_FIND_TYPE, (keys[0], *row)).fetchone()
            if known:
                return f"t{known[0]}"
        self._last_type += 1
        self._new_types += [(key, *row, self._last_type) for key in keys]
        return f"t{self._last_type}"


class _Transaction:
    """All or nothing: commits, or rolls back on any exception, an interrupt included."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        elif self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
