"""The sentence around a place in a text.

In: a text, the region of a hit. Out: the half-open span of its sentence. A rule, not a model: a sentence ends at
its mark when white space and no small letter follow, but not after an initial or a short abbreviation.
"""

import re

from corpus_cli.regions import Region

__all__ = ["sentence_span"]

_END = re.compile(r"[.!?…。！？]+[\"'»”’)\]]*(?=\s|$)|[。！？]|\n\s*\n")
# The point after these few letters belongs to a shortened word: "2022 r.", "млн.", "А. Іванов", "Mr. Smith".
_SHORTENED = re.compile(r"(?:^|[\s(«\"„“'])[^\W\d_]{1,3}$")
_NEXT_WORD = re.compile(r"\s*[\"'«„“(\[–—-]*\s*(\S)")


def sentence_span(text: str, start: int, end: int, region: Region) -> tuple[int, int]:
    """Return the span of the sentence, within its region, that ``text[start:end]`` stands in."""
    first, last = region.start, region.end
    for match in _END.finditer(text, region.start, region.end):
        if not _ends(text, match, region):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.end() >= end:
            last = match.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _ends(text: str, match: re.Match[str], region: Region) -> bool:
    if match[0] != ".":
        return True
    following = _NEXT_WORD.match(text, match.end(), region.end)
    if following and following[1].islower():
        return False
    return not _SHORTENED.search(text, max(region.start, match.start() - 5), match.start()) or following is None
