"""A vocabulary: every distinct token of a corpus with its language and count, found again by its keys.

A store answers the same two questions from an indexed table; this one lives in memory.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from corpus_cli.names.skeleton import skeleton_keys

__all__ = ["Entry", "Hope", "MemoryVocabulary", "Vocabulary", "beginning", "is_hopeful"]

Hope = Callable[[str], Mapping[str, bool] | None]
"""For a language, whether words with a given ``beginning`` are of interest; ``None`` where no word of it is."""


def beginning(word: str) -> str:
    """Return the first letters of a word, which no ending of any language replaces."""
    return word[:4] if len(word) > 6 else word[:3] if len(word) > 3 else word[:2]


def is_hopeful(folded: str, language: str, hope: Hope) -> bool:
    """Return whether a folded word of ``language`` is of interest."""
    hopes = hope(language)
    return hopes is not None and (hopes[beginning(folded)] or not folded.isalpha())


class Entry(NamedTuple):
    """A distinct token of the documents of one language, its case kept, and how often it occurs."""

    surface: str
    language: str
    count: int  # type: ignore[assignment]  # a tuple's own count() is of no use here, and this is the word for it


class Vocabulary(Protocol):
    """What the widening of a name asks of a vocabulary, be it in memory or in an indexed table."""

    def entries(self, keys: Collection[str], hope: Hope | None = None) -> Iterable[Entry]:
        """Return each entry stored under at least one of ``keys``, once each, in any order.

        Case never changes a key, so that all case variants of a token come together. A word of letters
        alone may be left out where ``hope`` says that its beginning is of no interest.
        """


class _All(dict[str, bool]):
    """Every beginning is of interest."""

    def __missing__(self, _: str) -> bool:
        return True


_ALL = _All()


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

    def entries(self, keys: Collection[str], hope: Hope | None = None) -> Iterator[Entry]:
        """Yield each entry stored under at least one of ``keys``, once each."""
        found: dict[str, set[str]] = {}
        for key in keys:
            for language, surfaces in self._surfaces.get(key, {}).items():
                hopes = hope(language) if hope else _ALL
                if hopes is not None:
                    chosen = [one for one in surfaces if hopes[beginning(one)] or not one.isalpha()]
                    if chosen:
                        found.setdefault(language, set()).update(chosen)
        for language, distinct in found.items():
            counts = self._counts[language]
            for surface in distinct:
                yield Entry(surface, language, counts[surface])

    def __len__(self) -> int:
        return sum(map(len, self._counts.values()))
