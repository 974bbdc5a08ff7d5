"""Where records of a crawl begin, looked for in the bytes: after damage, and at the end of a file.

In: a seekable stream of WARC, compressed or not. Out: offsets. Reads in pieces, and keeps none.
"""

import re
import zlib
from typing import BinaryIO

__all__ = ["end_of_record", "find_record", "is_cut_off"]

_PIECE = 1024 * 1024
_OVERLAP = 64
_START = re.compile(rb"WARC/[01]\.\d\r?\n|\x1f\x8b\x08")
_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d{1,15})\r\n", re.IGNORECASE)
# Stands after a header and after a record.
_GAP = b"\r\n\r\n"
_HEADER = 32 * 1024
_GZIP = 31
_ENOUGH = 8


def find_record(stream: BinaryIO, start: int) -> int | None:
    """Return the offset of the next record at ``start`` or after, ``None`` where there is none."""
    while True:
        stream.seek(start)
        piece = stream.read(_PIECE + _OVERLAP)
        for match in _START.finditer(piece):
            if match.start() < _PIECE and (match[0].startswith(b"WARC") or _holds_record(piece[match.start() :])):
                return start + match.start()
        if len(piece) < _PIECE + _OVERLAP:
            return None
        start += _PIECE


def _holds_record(compressed: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(compressed[:_PIECE], _ENOUGH).startswith(b"WARC/")
    except zlib.error:
        return False


def end_of_record(stream: BinaryIO, start: int) -> int | None:
    """Return where the record at ``start`` ends, ``None`` where it does not end as its own header says."""
    stream.seek(start)
    head = stream.read(_HEADER)
    if not head.startswith(b"WARC"):
        return _end_of_member(stream, start)
    length = _LENGTH.search(head)
    body = head.find(b"\r\n\r\n")
    if length is None or body < 0:
        return None
    end = start + body + len(_GAP) + int(length[1])
    stream.seek(end)
    return end + len(_GAP) if stream.read(len(_GAP)) == _GAP else None


def _end_of_member(stream: BinaryIO, start: int) -> int | None:
    stream.seek(start)
    member = zlib.decompressobj(_GZIP)
    while piece := stream.read(_PIECE):
        start += len(piece)
        try:
            while piece and not member.eof:
                member.decompress(piece, _PIECE)
                piece = member.unconsumed_tail
        except zlib.error:
            return None
        if member.eof:
            return start - len(member.unused_data)
    return None


def is_cut_off(stream: BinaryIO, last: int) -> bool:
    """Tell whether a file ends within a record; ``last`` is the offset of the last that was found."""
    stream.seek(last)
    if stream.read(4) == b"WARC":
        end = end_of_record(stream, last)
        stream.seek(last if end is None else end)
        return end is None or bool(stream.read(_HEADER).strip())
    stream.seek(last)
    member = None
    while piece := stream.read(_PIECE):
        while piece:
            if member is None:
                if not piece.strip(b"\0\r\n"):
                    break
                if not piece.startswith(b"\x1f"):
                    return False
                member = zlib.decompressobj(_GZIP)
            try:
                member.decompress(piece, _PIECE)
            except zlib.error:
                return True
            piece = member.unconsumed_tail or member.unused_data
            if member.eof:
                member = None
    return member is not None
