"""Periods of a time line as bars: where each begins and ends, and the stretch of time worth showing first.

In: periods with their labels. Out: bars with days, and a focus. What is stated coarsely stays as wide as it is stated.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from corpus_cli.edtf import Instant, parse_edtf
from corpus_cli.model import Period
from corpus_cli.store.times import Unit

__all__ = ["Bar", "Focus", "bars_of", "focus_of"]

_ONE_DAY = timedelta(days=1)
# Years shown before and after those of publication, where the articles speak of more; bars must stay wide enough.
_AROUND = {Unit.YEAR: (50, 10), Unit.MONTH: (10, 5), Unit.WEEK: (1, 1), Unit.DAY: (0, 0)}


class Bar(NamedTuple):
    """A period on a time line: its label, first day, the day after its last, and what is counted there.

    ``coarse`` is what is stated more coarsely than the line is drawn, such as 2013 among months.
    """

    label: str
    start: date
    end: date
    published: int
    mentioned: int
    coarse: bool

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of it."""
        return self.start.year, (self.end - _ONE_DAY).year


class Focus(NamedTuple):
    """The years shown first, whole, and how many periods lie before and after them."""

    first: int
    last: int
    before: int
    after: int

    @property
    def days(self) -> tuple[date, date]:
        """The first day, and the day after the last."""
        return date(self.first, 1, 1), date(min(self.last + 1, date.max.year), 1, 1)

    @property
    def hidden(self) -> str:
        """What lies outside, in words; empty where nothing does.

        >>> Focus(2012, 2025, before=4, after=0).hidden, Focus(2012, 2025, before=1, after=1).hidden
        ('4 earlier periods', '1 earlier and 1 later periods')
        """
        sides = [f"{number:,} {side}" for number, side in ((self.before, "earlier"), (self.after, "later")) if number]
        return f"{' and '.join(sides)} period{'' if self.before + self.after == 1 else 's'}" if sides else ""


def bars_of(periods: Iterable[Period], unit: Unit) -> list[Bar]:
    """Return the periods that have a beginning and an end, as bars.

    >>> bars_of([Period("2013", 0, 2), Period("../1990", 0, 1)], Unit.MONTH)[0][1:3]
    (datetime.date(2013, 1, 1), datetime.date(2014, 1, 1))
    """
    return [
        Bar(one.label, days[0], days[1], one.published, one.mentioned, coarse=_is_coarse(one.label, unit))
        for one in periods
        if (days := _days(one.label)) is not None
    ]


def focus_of(bars: Sequence[Bar], unit: Unit) -> Focus | None:
    """Return the years to show first: those of publication, and some around them; ``None`` without bars."""
    if not bars:
        return None
    first, last = min(bar.years[0] for bar in bars), max(bar.years[1] for bar in bars)
    published = [bar.years for bar in bars if bar.published]
    if published:
        before, after = _AROUND[unit]
        first = max(first, min(years[0] for years in published) - before)
        last = min(last, max(years[1] for years in published) + after)
    hidden = sum(bar.years[1] < first for bar in bars), sum(bar.years[0] > last for bar in bars)
    return Focus(first, last, *hidden)


def _days(label: str) -> tuple[date, date] | None:
    """Return the first day of a period and the day after its last; ``None`` where an end is open or out of reach."""
    try:
        if "-W" in label:
            start = date.fromisocalendar(int(label[:4]), int(label[6:]), 1)
            return start, start + timedelta(weeks=1)
        value = parse_edtf(label)
        return _day(value.earliest), _day(value.latest) + _ONE_DAY
    except (ValueError, OverflowError):
        return None


def _day(instant: Instant | None) -> date:
    if instant is None:
        raise ValueError("an open end")
    return date(*instant[:3])


def _is_coarse(label: str, unit: Unit) -> bool:
    written = {Unit.YEAR: 4, Unit.MONTH: 7, Unit.WEEK: 8, Unit.DAY: 10}[unit]
    return "X" in label or "/" in label or len(label) != written
