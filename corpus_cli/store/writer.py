"""Writing an index: batches of files, each batch all or nothing.

In: files read or failed. Out: rows. Article, tokens and the file's stamp go into one transaction, so that a
kill at any moment leaves an index that knows exactly what it holds.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

from corpus_cli.store.connection import WAIT_SECONDS, translated
from corpus_cli.store.copies import CopyGroups
from corpus_cli.store.ledger import Ledger
from corpus_cli.store.namesakes import Namesakes
from corpus_cli.store.paths import to_column
from corpus_cli.store.reader import IndexReader
from corpus_cli.store.rows import (
    BegunFile,
    DoneFile,
    FailedFile,
    FailedRecord,
    FileStamp,
    IndexedFile,
    Outcome,
)
from corpus_cli.store.types import AT_HAND, Types

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
_COUNT_SOURCES = "SELECT count(*) FROM source"
# After so many articles, if they are most of the index, it is worth its while to lay the whole file out anew: the parts
# of the token table become one, and pages that were split or freed are filled.
_MANY = 3_000


class IndexWriter:
    """Writes to an open index; the caller holds the index's lock.

    Args:
        reader: of the same index; both share one connection.
        at_hand: how many words to keep at hand, of which the index need not be asked.
    """

    def __init__(self, reader: IndexReader, *, at_hand: int = AT_HAND) -> None:
        self._connection = reader.connection
        self._path = reader.path
        self._copies = CopyGroups(reader.connection)
        self._namesakes = Namesakes(reader.connection)
        self._ledger = Ledger(reader.connection)
        self._types = Types(reader.connection, at_hand)
        # Rows of this batch for the token table, not written yet.
        self._tokens: list[tuple[int, str, str, str]] = []

    def write(self, batch: Sequence[Outcome], gone: Iterable[str] = ()) -> None:
        """Write a batch of files and forget others, all or none.

        What was known of whole folders is forgotten, too: until all is written, it does not hold.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            with translated(self._path), _Transaction(self._connection):
                self._connection.execute("DELETE FROM folder")
                self._ledger.begin()
                self._types.begin()
                for path in gone:
                    self._forget(path)
                for outcome in batch:
                    self._take(outcome)
                self._namesakes.settle()
                self._ledger.settle()
                # Among the other statements the token table would write out what it holds after every one of them.
                self._connection.executemany(_INSERT_TOKENS, self._tokens)
                self._tokens.clear()
                self._types.settle()
        except BaseException:
            # What was given out meanwhile was taken back with the rest.
            self._tokens.clear()
            self._types.forget_all()
            self._namesakes.forget_all()
            raise
        self._types.trim()

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

    def _take(self, outcome: Outcome) -> None:
        match outcome:
            case IndexedFile(place=None):
                self._forget(outcome.path)
                self._insert(outcome, self._insert_source(outcome.path, outcome.stamp))
            case IndexedFile():
                self._insert(outcome, self._source(outcome.path))
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

    def _insert(self, file: IndexedFile, source: int | None) -> None:
        number = self._insert_article(file, source)
        title, body, removed = (self._types.terms_of(column, file.summary.language) for column in file.columns)
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
