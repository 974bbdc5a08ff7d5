"""Read what is counted from another day: "last year", "two weeks ago", "the same day"; and what is no date."""

import re
from collections.abc import Callable

from corpus_cli.annotate.dates.found import UNITS, Found, amount_of, shift_of
from corpus_cli.annotate.dates.reading import Reading, Unit
from corpus_cli.annotate.dates.scan import fold_short

__all__ = ["READERS"]


def _span(found: Found) -> Reading | None:
    unit = found.token("u", "u2", "u3")
    side = shift_of(found.value("r", "r2", "r3"))
    if found.token("u3") and not found.lexicon.adjective_last:
        return None
    if unit is None or unit.symbol not in UNITS or side == 0:
        return found.make(kind="duration")
    amount = amount_of(found.token("n", "n2", "n3"))
    return found.make(kind="span", unit=UNITS[unit.symbol], amount=None if amount is None else amount * side)


def _moved(found: Found, sign: int) -> Reading | None:
    unit = found.token("u", "u2", "u3")
    if unit is None:
        return None
    if unit.symbol not in UNITS:
        return found.make(kind="time")
    amount = amount_of(found.token("n", "n2"))
    if "h" in found.match.group():
        amount = None
    if unit.symbol == "l":
        # "Half a year ago" is six months ago, and not the half before this one.
        return found.make(
            kind="shift", unit="month", amount=None if amount is None else 6 * amount * sign, counted=True
        )
    name: Unit = "fortnight" if unit.symbol == "w" and unit.value == 2 else UNITS[unit.symbol]
    return found.make(kind="shift", unit=name, amount=None if amount is None else amount * sign, counted=True)


def _ago(found: Found) -> Reading | None:
    """``two years ago``, ``przed dwoma laty``; ``przed 2015 rokiem`` is before that year."""
    number, unit = found.token("n2"), found.token("u2")
    if number is not None and unit is not None and (number.symbol, unit.symbol) == ("Y", "y"):
        return None
    return _moved(found, -1)


def _ahead(found: Found) -> Reading | None:
    if found.token("u2") and found.lexicon.bare_ahead is False:
        return None
    return _moved(found, 1)


def _afterwards(found: Found) -> Reading | None:
    unit = found.token("u2", "u3")
    if unit is not None and found.token("n2") is None and (unit.value == 2 or found.lexicon.part_last):
        return None
    ahead = found.token("L2")
    if ahead is not None and fold_short(found.text[ahead.start : ahead.end]) not in found.lexicon.later_before:
        return None
    reading = _moved(found, found.value("L", "L2") or 1)
    return None if reading is None or reading.unit is None else found.make(
        kind="anaphor", unit=reading.unit, amount=reading.amount, counted=True
    )  # fmt: skip


def _edge(found: Found) -> Reading | None:
    unit = found.token("u", "u2")
    if unit is None or (found.token("u2") and not found.lexicon.part_last):
        return None
    return found.make(kind="shift", unit=UNITS[unit.symbol], amount=0, modifier=found.value("P", "P2"))


# A plural where a capital opens the months: weeks, Wochen; "Jahres" and "Monats" are genitives.
_SEVERAL = re.compile(r"(?<!['’])(?<!jahre)(?<!monat)s$|en$")


def _relative(found: Found) -> Reading | None:
    unit = found.token("u", "u2")
    if unit is None or (found.token("u2") and not found.lexicon.adjective_last):
        return None
    shift = found.token("r", "r2")
    if unit.symbol not in UNITS or shift is None:
        return None
    several = found.lexicon.capital_months and _SEVERAL.search(found.text[unit.start : unit.end].lower())
    if unit.symbol == "E":
        plural = isinstance(shift.value, str)
        # Where "weekend" is a plural so is what stands with it: the one of "the days off to come" is the nearest.
        return found.make(kind="shift", unit="weekend", amount=min(0, shift_of(shift.value)) if plural else shift.value)
    if isinstance(shift.value, str) or (unit.symbol == "y" and unit.value == 2) or several:
        return found.make(kind="duration")
    if unit.symbol == "a":
        return None
    return found.make(kind="shift", unit=UNITS[unit.symbol], amount=shift.value)


def _anaphor(found: Found) -> Reading | None:
    unit = found.token("u")
    if unit is None:
        ahead = found.value("N") > 0
        return (
            found.make(kind="anaphor", unit="day", amount=found.value("N")) if ahead or _stands_alone(found) else None
        )
    return found.make(kind="anaphor", unit=UNITS.get(unit.symbol, "day"), amount=0)


_PREDICATE = re.compile(r"[^\W\d]*(?:л|ла|ло|ли|лся|лась|лись|лося|в|вся|ли|ы|о|но)\b|в\b|у\b|вечер|ввечер|днем|днём")


def _stands_alone(found: Found) -> bool:
    """Return whether "the day before" is said by itself and not of an event: ``накануне матча`` is no date."""
    after = found.text[found.end : found.end + 24]
    return not after.strip() or after[0] in ",.;:)\n»" or bool(_PREDICATE.match(after.lstrip().lower()))


def _weekend(found: Found) -> Reading | None:
    """``at the weekend``: the direction marks that the words themselves do not say which."""
    return found.make(kind="shift", unit="weekend", amount=0, direction=-1)


def _this_morning(found: Found) -> Reading | None:
    """The last or this part of a day: ``last night``, ``this morning``."""
    shift = found.value("r")
    return found.make(kind="shift", unit="day", amount=shift) if shift in (-1, 0) else None


def _today(found: Found) -> Reading | None:
    unit, amount = found.value("R")
    if unit in ("start", "end"):
        return found.make(kind="shift", unit=amount, amount=0, modifier=unit)
    return found.make(kind="shift", unit=unit, amount=int(amount))


def _this_year(found: Found) -> Reading | None:
    return found.make(kind="shift", unit="year", amount=found.value("U"))


def _nth(found: Found) -> Reading | None:
    unit, number = found.token("u"), found.value("o")
    ordinal = found.token("o")
    if unit is None or not isinstance(number, int) or ordinal is None or (ordinal.symbol == "r" and number != -1):
        return None
    shift = 0 if found.rule == "nth_of_month" else None
    if unit.symbol == "W":
        return found.make(ordinal=number, weekday=unit.value, month_shift=shift)
    return found.make(ordinal=number, unit=UNITS[unit.symbol], month_shift=shift)


def _week_of(found: Found) -> Reading | None:
    """``the week of March 6``: the week in which what follows lies."""
    return found.make(kind="shift", unit="week", amount=0, ordinal=0)


def _offset(found: Found) -> Reading | None:
    unit, amount = found.token("u"), amount_of(found.token("n"))
    if found.token("N"):
        return found.make(kind="shift", unit="day", amount=found.value("N"), ordinal=0)
    if unit is None or amount is None:
        return None
    return found.make(kind="shift", unit=UNITS[unit.symbol], amount=amount * (found.value("b") or 1), ordinal=0)


def _set(found: Found) -> Reading | None:
    return found.make(kind="set")


READERS: dict[str, Callable[[Found], Reading | None]] = {
    "span": _span,
    "ago": _ago,
    "ahead": _ahead,
    "afterwards": _afterwards,
    "edge": _edge,
    "relative": _relative,
    "anaphor": _anaphor,
    "weekend": _weekend,
    "this_morning": _this_morning,
    "today": _today,
    "this_year": _this_year,
    "nth": _nth,
    "nth_of_month": _nth,
    "week_of": _week_of,
    "offset": _offset,
    "set": _set,
}
