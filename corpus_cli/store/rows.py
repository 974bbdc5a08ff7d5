"""What the ingest hands to the store, one value a file, in the shape of the tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus_cli.model import Article, FileStamp

__all__ = ["COLUMNS", "FILLER", "FailedFile", "IndexedFile", "TokenColumn"]

COLUMNS = ("title", "body", "removed")
"""The columns of the token table; header lines count as body."""

FILLER = ""
"""Stands between two tokens that are not side by side, so that positions next to each other are."""


@dataclass(frozen=True, slots=True)
class TokenColumn:
    """The tokens of one column in text order.

    Attributes:
        surfaces: as they stand in the text, ``FILLER`` between words that something parts; one string, a line each.
        starts: code-point offset of each, of a filler that of the word before it.
    """

    surfaces: str
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """A file that was read.

    Attributes:
        path: absolute, or ``-``.
        name: its path within the corpus.
        stamp: of the file when it was read; ``None`` for a stream.
        article: what it holds.
        details, starts: packed, see ``store.codec``.
        columns: its tokens, by column.
        mentions: first and last instant of each date it speaks of.
        kept_text: its text, packed, where no file gives it again.
    """

    path: str
    name: str
    stamp: FileStamp | None
    article: Article
    details: bytes
    starts: bytes
    columns: tuple[TokenColumn, ...]
    mentions: tuple[tuple[int | None, int | None], ...]
    kept_text: bytes | None = None


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be read, and why; ``stamp`` is ``None`` where not even that is known."""

    path: str
    stamp: FileStamp | None
    reason: str
    detail: str
