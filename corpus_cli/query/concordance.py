"""Context on both sides of a hit, as a concordance shows it (KWIC).

In: a text, the region of a hit, how much to take. Out: left and right context on one line each.
"""

import re

from corpus_cli.frozen import frozen
from corpus_cli.regions import Region
from corpus_cli.text import iter_tokens

__all__ = ["ContextSize", "context_of"]

_SPACE = re.compile(r"\s+")
# Characters that a word takes at most, with what follows it, more often than not; a guess that costs nothing but time.
_WORD_LENGTH = 16


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
