"""The year or the month that a date without one belongs to, as a reader of news takes it."""

from datetime import date

from corpus_cli.annotate.dates import calendar
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.tense import Tense

__all__ = ["full_year", "nearest_day", "nearest_year", "year_of_weekday"]

# A date without a year is put ahead where that is at most this share of the way back, by the tense of its clause.
_AHEAD_SHARE = {Tense.PAST: 0.15, Tense.UNCLEAR: 0.6, Tense.LIMIT: 1.0, Tense.EITHER: 1.0}


def nearest_year(reading: Reading, anchor: date, tense: Tense) -> int:
    """Return the year that a news reader gives a date without one."""
    month = reading.month or _first_month(reading.part or 31)
    same = (month, reading.day or anchor.day) == (anchor.month, anchor.day) or (
        reading.day is None and reading.month == anchor.month
    )
    if reading.direction == 0:
        return anchor.year
    if same and not reading.direction:
        return anchor.year
    comes = (month, reading.day or 1) > (anchor.month, anchor.day)
    past = anchor.year - int(comes or same)
    if reading.direction:
        return past if reading.direction < 0 else past + 1
    if tense is Tense.AHEAD:
        return past + 1
    middle = reading.day or 15
    back = (anchor.year - past) * 365 + (anchor.month - month) * 30.4 + anchor.day - middle
    return past + 1 if (365 - back) <= back * (_AHEAD_SHARE[tense]) else past


def year_of_weekday(reading: Reading, anchor: date) -> int | None:
    """Return the year nearest to the anchor in which the day stated falls on the weekday stated."""
    if reading.weekday is None or reading.month is None or reading.day is None:
        return None
    for years in (0, -1, 1, -2, 2, -3, 3):
        day = calendar.make_day(max(1, anchor.year + years), reading.month, reading.day)
        if day and day.weekday() == reading.weekday:
            return day.year
    return None


def _first_month(part: int) -> int:
    if part < 30:
        return {21: 3, 22: 6, 23: 9, 24: 12}[part]
    return (part - 31) * 3 + 1 if part < 40 else (part - 41) * 6 + 1


def nearest_day(reading: Reading, anchor: date, tense: Tense) -> date | None:
    """Return the day of "the 15th", "Monday the 21st", "the 20th of next month"."""
    assert reading.day is not None
    first = anchor.replace(day=1)
    if reading.month_shift is not None:
        moved = calendar.shift_day(first, "month", reading.month_shift)
        return moved and calendar.make_day(moved.year, moved.month, reading.day)
    order = (
        (0, 1, 2, -1, 3, -2, 4, -3, 5, -4, 6, -5, 7) if tense > 0 or reading.day >= anchor.day else (0, -1, 1, -2, 2, 3)
    )
    for months in order:
        moved = calendar.shift_day(first, "month", months)
        day = moved and calendar.make_day(moved.year, moved.month, reading.day)
        if day and (reading.weekday is None or day.weekday() == reading.weekday):
            return day
    return None


def full_year(year: int, anchor: date | None) -> int:
    """Return the year that two figures mean: not more than ten years past the anchor (or past 2030)."""
    latest = (anchor.year if anchor else 2020) + 10
    return latest - (latest - year) % 100
