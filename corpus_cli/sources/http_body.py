"""The body of an answer of HTTP as the server meant it: chunks joined, compression undone (RFC 9112, RFC 9110).

In: the bytes on the wire and the two headers that say how they were made. Out: the bytes of the page, bounded; a crawl
that kept the headers and undid the encoding itself is taken as it is. Brotli and Zstandard come with the extra
``archives``, as the readers of crawls do.
"""

import zlib

from corpus_cli.bounds import MAX_BYTES
from corpus_cli.errors import MissingExtra

__all__ = ["decode_body"]

# How zlib is told of each: gzip, zlib, and the bare stream that some servers call deflate.
_GZIP, _ZLIB, _BARE = 31, 15, -15


def decode_body(data: bytes, transfer: str | None, content: str | None) -> bytes:
    """Return the page.

    Args:
        data: the body as recorded.
        transfer, content: the headers ``Transfer-Encoding`` and ``Content-Encoding``.

    Raises:
        ValueError: it is damaged, unpacks to too much, or is in an encoding that is not read; one clause says which.
        MissingExtra: what reads its encoding is not installed.

    >>> decode_body(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n", "chunked", None), decode_body(b"abc", "chunked", None)
    (b'abc', b'abc')
    """
    if transfer and "chunked" in transfer.lower():
        data = _joined(data)
    for encoding in reversed([one.strip() for one in (content or "").lower().split(",")]):
        data = _decoded(data, encoding)
    return data


def _joined(data: bytes) -> bytes:
    """Return chunks joined; what does not begin with the length of one was joined before it was recorded."""
    chunks: list[bytes] = []
    position = 0
    while (end := data.find(b"\r\n", position, position + 1_000)) >= 0:
        size = data[position:end].partition(b";")[0].strip()
        try:
            length = int(size, 16)
        except ValueError:
            break
        if length <= 0:
            return b"".join(chunks)
        chunks.append(data[end + 2 : end + 2 + length])
        position = end + 2 + length + 2
    if not chunks:
        return data
    if position < len(data):
        raise ValueError(f"its chunks break off after {position} bytes")
    return b"".join(chunks)


def _decoded(data: bytes, encoding: str) -> bytes:
    if encoding in ("", "identity", "utf-8", "none"):
        return data
    if encoding in ("gzip", "x-gzip"):
        return _inflated(data, _GZIP) if data.startswith(b"\x1f\x8b") else data
    if encoding == "deflate":
        if data[:1] == b"\x78":
            return _inflated(data, _ZLIB)
        return _inflated(data, _BARE) if data[:1] != b"<" else data
    if data.lstrip()[:1] == b"<":
        return data
    if encoding == "br":
        return _bounded(_unpack_brotli(data))
    if encoding == "zstd":
        return _bounded(_unpack_zstandard(data))
    raise ValueError(f"is compressed as {encoding[:20]!r}, which is not read: fetch it again without that")


def _inflated(data: bytes, window: int) -> bytes:
    try:
        return _bounded(zlib.decompressobj(window).decompress(data, MAX_BYTES + 1))
    except zlib.error as error:
        raise _damaged(error) from error


def _unpack_brotli(data: bytes) -> bytes:
    try:
        # Optional: only where a server sent it.
        import brotli
    except ImportError as error:
        raise MissingExtra("a page compressed with Brotli", "archives") from error
    try:
        unpacked: bytes = brotli.Decompressor().process(data, output_buffer_limit=MAX_BYTES + 1)
    except brotli.error as error:
        raise _damaged(error) from error
    return unpacked


def _unpack_zstandard(data: bytes) -> bytes:
    try:
        # Optional, and no part of Python before 3.14.
        import zstandard
    except ImportError as error:
        raise MissingExtra("a page compressed with Zstandard", "archives") from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
            return reader.read(MAX_BYTES + 1)
    except zstandard.ZstdError as error:
        raise _damaged(error) from error


def _bounded(unpacked: bytes) -> bytes:
    if len(unpacked) > MAX_BYTES:
        raise ValueError(f"unpacks to more than {MAX_BYTES // 2**20} MiB")
    return unpacked


def _damaged(error: Exception) -> ValueError:
    return ValueError(f"its compressed body is damaged ({error})")
