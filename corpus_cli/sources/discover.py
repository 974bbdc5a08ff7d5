"""Which files a corpus is made of.

In: what the user named (files, folders, glob patterns, ``-``). Out: the listing of each folder, with a digest
that tells at once whether anything in it has changed. Reads directories, never a file.
"""

import glob
import hashlib
import marshal
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.sources.names import is_article_name

__all__ = ["STDIN", "Discovered", "Listing", "SourceFile", "discover", "iter_missing"]

STDIN = "-"

# Other names of standard input: what is there can be read but once.
_STDIN_NAMES = frozenset({STDIN, "/dev/stdin", "/dev/fd/0"})

_Stamps = list[tuple[str, int, int]]
_Entries = list[os.DirEntry[str]]


class SourceFile(NamedTuple):
    """A file to read.

    Attributes:
        path: absolute.
        name: its path within the corpus: from the folder that was named, that folder's own name included.
        size: bytes.
        mtime_ns: modification time in nanoseconds.
    """

    path: str
    name: str
    size: int
    mtime_ns: int


@frozen
class Listing:
    """The files of one folder by name, or of one path named outright.

    Attributes:
        folder: absolute path of the folder, or of what was named.
        count: how many files there are.
        found: of each file what its path goes on with, size and time, in order; ``None`` where the digest is a known
            one, because keeping them all would take a tenth of the time of looking.
        base: what absolute paths begin with.
        named: what paths within the corpus begin with.
        digest: of names, sizes and times; equal when nothing has changed.
    """

    folder: str
    count: int
    found: tuple[tuple[str, int, int], ...] | None
    base: str
    named: str
    digest: bytes

    @property
    def files(self) -> Iterator[SourceFile]:
        """The files, in order, each made when it is asked for; none of a listing whose digest was known."""
        base, named = self.base, self.named
        return (SourceFile(base + name, named + name, size, mtime) for name, size, mtime in self.found or ())


@dataclass(slots=True)
class Discovered:
    """What discovery found.

    Attributes:
        listings: in the order named; no folder and no file twice.
        left_out: how many files of other kinds lie in the folders, by ending; pipes and devices are ``special``.
        failures: one for each path that does not exist, cannot be looked at, or holds nothing to read.
        stdin: whether ``-`` was named.
    """

    listings: list[Listing] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    failures: list[SourceError] = field(default_factory=list)
    stdin: bool = False


@dataclass(slots=True)
class _Seen:
    """What was met so far, under its real path.

    Attributes:
        known: the digests of listings that are known, by path.
        folders: all of them, looked at or not to be looked at.
        files: those named outright.
        names: of the files of some of the folders.
    """

    known: Mapping[str, bytes] = field(default_factory=dict)
    folders: dict[str, None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    names: dict[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, file: str) -> bool:
        """Return whether a file was named or lies in a folder that was."""
        folder, name = os.path.split(file)
        if folder in self.folders and folder not in self.names:
            self.names[folder] = _names_in(folder)
        return file in self.files or name in self.names.get(folder, ())

    def any_below(self, folder: str, among: int) -> bool:
        """Return whether the first ``among`` folders, or any file, lie below a folder."""
        start = os.path.join(folder, "")
        return any(path.startswith(start) for path in chain(islice(self.folders, among), self.files))


def discover(paths: Iterable[str], known: Mapping[str, bytes] | None = None) -> Discovered:
    """Find the source files under ``paths``; never raises for a single bad path.

    Args:
        paths: files, folders, glob patterns, or ``-``.
        known: digests of listings, by path: one that has not changed keeps no files.
    """
    found = Discovered()
    seen = _Seen(known or {})
    for path in paths:
        if path in _STDIN_NAMES:
            found.stdin = True
        else:
            _discover_named(path, found, seen)
    return found


def iter_missing(paths: Iterable[str]) -> Iterator[SourceError]:
    """Yield an error for each of ``paths`` that leads to nothing, without a look into any folder."""
    for path in paths:
        expanded = os.path.abspath(os.path.expanduser(path))
        if path not in _STDIN_NAMES and not os.path.lexists(expanded) and not glob.has_magic(path):
            yield _missing(path)


def _missing(path: str) -> SourceError:
    return SourceError(path, "missing", "there is no such file or folder")


def _discover_named(path: str, found: Discovered, seen: _Seen) -> None:
    expanded = os.path.abspath(os.path.expanduser(path))
    if os.path.isdir(expanded):
        _discover_folder(os.path.realpath(expanded), path, found, seen)
    elif os.path.lexists(expanded):
        _discover_file(expanded, path, found, seen)
    elif glob.has_magic(path):
        matches = sorted(glob.iglob(expanded, recursive=True))
        if not matches:
            found.failures.append(SourceError(path, "missing", "no file matches this pattern"))
        for match in matches:
            if os.path.isfile(match) or not os.path.isdir(match):
                _discover_file(match, match, found, seen)
            elif "**" not in path:
                _discover_named(glob.escape(match) if glob.has_magic(match) else match, found, seen)
    else:
        found.failures.append(_missing(path))


def _discover_folder(real: str, named: str, found: Discovered, seen: _Seen) -> None:
    if real in seen.folders:
        return
    failed, before = len(found.failures), len(seen.folders)
    listings = list(_walk(real, os.path.basename(real), found, seen))
    found.listings.extend(listings)
    empty = len(found.failures) == failed and not any(listing.count for listing in listings)
    if empty and not seen.any_below(real, before):
        found.failures.append(SourceError(named, "empty", "holds no file to read"))


def _discover_file(path: str, named: str, found: Discovered, seen: _Seen) -> None:
    real = os.path.realpath(path)
    if seen.holds(real):
        return
    seen.files.add(real)
    try:
        status = os.stat(real)
    except OSError as error:
        found.failures.append(SourceError(named, "unreadable", _reason(error, path)))
        return
    if not stat.S_ISREG(status.st_mode):
        # It could be read but once, and reading could wait for ever.
        advice = "is a pipe or a device: send it to standard input, and name - instead"
        found.failures.append(SourceError(named, "special", advice))
        return
    facts = [("", status.st_size, status.st_mtime_ns)]
    found.listings.append(_listing(real, facts, real, os.path.basename(path), seen))


def _walk(folder: str, name: str, found: Discovered, seen: _Seen) -> Iterator[Listing]:
    """Yield the listing of a folder and of each folder below it, each once, whatever links lead to it."""
    waiting = [(folder, name)]
    # No recursion: folders can lie deeper than Python calls itself.
    while waiting:
        folder, name = waiting.pop()
        if folder in seen.folders:
            continue
        seen.folders[folder] = None
        try:
            files, folders = _look_into(folder, found, seen)
        except OSError as error:
            found.failures.append(SourceError(folder, "unreadable", _reason(error, folder)))
            continue
        yield _listing(folder, files, os.path.join(folder, ""), f"{name}/", seen)
        for entry in reversed(folders):
            place = os.path.join(folder, entry.name)
            waiting.append((os.path.realpath(place) if entry.is_symlink() else place, f"{name}/{entry.name}"))


def _listing(folder: str, files: _Stamps, base: str, named: str, seen: _Seen) -> Listing:
    digest = _digest(folder, files)
    kept = None if seen.known.get(folder) == digest else tuple(files)
    return Listing(folder, len(files), kept, base, named, digest)


def _names_in(folder: str) -> frozenset[str]:
    """Return the names of the files of a folder."""
    try:
        files, _ = _look_into(folder, Discovered(), _Seen())
    except OSError:
        return frozenset()
    return frozenset(name for name, *_ in files)


def _look_into(folder: str, found: Discovered, seen: _Seen) -> tuple[_Stamps, _Entries]:
    # Through its descriptor the system finds each file at once, rather than by its whole path.
    with _opened(folder) as descriptor, os.scandir(descriptor) as scan:
        return _sort_out(sorted(scan, key=attrgetter("name")), folder, found, seen)


@contextmanager
def _opened(folder: str) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _sort_out(entries: list[os.DirEntry[str]], folder: str, found: Discovered, seen: _Seen) -> tuple[_Stamps, _Entries]:
    """Return name, size and time of each article among the entries of a folder, and the folders among them."""
    plain = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
    files = _stamps(_articles(plain, folder, found, seen), folder, found)
    if len(plain) == len(entries):
        return files, []
    folders: _Entries = []
    linked: _Entries = []
    for entry in entries:
        if not entry.is_file(follow_symlinks=False) and entry.name[0] != ".":
            (folders if os.path.isdir(os.path.join(folder, entry.name)) else linked).append(entry)
    articles = _articles(linked, folder, found, seen)
    regular = [entry for entry in articles if _is_regular(entry, folder, found)]
    return sorted([*files, *_stamps(regular, folder, found)]), folders


def _articles(entries: _Entries, folder: str, found: Discovered, seen: _Seen) -> _Entries:
    """Return the entries that hold articles by their names, and were not named outright."""
    kept = [entry for entry in entries if entry.name[0] != "." and is_article_name(entry.name, found.left_out)]
    return [entry for entry in kept if os.path.join(folder, entry.name) not in seen.files] if seen.files else kept


def _stamps(entries: _Entries, folder: str, found: Discovered) -> _Stamps:
    # A microsecond a file is a tenth of a second of a large corpus, and keeping what ``stat`` tells is another.
    try:
        return [(entry.name, status.st_size, status.st_mtime_ns) for entry in entries for status in (entry.stat(),)]
    except OSError:
        readable = [(entry, status) for entry in entries if (status := _stat_or_failure(entry, folder, found))]
        return [(entry.name, status.st_size, status.st_mtime_ns) for entry, status in readable]


def _is_regular(entry: os.DirEntry[str], folder: str, found: Discovered) -> bool:
    """Return whether a link leads to a plain file; a pipe or a device is counted, a link to nowhere a failure."""
    status = _stat_or_failure(entry, folder, found)
    if status is None or stat.S_ISREG(status.st_mode):
        return status is not None
    found.left_out["special"] += 1
    return False


def _stat_or_failure(entry: os.DirEntry[str], folder: str, found: Discovered) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError as error:
        path = os.path.join(folder, entry.name)
        found.failures.append(SourceError(path, "unreadable", _reason(error, path)))
        return None


def _digest(folder: str, files: _Stamps) -> bytes:
    # The quickest way to bytes; version 2 writes equal values as equal bytes, later ones do not.
    return hashlib.blake2b(marshal.dumps((folder, files), 2), digest_size=16).digest()


def _reason(error: OSError, path: str) -> str:
    if os.path.islink(path):
        return "is a link that leads nowhere"
    return (error.strerror or "cannot be read").lower()
