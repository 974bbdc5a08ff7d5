"""The words of a corpus that look most like one that was not found.

In: a word and the distinct tokens. Out: a few of them, the most alike first.
"""

import heapq
from collections.abc import Iterable

from corpus_cli.text import fold

__all__ = ["nearest_words"]

# Below this share of common letter pairs two words no longer look alike.
_LEAST = 0.4
# A word of a letter or two looks like any.
_SHORTEST = 3


def nearest_words(word: str, vocabulary: Iterable[str], *, most: int = 5) -> list[str]:
    """Return up to ``most`` words of ``vocabulary`` that share most letter pairs with ``word`` (Dice coefficient).

    >>> nearest_words("Казахтан", ["Казахстан", "казахстан", "Китай"])
    ['Казахстан']
    """
    wanted = _pairs(word)
    candidates = (candidate for candidate in sorted(vocabulary, reverse=True) if len(candidate) >= _SHORTEST)
    distinct = {fold(candidate): candidate for candidate in candidates}
    scored = ((_alike(wanted, _pairs(folded)), surface) for folded, surface in distinct.items())
    best = heapq.nsmallest(most, ((-score, surface) for score, surface in scored if score >= _LEAST))
    return [surface for _, surface in best]


def _pairs(word: str) -> set[str]:
    padded = f"^{fold(word)}$"
    return {padded[index : index + 2] for index in range(len(padded) - 1)}


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
