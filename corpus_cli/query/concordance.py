"""Context on both sides of a hit, as a concordance shows it (KWIC).

In: a text, the region of a hit, how much to take. Out: left and right context on one line each. What is asked about a
place costs no more than what is shown of it, however long the line that it stands in.
"""

import re

from corpus_cli.frozen import frozen
from corpus_cli.regions import Region
from corpus_cli.text import iter_tokens

__all__ = ["MOST_SHOWN", "ContextSize", "context_of", "sentence_around"]

_SPACE = re.compile(r"\s+")
# Characters that a word takes at most, with what follows it, more often than not; a guess that costs nothing but time.
_WORD_LENGTH = 16
MOST_SHOWN = 400
"""Characters that are shown of a sentence around a place, both sides together: five lines of a terminal."""
_ELLIPSIS = "…"


@frozen
class ContextSize:
    """How much context to take on each side: so many code points, or so many words where given."""

    characters: int = 60
    words: int | None = None


def context_of(text: str, start: int, end: int, *, region: Region, size: ContextSize) -> tuple[str, str]:
    """Return the context left and right of ``text[start:end]`` within its region, white space folded to single spaces.

    Cut contexts keep whole characters, not whole words; a space next to the hit is kept.
    """
    if size.words is not None:
        left, right = _words_left(text, start, region, size.words), _words_right(text, end, region, size.words)
    else:
        # White space folds away below, so take a little more than asked for.
        left = text[max(region.start, start - 2 * size.characters) : start]
        right = text[end : min(region.end, end + 2 * size.characters)]
    left, right = _SPACE.sub(" ", left).lstrip(), _SPACE.sub(" ", right).rstrip()
    return (left, right) if size.words is not None else (left[-size.characters :], right[: size.characters])


def sentence_around(text: str, start: int, end: int, *, sentence: tuple[int, int]) -> tuple[str, str]:
    """Return what stands left and right of ``text[start:end]`` in its sentence, white space folded.

    Of both together ``MOST_SHOWN`` characters at most: of a longer sentence what is nearest, cut between words, with an
    ellipsis on the side that is cut. What one side leaves, the other may take.
    """
    first, last = sentence
    half = MOST_SHOWN // 2
    left, whole_left = _taken(text[max(first, start - 2 * MOST_SHOWN) : start], start - first)
    right, whole_right = _taken(text[end : min(last, end + 2 * MOST_SHOWN)], last - end)
    most_left = max(half, MOST_SHOWN - len(right))
    most_right = max(half, MOST_SHOWN - len(left))
    # The right side is the left one in a mirror.
    left = left if whole_left and len(left) <= most_left else _nearest(left[::-1], most_left)[::-1]
    right = right if whole_right and len(right) <= most_right else _nearest(right, most_right)
    return left, right


def _taken(part: str, length: int) -> tuple[str, bool]:
    """Return what was taken of one side with its white space folded, and whether that is all of the side."""
    return _SPACE.sub(" ", part), len(part) == length


def _nearest(side: str, most: int) -> str:
    """Return the first ``most`` characters of what follows a place, without the word that is cut, and an ellipsis."""
    taken = side[: most - 1]
    words, space, _ = taken.rpartition(" ")
    # Where no space is near, as in Chinese, characters are what it is cut between.
    return f"{words}{space}{_ELLIPSIS}" if len(words) > most // 2 else f"{taken}{_ELLIPSIS}"


def _words_left(text: str, start: int, region: Region, words: int) -> str:
    if not words:
        return ""
    # A page may be one paragraph of a million words, and each hit in it asks anew: no more is cut than is shown.
    reach = words * _WORD_LENGTH
    while True:
        begin = max(region.start, start - reach)
        tokens = list(iter_tokens(text, begin, start))
        # The first may be the end of a longer word, the others are whole.
        if len(tokens) > words or begin == region.start:
            return text[tokens[-words:][0].start : start] if tokens else ""
        reach *= 2


def _words_right(text: str, end: int, region: Region, words: int) -> str:
    last = end
    for _, token in zip(range(words), iter_tokens(text, end, region.end), strict=False):
        last = token.end
    return text[end:last]
