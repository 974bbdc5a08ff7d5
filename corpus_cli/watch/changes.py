"""Waiting for files to change; owns watchfiles. Needs the extra ``watch``.

In: paths as a corpus is named by. Out: a signal whenever something in them has changed and come to rest.
"""

import glob
import os
import time
from collections.abc import Iterable, Iterator, Sequence

from corpus_cli.errors import CorpusError, MissingExtra, UsageError

__all__ = ["iter_changes"]

# How long the library waits before it lets us look once after the start: files may have changed meanwhile.
_TURN_MS = 1_000
# A file that is written to without a pause is looked at all the same after so many seconds.
_LONGEST_WAIT = 30.0


def iter_changes(paths: Sequence[str], *, settle: float, ignored: Iterable[str] = ()) -> Iterator[set[str]]:
    """Yield the paths that have changed, each time once nothing has changed for a while; at first, soon, none.

    Args:
        paths: absolute paths of files and folders, or glob patterns.
        settle: seconds for which a file must stay as it is.
        ignored: absolute paths of files and folders whose changes do not count.

    Raises:
        MissingExtra: the library is not installed.
        UsageError: there is nothing to watch.
        CorpusError: the system cannot watch so much.
    """
    try:
        from watchfiles import watch
    except ModuleNotFoundError as error:
        raise MissingExtra("corpus watch", "watch") from error
    folders, is_deep = _folders(paths)
    passed_over = [os.path.realpath(path) for path in ignored]

    def counts(_: object, path: str) -> bool:
        hidden = os.path.basename(path).startswith(".")
        return not hidden and not any(belongs_to(path, place) for place in passed_over)

    changed = watch(
        *folders,
        watch_filter=counts,
        step=max(1, round(min(settle, 1.0) * 500)),
        rust_timeout=_TURN_MS,
        yield_on_timeout=True,
        recursive=is_deep,
        ignore_permission_denied=True,
    )
    is_first = True
    try:
        for changes in changed:
            touched = {path for _, path in changes}
            if touched:
                _wait_for_rest(touched, settle)
            if touched or is_first:
                is_first = False
                yield touched
    except (OSError, RuntimeError) as error:
        # Linux counts what one user may watch: fs.inotify.max_user_watches.
        raise CorpusError(f"the folders cannot be watched: {' '.join(str(error).split())}") from error


def belongs_to(path: str, place: str) -> bool:
    """Return whether a path is a place, lies in it, or beside it under its name and more, as the log of an index does.

    >>> [belongs_to(path, "/a/state") for path in ("/a/state/b", "/a/state-wal", "/a/state.lock", "/a/state-news/b")]
    [True, True, True, False]
    """
    folder, name = os.path.split(path)
    beside = folder == os.path.dirname(place) and name.startswith(os.path.basename(place))
    return beside or path.startswith(os.path.join(place, ""))


def _folders(paths: Sequence[str]) -> tuple[list[str], bool]:
    """Return the folders to watch, and whether those within them count, too."""
    folders, is_deep = set(), False
    for path in paths:
        if os.path.isdir(path):
            folders.add(os.path.realpath(path))
            is_deep = True
            continue
        start, is_deep = (path, is_deep) if not glob.has_magic(path) else (path, True)
        while glob.has_magic(start) or not os.path.isdir(start):
            if start == os.path.dirname(start):
                break
            start = os.path.dirname(start)
        folders.add(os.path.realpath(start))
    if not folders:
        raise UsageError("there is nothing to watch: name files or folders")
    return sorted(folders), is_deep


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
