"""Place readings on the calendar: EDTF values from what a text says, its anchor and the dates around.

The rules, for a news reader: a missing year is the one that puts the date nearest to the anchor, the past before the
future unless the sentence looks ahead; within a paragraph a year that the text has stated is carried on; a weekday
is the last one up to the anchor, or the next one where the sentence looks ahead; "the same day" is the day spoken of
last. Without an anchor a day stays ``XXXX-11-28`` and a relative expression has no value.
"""

from dataclasses import dataclass, replace
from datetime import date

from corpus_cli.annotate.dates import calendar
from corpus_cli.annotate.dates.reading import Reading, Unit
from corpus_cli.annotate.dates.tense import Tense
from corpus_cli.edtf import EdtfValue, Precision, parse_edtf
from corpus_cli.errors import EdtfError

__all__ = ["Anchor", "Resolved", "Resolver", "make_anchor"]

_FINE = {Precision.DAY, Precision.MINUTE, Precision.SECOND}
# A date without a year is put ahead where that is at most this share of the way back, by the tense of its clause.
_AHEAD_SHARE = {Tense.PAST: 0.15, Tense.UNCLEAR: 0.6, Tense.LIMIT: 1.0}
_UNIT_RANK: dict[Unit, int] = {"day": 0, "weekend": 0, "week": 1, "fortnight": 1, "month": 2, "quarter": 2, "half": 2,
                               "season": 2, "year": 3, "decade": 4, "century": 5}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative expressions start from.

    Attributes:
        day: that day (the first one of a coarser anchor).
        fineness: 0 the day is known, 2 only the month, 3 only the year.
        approximate: it is an estimate, so that all that hangs on it is too.
        text: the anchor as EDTF.
    """

    day: date
    fineness: int
    approximate: bool
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """An EDTF value (or none), how it was anchored, and confidence from 0 to 1."""

    value: str | None
    anchor: str
    confidence: float


def make_anchor(value: EdtfValue | None) -> Anchor | None:
    """Return the anchor of an EDTF value, where it has a first day."""
    instant = value and (value.earliest or value.latest)
    if value is None or not instant:
        return None
    day = calendar.make_day(*instant[:3])
    if day is None:
        return None
    fineness = 0 if value.precision in _FINE else 2 if value.precision == Precision.MONTH else 3
    return Anchor(day, fineness, bool(value.qualifier) or "/" in value.text, value.text)


def _format(year: int, month: int | None = None, day: int | None = None) -> str:
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def _checked(value: str | None) -> str | None:
    """Return the value where it is EDTF, else nothing."""
    if value is None:
        return None
    try:
        parse_edtf(value)
    except EdtfError:
        return None
    return value


_OPEN = Resolved(None, "", 0.5)


class Resolver:
    """Resolves the readings of one text in order, remembering what was spoken of last."""

    def __init__(self, anchor: Anchor | None) -> None:
        self._anchor = anchor
        self._focus: date | None = None
        self._focus_rank = 0
        self._year: int | None = None

    def new_paragraph(self) -> None:
        """Forget the year carried on."""
        self._year = None

    def resolve(self, reading: Reading, *, tense: Tense) -> Resolved:
        """Return the value of a reading.

        Args:
            reading: what the text states.
            tense: how the clause speaks of it.
        """
        if reading.kind in ("duration", "set", "time"):
            return Resolved(None, "", 0.7)
        resolved = self._single(reading, tense)
        self._remember(reading, resolved)
        if reading.until is not None:
            resolved = self._range(resolved, reading.until, tense)
        resolved = replace(resolved, value=_checked(resolved.value))
        return resolved if not reading.about or resolved.value is None else _mark(resolved)

    def _single(self, reading: Reading, tense: Tense) -> Resolved:
        match reading.kind:
            case "decade":
                return Resolved(f"{(reading.year or 0) // 10:03d}X", "", 0.9)
            case "century":
                return Resolved(f"{(reading.year or 0) // 100:02d}XX", "", 0.9)
            case "shift":
                return self._shifted(reading)
            case "span":
                return self._span(reading)
            case "anaphor":
                return self._anaphor(reading)
        return self._calendar(reading, tense)

    def _range(self, start: Resolved, until: Reading, tense: Tense) -> Resolved:
        first = start.value
        if until.year is None and until.year_shift is None and first and first[:4].isdigit() and until.month:
            until = replace(until, year=int(first[:4]))
            if len(first) >= 7 and until.month is not None and until.month < int(first[5:7]):
                until = replace(until, year=int(first[:4]) + 1)
        end = self._single(until, tense)
        self._remember(until, end)
        if first is None or end.value is None:
            return start if first else end
        both = f"{first.partition('/')[0]}/{end.value.rpartition('/')[2]}"
        return replace(start, value=both if _checked(both) else first)

    def _remember(self, reading: Reading, resolved: Resolved) -> None:
        """Keep what was spoken of last, and a year that the text itself has stated."""
        value = resolved.value
        if value is None or not value[:4].isdigit():
            return
        if reading.kind in ("calendar", "anaphor") or (reading.kind == "shift" and reading.unit):
            parts = [int(part) for part in value[:10].split("/")[0].split("-") if part.isdigit()]
            month = parts[1] if len(parts) > 1 and parts[1] <= 12 else 1
            day = calendar.make_day(parts[0], month, parts[2] if len(parts) > 2 else 1)
            if day is not None:
                self._focus, self._focus_rank = day, 3 if len(parts) < 2 else 2 if len(parts) < 3 else 0
        stated = reading.kind == "calendar" and (reading.year is not None or reading.year_shift is not None)
        if resolved.anchor == _CARRIED or stated:
            # Beside an anchor a bare year is background ("since 1990"), not the year of the story.
            told = reading.month is not None or self._anchor is None
            self._year = int(value[:4]) if told else None

    def _relative(self, value: str, why: str, confidence: float) -> Resolved:
        assert self._anchor is not None
        told = Resolved(value, f"{why} {self._anchor.text}", confidence)
        return _mark(told) if self._anchor.approximate else told

    def _shifted(self, reading: Reading) -> Resolved:
        anchor = self._anchor
        if anchor is None or reading.unit is None or reading.amount is None:
            return _OPEN
        if reading.offset and reading.unit == "day":
            day = calendar.shift_day(anchor.day, "day", reading.amount)
            day = day and calendar.shift_day(day, *reading.offset)
            return self._relative(day.isoformat(), "counted from", 0.8) if day else _OPEN
        if anchor.fineness > _UNIT_RANK[reading.unit]:
            return _OPEN
        day = calendar.shift_day(anchor.day, reading.unit, reading.amount)
        if day is None:
            return _OPEN
        return self._relative(_unit_value(day, reading), "counted from", 0.85)

    def _span(self, reading: Reading) -> Resolved:
        anchor = self._anchor
        if anchor is None or reading.unit is None or reading.amount is None:
            return _OPEN
        if anchor.fineness > _UNIT_RANK[reading.unit]:
            return _OPEN
        far = calendar.shift_day(anchor.day, reading.unit, reading.amount)
        if far is None:
            return _OPEN
        ends = sorted((_cut(far, reading.unit), _cut(anchor.day, reading.unit)))
        return self._relative("/".join(ends), "counted from", 0.7)

    def _anaphor(self, reading: Reading) -> Resolved:
        focus, why = self._focus, "the date spoken of before"
        if focus is None and self._anchor is not None and not self._anchor.fineness:
            focus, why = self._anchor.day, f"counted from {self._anchor.text}, for want of a date before"
        if focus is None or (reading.unit and _UNIT_RANK[reading.unit] < self._focus_rank):
            return _OPEN
        if reading.weekday is not None:
            if self._focus_rank:
                return _OPEN
            day = calendar.nearest_weekday(focus, reading.weekday, 0)
            return Resolved(day.isoformat(), why, 0.6) if day else _OPEN
        if reading.unit is None or reading.amount is None:
            return _OPEN
        day = calendar.shift_day(focus, reading.unit, reading.amount)
        if day is None:
            return _OPEN
        return Resolved(_unit_value(day, reading), why, 0.6)

    def _calendar(self, reading: Reading, tense: Tense) -> Resolved:
        anchor = self._anchor
        if reading.short_year and reading.year is not None:
            reading = replace(reading, year=_full_year(reading.year, anchor))
        if reading.year_shift is not None and reading.year is None:
            if anchor is None:
                return _floating(reading)
            stated = self._dated(replace(reading, year=anchor.day.year + reading.year_shift))
            return self._relative(stated, "counted from", 0.85) if stated else _OPEN
        if reading.year is not None:
            stated = self._dated(reading)
            return Resolved(stated, "", 0.6 if reading.ambiguous else 0.95) if stated else _OPEN
        if reading.month is None and reading.part is None:
            return self._day_only(reading, tense)
        return self._without_year(reading, tense)

    def _dated(self, reading: Reading) -> str | None:
        """Return the EDTF value of a reading whose year is known."""
        year = reading.year
        assert year is not None
        if reading.part is not None:
            return _part_value(year, reading.part)
        if reading.month is None:
            return _format(year)
        if reading.ordinal is not None:
            return _ordinal_value(year, reading)
        if reading.day is None:
            return _format(year, reading.month)
        day = calendar.make_day(year, reading.month, reading.day)
        if day is None:
            return None
        if reading.offset:
            moved = calendar.shift_day(day, *reading.offset)
            return moved.isoformat() if moved else None
        return _with_clock(day.isoformat(), reading)

    def _without_year(self, reading: Reading, tense: Tense) -> Resolved:
        """Give a day or a month its year: carried on, by "last" and "next", or the one nearest to the anchor."""
        if self._year is not None and reading.direction is None and not (self._anchor and tense > 0):
            stated = self._dated(replace(reading, year=self._year))
            if stated:
                return Resolved(stated, _CARRIED, 0.75)
        anchor = self._anchor
        if anchor is None:
            return _floating(reading)
        if anchor.fineness > 2:
            stated = self._dated(replace(reading, year=anchor.day.year))
            return self._relative(stated, "year of", 0.5) if stated else _floating(reading)
        year = _year_of_weekday(reading, anchor.day) or _nearest_year(reading, anchor.day, tense)
        stated = self._dated(replace(reading, year=year))
        if stated is None:
            return _floating(reading)
        return self._relative(stated, "year nearest to", 0.6 if reading.ambiguous else 0.8)

    def _day_only(self, reading: Reading, tense: Tense) -> Resolved:
        anchor = self._anchor
        if anchor is None or anchor.fineness:
            return _OPEN
        day: date | None
        if reading.ordinal is not None and reading.month_shift is not None:
            moved = calendar.shift_day(anchor.day, "month", reading.month_shift)
            value = moved and _ordinal_value(moved.year, replace(reading, month=moved.month))
            return self._relative(value, "counted from", 0.75) if value else _OPEN
        if reading.day is not None:
            day = _nearest_day(reading, anchor.day, tense)
        elif reading.weekday is None:
            return _OPEN
        elif reading.week_shift is not None:
            monday = calendar.shift_day(anchor.day, "day", -anchor.day.weekday())
            day = monday and calendar.shift_day(monday, "day", 7 * reading.week_shift + reading.weekday)
        elif reading.direction == 0:
            day = calendar.shift_day(anchor.day, "day", reading.weekday - anchor.day.weekday())
        else:
            day = calendar.nearest_weekday(anchor.day, reading.weekday, reading.direction or int(tense > 0))
        if day and reading.offset:
            day = calendar.shift_day(day, *reading.offset)
        return self._relative(_with_clock(day.isoformat(), reading), "counted from", 0.75) if day else _OPEN


_CARRIED = "the year stated before"


def _mark(resolved: Resolved) -> Resolved:
    """Mark a value as approximate; an interval or a time of day becomes its first day."""
    value = (resolved.value or "").split("/")[0].split("T")[0]
    return Resolved(value + "~", resolved.anchor, min(resolved.confidence, 0.5)) if value else resolved


def _with_clock(value: str, reading: Reading) -> str:
    if reading.clock is None:
        return value
    hour, minute, second = reading.clock
    return f"{value}T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")


def _full_year(year: int, anchor: Anchor | None) -> int:
    """Return the year that two figures mean: not more than ten years past the anchor (or past 2030)."""
    latest = (anchor.day.year if anchor else 2020) + 10
    return latest - (latest - year) % 100


def _floating(reading: Reading) -> Resolved:
    if reading.month is None or reading.part is not None or reading.ordinal is not None:
        return _OPEN
    value = f"XXXX-{reading.month:02d}" + (f"-{reading.day:02d}" if reading.day else "")
    return Resolved(value, "", 0.6)


def _part_value(year: int, part: int) -> str:
    """Return a season as EDTF has it, a quarter or a half as an interval of months."""
    if part < 30:
        return f"{year:04d}-{part}"
    first, months = ((part - 31) * 3 + 1, 3) if part < 40 else ((part - 41) * 6 + 1, 6)
    return f"{_format(year, first)}/{_format(year, first + months - 1)}"


def _ordinal_value(year: int, reading: Reading) -> str | None:
    """Return the day of "third Tuesday of May", the interval of "first week of May"."""
    assert reading.month is not None and reading.ordinal is not None
    if reading.unit in (None, "day"):
        day = calendar.nth_day(year, reading.month, reading.weekday, reading.ordinal)
        return day.isoformat() if day else None
    if reading.unit == "week":
        first = calendar.nth_day(year, reading.month, 0, reading.ordinal)
        last = first and calendar.shift_day(first, "day", 6)
        return f"{first.isoformat()}/{last.isoformat()}" if first and last else None
    return _format(year, reading.month)


def _cut(day: date, unit: Unit) -> str:
    """Return a day at the precision that counting in this unit gives."""
    rank = _UNIT_RANK[unit]
    return day.isoformat() if rank < 2 else _format(day.year, day.month) if rank == 2 else _format(day.year)


def _unit_value(day: date, reading: Reading) -> str:
    """Return the unit that ``day`` lies in: a day, a week as an interval, a month, a year, a decade."""
    unit = reading.unit or "day"
    if unit == "day" or (unit in ("week", "fortnight") and reading.counted):
        return _with_clock(day.isoformat(), reading)
    if unit == "decade":
        return f"{day.year // 10:03d}X"
    if unit == "century":
        return f"{day.year // 100:02d}XX"
    if unit in ("month", "year"):
        return _cut(day, unit)
    if unit == "season":
        return f"{day.year:04d}-{21 + (day.month // 3 - 1) % 4}"
    span = calendar.days_of(day, unit)
    if span is None:
        return day.isoformat()
    if unit in ("quarter", "half"):
        return f"{_cut(span[0], 'month')}/{_cut(span[1], 'month')}"
    return f"{span[0].isoformat()}/{span[1].isoformat()}"


def _nearest_year(reading: Reading, anchor: date, tense: Tense) -> int:
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


def _year_of_weekday(reading: Reading, anchor: date) -> int | None:
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


def _nearest_day(reading: Reading, anchor: date, tense: Tense) -> date | None:
    """Return the day of "the 15th", "Monday the 21st", "the 20th of next month"."""
    assert reading.day is not None
    first = anchor.replace(day=1)
    if reading.month_shift is not None:
        moved = calendar.shift_day(first, "month", reading.month_shift)
        return moved and calendar.make_day(moved.year, moved.month, reading.day)
    order = (0, 1, 2, -1, 3, -2, 4, -3, 5, -4, 6, -5, 7) if tense > 0 or reading.day >= anchor.day else (0, -1, 1, -2, 2, 3)
    for months in order:
        moved = calendar.shift_day(first, "month", months)
        day = moved and calendar.make_day(moved.year, moved.month, reading.day)
        if day and (reading.weekday is None or day.weekday() == reading.weekday):
            return day
    return None
