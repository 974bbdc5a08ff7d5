"""Calendar arithmetic: the only module that knows python-dateutil.

In: days as ``datetime.date``. Out: days, and the first and last day of the week, month, quarter ... around a day.
Results outside the years 1 to 9999 are ``None``.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from corpus_cli.annotate.dates.reading import Unit

__all__ = ["days_of", "make_day", "nearest_weekday", "nth_day", "shift_day"]

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_day(day: date, unit: Unit, amount: int) -> date | None:
    """Return the day ``amount`` units later; a month has no more days than it has."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * amount)
        return day + relativedelta(months=_MONTHS[unit] * amount)
    except (OverflowError, ValueError):
        return None


def days_of(day: date, unit: Unit) -> tuple[date, date] | None:
    """Return the first and last day of the unit that ``day`` lies in; weeks start on Monday."""
    if unit == "day":
        return day, day
    if unit in ("week", "fortnight", "weekend"):
        monday = shift_day(day, "day", -day.weekday())
        first = monday and shift_day(monday, "day", 5 if unit == "weekend" else 0)
        last = monday and shift_day(monday, "day", 6)
        return (first, last) if first and last else None
    months = min(_MONTHS[unit], 12)
    first_month = (day.month - 1) // months * months + 1
    first = make_day(day.year, first_month, 1)
    following = first and shift_day(first, "month", months)
    last = following and shift_day(following, "day", -1)
    return (first, last) if first and last else None


def nearest_weekday(day: date, weekday: int, direction: int) -> date | None:
    """Return the next day of that name after ``day`` (1), the last one before it (-1), or the one up to it (0).

    2 and -2 are a week further.
    """
    if direction > 0:
        return shift_day(day, "day", (weekday - day.weekday() - 1) % 7 + 1 + 7 * (direction - 1))
    if direction < 0:
        return shift_day(day, "day", -((day.weekday() - weekday - 1) % 7 + 1) + 7 * (direction + 1))
    return shift_day(day, "day", -((day.weekday() - weekday) % 7))


def nth_day(year: int, month: int, weekday: int | None, ordinal: int) -> date | None:
    """Return the ``ordinal``-th such weekday (or day) of a month; a negative ordinal counts from the end."""
    first = make_day(year, month, 1)
    span = first and days_of(first, "month")
    if not span or ordinal == 0:
        return None
    last = span[1]
    if weekday is None:
        return make_day(year, month, ordinal if ordinal > 0 else last.day + 1 + ordinal)
    if ordinal > 0:
        start = nearest_weekday(span[0], weekday, 0)
        day = start and shift_day(start, "week", ordinal - (1 if start == span[0] else 0))
    else:
        start = nearest_weekday(last, weekday, 0)
        day = start and shift_day(start, "week", ordinal + 1)
    return day if day and day.month == month and day.year == year else None
