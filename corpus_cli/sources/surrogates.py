"""Lone surrogates, which JSON can write and no text can hold, made visible.

In: a value as JSON gives it, and the JSON. Out: the value with U+FFFD for each surrogate that lacks its other half; of
the same length, so that offsets stay.
"""

import re
from typing import Any

from corpus_cli.text import is_encodable

__all__ = ["mended", "without_surrogates"]

_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def mended(value: Any, written: str) -> Any:
    """Return ``value``, which was written as ``written``.

    >>> mended(["a\\ud83d"], '["a\\\\ud83d"]') == ["a\\ufffd"]
    True
    """
    return without_surrogates(value) if _ESCAPED.search(written) else value


def without_surrogates(value: Any) -> Any:
    """Return a text, or lists and dictionaries with texts in them, with U+FFFD for each lone surrogate."""
    if isinstance(value, str):
        return value if is_encodable(value) else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [without_surrogates(one) for one in value]
    if isinstance(value, dict):
        return {without_surrogates(name): without_surrogates(one) for name, one in value.items()}
    return value
