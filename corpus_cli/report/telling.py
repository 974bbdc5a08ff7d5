"""What a report tells of itself in sentences.

In: a ``Report``. Out: plain English, a sentence each, to be escaped by whoever draws it.
"""

from collections.abc import Iterator

from corpus_cli.report.content import Report

__all__ = ["count_told", "counted", "lede", "remarks"]


def counted(number: int, noun: str) -> str:
    """Return a number and what is counted.

    >>> counted(1, "article"), counted(1234, "article")
    ('1 article', '1,234 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def count_told(shown: int, number: int, noun: str) -> str:
    """Return how many of them are shown.

    >>> count_told(2, 2, "article"), count_told(2, 5, "article")
    ('2 articles', '2 of 5 articles')
    """
    return counted(number, noun) if shown >= number else f"{shown:,} of {counted(number, noun)}"


def lede(report: Report) -> str:
    """Return in one sentence what the report is about."""
    totals = report.totals
    known = [group for group in totals.languages if group.label]
    languages = f" in {counted(len(known), 'language')}" if known else ""
    if totals.first is None or totals.last is None:
        span = ", none with a date"
    elif totals.first[:10] == totals.last[:10]:
        span = f", published {totals.first[:10]}"
    else:
        span = f", published {totals.first[:10]} to {totals.last[:10]}"
    names = [name.query for name in report.names]
    mentioning = f", that mention {' or '.join(filter(None, [', '.join(names[:-1]), names[-1]]))}" if names else ""
    return f"{counted(totals.articles, 'article')}{languages}{span}{mentioning}."


def remarks(report: Report) -> list[str]:
    """Return what a reader must know before trusting the figures."""
    return list(_iter_remarks(report))


def _iter_remarks(report: Report) -> Iterator[str]:
    totals, method = report.totals, report.method
    if totals.articles < totals.fitting:
        fitting = counted(totals.fitting, "article")
        yield f"{fitting} fit the question; those that mention none of the names are left out."
    undated = totals.articles - totals.dated
    if undated:
        said = "states no date of publication, and is" if undated == 1 else "state no date of publication, and are"
        yield f"{counted(undated, 'article')} {said} on no time line as published."
    if totals.copies:
        one = totals.copies == 1
        yield (
            f"{totals.copies:,} {'is a copy' if one else 'are copies'} of another, the same text or nearly: "
            f"{'it counts' if one else 'they count'} in every figure, and the text of the earliest is printed."
        )
    unread = totals.articles - totals.copies - len(report.stories)
    if unread > 0:
        yield (
            f"{counted(len(report.stories), 'article')} of {totals.articles:,} are printed in full, the newest; "
            f"the other {unread:,} are in the figures only (--limit {method.limit})."
        )
    if method.failures:
        yield f"{counted(len(method.failures), 'file')} could not be read: see Method."
