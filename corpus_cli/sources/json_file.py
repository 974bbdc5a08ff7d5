"""JSON: one record, an array of them, or an object that holds an array of them under some name.

In: the text. Out: a ``Record`` for each, with its number in the array, counted from 1. The file is never held whole: a
window moves over it, as wide as the largest record. A record that is no JSON is where the reading ends.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from corpus_cli.bounds import MAX_RECORD
from corpus_cli.errors import SourceError
from corpus_cli.sources.encoding import decode
from corpus_cli.sources.reader import Part, Reader, Source
from corpus_cli.sources.streams import decoded
from corpus_cli.sources.strict_json import DECODER, RefusedNumberError, json_fault
from corpus_cli.sources.structured import StructuredRecords

__all__ = ["READERS"]

_SPACE = re.compile(r"[ \t\r\n]*")
_PIECE = 256 * 1024
_SNIFFED = 64 * 1024
# So many values that look like records are taken for records.
_ALIKE = 3
# What people call the array of records in an object, and the objects around it.
_HOLDERS = frozenset(
    {
        "articles", "items", "data", "results", "documents", "docs", "records", "news", "entries", "rows", "posts",
        "stories", "hits", "response", "result",
    }
)  # fmt: skip


class _JsonFile:
    """Reads records out of one value."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield the records."""
        taken = _Taken(StructuredRecords(source))
        with decoded(source.stream, _encoding(source), errors="replace", newline=None) as text:
            yield from taken.records.to_the_end(_iter_values(_Window(text, source.name), taken, source.name))


def _encoding(source: Source) -> str:
    sample = source.stream.peek(_SNIFFED)[:_SNIFFED]
    if not sample.strip():
        raise SourceError(source.name, "empty", "is empty")
    return decode(sample, path=source.name).encoding if b"\0" in sample else "utf-8"


def _iter_values(window: "_Window", taken: "_Taken", name: str) -> Iterator[Part]:
    # More values may follow the first: lines of JSON in a file that is not called so.
    while mark := window.peek():
        if mark == "[":
            yield from _iter_items(window, taken)
        elif mark == "{":
            yield from _iter_object(window, taken)
        else:
            raise SourceError(name, "broken", f"{window.where()}: is no JSON: no record begins here")


@dataclass(slots=True)
class _Taken:
    """What was taken so far: the records, and how many."""

    records: StructuredRecords
    number: int = 0

    def add(self, value: Any, text: str) -> Iterator[Part]:
        """Take one more."""
        self.number += 1
        yield from self.records.add(value, text, self.number)

    def add_only(self, value: Any, text: str) -> Iterator[Part]:
        """Take the one record that the file is."""
        self.number += 1
        yield from self.records.add(value, text, None)


class _Window:
    """A stretch of a text that moves over it; ``name`` is for messages."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._name = name
        self._decoder = text
        self._text = ""
        self._position = 0
        # Where the window begins: its line, and how many characters of that are before it.
        self._line, self._before = 1, 0

    def peek(self) -> str:
        """Return the next character that is no white space, empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._position)
            self._position = space.end() if space else self._position
            if self._position < len(self._text):
                return self._text[self._position]
            if not self._fill(_PIECE):
                return ""

    def take(self, mark: str) -> bool:
        """Pass over a character, where it is the next."""
        if self.peek() != mark:
            return False
        self._position += 1
        return True

    def value(self) -> tuple[Any, str]:
        """Return the next value and its text, and pass over it.

        Raises:
            SourceError: there is none, or it is larger than a record may be.
        """
        self.peek()
        self._drop()
        while True:
            try:
                found, end = DECODER.raw_decode(self._text)
                # A number may go on beyond the window.
                if end < len(self._text) or not self._fill(_PIECE):
                    self._position = end
                    return found, self._text[:end]
            except (RecursionError, RefusedNumberError) as error:
                detail = f"{self._where(0)}: is no JSON: {json_fault(error)}"
                raise SourceError(self._name, "broken", detail) from error
            except ValueError as error:
                # Twice as much each time: what is tried anew is no more than what was tried before.
                if not self._fill(max(_PIECE, len(self._text))):
                    place = getattr(error, "pos", 0)
                    detail = f"{self._where(place)}: is no JSON: {json_fault(error)}"
                    raise SourceError(self._name, "broken", detail) from error
            if len(self._text) > MAX_RECORD:
                raise self.too_large()

    def go_on(self, end: str) -> None:
        """Pass over the comma before the next value, or stand at the end of what it is in.

        Raises:
            SourceError: there is neither.
        """
        if not self.take(",") and self.peek() != end:
            raise SourceError(self._name, "broken", f"{self.where()}: neither goes on nor ends with {end}")

    def too_large(self) -> SourceError:
        """Return the error of a record that is larger than one may be."""
        detail = f"{self._where(0)}: a record is larger than {MAX_RECORD // 2**20} MiB: not read on"
        return SourceError(self._name, "too-large", detail)

    def where(self) -> str:
        """Return in words where the window stands."""
        return self._where(self._position)

    def _where(self, position: int) -> str:
        line, column = self._place(position)
        return f"line {line}, column {column}"

    def _place(self, position: int) -> tuple[int, int]:
        """Return line and column of a place in the window, both counted from 1."""
        newlines = self._text.count("\n", 0, position)
        before = 0 if newlines else self._before
        return self._line + newlines, before + position - self._text.rfind("\n", 0, position)

    def _drop(self) -> None:
        line, column = self._place(self._position)
        self._line, self._before = line, column - 1
        self._text = self._text[self._position :]
        self._position = 0

    def _fill(self, size: int) -> bool:
        piece = self._decoder.read(size)
        first = (self._line, self._before, self._text) == (1, 0, "")
        self._text += piece.removeprefix("\ufeff") if first else piece
        return bool(piece)


def _iter_items(window: _Window, taken: _Taken) -> Iterator[Part]:
    window.take("[")
    while not window.take("]"):
        yield from taken.add(*window.value())
        window.go_on("]")


def _iter_object(window: _Window, taken: _Taken) -> Iterator[Part]:
    """Yield the records in an object: those of its arrays, or its values, or else the object is the record itself."""
    before, size = taken.number, 0
    values: dict[str, Any] = {}
    window.take("{")
    while not window.take("}"):
        name = str(window.value()[0])
        window.take(":")
        if name.lower() in _HOLDERS and window.peek() == "[":
            yield from _iter_items(window, taken)
        elif name.lower() in _HOLDERS and window.peek() == "{":
            yield from _iter_object(window, taken)
        else:
            values[name], text = window.value()
            size += len(text)
            if size > MAX_RECORD:
                raise window.too_large()
        window.go_on("}")
        if len(values) >= _ALIKE and _are_records(values):
            yield from _iter_keyed(values, taken)
            values, size = {}, 0
    if taken.number == before and values and not _are_records(values):
        add = taken.add if taken.number or window.peek() else taken.add_only
        yield from add(values, json.dumps(values, ensure_ascii=False))
    elif _are_records(values):
        yield from _iter_keyed(values, taken)


def _are_records(values: Mapping[str, Any]) -> bool:
    """Tell whether the values of an object are records, and its names are their ids: all have two fields in common."""
    if not values or not all(isinstance(value, dict) for value in values.values()):
        return False
    return len(set.intersection(*(set(value) for value in values.values()))) >= 2


def _iter_keyed(values: Mapping[str, Any], taken: _Taken) -> Iterator[Part]:
    for key, value in values.items():
        yield from taken.add({"id": key, **value}, json.dumps([key, value], ensure_ascii=False))


READERS: dict[str, Reader] = {"json": _JsonFile()}
