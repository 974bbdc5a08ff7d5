"""Which single-byte encoding makes the likeliest text of some bytes.

In: bytes that are no Unicode. Out: encodings with the language they read as, the likeliest first. Each
candidate encoding is read as each language that used it; a reading costs what its letter pairs cost in
that language (negative log-likelihood from letter_tables.json), more for symbols, control characters,
foreign letters and capitals inside words. It knows no files and raises nothing.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

__all__ = ["SINGLE_BYTE", "Reading", "rank_encodings"]

# Encoding -> languages it was used for. Of encodings that read the bytes alike the first is taken: the
# ISO standard where no byte of the Windows extension occurs.
_CANDIDATES = {
    "windows-1252": "en de fr es it pt nl sv da no fi ca af id sq",
    "iso-8859-2": "pl cs sk hu ro hr sl",
    "windows-1250": "pl cs sk hu ro hr sl",
    "iso-8859-9": "tr",
    "windows-1254": "tr",
    "windows-1257": "lt lv et",
    "windows-1251": "ru uk bg be mk sr",
    "koi8-r": "ru",
    "koi8-u": "uk ru be",
    "iso-8859-5": "ru uk bg be mk sr",
    "kz-1048": "kk ky",
    "ibm866": "ru uk be",
    "mac-cyrillic": "ru uk bg be mk sr",
    "iso-8859-7": "el",
    "windows-1253": "el",
    "windows-1255": "he",
    "windows-1256": "ar fa",
    "iso-8859-6": "ar",
}
SINGLE_BYTE = tuple(_CANDIDATES)
"""Names of the encodings tried."""

# Hardly a page of the web was ever in these: they must win by more than chance.
_RARE = frozenset(("mac-cyrillic", "ibm866", "windows-1257", "iso-8859-6", "iso-8859-7"))
_RARITY = 5.0
_SAMPLE = 6_000

# Costs in natural units; only their order of size matters, and no answer measured hangs on a digit.
_PUNCTUATION, _SYMBOL, _CONTROL = 5.0, 14.0, 18.0
_ALIEN, _MIXED, _FOREIGN_ASCII, _INNER_CAPITAL = 8.0, 10.0, 3.0, 6.0
_COMMON = frozenset("«»„“”‘’‚–—…№•·°§©®™\u00a0€")
_BOUNDARY, _UNLISTED, _ASCII_LETTER = 0, -1, -2


class Reading(NamedTuple):
    """One way to read the bytes: the encoding, the language, and its cost in natural units over so many byte pairs."""

    encoding: str
    language: str
    cost: float
    pairs: int


class _Table(NamedTuple):
    """Letter pairs of one language: letter -> place, and the cost of each pair, row by row."""

    places: Mapping[str, int]
    costs: tuple[float, ...]
    latin: bool


@cache
def _tables() -> Mapping[str, _Table]:
    record = json.loads(Path(__file__).with_name("letter_tables.json").read_text(encoding="utf-8"))
    steps = [(code - record["first"]) / record["steps"] for code in range(128)]
    return {
        language: _Table(
            {letter: place for place, letter in enumerate(table["alphabet"])},
            tuple(steps[ord(char)] for char in table["costs"]),
            "a" in table["alphabet"],
        )
        for language, table in record["languages"].items()
    }


class _Page(NamedTuple):
    """What each byte of an encoding is to one language: place in its alphabet, extra cost, case."""

    table: _Table
    places: tuple[int, ...]
    charges: tuple[float, ...]
    lower: tuple[bool, ...]
    upper: tuple[bool, ...]


@cache
def _page(encoding: str, language: str) -> _Page:
    chars = [bytes([code]).decode(encoding, "replace") for code in range(256)]
    table = _tables()[language]
    return _Page(
        table,
        tuple(_place(char, table) for char in chars),
        tuple(_charge(char) for char in chars),
        tuple(char.islower() for char in chars),
        tuple(char.isupper() for char in chars),
    )


def _place(char: str, table: _Table) -> int:
    small = "i" if char == "İ" else char.lower()
    if small in table.places:
        return table.places[small]
    if not char.isalpha():
        return _BOUNDARY
    return _ASCII_LETTER if char.isascii() else _UNLISTED


def _charge(char: str) -> float:
    if char.isascii() or char.isalpha():
        return 0.0
    if char in _COMMON:
        return _PUNCTUATION
    return _CONTROL if unicodedata.category(char)[0] == "C" or char == "\ufffd" else _SYMBOL


def _cost(pairs: Mapping[tuple[int, int], int], page: _Page) -> float:
    """Return what a text of these byte pairs costs as this page reads it."""
    places, charges, lower, upper = page.places, page.charges, page.lower, page.upper
    costs, width = page.table.costs, len(page.table.places)
    total = 0.0
    for (first, second), times in pairs.items():
        one, two = places[first], places[second]
        cost = _irregular(one, two) if one < 0 or two < 0 else costs[one * width + two] if one or two else 0.0
        if lower[first] and upper[second] and (first > 127 or second > 127):
            cost += _INNER_CAPITAL
        total += times * (cost + charges[second])
    return total


def _irregular(one: int, two: int) -> float:
    """Return the cost of a pair with a letter outside the language's alphabet."""
    if _UNLISTED in (one, two):
        return _ALIEN
    mixed = one > 0 or two > 0
    return _MIXED if mixed else _FOREIGN_ASCII


def _sample(data: bytes) -> bytes:
    """Return lines that hold anything beyond ASCII, up to a few thousand bytes."""
    lines = []
    size = 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(lines)[:_SAMPLE]


def rank_encodings(data: bytes) -> list[Reading]:
    """Return the best reading of ``data`` in each encoding able to decode it, the likeliest first.

    Args:
        data: bytes that are neither ASCII nor Unicode.
    """
    framed = b"\n" + _sample(data) + b"\n"
    pairs = Counter(pairwise(framed))
    readings = []
    for encoding, languages in _CANDIDATES.items():
        if _decodes(data, encoding):
            cost, language = min((_cost(pairs, _page(encoding, code)), code) for code in languages.split())
            cost += _RARITY if encoding in _RARE else 0.0
            readings.append(Reading(encoding, language, cost, len(framed) - 1))
    return sorted(readings, key=lambda reading: reading.cost)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
