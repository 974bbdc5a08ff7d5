"""JSON by the letter: what Python's decoder takes beyond it is refused, and faults are told in our words.

In: text. Out: the decoder, and the words for what it raises.
"""

import json
from math import isfinite
from typing import NoReturn

__all__ = ["DECODER", "RefusedNumberError", "json_fault"]

# Python itself converts no longer ones; no date, count or id is.
_MOST_DIGITS = 4_000


class RefusedNumberError(ValueError):
    """A number that JSON does not have, or that nothing can hold."""


def _refuse(name: str) -> NoReturn:
    raise RefusedNumberError(f"JSON has no {name}")


def _read_float(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise RefusedNumberError("a number is too large")
    return value


def _read_integer(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise RefusedNumberError(f"a number has more than {_MOST_DIGITS:,} digits")
    return int(text)


DECODER = json.JSONDecoder(parse_float=_read_float, parse_int=_read_integer, parse_constant=_refuse)


# Beginnings of what Python's decoder says, and what that means.
_MEANT = {
    "Expecting value": "a value is missing",
    "Expecting property name": "a name in double quotes is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting ','": "a comma is missing",
    "Illegal trailing comma": "a comma stands before the end",
    "Unterminated string": "a string that begins here does not end",
    "Invalid control character": "a string holds a control character",
    "Invalid \\": "a backslash stands before what needs none",
    "Extra data": "more follows the value",
}


def json_fault(error: ValueError | RecursionError) -> str:
    """Return in words what is wrong with a text that ``DECODER`` refused; where it is, the error has itself."""
    if isinstance(error, RecursionError):
        return "it lies too deep"
    said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return next((meant for begin, meant in _MEANT.items() if said.startswith(begin)), said)
