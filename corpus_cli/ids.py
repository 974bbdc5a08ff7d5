"""The short name of an article.

In: digests, file names, what a user typed. Out: ids, and the articles a prefix can mean.
"""

import base64
import hashlib
from collections.abc import Iterable
from itertools import pairwise

__all__ = ["ID_LENGTH", "article_id", "short_length"]

ID_LENGTH = 12
_SHOWN_LENGTH = 6


def article_id(digest: str, name: str) -> str:
    """Return the id of a document: 60 bits of its content's digest and its file's name, in small letters and digits.

    The folder plays no part, so that a corpus keeps its ids when it is moved; how the text was cleaned plays
    none either.

    >>> article_id("00", "news.txt") != article_id("01", "news.txt")
    True
    """
    seed = f"{digest}\0{name}".encode("utf-8", "surrogateescape")
    return base64.b32hexencode(hashlib.blake2b(seed, digest_size=8).digest()).decode().lower()[:ID_LENGTH]


def short_length(ids: Iterable[str]) -> int:
    """Return how many characters tell these ids apart, at least six.

    >>> short_length(["abcdefgh0000", "abcdefgh1111"]), short_length(["a00000000000", "b00000000000"])
    (9, 6)
    """
    ordered = sorted(ids)
    length = _SHOWN_LENGTH
    for one, other in pairwise(ordered):
        while length < ID_LENGTH and one[:length] == other[:length]:
            length += 1
    return length
