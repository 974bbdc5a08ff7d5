"""Dates that keep their precision: EDTF level 1 (ISO 8601-2:2019) values, and ranges a person asks for.

In: strings. Out: values with the earliest and the latest instant they can mean. Comparison is always
by those two, so that March 2022 is never taken for the first of March. No calendar arithmetic beyond
the length of a month, no locale, no guess about text: that is the work of ``annotate.dates``.

    2022-05-11T16:47    a minute                       199X        a decade
    2022-05-11          a day                          20XX        a century
    2022-05             a month                        2022-XX-XX  some day of 2022
    2022-21             spring of 2022                 XXXX-11-28  a day whose year is open
    2023-11-28~         about that day (? doubtful, % both)
    2023-08/2023-09     an interval (.. open end)
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from corpus_cli.errors import EdtfError
from corpus_cli.frozen import frozen

__all__ = [
    "DateRange",
    "EdtfValue",
    "Instant",
    "Precision",
    "instant_number",
    "iso_week",
    "number_bounds",
    "parse_edtf",
    "parse_range",
]

Instant = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second; as the text states them, in the text's own time zone."""


def instant_number(instant: Instant) -> int:
    """Return an instant as ``yyyymmddhhmmss``, so that two compare as numbers; years before 1 are negative.

    >>> instant_number((2022, 5, 11, 16, 47, 0))
    20220511164700
    """
    year, month, day, hour, minute, second = instant
    return year * 10**10 + ((month * 100 + day) * 100 + hour) * 10**4 + minute * 100 + second


def iso_week(number: int) -> str:
    """Return the ISO week of the day of an :func:`instant_number`.

    >>> iso_week(20220511164700)
    '2022-W19'
    """
    day = number // 10**6
    try:
        year, week, _ = date(day // 10**4, day // 100 % 100, day % 100).isocalendar()
    except ValueError:
        return str(day // 10**4)
    return f"{year:04d}-W{week:02d}"


class Precision(StrEnum):
    """How finely a value is stated."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@frozen
class EdtfValue:
    """A parsed EDTF value.

    Attributes:
        text: the value as written.
        earliest: the first instant it can mean; ``None`` where open or where the year is unknown.
        latest: the last instant it can mean, to the second; ``None`` likewise.
        precision: how finely it is stated (of an interval: its start, or its end if the start is open).
        qualifier: ``""``, ``"~"`` (about), ``"?"`` (doubtful) or ``"%"`` (both).
        floating: the year is open (``XXXX-11-28``), so that it lies on no time line.
    """

    text: str
    earliest: Instant | None
    latest: Instant | None
    precision: Precision
    qualifier: str = ""
    floating: bool = False


_DATE = re.compile(r"(?P<y>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-(?P<m>[0-9]{2}|XX)(?:-(?P<d>[0-9]{2}|XX))?)?")
_TIME = re.compile(r"T(?P<h>[0-9]{2}):(?P<mi>[0-9]{2})(?::(?P<s>[0-9]{2}))?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
_WINTER = 24


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> EdtfValue:
    """Parse one EDTF level 1 value, a time of day to the minute allowed.

    Raises:
        EdtfError: the text is no such value.

    >>> parse_edtf("2022-05").latest
    (2022, 5, 31, 23, 59, 59)
    >>> parse_edtf("199X").precision
    <Precision.DECADE: 'decade'>
    >>> parse_edtf("XXXX-11-28").floating
    True
    """
    if "/" in text:
        return _parse_interval(text)
    body, qualifier = (text[:-1], text[-1]) if text[-1:] in ("~", "?", "%") else (text, "")
    match = _DATE.match(body)
    if not match:
        raise _unreadable(text)
    rest = body[match.end() :]
    year, month, day = match["y"], match["m"], match["d"]
    if rest:
        return _parse_time(text, year, month, day, rest, qualifier)
    precision = _date_precision(year, month, day)
    if year == "XXXX":
        if month is None:
            raise _unreadable(text)
        _check_month_day(text, 2000, month, day)
        return EdtfValue(text, None, None, precision, qualifier, floating=True)
    earliest, latest = _date_bounds(text, year, month, day)
    return EdtfValue(text, earliest, latest, precision, qualifier)


@lru_cache(maxsize=4096)
def number_bounds(text: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last instant a value can mean as `instant_number` gives them, ``None`` where open.

    Raises:
        EdtfError: the text is no value.

    >>> number_bounds("2022-05"), number_bounds("XXXX-05"), number_bounds(None)
    ((20220501000000, 20220531235959), (None, None), (None, None))
    """
    value = parse_edtf(text) if text else None
    if value is None:
        return None, None
    return (
        instant_number(value.earliest) if value.earliest else None,
        instant_number(value.latest) if value.latest else None,
    )


def _unreadable(text: str) -> EdtfError:
    return EdtfError(f"{text!r} is no date: write 2022, 2022-05, 2022-05-11 or 199X")


def _date_precision(year: str, month: str | None, day: str | None) -> Precision:
    if day is not None and day != "XX":
        return Precision.DAY
    if month is not None and month != "XX":
        return Precision.SEASON if int(month) > 12 else Precision.MONTH
    return Precision.CENTURY if year.endswith("XX") else Precision.DECADE if year.endswith("X") else Precision.YEAR


def _check_month_day(text: str, year: int, month: str, day: str | None) -> tuple[int, int]:
    """Return the first and last month meant; raise when month or day cannot exist."""
    if month == "XX":
        if day not in (None, "XX"):
            raise _unreadable(text)
        return 1, 12
    number = int(month)
    if number in _SEASONS and day is None:
        return _SEASONS[number]
    if number == _WINTER and day is None:
        return 1, 14
    if not 1 <= number <= 12:
        raise EdtfError(f"{text!r} is no date: there is no month {month}")
    if day not in (None, "XX") and not 1 <= int(day or 0) <= monthrange(year, number)[1]:
        raise EdtfError(f"{text!r} is no date: there is no such day in the calendar")
    return number, number


def _date_bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[Instant, Instant]:
    if year.endswith("X"):
        if month is not None:
            raise _unreadable(text)
        return (int(year.replace("X", "0")), 1, 1, 0, 0, 0), (int(year.replace("X", "9")), 12, 31, 23, 59, 59)
    number = int(year)
    # monthrange knows no year before 1; a leap year 400 years on has the same calendar.
    calendar_year = number if number > 0 else number % 400 + 400
    if month is None:
        return (number, 1, 1, 0, 0, 0), (number, 12, 31, 23, 59, 59)
    first, last = _check_month_day(text, calendar_year, month, day)
    if day is not None and day != "XX":
        return (number, first, int(day), 0, 0, 0), (number, first, int(day), 23, 59, 59)
    last_year, last = (number + 1, last - 12) if last > 12 else (number, last)
    last_day = monthrange(calendar_year + last_year - number, last)[1]
    return (number, first, 1, 0, 0, 0), (last_year, last, last_day, 23, 59, 59)


def _parse_time(text: str, year: str, month: str | None, day: str | None, rest: str, qualifier: str) -> EdtfValue:
    match = _TIME.fullmatch(rest)
    if not match or "X" in f"{year}{month}{day}" or month is None or day is None:
        raise _unreadable(text)
    hour, minute, second = int(match["h"]), int(match["mi"]), int(match["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise EdtfError(f"{text!r} is no date: there is no such time of day")
    earliest, _ = _date_bounds(text, year, month, day)
    day_part = earliest[:3]
    if match["s"] is None:
        return EdtfValue(text, (*day_part, hour, minute, 0), (*day_part, hour, minute, 59), Precision.MINUTE, qualifier)
    instant = (*day_part, hour, minute, second)
    return EdtfValue(text, instant, instant, Precision.SECOND, qualifier)


def _parse_interval(text: str) -> EdtfValue:
    parts = text.split("/")
    if len(parts) != 2 or all(part in ("", "..") for part in parts):
        raise _unreadable(text)
    start, end = (None if part in ("", "..") else parse_edtf(part) for part in parts)
    stated = start or end
    assert stated is not None
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise EdtfError(f"{text!r} is no interval: it ends before it starts")
    floating = any(value is not None and value.floating for value in (start, end))
    return EdtfValue(text, earliest, latest, stated.precision, stated.qualifier, floating=floating)


@frozen
class DateRange:
    """A stretch of time a person asks for; ``None`` leaves an end open."""

    earliest: Instant | None
    latest: Instant | None

    def meets(self, other: "DateRange") -> bool:
        """Return whether the two have an instant in common."""
        latest = min((end for end in (self.latest, other.latest) if end), default=None)
        earliest = max((start for start in (self.earliest, other.earliest) if start), default=None)
        return latest is None or earliest is None or earliest <= latest

    def overlaps(self, value: EdtfValue) -> bool:
        """Return whether ``value`` can lie in the range; a value without a year never does."""
        if value.floating:
            return False
        starts_late = self.latest is not None and value.earliest is not None and value.earliest > self.latest
        ends_early = self.earliest is not None and value.latest is not None and value.latest < self.earliest
        return not starts_late and not ends_early


_RELATIVE = re.compile(r"-(?P<count>[0-9]{1,5})(?P<unit>[dwmy])")
_NEARLY_RELATIVE = re.compile(r"[-+−–].*|\d+\s*[dwmyDWMY]\w*")


def parse_range(text: str, *, today: date) -> DateRange:
    """Parse what a person types for a time: a date, ``FROM..TO`` with either end open, or ``-30d``.

    Relative values count back from ``today`` in days, weeks, months or years and stand for that day;
    alone they mean from that day on. ``today`` and ``yesterday`` are days.

    Raises:
        EdtfError: the text cannot be read.

    >>> parse_range("2022-05..2023", today=date(2026, 1, 1))
    DateRange(earliest=(2022, 5, 1, 0, 0, 0), latest=(2023, 12, 31, 23, 59, 59))
    >>> parse_range("-30d", today=date(2026, 1, 31)).earliest
    (2026, 1, 1, 0, 0, 0)
    """
    start, dots, end = text.strip().partition("..")
    if dots:
        if not start and not end:
            raise EdtfError(f"{text!r} names no date: write 2022..2023, 2022.. or ..2023")
        earliest = _parse_end(start, today).earliest if start else None
        latest = _parse_end(end, today).latest if end else None
        if earliest and latest and earliest > latest:
            raise EdtfError(f"{text!r} ends before it starts: swap the two dates")
        return DateRange(earliest, latest)
    value = _parse_end(start, today)
    return DateRange(value.earliest, None if start.startswith("-") and _RELATIVE.fullmatch(start) else value.latest)


def _parse_end(text: str, today: date) -> EdtfValue:
    """Return a point in time that can bound a range."""
    value = _parse_point(text, today)
    if value.floating:
        raise EdtfError(f"{text!r} has no year: write one, such as 2022-05")
    return value


def _parse_point(text: str, today: date) -> EdtfValue:
    if text in ("today", "yesterday"):
        return parse_edtf((today - timedelta(days=text == "yesterday")).isoformat())
    match = _RELATIVE.fullmatch(text)
    if not match:
        return _parse_date(text)
    try:
        return parse_edtf(_days_back(today, int(match["count"]), match["unit"]).isoformat())
    except (OverflowError, ValueError) as error:
        raise EdtfError(f"{text!r} lies before the year 1: count back less far") from error


def _parse_date(text: str) -> EdtfValue:
    try:
        return parse_edtf(text)
    except EdtfError as error:
        if _NEARLY_RELATIVE.fullmatch(text):
            raise EdtfError(f"{text!r} is no time back from today: write -30d, -2w, -6m or -1y") from error
        raise


def _days_back(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
