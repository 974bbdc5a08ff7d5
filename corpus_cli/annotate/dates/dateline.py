"""A dateline that leaves its year open: ``KYIV, March 12 (Agency) - ...``.

In: the first paragraphs of a text, its language, and the full dates that the page states elsewhere. Out: the
dateline's day, and the year that another date of the page gives it. It tells the day of the report, so that a date far
from it is another's.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from corpus_cli.annotate.dates.extract import extract_page_dates
from corpus_cli.annotate.dates.shape import dateline_end

__all__ = ["OpenDateline", "open_dateline"]

# The date stands early in the line, and some of the text that it opens is looked at.
_HEAD, _LONGEST = 72, 160
_NO_YEAR = "XXXX-"
_DAY_LENGTH = len("XXXX-03-12")
# A report appears on the day of its dateline or soon after; a day before it where the clocks differ.
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=7)


class OpenDateline(NamedTuple):
    """Month and day of a dateline, and its half-open offsets in the page."""

    month: int
    day: int
    start: int
    end: int

    def fits(self, other: str) -> bool:
        """Return whether a report of this dateline may have appeared on a day (``2024-03-13``)."""
        return self.in_time_of([other]) is not None

    def in_time_of(self, others: Iterable[str]) -> str | None:
        """Return the dateline's day with the year of the first of the days given that it fits."""
        for other in others:
            printed = date.fromisoformat(other[:10])
            for year in (printed.year, printed.year - 1, printed.year + 1):
                told = _day(year, self.month, self.day)
                if told is not None and told - _BEFORE <= printed <= told + _AFTER:
                    return told.isoformat()
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def open_dateline(text: str, starts: Iterable[int], language: str) -> OpenDateline | None:
    """Return the first dateline without a year that opens one of the paragraphs starting at ``starts``."""
    for start in starts:
        line = text[start : start + _LONGEST].partition("\n")[0]
        if not any(map(str.isdigit, line[:_HEAD])):
            continue
        page = extract_page_dates(text, language=language)
        place = bisect_left(page, start, key=attrgetter("start"))
        if place == len(page) or page[place].end > start + len(line):
            continue
        found = page[place]
        value = found.value or ""
        day = value.startswith(_NO_YEAR) and len(value) >= _DAY_LENGTH and "/" not in value
        if day and dateline_end(line, found.start - start, found.end - start) is not None:
            return OpenDateline(int(value[5:7]), int(value[8:10]), found.start, found.end)
    return None
