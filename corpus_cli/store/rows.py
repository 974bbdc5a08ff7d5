"""What the ingest hands to the store, one value a file, in the shape of the tables."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus_cli.frozen import frozen
from corpus_cli.model import Summary
from corpus_cli.regions import Region
from corpus_cli.sources.place import RecordPlace

__all__ = [
    "COLUMNS",
    "FILLER",
    "BegunFile",
    "Bounds",
    "DoneFile",
    "FailedFile",
    "FailedRecord",
    "FileStamp",
    "IndexedFile",
    "Layout",
    "Outcome",
]

COLUMNS = ("title", "body", "removed")
"""The columns of the token table; header lines count as body."""

Bounds = tuple[int | None, int | None]
"""First and last instant as numbers; ``None`` is an open end, twice ``None`` no date."""

FILLER = ""
"""Stands between two tokens that are not side by side, so that positions next to each other are."""


class Layout(NamedTuple):
    """How the tokens of an article lie in its text.

    Attributes:
        regions: the parts of the page in text order.
        sizes: how many positions each of them takes in its column, fillers within it included.
    """

    regions: Sequence[Region]
    sizes: Sequence[int]


@frozen
class FileStamp:
    """What tells whether a file on disk has changed: size in bytes and modification time in nanoseconds."""

    size: int
    mtime_ns: int


@frozen
class IndexedFile:
    """An article that was read: a file of its own, or a record of a container.

    Attributes:
        path: of its file, absolute, or ``-``.
        name: its path within the corpus, members of containers included.
        stamp: of the file when it was read; ``None`` for a stream, and for a record, whose file has it.
        summary: what a list says of it.
        bounds: first and last instant of its publication.
        details: everything else of it, packed, see ``store.codec``.
        columns: its tokens as they stand in the text, by column, one a line; ``FILLER`` between words that something
            parts.
        signature: of its body, to find copies by; empty for one too short.
        mentions: first and last instant of each date it speaks of.
        kept_text: its text, packed, where no file gives it again.
        place: where in the file it stands; ``None`` where it is the file.
    """

    path: str
    name: str
    stamp: FileStamp | None
    summary: Summary
    bounds: Bounds
    details: bytes
    columns: tuple[str, ...]
    mentions: tuple[Bounds, ...]
    signature: bytes
    kept_text: bytes | None = None
    place: RecordPlace | None = None

    @property
    def located(self) -> str:
        """Its file, and where in it it stands."""
        return self.place.within(self.path) if self.place else self.path


@frozen
class FailedFile:
    """A file that could not be read, and why; ``stamp`` is ``None`` where not even that is known."""

    path: str
    stamp: FileStamp | None
    reason: str
    detail: str


@frozen
class BegunFile:
    """A container whose records follow, in order, and after them a ``DoneFile``.

    Attributes:
        path: absolute.
        stamp: of the file when it was opened.
        resumed: whether what is known of it stays, because its first records are in the index already.
    """

    path: str
    stamp: FileStamp | None
    resumed: bool = False


@frozen
class FailedRecord:
    """A record of a container that could not be read, and why."""

    path: str
    place: RecordPlace
    reason: str
    detail: str


@frozen
class DoneFile:
    """A container read to its end; ``note`` says what was guessed about it, empty where nothing was."""

    path: str
    note: str = ""


Outcome = IndexedFile | FailedFile | BegunFile | FailedRecord | DoneFile
"""What the ingest hands to the writer."""
