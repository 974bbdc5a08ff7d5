"""Dates that machines wrote: metadata of a page, fields of a record. Read with python-dateutil, never guessed at.

In: a string such as ``Tue, 05 Mar 2024 10:00:00 GMT`` or ``2024-03-05T10:00:00+01:00``. Out: EDTF text, or ``None``.
"""

from datetime import datetime

from dateutil import parser

__all__ = ["PLAUSIBLE_YEARS", "parse_machine_date"]

PLAUSIBLE_YEARS = range(1400, 2101)
"""Before, nothing was printed; what a machine puts after is a number in other units, or a mark for "never"."""


# Two defaults that differ in every field: what comes out the same from both was stated.
_DEFAULTS = (datetime(1601, 1, 1, 0, 0), datetime(1998, 12, 28, 23, 59))
_LONGEST = 64


def parse_machine_date(text: str) -> str | None:
    """Return the EDTF value of a date in a machine's form, as precise as it is stated.

    The time zone is kept where it is stated. Words around a date, a date without a year, and one outside
    `PLAUSIBLE_YEARS`, give ``None``.

    >>> parse_machine_date("Tue, 05 Mar 2024 10:00:00 GMT"), parse_machine_date("2024-03"), parse_machine_date("soon")
    ('2024-03-05T10:00:00Z', '2024-03', None)
    """
    if not 4 <= len(text.strip()) <= _LONGEST:
        return None
    try:
        first, second = (parser.parse(text, default=default, tzinfos=_known_offset) for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if first.year != second.year or first.year not in PLAUSIBLE_YEARS:
        return None
    value = f"{first.year:04d}"
    if first.month != second.month:
        return value
    value += f"-{first.month:02d}"
    if first.day != second.day:
        return value
    value += f"-{first.day:02d}"
    if (first.hour, first.minute) != (second.hour, second.minute):
        return value
    return f"{value}T{first:%H:%M:%S}{_zone(first)}"


def _known_offset(_name: str | None, offset: int | None) -> int | None:
    """Keep the offsets that are figures, and drop names of zones: too many stand for several."""
    return offset


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "Z"
    return f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
