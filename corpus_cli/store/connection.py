"""Opening an index: a file of the right version, sound and ready, or a clear reason why not.

In: a path. Out: a connection. Readers go on while one writer writes (WAL); a file that is damaged or was made
by another schema is told apart from one that cannot be opened at all.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus_cli.errors import StoreError
from corpus_cli.store.schema import APPLICATION_ID, SCHEMA_STEPS
from corpus_cli.text import fold

__all__ = ["DamagedIndex", "open_connection", "translated"]

_MEMORY = ":memory:"
_WAIT = 30.0


class DamagedIndex(StoreError):
    """The file is no sound index: it can be thrown away and made again from the sources."""


def open_connection(path: Path | None) -> sqlite3.Connection:
    """Open the index at ``path``, made or brought up to this version where needed; ``None`` is one in memory.

    Raises:
        DamagedIndex: the file is damaged or no index.
        StoreError: it cannot be opened or was made by a newer program.
    """
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            _MEMORY if path is None else path, timeout=_WAIT, isolation_level=None, cached_statements=256
        )
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: the index cannot be opened: {_reason(error)}") from error
    try:
        with translated(path):
            _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors into ours, naming the file.

    Raises:
        DamagedIndex, StoreError: as :func:`open_connection`.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: the index cannot be used: {_reason(error)}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedIndex(f"{path}: the index is damaged: {_reason(error)}") from error


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.create_function("folded", 1, lambda text: fold(text) if text else None, deterministic=True)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(SCHEMA_STEPS):
        return
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and tables:
        raise StoreError(f"{path}: is no index of this program: name another file with --index")
    if version > len(SCHEMA_STEPS):
        raise StoreError(f"{path}: was made by a newer version of this program: update it, or use another --index")
    connection.execute("PRAGMA journal_mode = WAL")
    _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again now that nobody else can write: another process may have made the tables meanwhile.
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, step in enumerate(SCHEMA_STEPS[version:], version + 1):
            for statement in step.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _reason(error: Exception) -> str:
    text = str(getattr(error, "strerror", None) or error)
    if "disk is full" in text:
        return "the disk is full: free some space, or name another place with --index"
    if "readonly" in text or "read-only" in text.lower():
        return "it is read-only: name another place with --index, or read with --no-cache"
    if "unable to open" in text:
        return "it cannot be opened: name another place with --index, or read with --no-cache"
    return text.lower()
