"""Whether figures such as ``03/04/2021`` give the day or the month first on this page.

In: text and a lexicon. Out: the lexicon with the order that the page's own dates show. A figure above 12 can only be
a day; where the page's dates agree on its place, the doubtful ones follow, else the language's custom stands.
"""

import re
from dataclasses import replace

from corpus_cli.annotate.dates.lexicon import Lexicon

__all__ = ["with_order_of"]

_FIGURES = re.compile(r"(?<![0-9./-])([0-9]{1,2})([/-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?![0-9])")


def with_order_of(text: str, lexicon: Lexicon, *, start: int = 0, end: int | None = None) -> Lexicon:
    """Return the lexicon with the order of day and month that ``text[start:end]`` shows.

    Dots are left out: dates with dots give the day first everywhere.
    """
    last = end if end is not None else len(text)
    if "/" not in text and "-" not in text:
        return lexicon
    day_first = month_first = 0
    for match in _FIGURES.finditer(text, start, last):
        first, second = int(match[1]), int(match[3])
        day_first += 12 < first <= 31 and second <= 12
        month_first += 12 < second <= 31 and first <= 12
    if bool(day_first) == bool(month_first):
        # Nothing shows the order, or some dates contradict the others.
        return lexicon
    return replace(lexicon, numeric_month_first=bool(month_first), order_shown=True)
