"""Records for other programs: JSON lines, JSON, CSV and TSV.

In: an iterator of records. Out: text on a stream, record by record. Needs no terminal and no Rich.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any, TextIO

from corpus_cli.text import visible

__all__ = ["Format", "to_json", "write_records"]


class Format(StrEnum):
    """How to print a list of records."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"


# JSON allows these as they are, but a terminal that shows the output would obey them.
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# A spreadsheet takes a cell that starts so for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def write_records(
    records: Iterable[Mapping[str, Any]], output: Format, file: TextIO, *, fields: Sequence[str] = ()
) -> int:
    """Write records in a machine format and return how many there were.

    CSV and TSV take their columns from the first record, or ``fields`` where there is none; nested values are JSON
    inside a cell, and a text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    if output is Format.JSONL:
        return _write_lines(records, file)
    if output is Format.JSON:
        return _write_array(records, file)
    return _write_cells(records, file, delimiter="\t" if output is Format.TSV else ",", fields=fields)


def to_json(value: Any) -> str:
    """Return JSON with every character escaped that could steer a terminal."""
    text = json.dumps(value, ensure_ascii=False)
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write_lines(records: Iterable[Mapping[str, Any]], file: TextIO) -> int:
    count = 0
    for record in records:
        count += 1
        file.write(to_json(record) + "\n")
    return count


def _write_array(records: Iterable[Mapping[str, Any]], file: TextIO) -> int:
    count = 0
    for count, record in enumerate(records, 1):
        file.write(("[\n" if count == 1 else ",\n") + to_json(record))
    file.write("\n]\n" if count else "[]\n")
    return count


def _write_cells(records: Iterable[Mapping[str, Any]], file: TextIO, *, delimiter: str, fields: Sequence[str]) -> int:
    iterator = iter(records)
    first = next(iterator, None)
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    if first is None:
        if fields:
            writer.writerow(fields)
        return 0
    writer.writerow(first)
    count = 0
    for record in chain([first], iterator):
        count += 1
        writer.writerow([_cell(record.get(name)) for name in first])
    return count


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict):
        return to_json(value)
    if not isinstance(value, str):
        return str(value)
    text = visible(value, keep="\t\n")
    is_formula = text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    return f"'{text}" if is_formula else text
