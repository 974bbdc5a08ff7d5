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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.sources.names import is_article_name

__all__ = ["STDIN", "Discovered", "Listing", "SourceFile", "discover"]

STDIN = "-"

# Other names of standard input: what is there can be read but once.
_STDIN_NAMES = frozenset({STDIN, "/dev/stdin", "/dev/fd/0"})


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
        found: of each file what its path goes on with, size and time, in order; most listings are asked for nothing but
            their digest.
        base: what absolute paths begin with.
        named: what paths within the corpus begin with.
        digest: of names, sizes and times; equal when nothing has changed.
    """

    folder: str
    found: tuple[tuple[str, int, int], ...]
    base: str
    named: str
    digest: bytes

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """The files, in order."""
        base, named = self.base, self.named
        return tuple(SourceFile(base + name, named + name, size, mtime) for name, size, mtime in self.found)


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
        folders: each with its listing; ``None`` where it cannot be looked at.
        files: those named outright.
        names: of the files of some of the folders.
    """

    folders: dict[str, Listing | None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    names: dict[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, file: str) -> bool:
        """Return whether a file was named or lies in a folder that was."""
        folder, name = os.path.split(file)
        listing = self.folders.get(folder)
        if listing and folder not in self.names:
            self.names[folder] = frozenset(name for name, *_ in listing.found)
        return file in self.files or name in self.names.get(folder, ())

    def any_below(self, folder: str, among: int) -> bool:
        """Return whether the first ``among`` folders, or any file, lie below a folder."""
        start = os.path.join(folder, "")
        return any(path.startswith(start) for path in chain(islice(self.folders, among), self.files))


def discover(paths: Iterable[str]) -> Discovered:
    """Find the source files under ``paths``; never raises for a single bad path."""
    found = Discovered()
    seen = _Seen()
    for path in paths:
        if path in _STDIN_NAMES:
            found.stdin = True
        else:
            _discover_named(path, found, seen)
    return found


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
        found.failures.append(SourceError(path, "missing", "there is no such file or folder"))


def _discover_folder(real: str, named: str, found: Discovered, seen: _Seen) -> None:
    if real in seen.folders:
        return
    failed, before = len(found.failures), len(seen.folders)
    listings = list(_walk(real, os.path.basename(real), found, seen))
    found.listings.extend(listings)
    empty = len(found.failures) == failed and not any(listing.found for listing in listings)
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
    found.listings.append(Listing(real, tuple(facts), real, os.path.basename(path), _digest(real, facts)))


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
            # Through its descriptor the system finds each file at once, rather than by its whole path.
            with _opened(folder) as descriptor, os.scandir(descriptor) as scan:
                files, folders = _sort_out(sorted(scan, key=attrgetter("name")), folder, found, seen)
        except OSError as error:
            found.failures.append(SourceError(folder, "unreadable", _reason(error, folder)))
            continue
        listing = Listing(folder, tuple(files), os.path.join(folder, ""), f"{name}/", _digest(folder, files))
        seen.folders[folder] = listing
        yield listing
        for entry in reversed(folders):
            place = os.path.join(folder, entry.name)
            waiting.append((os.path.realpath(place) if entry.is_symlink() else place, f"{name}/{entry.name}"))


@contextmanager
def _opened(folder: str) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _sort_out(
    entries: Iterable[os.DirEntry[str]], folder: str, found: Discovered, seen: _Seen
) -> tuple[list[tuple[str, int, int]], list[os.DirEntry[str]]]:
    """Return name, size and time of each article among the entries of a folder, and the folders among them."""
    files: list[tuple[str, int, int]] = []
    folders = []
    # In this loop a microsecond a file is a tenth of a second of a large corpus: the disk is asked nothing twice.
    for entry in entries:
        file_name = entry.name
        if file_name[0] == ".":
            continue
        plain = entry.is_file(follow_symlinks=False)
        if not plain and os.path.isdir(os.path.join(folder, file_name)):
            folders.append(entry)
        elif is_article_name(file_name, found.left_out):
            try:
                status = entry.stat()
            except OSError as error:
                path = os.path.join(folder, file_name)
                found.failures.append(SourceError(path, "unreadable", _reason(error, path)))
                continue
            if not plain and not stat.S_ISREG(status.st_mode):
                found.left_out["special"] += 1
            elif not seen.files or os.path.join(folder, file_name) not in seen.files:
                files.append((file_name, status.st_size, status.st_mtime_ns))
    return files, folders


def _digest(folder: str, files: list[tuple[str, int, int]]) -> bytes:
    # The quickest way to bytes; version 2 writes equal values as equal bytes, later ones do not.
    return hashlib.blake2b(marshal.dumps((folder, files), 2), digest_size=16).digest()


def _reason(error: OSError, path: str) -> str:
    if os.path.islink(path):
        return "is a link that leads nowhere"
    return (error.strerror or "cannot be read").lower()
