"""Streams that cannot run away: what comes out of a container is counted while it is read.

In: the stream of a member or of a decompressor. Out: a buffered stream of the same bytes that breaks off with a
``SourceError`` where more comes out than anything honest holds.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from corpus_cli.bounds import MAX_RATIO, MAX_SKIPPED, SMALL_ENOUGH
from corpus_cli.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Budget", "Earning", "Faults", "buffered", "decoded", "skip_line"]

Faults = tuple[type[Exception], ...]
"""What reading a stream may raise where its bytes are damaged."""

_BUFFER = 64 * 1024


class Budget:
    """How many more bytes may come out of one file on disk, all its containers together.

    Args:
        path: the file, for messages.
        size: bytes it takes on disk; ``None`` for a stream, whose end nobody knows.
    """

    def __init__(self, path: str, size: int | None) -> None:
        self.path = path
        self._left = SMALL_ENOUGH + MAX_RATIO * (size or 0)

    def earn(self, number: int) -> None:
        """Take note that so many bytes went in, of a stream whose size nobody knows."""
        self._left += MAX_RATIO * number

    def spend(self, number: int) -> None:
        """Take note that so many bytes came out.

        Raises:
            SourceError: it is too many.
        """
        self._left -= number
        if self._left < 0:
            raise _bomb(self.path)


class Earning(io.RawIOBase):
    """The bytes of a stream that comes from outside, each of which allows others to come out of it."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        filled = 0
        while filled < len(view) and (data := self._stream.read(len(view) - filled)):
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._budget.earn(filled)
        return filled


class _Counted(io.RawIOBase):
    """The bytes of another stream, counted; what its decompressor has to say against them is a ``SourceError``."""

    def __init__(self, stream: BinaryIO, budget: Budget, most: int | None, faults: Faults) -> None:
        self._stream = stream
        self._budget = budget
        self._left = most
        self._faults = faults
        self._position = 0
        self._damage: tuple[str, str] | None = None
        self._step: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        filled = 0
        # Filled to the brim: who peeks at the head of a stream shall see as much of it as there is room for.
        while filled < len(view) and (data := self._read(len(view) - filled, pending=filled)):
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._position += filled
        self._budget.spend(filled)
        if self._left is not None:
            self._left -= filled
            if self._left < 0:
                raise _bomb(self._budget.path)
        return filled

    def _read(self, number: int, *, pending: int) -> bytes:
        """Return some bytes; where it is damaged, what came before the damage goes first."""
        if self._damage is None:
            try:
                # One step at a time: with more, what was read before the damage would be lost.
                return self._step(number)
            except EOFError:
                self._damage = ("truncated", "ends in the middle")
            except self._faults as error:
                self._damage = ("broken", f"is damaged ({error})")
        if pending:
            return b""
        reason, what = self._damage
        raise SourceError(self._budget.path, reason, f"{what}, after {self._position} bytes")


def _bomb(path: str) -> SourceError:
    return SourceError(path, "bomb", f"unpacks to more than {MAX_RATIO} times its size: not read on")


def buffered(
    stream: BinaryIO, budget: Budget, size: int | None = None, faults: Faults = (OSError,)
) -> io.BufferedReader:
    """Return a stream of the same bytes, bounded by the budget and by what it takes in its container.

    Args:
        stream: of a member or of a decompressor.
        budget: of the file on disk.
        size: bytes it takes in its container; ``None`` where that is not known.
        faults: what reading it may raise.
    """
    most = None if size is None else SMALL_ENOUGH + MAX_RATIO * size
    return io.BufferedReader(_Counted(stream, budget, most, faults), _BUFFER)


@contextmanager
def decoded(
    stream: io.BufferedReader, encoding: str, *, errors: str, newline: str | None
) -> Iterator[io.TextIOWrapper]:
    """Give the text of a stream; the stream itself stays open, and its owner's."""
    text = io.TextIOWrapper(stream, encoding, errors=errors, newline=newline)
    try:
        yield text
    finally:
        text.detach()


def skip_line(stream: BinaryIO, path: str) -> None:
    """Read on to the end of the line, keeping none of it.

    Raises:
        SourceError: it has no end in sight.
    """
    skipped = 0
    while (line := stream.readline(_BUFFER)) and not line.endswith(b"\n"):
        skipped += len(line)
        if skipped > MAX_SKIPPED:
            raise SourceError(path, "endless", f"has a line of more than {MAX_SKIPPED // 2**30} GiB: not read on")
