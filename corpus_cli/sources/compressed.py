"""Compressed streams: gz, bz2, xz and zst around anything.

In: the compressed bytes. Out: one ``Member``, the bytes they were made from.
"""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from os.path import splitext
from typing import BinaryIO, cast

from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.sources.reader import Member, Part, Reader, Source

__all__ = ["READERS"]

# Files named for two formats at once, and what is left of the name without the compression.
_ENDINGS = frozenset({".gz", ".bz2", ".xz", ".lzma", ".zst"})
_SHORT = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar", ".tzst": ".tar"}


Opened = tuple[BinaryIO, tuple[type[Exception], ...]]


class _Compressed:
    """Reads one kind of compression; ``opened`` gives the stream, and what reading it may raise."""

    def __init__(self, opened: Callable[[BinaryIO], Opened]) -> None:
        self._opened = opened

    def read(self, source: Source) -> Iterator[Part]:
        """Yield the stream that was compressed."""
        stream, faults = self._opened(source.stream)
        yield Member(_name_within(source.name), stream, source.size, archived=False, faults=faults)


def _name_within(name: str) -> str:
    """Return what the stream was called before it was compressed; a name may as well say nothing of that.

    >>> _name_within("day.jsonl.gz"), _name_within("all.tgz"), _name_within("table.csv")
    ('day.jsonl', 'all.tar', 'table.csv')
    """
    stem, ending = splitext(name)
    ending = ending.lower()
    return stem + _SHORT[ending] if ending in _SHORT else stem if ending in _ENDINGS else name


def _open_gz(stream: BinaryIO) -> Opened:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb")), (OSError, zlib.error)


def _open_bz2(stream: BinaryIO) -> Opened:
    return cast(BinaryIO, bz2.BZ2File(stream)), (OSError, ValueError)


def _open_xz(stream: BinaryIO) -> Opened:
    return cast(BinaryIO, lzma.LZMAFile(stream)), (OSError, lzma.LZMAError)


def _open_zst(stream: BinaryIO) -> Opened:
    try:
        # Optional, and no part of Python before 3.14.
        import zstandard
    except ImportError as error:
        raise SourceError("", "needs-extra", str(MissingExtra("a file of Zstandard", "archives"))) from error
    reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
    return cast(BinaryIO, reader), (OSError, zstandard.ZstdError)


READERS: dict[str, Reader] = {
    "gz": _Compressed(_open_gz),
    "bz2": _Compressed(_open_bz2),
    "xz": _Compressed(_open_xz),
    "zst": _Compressed(_open_zst),
}
