"""A date with its precision, in the words of other formats: what is stated is kept, nothing is added.

In: an EDTF value. Out: what CSL-JSON and TEI have for it.
"""

import re
from typing import Any

from corpus_cli.edtf import Instant, parse_edtf

__all__ = ["csl_date", "tei_date", "without_time"]

_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?")
_TIME = re.compile(r"T[^/~?%]*")
# EDTF counts spring, summer, autumn and winter on from the months, CSL from 1.
_FIRST_SEASON = 21
# How sure a date is that EDTF marks as about (~), doubtful (?) or both (%), in the words of TEI.
_CERTAINTY = {"~": "medium", "?": "low", "%": "low"}


def without_time(value: str) -> str:
    """Return an EDTF value to the day: a citation names no hour.

    >>> without_time("2022-05-11T16:47"), without_time("2022-05~")
    ('2022-05-11', '2022-05~')
    """
    return _TIME.sub("", value)


def csl_date(value: str) -> dict[str, Any]:
    """Return an EDTF value as a date of CSL-JSON 1.0: what that has no form for stays as it is written.

    >>> csl_date("2022-05"), csl_date("2022-21~")
    ({'date-parts': [[2022, 5]]}, {'date-parts': [[2022]], 'season': 1, 'circa': True})
    >>> csl_date("2023-08/2023-09"), csl_date("199X")
    ({'date-parts': [[2023, 8], [2023, 9]]}, {'literal': '199X'})
    """
    circa = {"circa": True} if parse_edtf(value).qualifier else {}
    ends = [_parts(end) for end in without_time(value).rstrip("~?%").split("/")]
    if not all(ends):
        return {"literal": value}
    season = ends[0][1] - _FIRST_SEASON + 1 if len(ends[0]) > 1 and ends[0][1] >= _FIRST_SEASON else None
    if season is not None and len(ends) > 1:
        return {"literal": value}
    parts = [end[:1] if season else end for end in ends]
    return {"date-parts": parts} | ({"season": season} if season else {}) | circa


def _parts(value: str) -> list[int]:
    """Return year, month and day as far as they are stated; nothing where not even the year is."""
    found = _CALENDAR.fullmatch(value.rstrip("~?%"))
    return [int(part) for part in found.groups() if part and part != "XX"] if found else []


def tei_date(value: str) -> dict[str, str]:
    """Return an EDTF value as the attributes of a TEI ``date`` (att.datable.w3c, and att.datable.iso for an hour).

    >>> tei_date("2022-05"), tei_date("XXXX-11-28")
    ({'when': '2022-05'}, {'when': '--11-28'})
    >>> tei_date("2022-05-11T16:47")
    {'when': '2022-05-11', 'when-iso': '2022-05-11T16:47'}
    >>> tei_date("199X~")
    {'notBefore': '1990-01-01', 'notAfter': '1999-12-31', 'cert': 'medium'}
    """
    read = parse_edtf(value)
    plain = value.rstrip("~?%")
    certainty = {"cert": _CERTAINTY[read.qualifier]} if read.qualifier else {}
    if read.floating:
        month_and_day = re.fullmatch(r"XXXX-([0-9]{2})(-[0-9]{2})?", plain)
        exact = {"when": f"--{month_and_day[1]}{month_and_day[2] or ''}"} if month_and_day else {}
        return exact | certainty
    parts = _parts(without_time(plain))
    if parts and not (len(parts) > 1 and parts[1] >= _FIRST_SEASON):
        when = "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
        return {"when": when} | ({"when-iso": plain} if "T" in plain else {}) | certainty
    bounds = {"notBefore": _day(read.earliest), "notAfter": _day(read.latest)}
    return {name: day for name, day in bounds.items() if day} | certainty


def _day(instant: Instant | None) -> str | None:
    if instant is None or not 0 < instant[0] < 10_000:
        return None
    return f"{instant[0]:04d}-{instant[1]:02d}-{instant[2]:02d}"
