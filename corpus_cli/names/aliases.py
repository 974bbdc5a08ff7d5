"""What the user knows of names: other names of a thing, and words that are never it.

In: entries, read from a names file or made by hand. Out: the entry that a name belongs to.
"""

from collections.abc import Iterator
from typing import NamedTuple

from corpus_cli.text import fold

__all__ = ["Alias", "Aliases", "name_key"]


class Alias(NamedTuple):
    """One entry: the canonical name, its other names, the forms that are never it, and its kind."""

    name: str
    aliases: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    kind: str = "MISC"

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and every other name, as written."""
        return (self.name, *self.aliases)


class Aliases:
    """Entries found by any of their names, whatever the case."""

    def __init__(self, entries: tuple[Alias, ...] = ()) -> None:
        self.entries = entries
        self._by_name = {name_key(name): entry for entry in entries for name in entry.names}

    def find(self, name: str) -> Alias | None:
        """Return the entry that has ``name`` among its names."""
        return self._by_name.get(name_key(name))

    def __iter__(self) -> Iterator[Alias]:
        return iter(self.entries)


def name_key(name: str) -> str:
    """Return what names are compared by: their words folded, one space between.

    >>> name_key("  Turkish   AEROSPACE ")
    'turkish aerospace'
    """
    return " ".join(fold(word) for word in name.split())
