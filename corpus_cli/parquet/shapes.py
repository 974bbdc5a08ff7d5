"""Values of the model as Arrow has them: a dataclass as a struct, a tuple as a list.

In: the types that a dataclass declares for its fields, values of them. Out: Arrow types, plain values, and the values
back. The fields are read off the classes, so that a field that is added there is a column here.
"""

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa

__all__ = ["arrow_fields", "from_plain", "to_plain"]

_SIMPLE = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary()}


def arrow_fields(kind: type) -> list[pa.Field]:
    """Return an Arrow field for each field of a dataclass; what may be ``None`` there is nullable here."""
    return [
        pa.field(name, _arrow_type(_bare(hint)), nullable=_bare(hint) is not hint)
        for name, hint in _hints(kind).items()
    ]


def _arrow_type(hint: Any) -> pa.DataType:
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return pa.struct(arrow_fields(hint))
    return _SIMPLE[str if issubclass(hint, StrEnum) else hint]


def to_plain(value: Any) -> Any:
    """Return a value of the model as dictionaries, lists and simple values, as Arrow takes them."""
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if is_dataclass(value):
        return {one.name: to_plain(getattr(value, one.name)) for one in _fields(value.__class__)}
    return str(value) if isinstance(value, StrEnum) else value


def from_plain(hint: Any, value: Any) -> Any:
    """Return the value again that :func:`to_plain` was given.

    Args:
        hint: its type; of a dataclass, a column that was not read is its field's empty value.
        value: what Arrow gives.
    """
    hint = _bare(hint)
    if get_origin(hint) is tuple:
        return tuple(from_plain(get_args(hint)[0], one) for one in value or ())
    if value is None:
        return None
    if is_dataclass(hint):
        return _dataclass(hint, value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value


def _dataclass(kind: Any, values: Mapping[str, Any]) -> Any:
    return kind(**{name: from_plain(hint, values.get(name)) for name, hint in _hints(kind).items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in _fields(kind)}


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


def _bare(hint: Any) -> Any:
    """Return what a type is beside ``None``."""
    if not isinstance(hint, UnionType):
        return hint
    (bare,) = (one for one in get_args(hint) if one is not type(None))
    return bare
