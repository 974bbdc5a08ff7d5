"""Compressed streams: gz, bz2, xz and zst around anything.

In: the compressed bytes. Out: one ``Member``, the bytes they were made from.
"""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from os.path import splitext
from typing import Any, BinaryIO, cast

from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.sources.reader import Member, Part, Reader, Source

__all__ = ["READERS"]

# Files named for two formats at once, and what is left of the name without the compression.
_ENDINGS = frozenset({".gz", ".bz2", ".xz", ".lzma", ".zst"})
_SHORT = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar", ".tzst": ".tar"}


# What xz unpacks by at its strongest takes 65 MiB; a file may ask for 4 GiB.
_XZ_MEMORY = 128 * 1024 * 1024
_CHUNK = 64 * 1024

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
    return cast(BinaryIO, _Xz(stream)), (OSError, EOFError, lzma.LZMAError)


def _new_decoder() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


class _Xz(io.RawIOBase):
    """What streams of xz unpack to, one after the other, in bounded memory: `lzma.LZMAFile` takes what a file asks.

    Raises, when read:
        LZMAError: it is damaged, or asks for more memory than it gets.
        EOFError: it ends too early.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = _new_decoder()

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill some of the buffer; return how much, nothing at the end."""
        while True:
            packed = b""
            if self._decoder.eof:
                packed = self._next_stream()
                if not packed:
                    return 0
                self._decoder = _new_decoder()
            elif self._decoder.needs_input:
                packed = self._stream.read(_CHUNK)
                if not packed:
                    raise EOFError("the file is cut off")
            if unpacked := self._decoder.decompress(packed, len(buffer)):
                buffer[: len(unpacked)] = unpacked
                return len(unpacked)

    def _next_stream(self) -> bytes:
        """Return the beginning of what follows a stream, less the padding between two."""
        packed = self._decoder.unused_data.lstrip(b"\0")
        while not packed and (packed := self._stream.read(_CHUNK)):
            packed = packed.lstrip(b"\0")
        return packed


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
