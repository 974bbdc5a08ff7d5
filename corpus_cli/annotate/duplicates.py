"""Near-duplicates: which articles are one text that several papers took over.

In: folded words of clean bodies. Out: a signature of 128 bytes an article, the keys under which articles alike are
looked up, and groups. Knows neither files nor the index, and gives the same answer whatever the order of articles.

A signature is a MinHash (Broder, On the resemblance and containment of documents, 1997) over shingles of three words,
of each minimum only one byte (Li & König, b-bit minwise hashing, 2010). CRC-32 and fixed multipliers make it the
same on every machine and in every version of Python, because it is kept in the index.
"""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus_cli.model import Article
from corpus_cli.text import cut_words, fold_words

__all__ = ["SAME_TEXT", "SIGNATURE_VERSION", "article_signature", "bands", "cluster", "signature", "similarity"]

SIGNATURE_VERSION = 1
"""Signatures of different versions must not be compared; raised with every change of what they are made of."""

SAME_TEXT = 0.7
"""From this similarity on two articles are one text. In agency news read pair by pair, what lies above is the same
dispatch with another headline, an added or a dropped sentence; between 0.5 and 0.7 the report was rewritten."""

_SHINGLE = 3
# Shorter bodies are a caption or a notice: two of them alike say nothing.
_FEWEST_WORDS = 12
_HASHES = 128
# 8 keys of 3 hashes: a pair of similarity 0.7 shares one of them in 97 of 100 cases, of 0.8 in 99.7, of 0.05 in 0.1.
_BANDS, _ROWS = 8, 3
# Of those that share a key each is held against so many of the next: a form filled in a thousand times is one group
# through its neighbours.
_NEXT = 200
# Shingles hashed, and pairs compared, at a time: what the processor's cache holds.
_CHUNK = 1024

_Words = npt.NDArray[np.uint32]


def _constants(purpose: str, count: int) -> _Words:
    digest = hashlib.shake_128(f"corpus_cli near-duplicates {purpose}".encode()).digest(4 * count)
    return np.frombuffer(digest, dtype="<u4").astype(np.uint32)


_PLACES = _constants("places", _SHINGLE) | 1
_FACTORS = (_constants("factors", _HASHES) | 1)[:, np.newaxis]
_TERMS = _constants("terms", _HASHES)[:, np.newaxis]


def signature(words: Sequence[str]) -> bytes:
    """Return the signature of a body.

    Args:
        words: the folded tokens of its clean body, in order.

    Returns:
        128 bytes, or none where the body is too short to be compared.
    """
    if len(words) < _FEWEST_WORDS:
        return b""
    shingles = _hash_shingles(words)
    minima = np.full(_HASHES, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(shingles), _CHUNK):
        hashed = shingles[start : start + _CHUNK] * _FACTORS
        hashed += _TERMS
        np.minimum(minima, hashed.min(axis=1), out=minima)
    return minima.astype(np.uint8).tobytes()


def article_signature(article: Article) -> bytes:
    """Return the signature of an article's body."""
    words = (fold_words(cut_words(paragraph.text)[1::2]) for paragraph in article.paragraphs)
    return signature([*chain.from_iterable(words)])


def _hash_shingles(words: Sequence[str]) -> _Words:
    # In one go: no word holds a line end.
    encoded = "\n".join(words).encode("utf-8", "surrogatepass").split(b"\n")
    hashes = np.fromiter(map(crc32, encoded), dtype=np.uint32, count=len(words))
    count = len(words) - _SHINGLE + 1
    mixed = hashes[:count] * _PLACES[0]
    for place in range(1, _SHINGLE):
        mixed = _mix(mixed) + hashes[place : place + count] * _PLACES[place]
    return _mix(mixed)


def _mix(values: _Words) -> _Words:
    """Return values whose every bit depends on all bits of the given ones (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def bands(signature: bytes) -> tuple[int, ...]:
    """Return the keys of a signature: articles that share one may be alike, others are not. Each fits 32 bits.

    >>> bands(b"")
    ()
    """
    if not signature:
        return ()
    pieces = (signature[band * _ROWS : (band + 1) * _ROWS] for band in range(_BANDS))
    return tuple(band << 8 * _ROWS | int.from_bytes(piece, "big") for band, piece in enumerate(pieces))


def similarity(one: bytes, other: bytes) -> float:
    """Return how alike two bodies are, 0 to 1: an estimate of the share of shingles they have in common (Jaccard).

    Its standard error is at most 0.045. A body too short for a signature is like none.
    """
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    equal = np.count_nonzero(np.frombuffer(one, np.uint8) == np.frombuffer(other, np.uint8))
    return max(0.0, float(_corrected(equal)))


class _Sortable(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


Key = TypeVar("Key", bound=_Sortable)


def cluster(signatures: Mapping[Key, bytes], *, threshold: float = SAME_TEXT) -> list[tuple[Key, ...]]:
    """Return the groups of articles that are one text, each sorted, in order of their first members.

    Two belong together when they are alike, or both are like a third. An article like no other is in no group.

    Args:
        signatures: by any key that sorts, such as an article's id.
        threshold: the least similarity that counts.
    """
    alike: dict[bytes, list[Key]] = defaultdict(list)
    for key in sorted(signatures):
        if signatures[key]:
            alike[signatures[key]].append(key)
    groups = _Groups()
    for one, other in _iter_alike(list(alike), threshold):
        groups.join(one, other)
    members: dict[int, list[Key]] = defaultdict(list)
    for number, keys in enumerate(alike.values()):
        members[groups.root(number)] += keys
    return sorted(tuple(sorted(keys)) for keys in members.values() if len(keys) > 1)


def _iter_alike(signatures: Sequence[bytes], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of signatures, each unlike all others, that are one text."""
    table = np.frombuffer(b"".join(signatures), dtype=np.uint8).reshape(len(signatures), _HASHES)
    for band in range(_BANDS):
        pieces = table[:, band * _ROWS : (band + 1) * _ROWS].astype(np.uint32)
        keys = pieces @ np.array([1 << 8 * (_ROWS - 1 - row) for row in range(_ROWS)], dtype=np.uint32)
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        for step in range(1, min(_NEXT, len(table) - 1) + 1):
            near = np.flatnonzero(ordered[step:] == ordered[:-step])
            if not len(near):
                break
            for start in range(0, len(near), _CHUNK):
                places = near[start : start + _CHUNK]
                one, other = order[places], order[places + step]
                same = _corrected(np.count_nonzero(table[one] == table[other], axis=1)) >= threshold
                yield from zip(one[same].tolist(), other[same].tolist(), strict=True)


def _corrected(equal: Any) -> Any:
    """Return the similarity for so many equal bytes: one byte of a minimum agrees by chance in one of 256 cases."""
    return (equal / _HASHES - 1 / 256) / (1 - 1 / 256)


class _Groups:
    """Disjoint sets of numbers."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def root(self, member: int) -> int:
        """Return what stands for the group of ``member``."""
        while (parent := self._parents.get(member, member)) != member:
            # Halve the way for the next who asks.
            self._parents[member] = member = self._parents.get(parent, parent)
        return member

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self._parents[self.root(one)] = self.root(other)
