"""Read times of day, and lengths of time, which may turn out to be one: ``à 17 heures``."""

import re
from collections.abc import Callable
from dataclasses import replace

from corpus_cli.annotate.dates.found import Found
from corpus_cli.annotate.dates.reading import Clock, Reading
from corpus_cli.annotate.dates.scan import Token

__all__ = ["READERS"]

_NOON = 12
_LAST_HOUR = 24
_LAST_WORD = re.compile(r"(\w+)\s*$")
_LONGEST_AT = 12
# Before this hour "at night" is after midnight, from it on before: «в 2 часа ночи», «в 11 ночи».
_SMALL_HOURS = 6
# How far a zone's clock is from another's: UTC+3, 17:32 +03:00. A plus parts two expressions, so no token follows.
_AHEAD = re.compile(r"(?:(?<=UTC)|(?<=GMT))[ \xa0]?\+[0-9]{1,2}(?::?[0-9]{2})?\b|[ \xa0]?\+[0-9]{2}:?[0-9]{2}\b")


def _time(found: Found) -> Reading | None:
    marks = _marks(found)
    kinds = [str(mark.value) for mark in marks]
    clock = _clock(found, kinds)
    if found.token("D2", "D3") and clock is None:
        return None
    reading = found.make(kind="time", clock=clock)
    if found.token("T2"):
        return reading
    if marks and marks[-1] is not found.tokens[-1] and "(" not in found.match.group():
        reading = replace(reading, end=marks[-1].end)
    elif not marks and found.token("T"):
        reading = replace(reading, end=found.tokens[0].end)
    if "(" in found.match.group() and found.text[reading.end : reading.end + 1] == ")":
        return replace(reading, end=reading.end + 1)
    ahead = _AHEAD.match(found.text, reading.end)
    return replace(reading, end=ahead.end()) if ahead else reading


def _marks(found: Found) -> list[Token]:
    """Return the words that go with the clock: a zone in small letters is a word such as «est» or "ist" after all."""
    marks: list[Token] = []
    for token in found.tokens:
        if token.symbol in "CDt":
            if token.value == "zone" and not found.text[token.start : token.end].isupper():
                break
            marks.append(token)
        elif marks and token.symbol in "TY0":
            # The time in another zone, in brackets.
            break
    return marks


def _clock(found: Found, marks: list[str]) -> Clock | None:
    """Return hour, minute and second; ``None`` where the words leave them open."""
    clock: Clock | None = found.value("T", "T2")
    hour = found.value("h")
    if hour is not None and hour <= _LAST_HOUR:
        clock = (hour, 0, None)
    told = found.value("D2", "D3", "D")
    if told is not None:
        number = found.value("h2")
        if told == "noon" and number in (None, _NOON):
            return _NOON, 0, None
        if number is None or number > _NOON or not _is_said_of_hour(found, told):
            return None
        clock = (number, 0, None)
    if clock is None:
        return None
    half = next((mark for mark in marks if mark in ("am", "pm", "night")), None)
    return _in_half(clock, half) if half and clock[0] <= _NOON else clock


def _is_said_of_hour(found: Found, told: str) -> bool:
    """Return whether "at" stands before a number and a part of the day: «в 3 ночи», where «3 ночи» are nights."""
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if before != "p_" or told not in ("am", "pm", "night"):
        return False
    word = _LAST_WORD.search(found.text, max(0, found.start - _LONGEST_AT), found.start)
    return told != "night" or (word is not None and word[1].lower() in found.lexicon.at)


def _in_half(clock: Clock, half: str) -> Clock:
    """Return a time of the twelve-hour clock in the half of the day that is named."""
    hour = clock[0] % _NOON
    late = half == "pm" or (half == "night" and hour >= _SMALL_HOURS)
    return hour + (_NOON if late else 0), *clock[1:]


def _duration(found: Found) -> Reading | None:
    """A length of time; where it may be an hour of the clock, that is kept for a date that it stands beside."""
    unit, number = found.token("u"), found.token("n")
    if unit is None or (unit.symbol == "c" and unit.end - unit.start <= 2):
        return None
    whole = number is not None and number.symbol in "dn" and number.value <= _LAST_HOUR
    clock = (number.value, 0, None) if number is not None and whole and unit.value == "clock" else None
    return found.make(kind="duration", clock=clock)


READERS: dict[str, Callable[[Found], Reading | None]] = {"time": _time, "duration": _duration}
