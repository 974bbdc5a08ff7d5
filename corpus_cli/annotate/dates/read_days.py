"""Read days of named months, months alone and weekdays."""

import re
from collections.abc import Callable
from dataclasses import replace

from corpus_cli.annotate.dates.found import Found, amount_of, exists, is_alone, shift_of, year_fields
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.scan import Token, fold_short

__all__ = ["READERS"]

# The last letter of the Turkic genitive: ayının, айының, oyining.
_GENITIVE = "nNнңg"
# Beside these even a doubtful word is a month: "in the beginning of maja", "kwietnia i maja", "Ocak-Mart".
_AFTER_PART = re.compile(r"(?:P_(?:[ip]_)?|M_&_|M_x_|M_?-_?)\Z")
_BEFORE_MONTH = re.compile(r"(?:_?-_?|_&_|_x_)M")


def _direction(found: Found) -> int | None:
    """Return -1, 0 or 1 where "last", "this" or "next" stands before a date, else nothing."""
    return None if found.token("dir") is None else shift_of(found.value("dir"))


def _date(found: Found) -> Reading | None:
    """A day of a named month; one that no calendar has ("31 November") is found too, lest its month be taken alone."""
    month, token = found.value("M"), found.token("d")
    if token is not None and token.symbol == "v" and not found.lexicon.part_last:
        return None
    if token is not None and token.symbol == "n" and not found.token("y"):
        return None
    stated = {} if found.rule == "day_month_short" else year_fields(found)
    return found.make(
        weekday=found.value("w"), day=found.value("d"), month=month, direction=_direction(found), **stated
    )


def _year_month(found: Found) -> Reading | None:
    """``2016 жылдың мамыры``; a doubtful word is a month after "last year" and before "month", and not a season."""
    if found.token("M2"):
        return found.make(year=found.value("y2"), month=found.value("M2")) if found.lexicon.year_first else None
    month = found.token("M")
    sure = month is not None and (month.symbol == "M" or found.sign("m") or found.token("r"))
    return _date(found) if sure else None


def _days(found: Found) -> Reading | None:
    """``6-14 July``, one month and two days: a range, or with "and" two dates."""
    first, last, month = found.token("d0"), found.token("w2", "d"), found.value("M")
    if first is None or last is None:
        return None
    days = first.value, found.value("d")
    if not (exists(month, days[0]) and exists(month, days[1])) or days[0] >= days[1]:
        return None
    fields = year_fields(found) | {"direction": _direction(found), "month": month}
    until = replace(found.make(day=days[1], weekday=found.value("w2"), **fields), start=last.start)
    reading = found.make(day=days[0], weekday=found.value("w"), until=until, **fields)
    if found.sign("to") != "_&_":
        return reading
    return replace(reading, end=first.end + found.text.startswith(".", first.end))


def _month_day(found: Found) -> Reading | None:
    day = found.token("d")
    if day is None:
        return None
    if not (found.lexicon.month_first or day.symbol == "o" or found.token("y")) or not _is_whole_day(found, day):
        return None
    if found.value("dir") is None and found.value("M") == 5 and found.text[found.start : found.start + 3] == "may":
        return _date(found) if found.token("y") or day.symbol == "o" else None
    return _date(found)


def _is_whole_day(found: Found, day: Token) -> bool:
    """Return whether ``ocak ayının 3'ü`` is a day: in ``ocak ayı 15 gün sürdü`` a number of its own follows the month.

    Behind a month's name alone a number word needs the month's genitive: ``martın üçü``.
    """
    month, named = found.token("M"), bool(found.sign("m"))
    if month is None or not (named or (found.lexicon.part_last and day.symbol == "o")):
        return True
    before = found.text[month.start : day.start].rstrip(" \xa0")
    return day.symbol == "o" and (before[-1] in _GENITIVE or (not named and found.text[day.start].isdigit()))


def _month_nth(found: Found) -> Reading | None:
    """``ekim 2014 birinci salısı``, first Tuesday of October 2014; ``May 5th, Tuesday`` is a day."""
    ordinal = found.token("o")
    if ordinal is None or found.text[ordinal.start].isdigit():
        return None
    return found.make(month=found.value("M"), year=found.value("y"), ordinal=ordinal.value, weekday=found.value("u"))


def _weekdays_away(found: Found) -> Reading | None:
    """``three Fridays ago``, ``Friday after next``."""
    if found.token("w"):
        ahead = found.value("b") == 1 and found.value("q") == 1
        return found.make(weekday=found.value("w"), direction=2) if ahead else None
    amount, away = amount_of(found.token("n")), found.token("L")
    weekday = found.cluster.tokens[found.cluster.owners[found.match.start(f"{found.rule}_L") - 2]]
    if not amount or away is None:
        return None
    return found.make(weekday=weekday.value, direction=-amount if away.symbol == "g" else amount * (away.value or 1))


def _weekdays(found: Found) -> Reading | None:
    return found.make(kind="set")


def _month(found: Found) -> Reading | None:
    """A month's name alone; where the word means something else too, only after a word of place in time."""
    doubtful = found.token("B")
    token = doubtful or found.token("M", "M2")
    if token is None:
        return None
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    named = bool(before[:1]) and before[:1] in "pIfxjirPbuO"
    if doubtful:
        symbols = found.cluster.symbols
        parted = _AFTER_PART.search(symbols, 0, found.match.start()) or _BEFORE_MONTH.match(symbols, found.match.end())
        long_enough = doubtful.end - doubtful.start > 2
        with_unit = found.match.group().endswith("m") or "'" in found.text[doubtful.start : doubtful.end].replace(
            "’", "'"
        )
        if not with_unit and not (long_enough and (parted or (named and found.text[token.start].isupper()))):
            return None
    elif _is_name(found, token) if not named else _names_a_feast(found, token):
        return None
    return found.make(month=token.value)


def _is_name(found: Found, token: Token) -> bool:
    """Return whether a capital word follows, as in April Smith, in a language that writes months with a capital."""
    after = found.text[token.end : token.end + 2]
    if found.lexicon.capital_months:
        return len(after) == 2 and after[0] == " " and after[1].isupper()
    before = found.text[max(0, token.start - 4) : token.start].rstrip(" \t\u00a0\u00ab\"'“„")[-1:]
    inside = before != "" and before not in ".!?:\n…•–—-"
    return (inside and found.text[token.start].isupper()) or _names_a_feast(found, token)


def _names_a_feast(found: Found, token: Token) -> bool:
    """Return whether the next word makes the month part of the name of a feast."""
    words = found.text[token.end : token.end + 24].split()
    return bool(words) and words[0].lower().strip(".,") in found.lexicon.not_months_before


def _month_of(found: Found) -> Reading | None:
    token = found.token("M")
    if token is not None and fold_short(found.text[token.start : token.end]) in found.lexicon.not_months_alone:
        return None
    return found.make(month=found.value("M"), direction=_direction(found), **year_fields(found))


def _directed_month(found: Found) -> Reading | None:
    if found.token("M2") and not found.lexicon.adjective_last:
        return None
    month = found.token("M", "M2")
    if month is None or (
        month.symbol == "B" and not (found.lexicon.capital_months and found.text[month.start].isupper())
    ):
        return None
    return found.make(month=month.value, direction=shift_of(found.value("dir", "dir2")))


def _day_of_month(found: Found) -> Reading | None:
    return found.make(day=found.value("d"), month_shift=shift_of(found.value("r")))


def _weekday_of_week(found: Found) -> Reading | None:
    if found.token("R"):
        # ``haftaya salı``: Tuesday of next week, in one word.
        unit, amount = found.value("R")
        return found.make(weekday=found.value("w3"), week_shift=int(amount)) if unit == "week" else None
    return found.make(weekday=found.value("w", "w2"), week_shift=shift_of(found.value("r", "q", "r2")))


def _day_month_short(found: Found) -> Reading | None:
    """``14 April 15``: a year in two figures, only where nothing else stands on the line."""
    year = found.token("y")
    if year is None or year.end - year.start != 2 or not is_alone(found):
        return None
    reading = _date(found)
    return None if reading is None else replace(reading, year=year.value, short_year=True)


def _weekday_day(found: Found) -> Reading | None:
    day = found.token("d")
    if day is None or (day.symbol == "d" and found.text[day.end : day.end + 2].strip()[:1].isalnum()):
        return None
    return found.make(weekday=found.value("w"), day=found.value("d"))


def _weekday(found: Found) -> Reading | None:
    if found.token("dir2") and not found.lexicon.adjective_last:
        return None
    towards = found.token("dir", "dir2")
    if towards is not None and towards.symbol == "A":
        return found.make(kind="anaphor", weekday=found.value("w"))
    if found.token("w4") and not is_alone(found):
        return None
    named = found.token("w", "w2", "w3", "w4")
    if found.lexicon.capital_weekdays and named is not None and found.text[named.start].islower():
        return None
    direction = None if towards is None else shift_of(towards.value)
    return found.make(weekday=found.value("w", "w2", "w3", "w4"), direction=direction)


READERS: dict[str, Callable[[Found], Reading | None]] = {
    "day_month": _date,
    "year_day_month": _date,
    "year_month": _year_month,
    "year_month_day": _date,
    "days": _days,
    "month_days": _days,
    "month_day": _month_day,
    "month": _month,
    "month_year": _month_of,
    "month_of": _month_of,
    "directed_month": _directed_month,
    "day_of_month": _day_of_month,
    "weekday_of_week": _weekday_of_week,
    "day_month_short": _day_month_short,
    "weekday_day": _weekday_day,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekdays_away": _weekdays_away,
    "month_nth": _month_nth,
}
