"""Waiting for files to change; owns watchfiles. Needs the extra ``watch``.

In: paths as a corpus is named by. Out: a signal whenever something in them has changed and come to rest.
"""

import glob
import os
import time
from collections.abc import Iterable, Iterator, Sequence

from corpus_cli.errors import CorpusError, MissingExtra, UsageError
from corpus_cli.text import is_encodable

__all__ = ["iter_changes"]

# How long the library waits before it lets us look once after the start: files may have changed meanwhile.
_TURN_MS = 1_000
# A file that is written to without a pause is looked at all the same after so many seconds.
_LONGEST_WAIT = 30.0
# What the library says when a file has changed whose name is no UTF-8; it watches nothing from then on.
_UNNAMED = "decode path"


def iter_changes(paths: Sequence[str], *, settle: float, ignored: Iterable[str] = ()) -> Iterator[set[str]]:
    """Yield the paths that have changed, each time once nothing has changed for a while; at first, soon, none.

    None as well where something has changed whose name cannot be told: it is no UTF-8.

    Args:
        paths: absolute paths of files and folders, or glob patterns.
        settle: seconds for which a file must stay as it is.
        ignored: absolute paths of files and folders whose changes do not count.

    Raises:
        MissingExtra: the library is not installed.
        UsageError: there is nothing to watch.
        CorpusError: the system cannot watch so much, or not a folder of this name.
    """
    try:
        import watchfiles
    except ModuleNotFoundError as error:
        raise MissingExtra("corpus watch", "watch") from error
    if not paths:
        raise UsageError("there is nothing to watch: name files or folders")
    passed_over = [os.path.realpath(path) for path in ignored]

    def counts(_: object, path: str) -> bool:
        hidden = os.path.basename(path).startswith(".")
        return not hidden and not any(belongs_to(path, place) for place in passed_over)

    def watch(folders: Sequence[str]) -> Iterator[set[str]]:
        step = max(1, round(min(settle, 1.0) * 500))
        turns = watchfiles.watch(
            *folders,
            watch_filter=counts,
            step=step,
            rust_timeout=_TURN_MS,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        return ({path for _, path in changes} for changes in turns)

    folders, files = _watched(paths)
    for folder in folders:
        if not is_encodable(folder):
            raise CorpusError(f"{folder}: cannot be watched: its name is no UTF-8; give it another")
    while True:
        try:
            yield from _iter_settled(watch(folders) if folders else _iter_nothing(), files, settle)
        except (OSError, RuntimeError) as error:
            if _UNNAMED not in str(error):
                # Linux counts what one user may watch: fs.inotify.max_user_watches.
                raise CorpusError(f"the folders cannot be watched: {' '.join(str(error).split())}") from error
        # The library has given up over one name. It is asked anew, and a look now and soon misses nothing between.
        time.sleep(max(settle, _TURN_MS / 1000))
        yield set()


def _iter_settled(turns: Iterable[set[str]], files: Sequence[str], settle: float) -> Iterator[set[str]]:
    """Yield what has changed, in the folders or among the files, once it has come to rest; at first none."""
    is_first, before = True, _stamps(files)
    for changes in turns:
        now = _stamps(files)
        touched = changes | {path for path in files if now[path] != before[path]}
        if touched:
            _wait_for_rest(touched, settle)
        before = now
        if touched or is_first:
            is_first = False
            yield touched


def _iter_nothing() -> Iterator[set[str]]:
    while True:
        time.sleep(_TURN_MS / 1000)
        yield set()


def belongs_to(path: str, place: str) -> bool:
    """Return whether a path is a place, lies in it, or beside it under its name and more, as the log of an index does.

    >>> [belongs_to(path, "/a/state") for path in ("/a/state/b", "/a/state-wal", "/a/state.lock", "/a/state-news/b")]
    [True, True, True, False]
    """
    folder, name = os.path.split(path)
    beside = folder == os.path.dirname(place) and name.startswith(os.path.basename(place))
    return beside or path.startswith(os.path.join(place, ""))


def _watched(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the folders to watch with all that is in them, and the single files.

    Files are looked at time and again. Of their folders the library could only watch everything beneath, as it does of
    the others: of a list of names in a home folder, all of that.
    """
    single = {path for path in paths if not os.path.isdir(path) and not glob.has_magic(path)}
    folders = {os.path.realpath(_folder_of(path)) for path in paths if path not in single}
    return sorted(folders), sorted(single)


def _folder_of(path: str) -> str:
    """Return a folder itself, of a pattern the innermost folder that holds all that fits."""
    if os.path.isdir(path):
        return path
    while glob.has_magic(path) or not os.path.isdir(path):
        path = os.path.dirname(path)
    return path


def _wait_for_rest(paths: set[str], settle: float) -> None:
    before, waited = _stamps(paths), 0.0
    while waited < _LONGEST_WAIT:
        time.sleep(settle)
        waited += max(settle, 0.001)
        now = _stamps(paths)
        if now == before:
            return
        before = now


def _stamps(paths: Iterable[str]) -> dict[str, tuple[int, int] | None]:
    """Return size and time of each file, ``None`` of one that is gone."""
    stamps: dict[str, tuple[int, int] | None] = {}
    for path in paths:
        try:
            status = os.stat(path)
            stamps[path] = status.st_size, status.st_mtime_ns
        except OSError:
            stamps[path] = None
    return stamps
