"""Times of day whose figures a colon does not part: ``17h32``, ``10 h 32``, ``17.32 Uhr``, ``saat 14.30``.

In: the tokens of a cluster, before its numbers are read. Out: the token of a time of day, and how many it takes. Two
figures with a full stop between them are one only where a word of the clock or a whole date stands beside them,
because a share, a score and a day with its month look the same.
"""

import re
from typing import TYPE_CHECKING

from corpus_cli.annotate.dates.lexicon import Lexicon

if TYPE_CHECKING:
    from corpus_cli.annotate.dates.scan import Token

__all__ = ["read_clock"]

_LAST_MINUTE = 59
# A time that follows a date without a word between them ends its part of the line.
_PART_ENDS = re.compile(r"[ \t\xa0]*(?:$|[\n,;|)•·–—/-])")
# Behind the sign for an hour they make it a length of time: 1時間, 1시간.
_LENGTHS = ("間", "间", "간")
_FULL_STOP = re.compile(r"\.[0-9]")


def read_clock(text: str, tokens: list["Token"], index: int, lexicon: Lexicon) -> tuple["Token", int] | None:
    """Return the time of day that the figure at ``index`` is the hour of, and how many tokens it takes."""
    return (
        _east_asian(text, tokens, index)
        or _with_word(text, tokens, index, lexicon)
        or _dotted(text, tokens, index, lexicon)
    )


def _east_asian(text: str, tokens: list["Token"], index: int) -> tuple["Token", int] | None:
    """Read ``17時32分``, ``5시 32분`` and ``17时``."""
    hour, *rest = tokens[index : index + 4]
    if not rest or rest[0].symbol != "時" or text[rest[0].end : rest[0].end + 1] in _LENGTHS:
        return None
    told = len(rest) > 2 and rest[2].symbol == "分" and rest[1].symbol in "dn" and rest[1].value <= _LAST_MINUTE
    minute, last, taken = (rest[1].value, rest[2], 4) if told else (0, rest[0], 2)
    return hour._replace(symbol="T", end=last.end, value=(hour.value, minute, None)), taken


def _with_word(text: str, tokens: list["Token"], index: int, lexicon: Lexicon) -> tuple["Token", int] | None:
    """Read ``17h32``, ``10 h 32``, ``17h32min`` and, behind a word such as "at", ``17 часов 32 минуты``."""
    hour, *rest = tokens[index : index + 4]
    if len(rest) < 2 or not _is_clock(rest[0]) or not _is_minute(rest[1]):
        return None
    mark, minute = rest[:2]
    ends = len(rest) > 2 and rest[2].symbol == "t" and rest[2].gap == minute.gap
    letter = mark.end - mark.start == 1
    match mark.gap, minute.gap:
        case "", "":
            told = letter
        case "_", "_":
            told = letter and index > 0 and tokens[index - 1].symbol != "i" and not ends
            told = told or (ends and index > 0 and _word(text, tokens[index - 1]) in lexicon.at)
        case _:
            return None
    last, taken = (rest[2], 4) if ends else (minute, 3)
    return (hour._replace(symbol="T", end=last.end, value=(hour.value, minute.value, None)), taken) if told else None


def _dotted(text: str, tokens: list["Token"], index: int, lexicon: Lexicon) -> tuple["Token", int] | None:
    if index + 1 == len(tokens) or tokens[index + 1].gap != "." or not _is_minute(tokens[index + 1]):
        return None
    hour, minute = tokens[index : index + 2]
    if _FULL_STOP.match(text, minute.end):
        return None
    before, after = tokens[index - 1] if index else None, tokens[index + 2] if index + 2 < len(tokens) else None
    named = after is not None and after.gap in ("_", "") and (after.symbol == "C" or _is_clock(after))
    if before is not None and hour.gap in ("_", "._"):
        named = named or _is_clock(before) or _word(text, before) in lexicon.at_clock
    if not named and not _follows_date(text, tokens, index, lexicon):
        return None
    return hour._replace(symbol="T", end=minute.end, value=(hour.value, minute.value, None)), 2


def _follows_date(text: str, tokens: list["Token"], index: int, lexicon: Lexicon) -> bool:
    """Return whether a date with its year stands before the figures: ``14 Mar 2024 17.32``, ``... года в 17.32``."""
    hour, place = tokens[index], index - 1
    at = place > 0 and _word(text, tokens[place]) in lexicon.at
    if at:
        place -= 1
        while place > 0 and tokens[place].symbol in "pi":
            place -= 1
    elif hour.gap not in ("_", ",_", "_-_") or not _PART_ENDS.match(text, tokens[index + 1].end):
        return False
    while place > 0 and tokens[place].symbol in "yW":
        place -= 1
    year = tokens[place]
    return place > 0 and year.symbol == "Y" and (tokens[place - 1].symbol in "MB" or year.gap in (".", "._", "/", "-"))


def _word(text: str, token: "Token") -> str:
    return text[token.start : token.end].lower()


def _is_clock(token: "Token") -> bool:
    return token.symbol == "t" and token.value == "clock"


def _is_minute(token: "Token") -> bool:
    return token.symbol in "dn" and token.value <= _LAST_MINUTE and token.end - token.start == 2
