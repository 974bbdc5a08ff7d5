"""Whether a date stands apart, opens a report as its dateline, or is told of in a running sentence.

In: a line, and the half-open offsets of a date in it. Out: a ``Shape``. A date that a sentence tells of is the date of
what happened, and by that alone never the page's own; ``KYIV, March 12, 2024 (Agency) - ...`` is a line of its own that
was run into the text. No language is known here: capitals, marks of punctuation and the number of words decide.
"""

import re
from collections.abc import Sequence
from enum import Enum

__all__ = ["Shape", "dateline_end", "shape_of"]

# The lines of a page's furniture set their parts apart by these.
_PART = re.compile(r"[|•·●»©\t\u3000]|\s{2,}|//")
_STOP = re.compile(r"[.!?…][\"'”’»)]*(?=\s+[\"'“«„(]?[^\W\d_]|\s*$)|[。！？]")
# What ends so ends no sentence: an initial, a title, a time of day.
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|Prof|Gen|vs|No|им|ул|гг|обл))$")
_ADDRESS = re.compile(r"https?://\S+|\b[a-z0-9-]+(?:\.[a-z][a-z0-9-]+)+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]+$")
_WORD_AFTER = re.compile(r"[ \xa0]+([^\W\d_]+)")
# In scripts without spaces so many letters do for a word.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]{3}")
_UNSPACED_FROM = "\u3040"
_SMALL_WORDS = frozenset(
    [
        *("am", "pm", "at", "by", "on", "in", "of", "et", "est", "edt", "gmt", "utc", "min", "read"),
        *("во", "об", "од", "от", "год", "года", "рік", "року"),
    ]
)
# From so many words on it is a sentence: one that ends with a full stop, that is cut short, that "Published" opens,
# that stands before the date in a title. Up to so many may stand ahead of "published" in the furniture.
_ENDED, _OPEN, _LABELLED, _IN_TITLE, _AHEAD = 1, 4, 8, 2, 4

_NAME = r"[^\W\d_a-zа-яё][\w'’-]*"
_AGENCY = rf"[(/\[]?{_NAME}(?:\.?[ ./]{_NAME}){{0,4}}[)/\]]?"
# What may follow a dateline's date: names of agencies and places, then a dash or the end of a bracket or sentence.
_TAIL = re.compile(
    rf"[ \xa0.,/]{{0,3}}(?:{_AGENCY}[ \xa0.,]{{0,3}}){{0,2}}?[)\]]?[ \xa0]?(?:[–—-]{{1,2}}|(?<=[.)/\]]):?)[ \xa0]+"
    r"(?=[\"'“«„(]?[^\W_a-zа-яё])|[电電讯訊]"
)
_ARTICLE = re.compile(r"\s(?:den|le|el|il|dnia|dne|dňa)\s*$")
_CLOSED = re.compile(r"[.,/([–—-]\s*$")
_LONGEST_HEAD, _MOST_NAMES, _LEAST_TEXT = 60, 7, 40


class Shape(Enum):
    """How a date stands in its line."""

    APART = "apart"
    DATELINE = "dateline"
    RUNNING = "running"


def shape_of(
    line: str, start: int, end: int, *, labels: Sequence[int] = (), title: bool = False, body: bool = True
) -> Shape:
    """Return how the date ``line[start:end]`` stands in its line.

    Args:
        line: the line, or as much of a long one as is looked at.
        start, end: the date.
        labels: where words such as "Published" stand in the line; one with a capital opens a part of it.
        title: the line is the page's title: no full stop ends it, and its words may all have capitals.
        body: the line is of the text itself, where "This was published on ..." may speak of anything.

    >>> shape_of("KYIV, March 12 (Agency) - The council of the town met again on Tuesday evening.", 6, 14)
    <Shape.DATELINE: 'dateline'>
    >>> shape_of("On 12 March 2024 a warehouse burned down.", 3, 16)
    <Shape.RUNNING: 'running'>
    """
    if dateline_end(line, start, end) is not None:
        return Shape.DATELINE
    line = _without_addresses(line[:start]) + line[start:end] + _without_addresses(line[end:])
    opening = max(_last_break(line, start), *(at for at in labels if at < start and line[at].isupper()), 0)
    closing, ended = _next_break(line, end)
    if next_part := [at for at in labels if end <= at < closing and line[at].isupper()]:
        closing, ended = min(next_part), False
    before, after = _told(line[opening:start]), _told(line[end:closing])
    label = next((at for at in labels if opening <= at < start), None)
    if label is not None and len(_WORD.findall(line, opening, label)) <= (_AHEAD if not body and not after else 1):
        return Shape.RUNNING if after >= _LABELLED else Shape.APART
    if title:
        beside = (_WORD_BEFORE.search(line[opening:start]), _WORD_AFTER.match(line, end))
        tells = before >= _IN_TITLE or after or any(word and word[1][0].islower() for word in beside)
        return Shape.RUNNING if tells else Shape.APART
    return Shape.RUNNING if before + after >= (_ENDED if ended else _OPEN) else Shape.APART


def dateline_end(line: str, start: int, end: int) -> int | None:
    """Return where the text begins that the dateline around ``line[start:end]`` opens, if it is a dateline.

    Places and agencies alone stand before the date, and after it up to the text.
    """
    opened = _TAIL.match(line, end)
    if opened is None or start > _LONGEST_HEAD or sum(map(str.isalpha, line[opened.end() :])) < _LEAST_TEXT:
        return None
    head = _ARTICLE.sub(" ", line[:start])
    names = _WORD.findall(head)
    if any(name[0].islower() for name in names) or len(names) > _MOST_NAMES:
        return None
    return opened.end() if not names or _CLOSED.search(head) or head.isupper() else None


def _without_addresses(words: str) -> str:
    return _ADDRESS.sub(lambda match: "_" * len(match[0]), words)


def _told(words: str) -> int:
    """Return how many words of a sentence, and not of a name or a clock, are in a stretch of text."""
    small = [word for word in _WORD.findall(words) if _is_small(word[0]) and word not in _SMALL_WORDS]
    return len(small) + len(_UNSPACED.findall(words))


def _is_small(letter: str) -> bool:
    """Return whether a word beginning so may be one of a sentence: in scripts without capitals any word may."""
    return letter.islower() or (not letter.isupper() and letter < _UNSPACED_FROM and not "\u0e00" <= letter < "\u0e80")


def _last_break(line: str, start: int) -> int:
    """Return where the sentence or the part begins in which ``start`` lies."""
    part = max((match.end() for match in _PART.finditer(line, 0, start)), default=0)
    stops = _STOP.finditer(line, part, start)
    ends: list[int] = [stop.end() for stop in stops if not _ABBREVIATED.search(line[part : stop.start()])]
    return ends[-1] if ends else part


def _next_break(line: str, end: int) -> tuple[int, bool]:
    """Return where the sentence or the part ends that goes on at ``end``, and whether with a full stop."""
    part = _PART.search(line, end)
    last = part.start() if part else len(line)
    for stop in _STOP.finditer(line, end, last):
        if not _ABBREVIATED.search(line[end : stop.start()]):
            return stop.start(), True
    return last, False
