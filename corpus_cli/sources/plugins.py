"""Readers that other packages bring: entry points of the group ``corpus_cli.readers``, each named after the ending of
the files it reads.

In: the ending of a file that nothing built in reads. Out: the reader for it, if one is installed. Asking Python what is
installed takes as long as the rest of a short run, so that it is asked only where a look at the lists of entry points,
a few small files, has found such a reader at all.
"""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus_cli.errors import SourceError
from corpus_cli.sources.reader import Reader

__all__ = ["GROUP", "load_plugin", "plugin_endings"]

GROUP = "corpus_cli.readers"


def plugin_endings() -> frozenset[str]:
    """Return the endings of files that readers are installed for, in small letters, with their full stop."""
    return frozenset(_entries(tuple(sys.path)))


def load_plugin(ending: str) -> Reader | None:
    """Return the reader that is installed for an ending, ``None`` where none is.

    Raises:
        SourceError: it cannot be loaded.
    """
    value = _entries(tuple(sys.path)).get(ending)
    return _load(ending, value) if value else None


@cache
def _entries(places: tuple[str, ...]) -> Mapping[str, str]:
    mark = f"[{GROUP}]"
    if not any(mark in _text(path) for place in places for path in Path(place).glob("*.dist-info/entry_points.txt")):
        return {}
    from importlib.metadata import entry_points

    return {f".{point.name.lower().lstrip('.')}": point.value for point in entry_points(group=GROUP)}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


@cache
def _load(ending: str, value: str) -> Reader:
    from importlib.metadata import EntryPoint

    try:
        made = EntryPoint(ending, value, GROUP).load()
        reader: Reader = made() if isinstance(made, type) else made
    except Exception as error:
        # Somebody else's code: whatever is wrong with it is wrong with the files it was to read.
        detail = f"the reader {value} cannot be loaded ({type(error).__name__}: {error})"
        raise SourceError(ending, "plug-in", detail) from error
    return reader
