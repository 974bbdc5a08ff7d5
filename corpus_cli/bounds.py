"""How much is read of anything: a bound for each document, and for the files that a person writes by hand.

In: the path of a settings or names file. Out: its text.
"""

import stat
from pathlib import Path

from corpus_cli.errors import ConfigError

__all__ = ["MAX_BYTES", "read_small"]

MAX_BYTES = 64 * 1024 * 1024
"""One article is a few kilobytes; a document beyond this is something else and would only fill the memory."""

_MOST_BYTES = 4 * 1024 * 1024


def read_small(path: Path) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        ConfigError: it is no regular file, or larger than any written by hand.
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ConfigError(f"{path}: is no file: settings and names are written in one")
    if status.st_size > _MOST_BYTES:
        raise ConfigError(f"{path}: is larger than {_MOST_BYTES // 2**20} MiB: no file of settings or names is")
    return path.read_text(encoding="utf-8-sig")
