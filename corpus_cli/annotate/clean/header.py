"""Byline and date line: the article's own lines that are no part of its body.

In: short lines near the title. Out: what each is, and the byline's text. A date is only recognised here, never read.
"""

import json
import re
from functools import cache
from importlib.resources import files

__all__ = ["byline_of", "byline_words", "is_date_line"]

_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")
_CJK_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月|\d{1,2}\s*月\s*\d{1,2}\s*日")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
# A date line holds the date and little more; longer lines are prose that names a date.
_MAX_DATE_LINE = 110
_MAX_WORDS_BESIDE = 9
_MAX_BYLINE = 120
_COLON_OR_SPACE = re.compile(r":\s*|\s+")
# The month's name of "March 14, 2024"; where the day stands first the figure opens the date.
_MONTH_FIRST = re.compile(r"[^\W\d_]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d(?!\d)")
# An article or "on" before the date, and a single word behind a mark.
_SMALL_WORDS = re.compile(r"(?:\s+[^\W\d_A-ZА-ЯЁ]+)+\s*$")
_LAST_PART = re.compile(r"\s*[,|•·●»/]\s*[^\W\d_]+\.?$")
# What parts a name from the date behind it.
_BETWEEN = " \t\xa0|/,;:•·●—–-([«»"


def is_date_line(line: str) -> bool:
    """Tell whether ``line`` is a date with little beside it.

    >>> is_date_line("11 травня 2022, 16:47"), is_date_line("In 2022 the two sides signed 18 agreements.")
    (True, False)
    """
    if len(line) > _MAX_DATE_LINE or not _DIGIT.search(line):
        return False
    words = len(_LETTERS.findall(line))
    if words > _MAX_WORDS_BESIDE:
        return False
    if _NUMERIC_DATE.search(line) or ("月" in line and _CJK_DATE.search(line)):
        return True
    if line[-1:] in ".!?" and words > 4:
        return False
    year = _YEAR.search(line)
    if year and words:
        return bool(_DAY.search(line[: year.start()] + " " + line[year.end() :]))
    return bool(_CLOCK.search(line)) and words <= 3


def byline_of(line: str) -> str | None:
    """Return the names of ``line`` when it is a byline, without the word that introduces them and the date behind them.

    >>> byline_of("By Anna Kowalska and Jan Nowak"), byline_of("By the end of the year")
    ('Anna Kowalska and Jan Nowak', None)
    >>> byline_of("By Anna Kowalska | March 14, 2024 5:32 PM EDT")
    'Anna Kowalska'
    """
    if len(line) > _MAX_BYLINE or line[-1:] in "!?…":
        return None
    first, _, rest = _COLON_OR_SPACE.sub(" ", line, count=1).partition(" ")
    if first.casefold() not in byline_words():
        return None
    rest = _before_date(rest)
    words = _NAME_WORD.findall(rest)
    if not 1 <= len(words) <= 12:
        return None
    names = [word for word in words if word[0].isupper()]
    return rest.strip() if words[0][0].isupper() and len(names) * 2 >= len(words) else None


def _before_date(names: str) -> str:
    """Return what stands before the date in the rest of a byline, or all of it where none does."""
    figure = _DIGIT.search(names)
    if figure is None:
        return names
    month = _MONTH_FIRST.search(names)
    at = month.start() if month and month.start() < figure.start() < month.end() else figure.start()
    if not is_date_line(names[at:]):
        return names
    head = _SMALL_WORDS.sub("", names[:at]).rstrip(_BETWEEN)
    # One word alone behind a comma or a bar is the weekday, or "Updated": people have two names.
    last = _LAST_PART.search(head)
    people = head[: last.start()].rstrip(_BETWEEN) if last else ""
    return people if " " in people else head


@cache
def byline_words() -> frozenset[str]:
    """Return the folded words that introduce a byline, in any language."""
    raw = json.loads(files(__package__).joinpath("data/lexicon.json").read_text(encoding="utf-8"))
    return frozenset(raw["byline"])
