"""Opening an index: a file of the right version, sound and ready, or a clear reason why not.

In: a path. Out: a connection. Readers go on while one writer writes (WAL); a file that is damaged is told apart from
one that cannot be opened at all, and from one that is none of ours, which is never touched.
"""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus_cli.edtf import iso_week
from corpus_cli.errors import StoreError
from corpus_cli.store.schema import APPLICATION_ID, SCHEMA_STEPS
from corpus_cli.text import fold

__all__ = ["WAIT_SECONDS", "DamagedIndex", "FullDisk", "MissingIndex", "is_marked", "open_connection", "translated"]

# A database without a name: in memory until it is too large for that, then in a file that nobody sees.
_MEMORY = ""
WAIT_SECONDS = 30
"""How long to wait where SQLite itself has something to wait for."""

# The header of a database file (https://www.sqlite.org/fileformat.html, 1.3): where it says what it is, and whose.
_HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\0"
_OWNER = slice(68, 72)
# What SQLite says where tables that every index has are not there: somebody else has changed the file.
_SIGNS_OF_DAMAGE = ("no such", "malformed", "vtable constructor failed")


class DamagedIndex(StoreError):
    """The file is no sound index: it can be thrown away and made again from the sources."""


class FullDisk(StoreError):
    """There is no room left for what was to be written."""


class MissingIndex(StoreError):
    """There is no index yet, or one that nothing was ever written to."""


def open_connection(path: Path | None, *, create: bool = True) -> sqlite3.Connection:
    """Open the index at ``path``, brought up to this version where needed; ``None`` is one in memory.

    Args:
        path: the file.
        create: make it where it is missing.

    Raises:
        MissingIndex: it is not there, and was not to be made.
        DamagedIndex: the file is damaged.
        StoreError: it cannot be opened, is none of ours, or was made by a newer program.
    """
    try:
        if path is not None:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            _check_header(path, create=create)
        connection = sqlite3.connect(
            _MEMORY if path is None else path, timeout=WAIT_SECONDS, isolation_level=None, cached_statements=256
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


def is_marked(path: Path) -> bool:
    """Tell whether the header of a file says that it is an index of this program, sound or not."""
    try:
        return _read_header(path)[_OWNER] == _MARK
    except OSError:
        return False


_MARK = APPLICATION_ID.to_bytes(4, "big")


def _read_header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER_SIZE)


def _check_header(path: Path, *, create: bool) -> None:
    """Look at a file before SQLite does, which could change one that is not ours."""
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "no file"
        raise StoreError(f"{path}: is {what}: name a file with --index")
    header = b"" if mode is None else _read_header(path)
    if not header and not create:
        raise MissingIndex(f"{path}: there is no index yet: 'corpus index' makes it")
    if header and not header.startswith(_MAGIC):
        raise DamagedIndex(f"{path}: the index is damaged: file is not a database")
    if header and header[_OWNER] != _MARK:
        raise StoreError(f"{path}: is no index of this program: name another file with --index")


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors into ours, naming the file.

    Raises:
        FullDisk: there is no room.
        DamagedIndex, StoreError: as :func:`open_connection`.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not str(error).startswith(_SIGNS_OF_DAMAGE):
            kind = FullDisk if "disk is full" in str(error) else StoreError
            raise kind(f"{path}: the index cannot be used: {_reason(error)}") from error
        raise DamagedIndex(
            f"{path}: the index is damaged ({_reason(error)}): 'corpus index --rebuild' makes it anew"
        ) from error


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.create_function("folded", 1, lambda text: fold(text) if text else None, deterministic=True)
    # Known from the start: while any statement is under way SQLite takes no function that it has already.
    connection.create_function("iso_week", 1, iso_week, deterministic=True)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(SCHEMA_STEPS):
        return
    if version > len(SCHEMA_STEPS):
        raise StoreError(f"{path}: was made by a newer version of this program: update it, or use another --index")
    # The mark first, while it still goes into the file itself: whatever comes of the rest, the file is known as ours.
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode = WAL")
    _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again now that nobody else can write: another process may have made the tables meanwhile.
        _take_steps(connection, connection.execute("PRAGMA user_version").fetchone()[0])
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _take_steps(connection: sqlite3.Connection, version: int) -> None:
    for number, step in enumerate(SCHEMA_STEPS[version:], version + 1):
        for statement in step.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def _reason(error: Exception) -> str:
    text = str(getattr(error, "strerror", None) or error)
    if "disk is full" in text or "No space left" in text:
        return "the disk is full: free some space, or name another place with --index"
    if "readonly" in text or "read-only" in text.lower():
        return "it is read-only: name another place with --index, or read with --no-cache"
    if "unable to open" in text:
        return "it cannot be opened: name another place with --index, or read with --no-cache"
    return text.lower()
