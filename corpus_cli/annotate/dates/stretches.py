"""Which stretches of a text are worth reading for dates: most of what news says is not about time.

In: folded text and a lexicon. Out: half-open offsets of stretches between spaces. A stretch holds something that can
start a time expression, a figure above all, and all around it that could be part of one. A word that the lexicon does
not know parts two expressions wherever it stands, so that nothing is lost between two stretches.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from corpus_cli.annotate.dates.lexicon import Lexicon

__all__ = ["MARKS", "worth_reading"]

# What may stand around a word.
MARKS = " \t\r\n\xa0.,:;!?…\"'«»“”„()[]–—-،؛؟\u200e\u200f"
# Most words that are not between spaces are so between these.
_PARTING = ',.\n:;()"«»?!'
# The next word stands at most so many parts on.
_FARTHEST = 4
_FIGURE = re.compile("[0-9]")
_LETTERS = re.compile(r"[^\W\d_]+")
_APOSTROPHED = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)+")
# Each is a word of its own, whatever letters follow.
_EAST_ASIAN = frozenset("年月日时時点點分년월일시분")


def worth_reading(folded: str, lexicon: Lexicon, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``folded[start:end]`` that may hold a time expression, in order, apart from each other."""
    parted = folded[start:end]
    for mark in _PARTING:
        parted = parted.replace(mark, " ")
    parts = parted.split(" ")
    wanted = lexicon.wanted
    # Nearly all parts are plain words, or nothing, and end here.
    places = [place for place, part in enumerate(parts) if part and (part in wanted or not part.isalpha())]
    places = [place for place in places if _may_start(parts, place, lexicon)]
    if not places:
        return
    lengths = list(accumulate(map(len, parts), initial=0))
    taken = -1
    for place in places:
        if place <= taken:
            continue
        first = place
        while first - 1 > taken and _may_join(parts[first - 1], lexicon):
            first -= 1
        taken = place
        while taken + 1 < len(parts) and _may_join(parts[taken + 1], lexicon):
            taken += 1
        yield start + lengths[first] + first, start + lengths[taken + 1] + taken


def _may_start(parts: list[str], place: int, lexicon: Lexicon) -> bool:
    """Return whether a part between spaces can start a time expression, with the next one if a phrase does."""
    word = parts[place].strip(MARKS)
    if word in lexicon.starters:
        return True
    if not word.isalpha():
        if _FIGURE.search(word) or not lexicon.wanted.isdisjoint(_LETTERS.findall(word)):
            return True
        return "'" in word and not lexicon.wanted.isdisjoint(_APOSTROPHED.findall(word))
    following = lexicon.openers.get(word)
    if following is None:
        return False
    other = next(filter(None, parts[place + 1 : place + 1 + _FARTHEST]), "").strip(MARKS)
    return other in following or not (other.isalpha() or not other)


def _may_join(part: str, lexicon: Lexicon) -> bool:
    """Return whether a part can belong to a time expression beside it: all but words that the lexicon lacks."""
    word = part.strip(MARKS)
    return not word.isalpha() or word in lexicon.words or word[0] in _EAST_ASIAN
