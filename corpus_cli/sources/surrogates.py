"""Halves of surrogate pairs, which JSON can write and no text can hold, made visible.

In: a value as JSON gives it, and the JSON. Out: the value with U+FFFD for each half that lacks the other; of the same
length, so that offsets stay.
"""

import re
from typing import Any

__all__ = ["mended"]

_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")


def mended(value: Any, written: str) -> Any:
    """Return ``value``, which was written as ``written``.

    >>> mended(["a\\ud83d"], '["a\\\\ud83d"]') == ["a\\ufffd"]
    True
    """
    return _mended(value) if _ESCAPED.search(written) else value


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, dict):
        return {_mended(name): _mended(one) for name, one in value.items()}
    return value
