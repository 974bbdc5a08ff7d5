"""An index made beside another one, and put in its place in one step that no reader sees half of.

In: the place of an index. Out: one beside it to be filled, which outlives its process and is gone on with; in the end
its content in the file of the first. The content is copied, in one transaction of the old file's log: to move the new
file over the old one would leave a reader that opens file and log at that moment with half of each.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from corpus_cli.errors import StoreError
from corpus_cli.store.connection import (
    WAIT_SECONDS,
    DamagedIndex,
    MissingIndex,
    is_marked,
    open_connection,
    translated,
)
from corpus_cli.store.reader import IndexReader
from corpus_cli.store.writer import IndexWriter

__all__ = ["begin_aside", "give_up", "is_begun", "open_aside", "put_in_place"]

# Which of the makings of an index this is: one that was put in place and not taken away is not put there again.
_BUILD = "build"


def open_aside(path: Path, *, build: str | None, **properties: str) -> IndexReader:
    """Return the index beside the one at ``path``: what is left of one with these properties, or an empty one.

    Args:
        path: of the index to be replaced; the caller holds its lock.
        build: which making of it is in place.
        properties: what must be noted of the index as a whole.

    Raises:
        StoreError: it cannot be opened, or its place is taken by a file that is none of ours.
    """
    place = _place(path)
    with suppress(DamagedIndex, MissingIndex):
        reader = IndexReader(open_connection(place, create=False), place)
        try:
            known = reader.properties()
        except BaseException:
            reader.close()
            raise
        if properties.items() <= known.items() and known.get(_BUILD) not in (None, build):
            return reader
        reader.close()
    return begin_aside(path, **properties)


def begin_aside(path: Path, **properties: str) -> IndexReader:
    """Return an empty index beside the one at ``path``, whatever is left of another; as ``open_aside``."""
    place = _place(path)
    _remove(place)
    reader = IndexReader(open_connection(place), place)
    IndexWriter(reader).set_properties(**properties, **{_BUILD: os.urandom(8).hex()})
    return reader


def is_begun(path: Path) -> bool:
    """Tell whether something is left of an index that was to replace the one at ``path``."""
    return is_marked(_beside(path))


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _place(path: Path) -> Path:
    place = _beside(path)
    if place.exists() and not (place.is_file() and (is_marked(place) or not place.stat().st_size)):
        raise StoreError(f"{place}: is no index of this program, and in the way of one: move it elsewhere")
    return place


def put_in_place(aside: IndexReader, path: Path) -> None:
    """Make what was filled beside ``path`` the index there, and take it away; ``aside`` is closed.

    Whoever reads the old index goes on with it, whoever asks next gets the new one; on any error the old one stands.

    Raises:
        StoreError: there is no room.
    """
    with closing(aside):
        if aside.path is None:
            raise AssertionError("an index in memory stands beside none")
        try:
            with translated(path):
                _copy(aside.connection, path)
        except DamagedIndex:
            # Nobody can read it, so that the new file may take its place. Closed, it is whole without its log.
            aside.close()
            _remove(path, logs_only=True)
            aside.path.replace(path)
    _remove(aside.path)


def give_up(aside: IndexReader) -> None:
    """Take away what was begun: on a disk that it has filled, nothing could be read any more."""
    aside.close()
    if aside.path:
        _remove(aside.path)


def _copy(source: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as target:
        source.backup(target)
        # Done already: a reader, or want of room, only makes the log stay until somebody writes next.
        with suppress(sqlite3.OperationalError):
            target.execute("PRAGMA busy_timeout = 0")
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(path: Path, *, logs_only: bool = False) -> None:
    for suffix in ("-wal", "-shm") if logs_only else ("-wal", "-shm", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
