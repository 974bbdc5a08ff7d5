"""Tables: CSV and TSV, with the names of the fields in the first row.

In: the bytes. Out: a ``Record`` for each row, with the number of the line it begins on. The delimiter is told from the
first lines. A row with more or fewer cells than the first is a fault of its own, and so is a cell without an end.
"""

import codecs
import csv
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from corpus_cli.bounds import MAX_RECORD
from corpus_cli.errors import SourceError
from corpus_cli.sources.encoding import decode
from corpus_cli.sources.reader import Fault, Part, Reader, Source
from corpus_cli.sources.streams import decoded
from corpus_cli.sources.structured import StructuredRecords
from corpus_cli.text import counted

__all__ = ["READERS"]

_DELIMITERS = "\t,;|"
_SNIFFED = 64 * 1024


class _Table:
    """Reads one record a row."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield a record for each row below the first."""
        records = StructuredRecords(source)
        yield from records.to_the_end(_iter_records(source, records))


def _iter_records(source: Source, records: StructuredRecords) -> Iterator[Part]:
    head = source.stream.peek(_SNIFFED)[:_SNIFFED]
    encoding = _encoding(head, source.name)
    first = head.decode(encoding, "replace").lstrip("\n\r").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # Bytes that are not of the encoding stay what they are until their cell is looked at.
    with decoded(source.stream, encoding, errors="surrogateescape", newline="") as text:
        yield from _iter_named(_iter_rows(_Lines(text), delimiter), records)


def _iter_named(rows: Iterable[tuple[int, list[str] | Fault]], records: StructuredRecords) -> Iterator[Part]:
    header: list[str] | None = None
    for number, row in rows:
        if isinstance(row, Fault):
            yield from records.pass_on(row)
        elif header is None:
            header = [name.strip() for name in row]
        elif len(row) != len(header):
            detail = f"has {counted(len(row), 'cell')} where the first row has {len(header)}"
            yield from records.pass_on(Fault("broken", detail, number))
        else:
            values = {name: _recoded(cell) for name, cell in zip(header, row, strict=True) if name}
            yield from records.add(values, json.dumps(values, ensure_ascii=False), number)


class _Lines:
    """The lines of a table, counted; none longer than a record may be."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_RECORD)
        if not line:
            raise StopIteration
        self.number += 1
        return line.replace("\0", "")


def _iter_rows(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | Fault]]:
    csv.field_size_limit(MAX_RECORD)
    while True:
        start = lines.number + 1
        rows = csv.reader(lines, delimiter=delimiter)
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield start, row
                start = lines.number + 1
            return
        except csv.Error as error:
            # What follows is read as if it began a row: so it does, unless a quote is missing.
            yield start, Fault("broken", f"is no row of a table ({error})", start)


def _encoding(head: bytes, name: str) -> str:
    if not head.strip():
        raise SourceError(name, "empty", "is empty")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # A piece cut out of the middle of a character would not be valid.
    sample = head[: head.rfind(b"\n") + 1] or head
    encoding = decode(sample, path=name).encoding
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _recoded(cell: str) -> str:
    """Return a cell that holds other bytes than the table's encoding has, read in the encoding of its own."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        try:
            return decode(cell.encode("utf-8", "surrogateescape"), path="").text
        except SourceError:
            return cell.encode("utf-8", "replace").decode()
    return cell


READERS: dict[str, Reader] = {"csv": _Table()}
