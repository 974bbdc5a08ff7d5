"""Place readings on the calendar: EDTF values from what a text says, its anchor and the dates around.

The rules, for a news reader: a missing year is the one that puts the date nearest to the anchor, the past before the
future unless the sentence looks ahead; within a paragraph a year that the text has stated is carried on; a weekday
is the last one up to the anchor, or the next one where the sentence looks ahead; "the same day" is the day spoken of
last. Without an anchor a day stays ``XXXX-11-28`` and a relative expression has no value.
"""

from dataclasses import replace
from datetime import date

from corpus_cli.annotate.dates import calendar
from corpus_cli.annotate.dates.nearest import full_year, nearest_day, nearest_year, year_of_weekday
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.tense import Tense
from corpus_cli.annotate.dates.values import (
    UNIT_RANK,
    checked,
    cut_to,
    format_date,
    ordinal_value,
    part_value,
    unit_value,
    with_clock,
)
from corpus_cli.edtf import EdtfValue, Precision
from corpus_cli.frozen import frozen

__all__ = ["Anchor", "Resolved", "Resolver", "make_anchor"]

_FINE = {Precision.DAY, Precision.MINUTE, Precision.SECOND}


@frozen
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


@frozen
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


_OPEN = Resolved(None, "", 0.5)
_IMPOSSIBLE = Resolved(None, "the calendar has no such day", 0.5)
_LEAP_YEAR = 2000


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

    def resolve(self, reading: Reading, *, tense: Tense, attribute: bool = False) -> Resolved:
        """Return the value of a reading.

        Args:
            reading: what the text states.
            tense: how the clause speaks of it.
            attribute: it only tells which event is meant; the year of what is told stays as it was.
        """
        if reading.kind in ("duration", "set", "time", "era", "feast"):
            return Resolved(None, "", 0.7)
        resolved = self._single(reading, tense)
        year = self._year
        self._remember(reading, resolved)
        if attribute:
            self._year = year
        if reading.until is not None:
            resolved = self._range(resolved, reading.until, tense)
        if reading.about and resolved.value is not None:
            resolved = _mark(resolved)
        return resolved if checked(resolved.value) == resolved.value else replace(resolved, value=None)

    def _single(self, reading: Reading, tense: Tense) -> Resolved:
        match reading.kind:
            case "decade":
                return Resolved(f"{(reading.year or 0) // 10:03d}X", "", 0.9)
            case "century":
                return Resolved(f"{(reading.year or 0) // 100:02d}XX", "", 0.9)
            case "shift":
                return self._shifted(_nearer_weekend(reading, self._anchor, tense))
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
        if start is _IMPOSSIBLE or end is _IMPOSSIBLE:
            return _IMPOSSIBLE
        if first is None or end.value is None:
            return start if first else end
        both = f"{first.partition('/')[0]}/{end.value.rpartition('/')[2]}"
        return replace(start, value=both if checked(both) else first)

    def _remember(self, reading: Reading, resolved: Resolved) -> None:
        """Keep what was spoken of last, and a year that the text itself has stated."""
        value = resolved.value
        if value is None or not value[:4].isdigit():
            return
        if reading.kind in ("calendar", "anaphor") or (reading.kind == "shift" and reading.unit):
            parts = [int(part) for part in value[:10].split("/")[0].rstrip("~").split("-") if part.isdigit()]
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
        if anchor.fineness > UNIT_RANK[reading.unit]:
            return _OPEN
        day = calendar.shift_day(anchor.day, reading.unit, reading.amount)
        if day is None:
            return _OPEN
        return self._relative(unit_value(day, reading), "counted from", 0.85)

    def _span(self, reading: Reading) -> Resolved:
        anchor = self._anchor
        if anchor is None or reading.unit is None or reading.amount is None:
            return _OPEN
        if anchor.fineness > UNIT_RANK[reading.unit]:
            return _OPEN
        far = calendar.shift_day(anchor.day, reading.unit, reading.amount)
        if far is None:
            return _OPEN
        ends = sorted((cut_to(far, reading.unit), cut_to(anchor.day, reading.unit)))
        return self._relative("/".join(ends), "counted from", 0.7)

    def _anaphor(self, reading: Reading) -> Resolved:
        focus, why = self._focus, "the date spoken of before"
        if focus is None and self._anchor is not None and not self._anchor.fineness:
            focus, why = self._anchor.day, f"counted from {self._anchor.text}, for want of a date before"
        if focus is None or (reading.unit and UNIT_RANK[reading.unit] < self._focus_rank):
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
        return Resolved(unit_value(day, reading), why, 0.6)

    def _calendar(self, reading: Reading, tense: Tense) -> Resolved:
        anchor = self._anchor
        if reading.month and reading.day and calendar.make_day(_LEAP_YEAR, reading.month, reading.day) is None:
            return _IMPOSSIBLE
        if reading.short_year and reading.year is not None:
            reading = replace(reading, year=full_year(reading.year, anchor.day if anchor else None))
        if reading.year_shift is not None and reading.year is None:
            if anchor is None:
                return _floating(reading)
            stated = self._dated(replace(reading, year=anchor.day.year + reading.year_shift))
            return self._relative(stated, "counted from", 0.85) if stated else _OPEN
        if reading.year is not None:
            stated = self._dated(reading)
            if stated and reading.ambiguous:
                return Resolved(stated, "day and month in the order usual in the language", 0.6)
            if stated is None:
                return _IMPOSSIBLE if reading.day and reading.month else _OPEN
            return Resolved(stated, "", 0.95)
        if reading.month is None and reading.part is None:
            return self._day_only(reading, tense)
        return self._without_year(reading, tense)

    def _dated(self, reading: Reading) -> str | None:
        """Return the EDTF value of a reading whose year is known."""
        year = reading.year
        assert year is not None
        if reading.part is not None:
            return part_value(year, reading.part)
        if reading.month is None:
            return format_date(year)
        if reading.ordinal is not None:
            return ordinal_value(year, reading)
        if reading.day is None:
            return format_date(year, reading.month)
        day = calendar.make_day(year, reading.month, reading.day)
        if day is None:
            return None
        if reading.offset:
            moved = calendar.shift_day(day, *reading.offset)
            week = moved and reading.offset == _SAME_WEEK and calendar.days_of(moved, "week")
            return "/".join(end.isoformat() for end in week) if week else moved.isoformat() if moved else None
        return with_clock(day.isoformat(), reading)

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
        year = year_of_weekday(reading, anchor.day) or nearest_year(reading, anchor.day, tense)
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
            value = moved and ordinal_value(moved.year, replace(reading, month=moved.month))
            return self._relative(value, "counted from", 0.75) if value else _OPEN
        if reading.day is not None:
            day = nearest_day(reading, anchor.day, tense)
        elif reading.weekday is None:
            return _OPEN
        elif reading.week_shift is not None:
            monday = calendar.shift_day(anchor.day, "day", -anchor.day.weekday())
            day = monday and calendar.shift_day(monday, "day", 7 * reading.week_shift + reading.weekday)
        elif reading.direction == 0:
            day = calendar.shift_day(anchor.day, "day", reading.weekday - anchor.day.weekday())
        else:
            ahead = int(tense > 0 or (tense is Tense.EITHER and _is_nearer_ahead(anchor.day, reading.weekday)))
            day = calendar.nearest_weekday(anchor.day, reading.weekday, reading.direction or ahead)
        if day and reading.offset:
            day = calendar.shift_day(day, *reading.offset)
        return self._relative(with_clock(day.isoformat(), reading), "counted from", 0.75) if day else _OPEN


def _is_nearer_ahead(day: date, weekday: int) -> bool:
    return (weekday - day.weekday()) % 7 < (day.weekday() - weekday) % 7


# "The week of" a day.
_SAME_WEEK = ("week", 0)
_CARRIED = "the year stated before"
_MIDWEEK = 2


def _nearer_weekend(reading: Reading, anchor: Anchor | None, tense: Tense) -> Reading:
    """Read a bare "the weekend" up to Wednesday as the one just past, unless the clause looks ahead."""
    if reading.unit != "weekend" or reading.direction is None or anchor is None or tense > 0:
        return reading
    return replace(reading, amount=-1) if anchor.day.weekday() <= _MIDWEEK else reading


def _mark(resolved: Resolved) -> Resolved:
    """Mark a value as approximate; an interval or a time of day becomes its first day."""
    value = (resolved.value or "").split("/")[0].split("T")[0].rstrip("~")
    return Resolved(value + "~", resolved.anchor, min(resolved.confidence, 0.5)) if value else resolved


def _floating(reading: Reading) -> Resolved:
    if reading.month is None or reading.part is not None or reading.ordinal is not None:
        return _OPEN
    value = f"XXXX-{reading.month:02d}" + (f"-{reading.day:02d}" if reading.day else "")
    return Resolved(value, "", 0.6)
