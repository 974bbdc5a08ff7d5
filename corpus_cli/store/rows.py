"""What the ingest hands to the store, one value a file, in the shape of the tables."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus_cli.frozen import frozen
from corpus_cli.model import FileStamp, Summary
from corpus_cli.regions import Region

__all__ = ["COLUMNS", "FILLER", "Bounds", "FailedFile", "IndexedFile", "Layout"]

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
class IndexedFile:
    """A file that was read.

    Attributes:
        path: absolute, or ``-``.
        name: its path within the corpus.
        stamp: of the file when it was read; ``None`` for a stream.
        summary: what a list says of its article.
        bounds: first and last instant of its publication.
        details: everything else of the article, packed, see ``store.codec``.
        columns: its tokens as they stand in the text, by column, one a line; ``FILLER`` between words that something
            parts.
        signature: of its body, to find copies by; empty for one too short.
        mentions: first and last instant of each date it speaks of.
        kept_text: its text, packed, where no file gives it again.
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


@frozen
class FailedFile:
    """A file that could not be read, and why; ``stamp`` is ``None`` where not even that is known."""

    path: str
    stamp: FileStamp | None
    reason: str
    detail: str
