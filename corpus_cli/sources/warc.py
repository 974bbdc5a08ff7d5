"""Crawls: WARC files (ISO 28500), compressed record by record or not.

In: the file. Out: a ``Record`` for each page of HTML or text that a server answered with, or that was converted to
text, with the byte offset at which its record begins; in a compressed file that is the offset into the compressed
bytes, as in a CDX. Read with FastWARC, which comes with the extra ``archives``; bodies are decoded here, because what
is held must be bounded. After damage the reading goes on at the next record that can be found.
"""

from collections import Counter
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from corpus_cli.bounds import MAX_BYTES
from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.sources.http_body import decode_body
from corpus_cli.sources.reader import Fault, Kind, Part, Reader, Record, Source
from corpus_cli.sources.warc_search import end_of_record, find_record, is_cut_off

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

__all__ = ["READERS"]

_KINDS = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/plain": Kind.PAGE}
_UNNAMED_SHOWN = 6
_UNSURE = ("truncated", "too-large")


class _Answer(NamedTuple):
    """What is left of a record once the reader has gone on: its offset, and what it is, if it is anything."""

    offset: int
    part: Record | Fault | None


class _Warc:
    """Reads a crawl."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield the pages."""
        left_out: Counter[str] = Counter()
        start: int | None = 0
        while start is not None:
            start = yield from _iter_from(start, source, left_out)
        if left_out:
            common = ", ".join(f"{number} {what}" for what, number in left_out.most_common(_UNNAMED_SHOWN))
            source.note(f"left out records that are no pages ({common})")


def _iter_from(start: int, source: Source, left_out: Counter[str]) -> Generator[Part, None, int | None]:
    """Yield the pages from an offset on; the value of the generator is where to go on after damage, if anywhere."""
    if start:
        source.stream.seek(start)
    # A record that nothing sound follows has stated a wrong length: it is held back until the next is found.
    held: _Answer | None = None
    damage = ""
    try:
        for record in _open(source.stream):
            if held and held.part:
                yield held.part
            held = _Answer(record.stream_pos, _read(record, left_out))
            if isinstance(held.part, Fault) and held.part.reason in _UNSURE and source.stream.seekable():
                # Its length may be a lie: what comes next is looked for rather than counted off.
                start_next = find_record(source.stream, held.offset + 1)
                yield held.part
                return start_next
    except OSError as error:
        damage = f"is damaged ({error})"
    if not damage:
        if held and held.part:
            yield held.part
        after = held.offset if held else start
        if source.stream.seekable() and is_cut_off(source.stream, after):
            # A length that is none ends the reading as the end of the file does.
            next_one = find_record(source.stream, after + 1)
            if next_one is None:
                raise SourceError(source.name, "truncated", "ends in the middle of a record")
            yield Fault("broken", f"is damaged: read on at {next_one}", after)
            return next_one
        return None
    return (yield from _iter_damage(held, start, damage, source))


def _iter_damage(held: _Answer | None, start: int, damage: str, source: Source) -> Generator[Part, None, int | None]:
    """Yield what there is to say of damage behind a record; the value is where to read on."""
    after = held.offset if held else start
    stream, next_one = source.stream, None
    if stream.seekable():
        end = end_of_record(stream, after) if held else None
        if held and held.part and end is not None:
            # It is sound itself: what comes after it is not.
            yield held.part
        after = after if end is None else end
        next_one = find_record(stream, after + 1)
    where = "not read on" if next_one is None else f"read on at {next_one}"
    yield Fault("broken", f"{damage}: {where}", after)
    return next_one


def _open(stream: BinaryIO) -> "ArchiveIterator":
    try:
        # Optional: only where a crawl has to be read.
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise SourceError("", "needs-extra", str(MissingExtra("a crawl (WARC)", "archives"))) from error
    readable: Any = stream if stream.seekable() else _ReadOnly(stream)
    return ArchiveIterator(readable, record_types=WarcRecordType.any_type, parse_http=True)


class _ReadOnly:
    """A stream without ``seek``, which FastWARC would call where it is there, allowed or not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes."""
        data = self._stream.read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._position


def _read(record: "WarcRecord", left_out: Counter[str]) -> Record | Fault | None:
    """Return the page of a record, ``None`` where it holds none."""
    if record.is_http_parsed and record.http_headers.status_code is None:
        return Fault("truncated", "holds no answer of a server: its stated length may be wrong", record.stream_pos)
    kind = _kind_of(record, left_out)
    if kind is None:
        return None
    length, offset = record.content_length, record.stream_pos
    if length > MAX_BYTES:
        return Fault("too-large", f"is larger than {MAX_BYTES // 2**20} MiB", offset)
    data = record.reader.read(length)
    if len(data) < length:
        return Fault("truncated", f"states a length of {length} bytes and has {len(data)}", offset)
    return _page(record, data, kind)


def _kind_of(record: "WarcRecord", left_out: Counter[str]) -> Kind | None:
    what = str(record.record_type)
    if what not in ("response", "resource", "conversion"):
        if what == "revisit":
            left_out[what] += 1
        return None
    if record.is_http_parsed:
        status = record.http_headers.status_code or 0
        if not 200 <= status < 300:
            left_out[f"status {status}"] += 1
            return None
        kind = (record.http_content_type or "text/html").lower()
    else:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _KINDS:
        left_out[kind or "of no kind"] += 1
    return _KINDS.get(kind)


def _page(record: "WarcRecord", data: bytes, kind: Kind) -> Record | Fault:
    offset, url = record.stream_pos, (record.headers.get("WARC-Target-URI") or "").strip("<>")
    charset = None
    if record.is_http_parsed:
        charset = record.http_charset
        headers = record.http_headers
        try:
            data = decode_body(data, headers.get("Transfer-Encoding"), headers.get("Content-Encoding"))
        except ValueError as error:
            return Fault("broken", str(error), offset)
        except MissingExtra as error:
            return Fault("needs-extra", str(error), offset)
    if not data.strip():
        return Fault("empty", "has no body", offset)
    stated = {"url": url, "retrieved": record.headers.get("WARC-Date") or ""}
    return Record(data, kind, offset, url, "", {name: value for name, value in stated.items() if value}, charset)


READERS: dict[str, Reader] = {"warc": _Warc()}
