"""Dates that a page's markup ran together with their neighbours, taken apart.

``Jane DoeDec 22, 20234:46 AM ET`` is three things that a browser sets apart. In: one line. Out: the line with a space
where they touch, and for each of its characters the place in the line given, so that offsets lead back.
"""

import re
from collections.abc import Iterator, Sequence

__all__ = ["loosen"]

# A name or a word that runs into a month's name, day and year; or into a numeric date.
_NAME_THEN_DATE = re.compile(
    r"(?<=[^\W\d_])(?=[^\W\d_a-zа-яё]?[A-ZА-ЯЁ][^\W\d_]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
    r"|(?<=[^\W\d_][-–])(?=\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
    r"|(?<=[^\W\d_])(?=\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
# Where a year begins; and one that runs into the hour, the next date or a count.
_YEAR = re.compile(r"1(?=9\d\d)|2(?=0\d\d)")
_YEAR_THEN_MORE = re.compile(r"(?<=[\s.,/-])\d{4}(?=\d|[^\W\d_]{3})")
_LONGEST_DATE, _YEAR_LENGTH = 24, 4


def loosen(line: str) -> tuple[str, Sequence[int]]:
    """Return ``line`` with spaces where a date touches its neighbours, and the old offset of every character.

    >>> loosen("By Ann LeeDec 5, 20234:46 AM")[0]
    'By Ann Lee Dec 5, 2023 4:46 AM'
    """
    cuts = set(_cuts(line))
    if not cuts:
        return line, range(len(line) + 1)
    loose: list[str] = []
    offsets: list[int] = []
    last = 0
    for cut in sorted(cuts):
        loose += (line[last:cut], " ")
        offsets += (*range(last, cut), cut)
        last = cut
    return "".join((*loose, line[last:])), [*offsets, *range(last, len(line) + 1)]


def _cuts(line: str) -> Iterator[int]:
    """Yield where a date touches what stands before it or after it: near a year, so that little is looked at."""
    for year in _YEAR.finditer(line):
        end = year.start() + _YEAR_LENGTH
        before = max(0, year.start() - _LONGEST_DATE)
        yield from (match.start() for match in _NAME_THEN_DATE.finditer(line, before, end))
        if _YEAR_THEN_MORE.match(line, year.start()):
            yield end
