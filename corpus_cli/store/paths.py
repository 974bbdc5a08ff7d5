"""File names in a column: text where it can be text, bytes where a name is no valid text."""

import os

__all__ = ["from_column", "to_column"]


def to_column(path: str) -> str | bytes:
    """Return what SQLite keeps for ``path``.

    >>> to_column("новости.txt"), to_column("caf\\udce9.txt")
    ('новости.txt', b'caf\\xe9.txt')
    """
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def from_column(value: str | bytes) -> str:
    """Return the path again."""
    return value if isinstance(value, str) else os.fsdecode(value)
