"""Files opened so that nothing waits: a pipe or a device in the place of a file is refused.

In: a path. Out: its bytes as a stream, or a ``SourceError``.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import cast

from corpus_cli.errors import SourceError

__all__ = ["open_file"]

# As much as is looked at to tell the format.
_BUFFER = 64 * 1024


@contextmanager
def open_file(path: str) -> Iterator[BufferedReader]:
    """Open a file for reading.

    Raises:
        SourceError: it is missing, unreadable or no regular file, or becomes so while it is read.
    """
    try:
        with open(path, "rb", _BUFFER, opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SourceError(
                    path, "special", "is a pipe or a device: send it to standard input, and name - instead"
                )
            yield cast(BufferedReader, file)
    except IsADirectoryError as error:
        raise SourceError(path, "unreadable", "is a folder, not a file") from error
    except OSError as error:
        raise SourceError(path, "unreadable", (error.strerror or str(error) or "cannot be read").lower()) from error


def _open_at_once(path: str, flags: int) -> int:
    # What was a file when it was listed may be a pipe by now, which would be waited for until somebody writes to it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
