"""Read dates in figures: ISO forms, ``30.07.2025``, ``22/04``, ``2024年4月24日``."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from corpus_cli.annotate.dates.found import (
    EARLIEST_PLAIN_YEAR,
    LATEST_PLAIN_YEAR,
    LONGEST_MONTHS,
    Found,
    exists,
    is_alone,
    is_chained,
    short_year,
)
from corpus_cli.annotate.dates.reading import Reading

__all__ = ["READERS"]

_LAST_MONTH, _LAST_DAY = 12, 31
# "Last year", "this year" and "next year" in Chinese, Japanese and Korean, which may touch the month and what precedes.
_YEAR_WORDS = {
    **dict.fromkeys(("去年", "昨年", "작년", "지난해"), -1),
    **dict.fromkeys(("今年", "本年", "올해", "올"), 0),
    **dict.fromkeys(("明年", "来年", "來年", "내년"), 1),
}
_LONGEST_YEAR_WORD = 5
# So many years are a length of time as well.
_ROUND = 1000


def _day_and_month(found: Found, first: int, second: int) -> dict[str, Any] | None:
    """Tell day from month in figures, by the language's order unless the figures say otherwise."""
    dotted = found.sign("s") == "."
    if found.lexicon.numeric_month_first and not dotted:
        first, second = second, first
    if not (1 <= second <= 12) and (found.token("y") or not dotted):
        first, second = second, first
    if not (1 <= second <= 12 and 1 <= first <= LONGEST_MONTHS[second]):
        return None
    return {
        "day": first,
        "month": second,
        "ambiguous": first <= 12 and first != second and not (dotted or found.lexicon.order_shown),
    }


def _impossible(found: Found) -> dict[str, Any] | None:
    """Tell day from month in a date that no calendar has, such as 31.11.2023: it is found, and has no value."""
    first, second = found.value("d"), found.value("m")
    for day, month in ((first, second), (second, first)):
        if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY:
            return {"day": day, "month": month}
    return None


def _east_asian(found: Found) -> Reading | None:
    """``2024年9月14日``, ``2024년 9월``, ``9月14日``; a year alone where it can be no count of years: ``2023年``."""
    year, month, day = found.value("y", "y2"), found.value("m", "m2"), found.value("d", "d2")
    if month is not None and not 1 <= month <= _LAST_MONTH:
        return None
    if found.token("U"):
        return found.make(year_shift=found.value("U"), month=month, day=day)
    if month is not None and year is None:
        return _of_year_in_words(found.make(month=month, day=day), found.text)
    if month is not None:
        return found.make(year=year, month=month, day=day)
    told = EARLIEST_PLAIN_YEAR <= year <= LATEST_PLAIN_YEAR and year % _ROUND
    return found.make(year=year) if told else None


def _of_year_in_words(reading: Reading, text: str) -> Reading | None:
    """Give a month the year that a word just before it tells: ``去年9月``; an emperor's year is not read."""
    before = text[max(0, reading.start - _LONGEST_YEAR_WORD) : reading.start].rstrip()
    for word, shift in _YEAR_WORDS.items():
        if before.endswith(word):
            start = text.rindex(word, 0, reading.start)
            return replace(reading, start=start, year_shift=shift)
    return None if before.endswith(("年", "년")) else reading


def _iso(found: Found) -> Reading | None:
    if is_chained(found):
        return None
    month, day = found.value("m"), found.value("d")
    if month > _LAST_MONTH and day <= _LAST_MONTH:
        month, day = day, month
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
        return None
    return found.make(year=found.value("y"), month=month, day=day)


def _numeric(found: Found) -> Reading | None:
    fields = _day_and_month(found, found.value("d"), found.value("m"))
    year = found.token("y")
    if fields is None and year is not None and year.symbol == "Y":
        fields = _impossible(found)
    if fields is None or year is None or is_chained(found):
        return None
    if found.sign("s") == "-" and year.symbol != "Y" and not found.token("w") and not is_alone(found):
        return None
    stated = short_year(year)
    return found.make(weekday=found.value("w"), **fields, **stated) if stated else None


def _numeric_range(found: Found) -> Reading | None:
    month = found.value("m")
    if is_chained(found) or not exists(month, found.value("d")) or not found.value("d0") < found.value("d"):
        return None
    year = found.token("y")
    fields = {"month": month} | (short_year(year) if year else {})
    return found.make(day=found.value("d0"), until=found.make(day=found.value("d"), **fields), **fields)


def _spaced(found: Found) -> Reading | None:
    month = found.token("m")
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if (
        month is None
        or not exists(month.value, found.value("d"))
        or not (month.end - month.start == 2 or is_alone(found) or before[:1] in ("p", "i"))
    ):
        return None
    return found.make(weekday=found.value("w"), day=found.value("d"), month=month.value, year=found.value("y"))


def _month_figures(found: Found) -> Reading | None:
    month = found.token("m", "m2")
    if month is None or not 1 <= month.value <= 12 or is_chained(found):
        return None
    if found.sign("s") == "." and month.end - month.start != 2:
        return None
    if found.token("m2") and month.end - month.start != 2:
        return None
    return found.make(year=found.value("y", "y2"), month=month.value)


def _short(found: Found) -> Reading | None:
    """``15.02`` or ``22/04``: a date only where something says so, because scores and fractions look the same."""
    fields = _day_and_month(found, found.value("d"), found.value("m"))
    month = found.token("m")
    if fields is None or month is None or (is_chained(found) and found.sign("s") == "."):
        return None
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    told = bool(found.token("w")) or before[:1] in ("p", "x", "f", "j") or before[-1:] == "-" or is_alone(found)
    dotted = found.token("dot") is not None or found.text[found.end : found.end + 1] == "."
    if re.match(r"_?[CtD]", found.cluster.symbols[found.match.end() :]):
        return None
    goes_on = re.match(r"\.?_?-_?d[./]d", found.cluster.symbols[found.match.end() :])
    told = told or (before[:1] == "i" and dotted) or goes_on is not None
    figures = month.end - month.start == 2 or dotted or found.sign("s") == "/" or is_alone(found)
    return found.make(weekday=found.value("w"), **fields) if told and figures else None


READERS: dict[str, Callable[[Found], Reading | None]] = {
    "east_asian": _east_asian,
    "iso": _iso,
    "numeric": _numeric,
    "numeric_range": _numeric_range,
    "spaced": _spaced,
    "month_figures": _month_figures,
    "short": _short,
}
