"""Read dates in figures: ISO forms, ``30.07.2025``, ``22/04``, ``2024年4月24日``."""

import re
from collections.abc import Callable
from typing import Any

from corpus_cli.annotate.dates.found import LONGEST_MONTHS, Found, exists, is_alone, is_chained, short_year
from corpus_cli.annotate.dates.reading import Reading

__all__ = ["READERS"]


def _day_and_month(found: Found, first: int, second: int) -> dict[str, Any] | None:
    """Tell day from month in figures, by the language's order unless the figures say otherwise."""
    dotted = found.sign("s") == "."
    if found.lexicon.numeric_month_first and not dotted:
        first, second = second, first
    if not (1 <= second <= 12) and (found.token("y") or not dotted):
        first, second = second, first
    if not (1 <= second <= 12 and 1 <= first <= LONGEST_MONTHS[second]):
        return None
    return {
        "day": first,
        "month": second,
        "ambiguous": first <= 12 and first != second and not (dotted or found.lexicon.order_shown),
    }


def _east_asian(found: Found) -> Reading | None:
    month, day = found.value("m"), found.value("d")
    return found.make(year=found.value("y"), month=month, day=day) if exists(month, day) else None


def _iso(found: Found) -> Reading | None:
    if is_chained(found):
        return None
    month, day = found.value("m"), found.value("d")
    if month > 12 and day <= 12:
        month, day = day, month
    if not (month and day and exists(month, day)):
        return None
    return found.make(year=found.value("y"), month=month, day=day)


def _numeric(found: Found) -> Reading | None:
    fields = _day_and_month(found, found.value("d"), found.value("m"))
    year = found.token("y")
    if fields is None or year is None or is_chained(found):
        return None
    if found.sign("s") == "-" and year.symbol != "Y" and not found.token("w") and not is_alone(found):
        return None
    stated = short_year(year)
    return found.make(weekday=found.value("w"), **fields, **stated) if stated else None


def _numeric_range(found: Found) -> Reading | None:
    month = found.value("m")
    if is_chained(found) or not exists(month, found.value("d")) or not found.value("d0") < found.value("d"):
        return None
    year = found.token("y")
    fields = {"month": month} | (short_year(year) if year else {})
    return found.make(day=found.value("d0"), until=found.make(day=found.value("d"), **fields), **fields)


def _spaced(found: Found) -> Reading | None:
    month = found.token("m")
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if (
        month is None
        or not exists(month.value, found.value("d"))
        or not (month.end - month.start == 2 or is_alone(found) or before[:1] in ("p", "i"))
    ):
        return None
    return found.make(weekday=found.value("w"), day=found.value("d"), month=month.value, year=found.value("y"))


def _month_figures(found: Found) -> Reading | None:
    month = found.token("m", "m2")
    if month is None or not 1 <= month.value <= 12 or is_chained(found):
        return None
    if found.sign("s") == "." and month.end - month.start != 2:
        return None
    if found.token("m2") and month.end - month.start != 2:
        return None
    return found.make(year=found.value("y", "y2"), month=month.value)


def _short(found: Found) -> Reading | None:
    """``15.02`` or ``22/04``: a date only where something says so, because scores and fractions look the same."""
    fields = _day_and_month(found, found.value("d"), found.value("m"))
    month = found.token("m")
    if fields is None or month is None or (is_chained(found) and found.sign("s") == "."):
        return None
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    told = bool(found.token("w")) or before[:1] in ("p", "x", "f", "j") or before[-1:] == "-" or is_alone(found)
    dotted = found.token("dot") is not None or found.text[found.end : found.end + 1] == "."
    if re.match(r"_?[CtD]", found.cluster.symbols[found.match.end() :]):
        return None
    goes_on = re.match(r"\.?_?-_?d[./]d", found.cluster.symbols[found.match.end() :])
    told = told or (before[:1] == "i" and dotted) or goes_on is not None
    figures = month.end - month.start == 2 or dotted or found.sign("s") == "/" or is_alone(found)
    return found.make(weekday=found.value("w"), **fields) if told and figures else None


READERS: dict[str, Callable[[Found], Reading | None]] = {
    "east_asian": _east_asian,
    "iso": _iso,
    "numeric": _numeric,
    "numeric_range": _numeric_range,
    "spaced": _spaced,
    "month_figures": _month_figures,
    "short": _short,
}
