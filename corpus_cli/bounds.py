"""How much is read of anything: a bound for each document, for what containers unpack to, and for the files that a
person writes by hand.

In: the path of a settings or names file. Out: its text.
"""

import stat
from pathlib import Path

from corpus_cli.errors import ConfigError

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FAULTS",
    "MAX_MEMBERS",
    "MAX_RATIO",
    "MAX_RECORD",
    "MAX_SKIPPED",
    "SMALL_ENOUGH",
    "read_small",
]

MAX_BYTES = 64 * 1024 * 1024
"""One article is a few kilobytes; a document beyond this is something else and would only fill the memory."""

MAX_RECORD = 8 * 1024 * 1024
"""Bytes of one record of JSON, CSV or a feed: taken apart, it takes some twenty times as much."""

MAX_SKIPPED = 4 * 1024 * 1024 * 1024
"""Bytes of a record too large to be read that are passed over to find the next."""

MAX_DEPTH = 6
"""Containers in containers, compression counted: ``.tar.gz`` is two."""

MAX_MEMBERS = 1_000_000
"""Members of one archive."""

MAX_RATIO = 200
"""How many bytes may come out for one that went in: text shrinks to a tenth, to a fiftieth where it repeats itself."""

SMALL_ENOUGH = 64 * 1024 * 1024
"""So many bytes may come out of anything, however small."""

MAX_FAULTS = 10_000
"""Faults noted of one file: beyond, it is only counted how many there were."""

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
