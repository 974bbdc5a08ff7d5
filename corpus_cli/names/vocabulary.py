"""A vocabulary: every distinct token of a corpus with its language and count, found again by its keys.

A store answers the same two questions from an indexed table; this one lives in memory.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, Protocol

from corpus_cli.names.skeleton import skeleton_keys

__all__ = ["Entry", "MemoryVocabulary", "Vocabulary"]


class Entry(NamedTuple):
    """A distinct token of the documents of one language, its case kept, and how often it occurs."""

    surface: str
    language: str
    count: int  # type: ignore[assignment]  # a tuple's own count() is of no use here, and this is the word for it


class Vocabulary(Protocol):
    """What the widening of a name asks of a vocabulary, be it in memory or in an indexed table."""

    def entries(self, keys: Collection[str]) -> Iterable[Entry]:
        """Return each entry stored under at least one of ``keys``, once each, in any order.

        Case never changes a key, so that all case variants of a token come together.
        """


class MemoryVocabulary:
    """A vocabulary held in memory: some 200 bytes a token."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, int]] = {}
        self._surfaces: dict[str, dict[str, list[str]]] = {}

    def add(self, surface: str, language: str, count: int = 1) -> None:
        """Count ``surface`` as seen ``count`` times more in documents of ``language``."""
        counts = self._counts.setdefault(language, {})
        if surface in counts:
            counts[surface] += count
            return
        counts[surface] = count
        for key in skeleton_keys(surface, language):
            self._surfaces.setdefault(key, {}).setdefault(language, []).append(surface)

    def entries(self, keys: Collection[str]) -> Iterator[Entry]:
        """Yield each entry stored under at least one of ``keys``, once each."""
        found: dict[str, set[str]] = {}
        for key in keys:
            for language, surfaces in self._surfaces.get(key, {}).items():
                found.setdefault(language, set()).update(surfaces)
        for language, distinct in found.items():
            counts = self._counts[language]
            for surface in distinct:
                yield Entry(surface, language, counts[surface])

    def __len__(self) -> int:
        return sum(map(len, self._counts.values()))
