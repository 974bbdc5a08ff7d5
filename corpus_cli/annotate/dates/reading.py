"""What a time expression says, before it is placed on the calendar.

A ``Reading`` holds the fields that the words state; ``resolve`` turns it into an EDTF value with the help of the
anchor and of the dates around it. Nothing here looks at text.
"""

from typing import Literal

from corpus_cli.frozen import frozen

__all__ = ["Clock", "Kind", "Reading", "Unit"]

Kind = Literal["calendar", "shift", "anaphor", "decade", "century", "duration", "set", "time", "span", "era", "feast"]
Unit = Literal["day", "week", "fortnight", "month", "quarter", "half", "season", "year", "decade", "century", "weekend"]
Clock = tuple[int, int, int | None]


@frozen
class Reading:
    """One time expression as stated.

    Attributes:
        start, end: half-open offsets.
        kind: what sort of statement it is: a place on the ``calendar``, a ``shift`` from the anchor, an ``anaphor``
            (a shift from the date spoken of last), a ``decade``, a ``century``, a ``span`` of units next to the anchor
            ("the last three years"), or no date at all: ``duration``, ``set``, ``time``; or an ``era`` before
            the common one, or a ``feast``.
        year, month, day, weekday: as stated; weekday 0 is Monday.
        part: season (21 to 24), quarter (31 to 34) or half (41, 42) of the year.
        year_shift, month_shift, week_shift: "of last year", "of next month", "of this week".
        unit, amount: of a shift or span; a span's amount is negative for the past.
        direction: -1 or +1 where "last" or "next" stands before a month, weekday or season; 0 for "this".
        ordinal: of "third Tuesday", "first week"; negative counts from the end.
        short_year: the year was written with two figures.
        clock: time of day.
        modifier: ``start``, ``mid``, ``end``, ``before``, ``after`` or empty.
        about: the text says that it is approximate.
        until: the other end of a range; from a reader of the grammar, the second of two dates where it starts behind
            this one's end.
        offset: "two days after" the date that the other fields give.
        counted: the shift was counted out ("one week ago"), so that it lands on a day and not on a whole week.
        ambiguous: day and month may be the other way round.
    """

    start: int
    end: int
    kind: Kind = "calendar"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    unit: Unit | None = None
    amount: int | None = None
    direction: int | None = None
    ordinal: int | None = None
    short_year: bool = False
    clock: Clock | None = None
    modifier: str = ""
    about: bool = False
    until: "Reading | None" = None
    ambiguous: bool = False
    offset: "tuple[Unit, int] | None" = None
    counted: bool = False
