"""An index opened and brought up to date, made anew where it is missing, damaged or of another make.

In: what to read and where the index lies. Out: a reader, and what happened. An index that cannot be written is
replaced by one in memory for this run; an index in use by another process is waited for. One that is made anew stands
as it was until the new one is done.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from corpus_cli.errors import SourceError, StoreError
from corpus_cli.frozen import frozen
from corpus_cli.ingest.options import Ingest
from corpus_cli.ingest.refresh import Refreshed, refresh
from corpus_cli.sources import STDIN, iter_missing
from corpus_cli.store import (
    DamagedIndex,
    FullDisk,
    IndexReader,
    IndexWriter,
    MissingIndex,
    WriterLock,
    is_marked,
    open_connection,
)
from corpus_cli.store.aside import give_up, open_aside, put_in_place
from corpus_cli.store.files import known_files

__all__ = ["OpenIndex", "index_path", "open_index"]

_PACKAGE = Path(__file__).parent.parent
# What an article is made by: a change in any of these files makes an index stale.
_MAKERS = (
    *("annotate", "ingest", "names", "sources", "store"),
    *("bounds.py", "edtf.py", "exchange.py", "ids.py", "model.py", "records.py", "regions.py", "text.py"),
)


@frozen
class OpenIndex:
    """An index ready to be asked.

    Attributes:
        reader: asks it; to be closed by whoever opened it.
        path: where it lies; ``None`` in memory.
        engine: name of the language engine it was made with.
        refreshed: what the refresh did; ``None`` where none was asked for.
        fields: the user's mapping of fields that it was made with.
        missing: one for each path named that leads to nothing, or cannot be looked at.
    """

    reader: IndexReader
    path: Path | None
    engine: str
    refreshed: Refreshed | None
    fields: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[SourceError, ...] = ()


def index_path(folder: Path, paths: Sequence[str], *, engine: str) -> Path:
    """Return where the index of these paths lies in a cache folder: one file for each set of paths and engine."""
    places = sorted({os.path.realpath(os.path.expanduser(path)) for path in paths})
    key = "\0".join([engine, *places]).encode("utf-8", "surrogateescape")
    return folder / f"{hashlib.blake2b(key, digest_size=8).hexdigest()}.sqlite3"


def open_index(paths: Sequence[str], path: Path | None, ingest: Ingest) -> OpenIndex:
    """Open the index of ``paths`` at ``path``, up to date where that is asked for.

    A stream, ``-``, is never kept: with it the index is one in memory.

    Raises:
        StoreError: the index was made by a newer program, or is none of ours.
    """
    if path is None or STDIN in paths:
        return _refreshed(paths, None, ingest)
    # Before anything is made beside it, the lock included.
    _require_ours(path, paths, ingest)
    if not ingest.fresh:
        try:
            return _as_it_is(paths, path, ingest)
        except DamagedIndex:
            pass
        except MissingIndex:
            if ingest.must_exist:
                raise
    if not _writable(path):
        ingest.tell(f"{path}: the index cannot be written; working without an index, which takes longer")
        return _refreshed(paths, None, ingest)
    return _refreshed(paths, path, ingest)


def _as_it_is(paths: Sequence[str], path: Path, ingest: Ingest) -> OpenIndex:
    reader = IndexReader(open_connection(path, create=False), path)
    if reader.properties().get("maker") not in (None, _maker(ingest)):
        ingest.tell("another version of the program made the index; read as it is ('corpus index' makes it anew)")
    return OpenIndex(reader, path, ingest.engine, None, ingest.fields, tuple(iter_missing(paths)))


def _refreshed(paths: Sequence[str], path: Path | None, ingest: Ingest) -> OpenIndex:
    with WriterLock(path, ingest.tell) as lock:
        try:
            return _refreshed_once(paths, path, ingest, lock)
        except (DamagedIndex, _StaleIndex):
            if path is None:
                raise
        lock.hold()
        _require_ours(path, paths, ingest)
        try:
            # Once more now that nobody else can write: who had the lock until now may have made the index anew.
            return _refreshed_once(paths, path, ingest, lock)
        except _StaleIndex as error:
            stale = error
        except DamagedIndex:
            ingest.tell(f"{path}: the index is damaged; reading everything anew")
            return _made_anew(paths, path, None, ingest, lock)
        if not ingest.rebuild:
            ingest.tell("program or settings have changed since the index was made: reading everything anew")
        try:
            return _made_anew(paths, path, stale.build, ingest, lock)
        except StoreError as error:
            raise StoreError(f"{error}; the index of before stands, and --no-refresh asks it") from error


def _refreshed_once(paths: Sequence[str], path: Path | None, ingest: Ingest, lock: WriterLock) -> OpenIndex:
    reader = _connect(path, ingest, lock)
    try:
        refreshed = _fill(reader, paths, ingest, lock)
    except BaseException:
        reader.close()
        raise
    return OpenIndex(reader, path, ingest.engine, refreshed, ingest.fields, refreshed.failures)


def _made_anew(paths: Sequence[str], path: Path, build: str | None, ingest: Ingest, lock: WriterLock) -> OpenIndex:
    """Read everything into an index beside the one at ``path``, which is ``build``, and put it in its place."""
    aside = open_aside(path, build=build, maker=_maker(ingest))
    try:
        if any(known_files(aside)):
            ingest.tell("going on with the new index where its making was broken off")
        refreshed = _fill(aside, paths, ingest, lock)
        put_in_place(aside, path)
    except FullDisk:
        give_up(aside)
        raise
    finally:
        aside.close()
    reader = IndexReader(open_connection(path), path)
    return OpenIndex(reader, path, ingest.engine, refreshed, ingest.fields, refreshed.failures)


def _fill(reader: IndexReader, paths: Sequence[str], ingest: Ingest, lock: WriterLock) -> Refreshed:
    return refresh(paths, reader, IndexWriter(reader), ingest, hold=lock.hold, tell=_once(ingest.tell))


def _once(tell: Callable[[str], object]) -> Callable[[str, str], object]:
    """Return what tells of each note once, with the first file it is true of."""
    told: set[str] = set()

    def tell_once(path: str, note: str) -> None:
        if note not in told:
            told.add(note)
            tell(f"{'standard input' if path == STDIN else path}: {note}")

    return tell_once


class _StaleIndex(StoreError):
    """The index is of another make, or to be made anew; ``build`` is which making it is of."""

    def __init__(self, build: str | None) -> None:
        super().__init__("the index is of another make")
        self.build = build


def _connect(path: Path | None, ingest: Ingest, lock: WriterLock) -> IndexReader:
    """Return a reader of an index of this program's own make, begun where there is none.

    Raises:
        _StaleIndex: there is one, and all is to be read anew.
    """
    try:
        reader = IndexReader(open_connection(path, create=path is None), path)
    except MissingIndex:
        lock.hold()
        reader = IndexReader(open_connection(path), path)
    try:
        if not reader.properties():
            lock.hold()
            if not reader.properties():
                IndexWriter(reader).set_properties(maker=_maker(ingest))
                return reader
        known = reader.properties()
        if ingest.rebuild or known.get("maker") != _maker(ingest):
            raise _StaleIndex(known.get("build"))
    except BaseException:
        reader.close()
        raise
    return reader


def _require_ours(path: Path, paths: Sequence[str], ingest: Ingest) -> None:
    """See that a file is an index of this program, or lies where only its indexes lie, damaged as it may be.

    Raises:
        StoreError: it lies where the user has put it, and nothing says that it is an index at all.
    """
    try:
        filled = path.is_file() and path.stat().st_size > 0
    except (OSError, ValueError):
        return
    if filled and not is_marked(path) and path.name != index_path(path.parent, paths, engine=ingest.engine).name:
        raise StoreError(f"{path}: is no index of this program: name another file with --index")


def _maker(ingest: Ingest) -> str:
    return f"{_fingerprint()}{_mapping_mark(ingest.fields)}"


def _fingerprint() -> str:
    """Return a mark of the program's own files that make an index: the newest change and the size of all."""
    stats = [path.stat() for path in _makers()]
    return f"{max(stat.st_mtime_ns for stat in stats):x}-{sum(stat.st_size for stat in stats):x}"


def _makers() -> Iterator[Path]:
    for name in _MAKERS:
        if name.endswith(".py"):
            yield _PACKAGE / name
            continue
        for folder, folders, files in os.walk(_PACKAGE / name):
            # What Python compiles comes and goes with every process.
            folders[:] = [one for one in folders if one != "__pycache__"]
            yield from (Path(folder, file) for file in files)


def _mapping_mark(fields: Mapping[str, str]) -> str:
    """Return a mark of the user's mapping: with another one, the same files give other articles."""
    return hashlib.blake2b(repr(sorted(fields.items())).encode(), digest_size=4).hexdigest() if fields else ""


def _writable(path: Path) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
