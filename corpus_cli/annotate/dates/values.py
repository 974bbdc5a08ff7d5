"""EDTF values from days, units and parts of the year. No anchor, no text."""

from datetime import date

from corpus_cli.annotate.dates import calendar
from corpus_cli.annotate.dates.reading import Reading, Unit
from corpus_cli.edtf import parse_edtf
from corpus_cli.errors import EdtfError

__all__ = ["UNIT_RANK", "checked", "cut_to", "format_date", "ordinal_value", "part_value", "unit_value", "with_clock"]

UNIT_RANK: dict[Unit, int] = {"day": 0, "weekend": 0, "week": 1, "fortnight": 1, "month": 2, "quarter": 2, "half": 2,
                               "season": 2, "year": 3, "decade": 4, "century": 5}  # fmt: skip


def checked(value: str | None) -> str | None:
    """Return the value where it is EDTF, else nothing."""
    if value is None:
        return None
    try:
        parse_edtf(value)
    except EdtfError:
        return None
    return value


def format_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return the EDTF value of a year, a month or a day."""
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def with_clock(value: str, reading: Reading) -> str:
    """Return the value of a day with the time of day that the reading states, if any."""
    if reading.clock is None:
        return value
    hour, minute, second = reading.clock
    return f"{value}T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")


def part_value(year: int, part: int) -> str:
    """Return a season as EDTF has it, a quarter or a half as an interval of months."""
    if part < 30:
        return f"{year:04d}-{part}"
    first, months = ((part - 31) * 3 + 1, 3) if part < 40 else ((part - 41) * 6 + 1, 6)
    return f"{format_date(year, first)}/{format_date(year, first + months - 1)}"


def ordinal_value(year: int, reading: Reading) -> str | None:
    """Return the day of "third Tuesday of May", the interval of "first week of May"."""
    assert reading.month is not None and reading.ordinal is not None
    if reading.unit in (None, "day"):
        day = calendar.nth_day(year, reading.month, reading.weekday, reading.ordinal)
        return day.isoformat() if day else None
    if reading.unit == "week":
        first = calendar.nth_day(year, reading.month, 0, reading.ordinal)
        last = first and calendar.shift_day(first, "day", 6)
        return f"{first.isoformat()}/{last.isoformat()}" if first and last else None
    return format_date(year, reading.month)


def cut_to(day: date, unit: Unit) -> str:
    """Return a day at the precision that counting in this unit gives."""
    rank = UNIT_RANK[unit]
    return day.isoformat() if rank < 2 else format_date(day.year, day.month) if rank == 2 else format_date(day.year)


def unit_value(day: date, reading: Reading) -> str:
    """Return the unit that ``day`` lies in: a day, a week as an interval, a month, a year, a decade."""
    unit = reading.unit or "day"
    if unit == "day" or (unit in ("week", "fortnight") and reading.counted):
        return with_clock(day.isoformat(), reading)
    if unit == "decade":
        return f"{day.year // 10:03d}X"
    if unit == "century":
        return f"{day.year // 100:02d}XX"
    if unit in ("month", "year"):
        return cut_to(day, unit)
    if unit == "season":
        return f"{day.year:04d}-{21 + (day.month // 3 - 1) % 4}"
    span = calendar.days_of(day, unit)
    if span is None:
        return day.isoformat()
    if unit in ("quarter", "half"):
        return f"{cut_to(span[0], 'month')}/{cut_to(span[1], 'month')}"
    return f"{span[0].isoformat()}/{span[1].isoformat()}"
