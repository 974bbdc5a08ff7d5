"""Vectors of passages, kept in a file beside the index, since making them takes a thousand times longer than reading.

In and out: for the digest of a source, where its passages stand and their vectors, as bytes. An index that is made anew
leaves them alone: a source with the same digest has the same passages. What they mean is not known here.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from corpus_cli.errors import StoreError

__all__ = ["Embedded", "VectorFile"]

_VERSION = 1
_CREATE = """
CREATE TABLE IF NOT EXISTS embedded (
    digest TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    spans BLOB NOT NULL,
    vectors BLOB NOT NULL
) WITHOUT ROWID
"""
_KNOWN = "SELECT digest FROM embedded WHERE model = ? AND digest IN (SELECT value FROM json_each(?))"
_LOAD = "SELECT digest, spans, vectors FROM embedded WHERE model = ? AND digest IN (SELECT value FROM json_each(?))"
# Digests to one question: SQLite takes them as one JSON text.
_AT_ONCE = 5_000


class Embedded(NamedTuple):
    """The passages of one source: its digest, where they stand (pairs of 32-bit integers), their vectors."""

    digest: str
    spans: bytes
    vectors: bytes


class VectorFile:
    """The vectors of one model.

    Args:
        path: the file; ``None`` for one in memory. A damaged one, or one of another version, is made anew.
        model: whose vectors; those of any other are passed over.

    Raises:
        StoreError: it cannot be opened.
    """

    def __init__(self, path: Path | None, model: str) -> None:
        self._path = path
        self._model = model
        self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        try:
            return _prepared(self._path)
        except sqlite3.DatabaseError as error:
            if self._path is None or isinstance(error, sqlite3.OperationalError):
                raise StoreError(f"{self._path}: the vectors cannot be kept: {error}") from error
            for suffix in ("-wal", "-shm", ""):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return _prepared(self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def known(self, digests: Sequence[str]) -> set[str]:
        """Return those of the digests whose vectors are kept.

        Raises:
            StoreError: the file cannot be read.
        """
        return {digest for (digest,) in self._asked(_KNOWN, digests)}

    def load(self, digests: Sequence[str]) -> Iterator[Embedded]:
        """Yield what is kept of the digests, in no order.

        Raises:
            StoreError: the file cannot be read.
        """
        return (Embedded(*row) for row in self._asked(_LOAD, digests))

    def _asked(self, sql: str, digests: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        try:
            for start in range(0, len(digests), _AT_ONCE):
                yield from self._connection.execute(sql, (self._model, json.dumps(digests[start : start + _AT_ONCE])))
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: the vectors cannot be read: {error}; the file may be deleted") from error

    def add(self, sources: Iterable[Embedded]) -> None:
        """Keep the vectors of these sources, all or none.

        Raises:
            StoreError: there is no room, or the file cannot be written.
        """
        rows = [(one.digest, self._model, one.spans, one.vectors) for one in sources]
        try:
            with self._connection:
                self._connection.executemany("REPLACE INTO embedded VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: the vectors cannot be kept: {error}") from error


def _prepared(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", timeout=30)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            connection.execute("DROP TABLE IF EXISTS embedded")
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(_CREATE)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection
