"""How far somebody has looked: the ids of the articles that were told, kept in a small file for each question.

In: the folder of such files, what was asked of which corpus. Out: the mark, and the text of the next one. Ids stay the
same when an index is made anew, and so a mark holds; times would not.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from corpus_cli.errors import StoreError
from corpus_cli.store import Condition, IndexReader
from corpus_cli.store.indexed import iter_ids

__all__ = ["Mark", "iter_mark", "mark_path", "read_mark", "split_new"]

_FORMAT = "corpus_cli/mark"
_VERSION = 1


class Mark(NamedTuple):
    """The ids of the articles told so far, and when that was; ``None`` where nobody has looked yet."""

    ids: frozenset[str]
    looked: datetime | None


def mark_path(folder: Path, paths: Sequence[str], question: str) -> Path:
    """Return where the mark of a question to the corpus of ``paths`` lies."""
    places = sorted({os.path.realpath(path) for path in paths})
    key = "\0".join([question, *places]).encode("utf-8", "surrogateescape")
    return folder / f"{hashlib.blake2b(key, digest_size=8).hexdigest()}.mark"


def read_mark(path: Path) -> Mark:
    """Return a mark; an empty one where there is none.

    Raises:
        StoreError: the file is no mark, or cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            head = json.loads(file.readline())
            if (head["format"], head["version"]) != (_FORMAT, _VERSION):
                raise ValueError("another format")
            looked = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime)
            return Mark(frozenset(line.rstrip("\n") for line in file), looked)
    except FileNotFoundError:
        return Mark(frozenset(), None)
    except OSError as error:
        raise StoreError(f"{path}: the mark cannot be read: {(error.strerror or str(error)).lower()}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: is no mark that this program made: delete it, and everything is new once") from error


def iter_mark(ids: Iterable[str], *, paths: Sequence[str], question: str) -> Iterator[str]:
    """Yield the lines of the file of a mark; for a person, its first says what it is of."""
    head = {"format": _FORMAT, "version": _VERSION, "corpus": list(paths), "question": question}
    yield f"{json.dumps(head)}\n"
    yield from (f"{key}\n" for key in sorted(ids))


def split_new(reader: IndexReader, condition: Condition, told: frozenset[str]) -> tuple[list[int], set[str]]:
    """Return the numbers of the articles that fit and were not told, in the order they came, and all ids that fit."""
    fitting = list(iter_ids(reader, condition))
    return [number for number, key in fitting if key not in told], {key for _, key in fitting}
