"""The month an article is filed under, so that a question for a stretch of time opens only some of the folders.

In: when an article says it was published. Out: the name of a folder, and whether a range of dates can lie in it.
"""

from functools import lru_cache

from corpus_cli.edtf import DateRange, EdtfValue, parse_edtf

__all__ = ["UNDATED", "month_meets", "published_month"]

UNDATED = "undated"
"""The folder of articles that do not say when they were published."""
_COARSE = "coarse"
"""The folder of those that say it more coarsely than by a year."""


@lru_cache(maxsize=4096)
def published_month(published: str | None) -> str:
    """Return the month (or, where no more is stated, the year) in which a time of publication lies whole.

    >>> published_month("2022-05-11"), published_month("2022"), published_month("199X"), published_month(None)
    ('2022-05', '2022', 'coarse', 'undated')
    """
    if published is None:
        return UNDATED
    value: EdtfValue = parse_edtf(published)
    if value.floating or value.earliest is None or value.latest is None:
        return _COARSE
    (year, month), last = value.earliest[:2], value.latest[:2]
    if not 0 < year <= last[0] < 10_000 or year != last[0]:
        return _COARSE
    return f"{year:04d}-{month:02d}" if (year, month) == last else f"{year:04d}"


def month_meets(month: str, wanted: DateRange) -> bool:
    """Return whether an article filed under ``month`` can have been published in a range of dates.

    >>> from datetime import date
    >>> from corpus_cli.edtf import parse_range
    >>> wanted = parse_range("2022-06..2023", today=date(2024, 1, 1))
    >>> [month for month in ("2022-05", "2022-06", "2022", "coarse", "undated") if month_meets(month, wanted)]
    ['2022-06', '2022', 'coarse']
    """
    if month in (UNDATED, _COARSE):
        return month == _COARSE
    return wanted.overlaps(parse_edtf(month))
