"""How an index is to be brought up to date: what a command, or a user of the library, settles beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import field
from io import BytesIO
from typing import BinaryIO

from corpus_cli.frozen import frozen

__all__ = ["Ingest", "Progress"]

Progress = Callable[[int, int, int], None]
"""Called with how many files are done, how many there are to do, and how many articles were read so far."""


@frozen
class Ingest:
    """How to bring an index up to date.

    Attributes:
        engine: name of the language engine.
        fresh: whether to look for changes on disk at all.
        must_exist: whether an index that is missing is an error where no changes are looked for.
        rebuild: whether to read everything anew, and put that in the place of what is there.
        retry: whether to read the files again that failed before.
        jobs: processes to read with; as many as there are cores where ``None``.
        batch: files to one transaction: it costs a sync of the disk and a merge of the token table, which they share.
        read_stdin: gives standard input.
        fields: the user's mapping of the fields of records, ours to theirs; empty where it is to be guessed.
        progress: told as files, and the articles in them, are done.
        tell: told, one line each, what the user should know meanwhile.
    """

    engine: str
    fresh: bool = True
    must_exist: bool = False
    rebuild: bool = False
    retry: bool = False
    jobs: int | None = None
    batch: int = 1_000
    read_stdin: Callable[[], BinaryIO] = BytesIO
    fields: Mapping[str, str] = field(default_factory=dict)
    progress: Progress | None = None
    tell: Callable[[str], object] = str
