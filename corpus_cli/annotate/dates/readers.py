"""Read what a rule of the grammar caught into a ``Reading``.

One function a rule, under the rule's name in ``READERS``. Each gets the tokens of the rule's groups and returns a
reading, or ``None`` where the stretch is no time expression after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus_cli.annotate.dates.lexicon import Lexicon
from corpus_cli.annotate.dates.reading import Reading, Unit
from corpus_cli.annotate.dates.scan import Cluster, Token

__all__ = ["READERS", "Found"]

_UNITS: dict[str, Unit] = {
    "y": "year", "e": "decade", "c": "century", "k": "quarter", "l": "half", "m": "month", "w": "week", "a": "day",
    "E": "weekend", "S": "season",
}  # fmt: skip
_MONTHS_LONG = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HYPHENS = frozenset("-‐‑")
_WORD_BEFORE = re.compile(r"[^\W\d_][»”\"]?[ \xa0]$")
_EARLIEST_PLAIN_YEAR, _LATEST_PLAIN_YEAR = 1900, 2039


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: the tokens behind its groups, and the text around."""

    match: re.Match[str]
    cluster: Cluster
    text: str
    lexicon: Lexicon

    @property
    def rule(self) -> str:
        """The rule's name."""
        return str(self.match.lastgroup)

    def token(self, *names: str) -> Token | None:
        """Return the token behind the first of these groups that took part."""
        for name in names:
            try:
                at = self.match.start(f"{self.rule}_{name}")
            except IndexError:
                continue
            if at >= 0:
                return self.cluster.tokens[self.cluster.owners[at]]
        return None

    def value(self, *names: str) -> Any:
        """Return the value of that token, or ``None``."""
        token = self.token(*names)
        return None if token is None else token.value

    def sign(self, name: str) -> str:
        """Return the symbols that a group caught, such as the mark between two figures."""
        return self.match.group(f"{self.rule}_{name}") or ""

    @property
    def start(self) -> int:
        """Offset in the text where the match starts."""
        return self.cluster.tokens[self.cluster.owners[self.match.start()]].start

    @property
    def end(self) -> int:
        """Offset in the text where the match ends."""
        return self.cluster.tokens[self.cluster.owners[self.match.end() - 1]].end

    def make(self, **fields: Any) -> Reading:
        """Return a reading of the whole match."""
        return Reading(self.start, self.end, **fields)


def _exists(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= _MONTHS_LONG[month or 1])


def _year_fields(found: Found) -> dict[str, Any]:
    """Return the year that a date states, in figures or as last, this or next year."""
    if found.token("y", "y2"):
        return {"year": found.value("y", "y2")}
    shift = found.token("r", "U", "q")
    return {} if shift is None else {"year_shift": _shift(shift)}


def _shift(token: Token) -> int | None:
    return _shift_of(token.value)


def _amount(token: Token | None) -> int | None:
    """Return how many units are meant; ``None`` for "a few"."""
    if token is None:
        return 1
    return token.value if token.symbol in "dn3vYo" and isinstance(token.value, int) else None


def _short_year(token: Token) -> dict[str, Any]:
    if token.symbol == "Y":
        return {"year": token.value}
    if token.end - token.start != 2:
        return {}
    return {"year": token.value, "short_year": True}


def _day_and_month(found: Found, first: int, second: int) -> dict[str, Any] | None:
    """Tell day from month in figures, by the language's order unless the figures say otherwise."""
    month_first = found.lexicon.numeric_month_first and found.sign("s") != "."
    if month_first:
        first, second = second, first
    if not (1 <= second <= 12):
        first, second = second, first
    if not (1 <= second <= 12 and 1 <= first <= _MONTHS_LONG[second]):
        return None
    return {"day": first, "month": second, "ambiguous": first <= 12 and first != second}


def _chained(found: Found) -> bool:
    """Return whether the figures go on before the match, as in a file number or a list of sections."""
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    return len(before) == 2 and before[1] in "-./" and before[0] in "dnY30"


def _east_asian(found: Found) -> Reading | None:
    month, day = found.value("m"), found.value("d")
    return found.make(year=found.value("y"), month=month, day=day) if _exists(month, day) else None


def _iso(found: Found) -> Reading | None:
    if _chained(found):
        return None
    month, day = found.value("m"), found.value("d")
    if month > 12 and day <= 12:
        month, day = day, month
    if not (month and day and _exists(month, day)):
        return None
    return found.make(year=found.value("y"), month=month, day=day)


def _numeric(found: Found) -> Reading | None:
    fields = _day_and_month(found, found.value("d"), found.value("m"))
    year = found.token("y")
    if fields is None or year is None or _chained(found):
        return None
    if found.sign("s") == "-" and year.symbol != "Y" and not found.token("w") and not _alone(found):
        return None
    stated = _short_year(year)
    return found.make(weekday=found.value("w"), **fields, **stated) if stated else None


def _numeric_range(found: Found) -> Reading | None:
    month = found.value("m")
    if _chained(found) or not _exists(month, found.value("d")) or not found.value("d0") < found.value("d"):
        return None
    year = found.token("y")
    fields = {"month": month} | (_short_year(year) if year else {})
    return found.make(day=found.value("d0"), until=found.make(day=found.value("d"), **fields), **fields)


def _spaced(found: Found) -> Reading | None:
    month = found.token("m")
    if month is None or not _exists(month.value, found.value("d")) or not (month.end - month.start == 2 or _alone(found)):
        return None
    return found.make(weekday=found.value("w"), day=found.value("d"), month=month.value, year=found.value("y"))


def _month_figures(found: Found) -> Reading | None:
    month = found.token("m", "m2")
    if month is None or not 1 <= month.value <= 12 or _chained(found):
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
    if fields is None or month is None or (_chained(found) and found.sign("s") == "."):
        return None
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    told = bool(found.token("w")) or before[:1] in ("p", "x", "f", "j") or before[-1:] == "-" or _alone(found)
    dotted = found.token("dot") is not None or found.text[found.end : found.end + 1] == "."
    goes_on = re.match(r"\.?_?-_?d[./]d", found.cluster.symbols[found.match.end() :])
    told = told or (before[:1] == "i" and dotted) or goes_on is not None
    figures = month.end - month.start == 2 or dotted or found.sign("s") == "/" or _alone(found)
    return found.make(weekday=found.value("w"), **fields) if told and figures else None


def _alone(found: Found) -> bool:
    """Return whether the match is all that stands on its line."""
    before = found.text[max(0, found.start - 12) : found.start].rpartition("\n")
    rest = found.text[found.end : found.end + 12].partition("\n")
    starts = bool(before[1]) or found.start <= len(before[2])
    ends = bool(rest[1]) or found.end + 12 >= len(found.text)
    return starts and ends and not before[2].strip(" \t.,-") and not rest[0].strip(" \t.,-")


def _date(found: Found) -> Reading | None:
    """A day of a named month."""
    day, month = found.value("d"), found.value("M")
    token = found.token("d")
    if not _exists(month, day) or (token is not None and token.symbol == "v" and not found.lexicon.part_last):
        return None
    return found.make(
        weekday=found.value("w"), day=day, month=month, direction=found.value("dir"), **_year_fields(found)
    )


def _days(found: Found) -> Reading | None:
    """``6-14 July``, one month and two days."""
    day, last, month = found.value("d0"), found.value("d"), found.value("M")
    if not (_exists(month, day) and _exists(month, last)) or day >= last:
        return None
    fields = _year_fields(found) | {"direction": found.value("dir")}
    until = found.make(day=last, month=month, weekday=found.value("w2"), **fields)
    return found.make(day=day, month=month, weekday=found.value("w"), until=until, **fields)


def _month_day(found: Found) -> Reading | None:
    day = found.token("d")
    if day is None or not _exists(found.value("M"), day.value):
        return None
    if not (found.lexicon.month_first or day.symbol == "o" or found.token("y")):
        return None
    if found.value("dir") is None and found.value("M") == 5 and found.text[found.start : found.start + 3] == "may":
        return _date(found) if found.token("y") or day.symbol == "o" else None
    return _date(found)


def _month(found: Found) -> Reading | None:
    """A month's name alone; where the word means something else too, only after a word of place in time."""
    doubtful = found.token("B")
    token = doubtful or found.token("M", "M2")
    if token is None:
        return None
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    named = bool(before[:1]) and before[:1] in "pIfxjirPbu"
    if doubtful:
        long_enough = doubtful.end - doubtful.start > 2
        with_unit = found.match.group().endswith("m")
        if not with_unit and not (named and long_enough and found.text[token.start].isupper()):
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
    return found.make(month=found.value("M"), direction=found.value("dir"), **_year_fields(found))


def _directed_month(found: Found) -> Reading | None:
    if found.token("M2") and not found.lexicon.adjective_last:
        return None
    month = found.token("M", "M2")
    if month is None or (month.symbol == "B" and not (found.lexicon.capital_months and found.text[month.start].isupper())):
        return None
    return found.make(month=month.value, direction=_shift_of(found.value("dir", "dir2")))


def _shift_of(value: Any) -> int:
    """Return -1, 0, 1 ... of "last", "this", "next", also of their plurals."""
    return value if isinstance(value, int) else int(str(value).removeprefix("many"))


def _day_of_month(found: Found) -> Reading | None:
    return found.make(day=found.value("d"), month_shift=_shift_of(found.value("r")))


def _weekday_of_week(found: Found) -> Reading | None:
    return found.make(weekday=found.value("w", "w2"), week_shift=_shift_of(found.value("r", "q", "r2")))


def _weekday_day(found: Found) -> Reading | None:
    return found.make(weekday=found.value("w"), day=found.value("d"))


def _weekday(found: Found) -> Reading | None:
    if found.token("dir2") and not found.lexicon.adjective_last:
        return None
    towards = found.token("dir", "dir2")
    if towards is not None and towards.symbol == "A":
        return found.make(kind="anaphor", weekday=found.value("w"))
    if found.token("w4") and not _alone(found):
        return None
    direction = None if towards is None else _shift_of(towards.value)
    return found.make(weekday=found.value("w", "w2", "w3", "w4"), direction=direction)


def _decade(found: Found) -> Reading | None:
    token = found.token("J", "n")
    word = found.token("J")
    if token is None:
        return None
    value = token.value
    if token is not word and (value % 10 or value < 10 or token.end - token.start != 2):
        return None
    bare = found.match.group() in ("J", "G")
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if bare and (token.symbol == "G" or value < 100) and before[:1] not in ("i", "P"):
        return None
    if value < 100:
        century = found.token("c")
        value += 1900 if value >= 20 else 2000
        if century is not None and century.symbol in "oz":
            value = (century.value - 1) * 100 + value % 100
        elif century is not None and value >= 2000:
            value -= 100
    return found.make(kind="decade", year=value)


def _century(found: Found) -> Reading | None:
    first = found.token("o", "o1", "o3")
    if first is None or not 1 <= first.value <= 21:
        return None
    if first.symbol == "z" and not found.text[first.start : first.end].isupper():
        return None
    if first.symbol != "z" and (first.value < 5 or _short_word(found)):
        return None
    last = found.token("o2")
    until = None if last is None else found.make(kind="century", year=(last.value - 1) * 100)
    return found.make(kind="century", year=(first.value - 1) * 100, until=until)


def _short_word(found: Found) -> bool:
    """Return whether the last word is an abbreviation: "9 st. 149" is an article of a law, "IX st." a century."""
    last = found.cluster.tokens[found.cluster.owners[found.match.end() - 1]]
    return last.end - last.start <= 2


def _season(found: Found) -> Reading | None:
    part = found.value("S", "S2", "S3")
    towards = found.token("dir", "dir3")
    if found.token("S3") and not found.lexicon.adjective_last:
        return None
    fields: dict[str, Any] = _year_fields(found)
    if found.token("r2"):
        fields = {"year_shift": _shift_of(found.value("r2"))}
    if not fields and towards is None:
        before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
        if before[:1] not in ("P", "I") and not _alone(found):
            return None
    return found.make(part=part, direction=None if towards is None else _shift_of(towards.value), **fields)


def _quarter(found: Found) -> Reading | None:
    code = found.value("Q", "Q2")
    if code is not None:
        return found.make(part=(30 if code[0] == "q" else 40) + code[1], year=found.value("y", "y2"))
    unit = found.token("k", "k2")
    number = found.value("o", "n")
    if unit is None or not 1 <= number <= (4 if unit.symbol == "k" else 2):
        return None
    return found.make(part=(30 if unit.symbol == "k" else 40) + number)


def _year_span(found: Found) -> Reading | None:
    year, other = found.value("y"), found.token("n")
    if other is None:
        return None
    last = other.value if other.symbol == "Y" else year // 100 * 100 + other.value
    if last != year + 1 or other.end - other.start not in (2, 4):
        return None
    return found.make(year=year, until=found.make(year=last))


def _year_word(found: Found) -> Reading | None:
    unit = found.token("u")
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if unit is not None and unit.value == 2 and "-" not in before:
        return found.make(kind="duration")
    return found.make(year=found.value("y", "y2"))


def _span(found: Found) -> Reading | None:
    unit = found.token("u", "u2", "u3")
    side = _shift_of(found.value("r", "r2", "r3"))
    if found.token("u3") and not found.lexicon.adjective_last:
        return None
    if unit is None or unit.symbol not in _UNITS or side == 0:
        return found.make(kind="duration")
    amount = _amount(found.token("n", "n2", "n3"))
    return found.make(kind="span", unit=_UNITS[unit.symbol], amount=None if amount is None else amount * side)


def _moved(found: Found, sign: int) -> Reading | None:
    unit = found.token("u", "u2")
    if unit is None:
        return None
    if unit.symbol not in _UNITS:
        return found.make(kind="time")
    amount = _amount(found.token("n", "n2"))
    if "h" in found.match.group():
        amount = None
    name: Unit = "fortnight" if unit.symbol == "w" and unit.value == 2 else _UNITS[unit.symbol]
    return found.make(kind="shift", unit=name, amount=None if amount is None else amount * sign, counted=True)


def _ago(found: Found) -> Reading | None:
    return _moved(found, -1)


def _ahead(found: Found) -> Reading | None:
    if found.token("u2") and found.lexicon.bare_ahead is False:
        return None
    return _moved(found, 1)


def _afterwards(found: Found) -> Reading | None:
    reading = _moved(found, 1)
    return None if reading is None or reading.unit is None else found.make(
        kind="anaphor", unit=reading.unit, amount=reading.amount
    )  # fmt: skip


def _edge(found: Found) -> Reading | None:
    unit = found.token("u", "u2")
    if unit is None or (found.token("u2") and not found.lexicon.part_last):
        return None
    return found.make(kind="shift", unit=_UNITS[unit.symbol], amount=0, modifier=found.value("P", "P2"))


def _relative(found: Found) -> Reading | None:
    unit = found.token("u", "u2")
    if unit is None or (found.token("u2") and not found.lexicon.adjective_last):
        return None
    shift = found.token("r", "r2")
    if unit.symbol not in _UNITS or shift is None:
        return None
    several = found.lexicon.capital_months and re.search(r"[^'’]s$|en$", found.text[unit.start : unit.end].lower())
    if isinstance(shift.value, str) or (unit.symbol == "y" and unit.value == 2) or (several and unit.symbol != "E"):
        return found.make(kind="duration")
    if unit.symbol == "a":
        return None
    return found.make(kind="shift", unit=_UNITS[unit.symbol], amount=shift.value)


def _anaphor(found: Found) -> Reading | None:
    unit = found.token("u")
    if unit is None:
        ahead = found.value("N") > 0
        return found.make(kind="anaphor", unit="day", amount=found.value("N")) if ahead or _stands_alone(found) else None
    return found.make(kind="anaphor", unit=_UNITS.get(unit.symbol, "day"), amount=0)


_PREDICATE = re.compile(r"[^\W\d]*(?:л|ла|ло|ли|лся|лась|лись|лося|в|вся|ли|ы|о|но)\b|в\b|у\b|вечер|ввечер|днем|днём")


def _stands_alone(found: Found) -> bool:
    """Return whether "the day before" is said by itself and not of an event: ``накануне матча`` is no date."""
    after = found.text[found.end : found.end + 24]
    return not after.strip() or after[0] in ",.;:)\n»" or bool(_PREDICATE.match(after.lstrip().lower()))


def _weekend(found: Found) -> Reading | None:
    return found.make(kind="shift", unit="weekend", amount=0)


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
    if unit.symbol == "W":
        return found.make(ordinal=number, weekday=unit.value)
    return found.make(ordinal=number, unit=_UNITS[unit.symbol])


def _offset(found: Found) -> Reading | None:
    unit, amount = found.token("u"), _amount(found.token("n"))
    if found.token("N"):
        return found.make(kind="shift", unit="day", amount=found.value("N"), ordinal=0)
    if unit is None or amount is None:
        return None
    return found.make(kind="shift", unit=_UNITS[unit.symbol], amount=amount * (found.value("b") or 1), ordinal=0)


def _set(found: Found) -> Reading | None:
    return found.make(kind="set")


def _time(found: Found) -> Reading | None:
    clock = found.value("T")
    mark = found.text[found.end - 4 : found.end].lower().replace(".", "").strip()
    if clock is not None and found.match.group().endswith("C") and clock[0] <= 12:
        hour = clock[0] % 12 + 12 if mark.endswith("pm") else clock[0] % 12 if mark.endswith("am") else clock[0]
        clock = (hour, *clock[1:])
    return found.make(kind="time", clock=clock)


def _duration(found: Found) -> Reading | None:
    return found.make(kind="duration")


def _year(found: Found) -> Reading | None:
    """Four figures alone: a year only where the words around allow it, because a count looks the same."""
    token = found.token("y")
    if token is None or not _EARLIEST_PLAIN_YEAR - 900 <= token.value <= _LATEST_PLAIN_YEAR:
        return None
    symbols = found.cluster.symbols
    before = symbols[max(0, found.match.start() - 2) : found.match.start()]
    after = found.text[token.end : token.end + 2]
    if re.match(r"[,.][0-9]|:[0-9]|[ \xa0][0-9%]|[%/]", after) or (_chained(found) and before != "Y-"):
        return None
    figures = found.text[token.start : token.end]
    in_range = before[-1:] == "-" or symbols[found.match.end() : found.match.end() + 2].lstrip("_")[:1] == "-"
    bracketed = _bracketed(found.text, token)
    strong = before[1:] == "_" and before[0] in "pIfxjbuPOL"
    if not figures.isdecimal():
        cased = figures[:4].isdecimal() and token.value >= _EARLIEST_PLAIN_YEAR and token.value % 100 != 0
        return found.make(year=token.value) if cased or strong or _alone(found) else None
    if token.value < _EARLIEST_PLAIN_YEAR:
        return found.make(year=token.value) if (strong and token.value % 100) or bracketed else None
    ends = not after or after[0] in ".,;:!?)]»”\"'\n" or not after.strip()
    before_it = found.text[max(0, token.start - 6) : token.start]
    if before_it[-1:] in _HYPHENS:
        affixed = bool(re.search(r"(?i)(?:pre|post|mid|early|late|пост|до|после|після)-$", before_it))
        if not affixed and not in_range:
            return None
    if token.value % 500 == 0 and not (strong and ends) and not in_range:
        return None
    weak = before[1:] == "_" and before[0] in "i&v" or before[-1:] == "," or bracketed
    affixed = before_it[-1:] in _HYPHENS and before[-1:] != "-"
    named = ends and after[:1] not in ("»", "”", '"') and token.value % 100 != 0 and _WORD_BEFORE.search(before_it)
    return found.make(year=token.value) if strong or weak or in_range or named or affixed or _alone(found) else None


def _bracketed(text: str, token: Token) -> bool:
    """Return whether the figures stand in brackets, alone, with another year, or after a comma."""
    before, after = text[max(0, token.start - 7) : token.start], text[token.end : token.end + 7]
    opens = re.search(r"\((?:[^\W\d]\. ?|, ?|[0-9]{4} ?[-–—] ?)?$", before)
    closes = re.match(r" ?[-–—] ?[0-9]{4}\)|\)|, ", after)
    return bool(opens and closes)


READERS: dict[str, Callable[[Found], Reading | None]] = {
    "east_asian": _east_asian, "iso": _iso, "numeric_range": _numeric_range, "numeric": _numeric, "spaced": _spaced, "short": _short,
    "month_figures": _month_figures, "days": _days, "month_days": _days, "year_day_month": _date,
    "year_month": _date, "day_month": _date, "year_month_day": _date, "month_day": _month_day,
    "month_year": _month_of, "month_of": _month_of, "directed_month": _directed_month, "month": _month,
    "day_of_month": _day_of_month, "weekday_of_week": _weekday_of_week, "weekday_day": _weekday_day,
    "weekday": _weekday, "decade": _decade, "century": _century, "season": _season, "quarter": _quarter,
    "year_span": _year_span, "year_word": _year_word, "span": _span, "ago": _ago, "ahead": _ahead,
    "afterwards": _afterwards, "edge": _edge, "relative": _relative, "anaphor": _anaphor, "today": _today, "weekend": _weekend,
    "this_year": _this_year, "nth": _nth, "offset": _offset, "set": _set, "time": _time, "duration": _duration,
    "year": _year,
}  # fmt: skip
