"""The dates of a whole page: which is its own, which are the body's, which belong to something else on it.

In: the text of a page, what cleaning made of it, and its publication date. Out: every time expression of the page
in order, with its role, resolved against that date.
"""

from bisect import bisect_right

from corpus_cli.annotate.dates.extract import extract_page_dates
from corpus_cli.edtf import EdtfValue, parse_edtf
from corpus_cli.errors import EdtfError
from corpus_cli.model import Cleaned, PublishedGuess, TimeExpression, TimeRole

__all__ = ["annotate_dates"]


def annotate_dates(
    text: str, *, cleaned: Cleaned, language: str, published: PublishedGuess
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a page, in order.

    Args:
        text: the whole page.
        cleaned: its title, header, paragraphs and removed lines.
        language: BCP-47 tag or ``und``.
        published: the anchor; where it is unknown, what needs one stays open. An estimate is no anchor: it is a
            bound, not a day.
    """
    found = extract_page_dates(text, language=language, anchor=_anchor(published))
    removed = sorted((line.start, line.end) for line in cleaned.removed)
    starts = [start for start, _ in removed]
    return tuple(_with_role(expression, cleaned, published, removed, starts) for expression in found)


def _anchor(published: PublishedGuess) -> EdtfValue | None:
    if published.value is None:
        return None
    try:
        return parse_edtf(published.value)
    except EdtfError:
        return None


def _with_role(
    expression: TimeExpression,
    cleaned: Cleaned,
    published: PublishedGuess,
    removed: list[tuple[int, int]],
    starts: list[int],
) -> TimeExpression:
    at = expression.start
    if _is_published(expression, published):
        return _in_role(TimeRole.PUBLICATION, expression)
    title = cleaned.title_span
    if title is not None and title.start <= at < title.end:
        return _in_role(TimeRole.TITLE, expression)
    line = bisect_right(starts, at) - 1
    if line >= 0 and at < removed[line][1]:
        return _in_role(TimeRole.RELATED, expression)
    return expression


def _in_role(role: TimeRole, one: TimeExpression) -> TimeExpression:
    # Most expressions of a page come through here, and ``replace`` takes three times as long.
    return TimeExpression(
        one.surface, one.start, one.end, one.value, one.type, role, one.anchor, one.confidence, one.modifier
    )


def _is_published(expression: TimeExpression, published: PublishedGuess) -> bool:
    """Return whether an expression is the one that the publication date was read from."""
    if published.start is None or published.end is None or published.value is None or expression.value is None:
        return False
    overlaps = expression.start < published.end and published.start < expression.end
    return overlaps and expression.value[:10] == published.value[:10]
