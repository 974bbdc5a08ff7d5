"""One writer at a time: a lock beside the index that a dead process cannot keep.

In: the path of an index. Out: the lock held, or who holds it. Readers need none.
"""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus_cli.errors import StoreError

__all__ = ["WriterLock"]

# Descriptors of the locks this process holds. A forked process would share them, and keep a lock beyond its parent's
# death: it lets go of them at once.
_held: set[int] = set()


def _let_go() -> None:
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)


class WriterLock:
    """Taken with ``hold`` before the index at ``path`` is written; a context manager, which lets go of it.

    Args:
        path: the index; ``None`` for one in memory, which nobody else can see.
        tell: told who holds the lock, once, before waiting for it.
    """

    def __init__(self, path: Path | None, tell: Callable[[str], object]) -> None:
        self._path = path.with_name(f"{path.name}.lock") if path else None
        self._tell = tell
        self._file = -1

    def __enter__(self) -> Self:
        return self

    def hold(self) -> None:
        """Take the lock, waiting for it where another process has it; no more than once.

        Raises:
            StoreError: the place takes no lock.
        """
        if self._path is None or self._file >= 0:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK, 0o644)
            _held.add(self._file)
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.pread(self._file, 32, 0).decode("ascii", "replace").strip() or "unknown"
                self._tell(f"process {holder} is bringing the index up to date; waiting (--no-refresh does not wait)")
                fcntl.flock(self._file, fcntl.LOCK_EX)
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)
        except OSError as error:
            self._close()
            raise StoreError(f"{self._path}: cannot be locked: {(error.strerror or str(error)).lower()}") from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._file in _held:
            _held.discard(self._file)
            os.close(self._file)
        self._file = -1
