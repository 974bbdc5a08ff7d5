"""The sentence around a place in a text.

In: a text, the region of a hit. Out: the half-open span of its sentence. A rule, not a model: a sentence ends at
its mark when white space and no small letter follow, but not after an initial or a short abbreviation.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from corpus_cli.regions import Region

__all__ = ["sentence_span"]

_END = re.compile(r"[.!?…。！？]+[\"'»”’)\]]*(?=\s|$)|[。！？]|\n\s*\n")
# The point after these few letters belongs to a shortened word: "2022 r.", "млн.", "А. Іванов", "Mr. Smith".
_SHORTENED = re.compile(r"(?:^|[\s(«\"„“'])[^\W\d_]{1,3}$")
_NEXT_WORD = re.compile(r"\s*+[\"'«„“(\[–—-]*\s*+(\S)")


def sentence_span(text: str, start: int, end: int, region: Region) -> tuple[int, int]:
    """Return the span of the sentence, within its region, that ``text[start:end]`` stands in."""
    ends = _ends_in(text, region)
    following = bisect_right(ends, start)
    first = ends[following - 1] if following else region.start
    following = max(following, bisect_left(ends, end))
    last = ends[following] if following < len(ends) else region.end
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


# The places of one article are asked about region by region, and a region may be a page of a million words.
@lru_cache(maxsize=2)
def _ends_in(text: str, region: Region) -> tuple[int, ...]:
    """Return where the sentences of a region end, in order."""
    return tuple(match.end() for match in _END.finditer(text, region.start, region.end) if _ends(text, match, region))


def _ends(text: str, match: re.Match[str], region: Region) -> bool:
    if match[0] != ".":
        return True
    following = _NEXT_WORD.match(text, match.end(), region.end)
    if following and following[1].islower():
        return False
    return not _SHORTENED.search(text, max(region.start, match.start() - 5), match.start()) or following is None
