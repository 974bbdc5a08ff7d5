"""Which files a corpus is made of.

In: what the user named (files, folders, glob patterns, ``-``). Out: source files in a stable order,
with what was left out and what could not be found. Reads directories, never a file.
"""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus_cli.errors import SourceError
from corpus_cli.model import FileStamp

__all__ = ["Discovered", "SourceFile", "discover"]

# A file inside a folder is taken for an article by its ending; a file named outright always is.
_ARTICLE_SUFFIXES = frozenset({".txt", ".text", ""})
# Files that speak of a corpus rather than belong to it: passed over without a word.
_COMPANIONS = frozenset({"readme", "license", "licence", "sources", "copying", "makefile", "changelog"})
_SETTINGS_SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path as the user would name it, and its stamp on disk."""

    path: str
    stamp: FileStamp


@dataclass(frozen=True, slots=True)
class Discovered:
    """What discovery found.

    Attributes:
        files: in the order named, each folder's by path; no file twice.
        left_out: how many files of other kinds lie in the folders, by ending.
        failures: one for each path that does not exist, cannot be looked at or holds nothing.
        stdin: whether ``-`` was named.
    """

    files: tuple[SourceFile, ...]
    left_out: Counter[str]
    failures: tuple[SourceError, ...]
    stdin: bool


def discover(paths: Iterable[str]) -> Discovered:
    """Find the source files under ``paths``; never raises for a single bad path."""
    files: dict[str, SourceFile] = {}
    left_out: Counter[str] = Counter()
    failures: list[SourceError] = []
    stdin = False
    for path in paths:
        if path == "-":
            stdin = True
            continue
        try:
            for file in _iter_named(path, left_out, failures):
                files.setdefault(os.path.realpath(file.path), file)
        except SourceError as error:
            failures.append(error)
    return Discovered(tuple(files.values()), left_out, tuple(failures), stdin)


def _iter_named(path: str, left_out: Counter[str], failures: list[SourceError]) -> Iterator[SourceFile]:
    expanded = os.path.expanduser(path)
    if os.path.isdir(expanded):
        yield from _iter_folder(expanded, left_out, failures)
    elif os.path.lexists(expanded):
        yield _source_file(expanded)
    elif glob.has_magic(expanded):
        matches = sorted(glob.iglob(expanded, recursive=True))
        if not matches:
            raise SourceError(path, "missing", "no file matches this pattern")
        for match in matches:
            yield from _iter_named(glob.escape(match) if not os.path.lexists(match) else match, left_out, failures)
    else:
        raise SourceError(path, "missing", "there is no such file or folder")


def _source_file(path: str) -> SourceFile:
    try:
        status = os.stat(path)
    except OSError as error:
        raise SourceError(path, "unreadable", _reason(error)) from error
    return SourceFile(path, FileStamp(status.st_size, status.st_mtime_ns))


def _iter_folder(folder: str, left_out: Counter[str], failures: list[SourceError]) -> Iterator[SourceFile]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        failures.append(SourceError(folder, "unreadable", _reason(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _iter_folder(entry.path, left_out, failures)
        elif _is_article_name(entry.name, left_out):
            try:
                yield _source_file(entry.path)
            except SourceError as error:
                failures.append(error)


def _is_article_name(name: str, left_out: Counter[str]) -> bool:
    path = Path(name)
    suffix = path.suffix.lower()
    if path.stem.lower() in _COMPANIONS or suffix in _SETTINGS_SUFFIXES:
        return False
    if suffix in _ARTICLE_SUFFIXES:
        return True
    left_out[suffix] += 1
    return False


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
