"""Dates as data: every time expression of a text, resolved, and the publication date of a page of text.

In: text, its language, and what cleaning made of the page. Out: ``TimeExpression`` and ``PublishedGuess`` values
with EDTF dates, offsets into the text, and how each was anchored. It must not know files, stores or the clock: what
"today" is comes in as the anchor.
"""

from corpus_cli.annotate.dates.extract import extract_dates
from corpus_cli.annotate.dates.machine import PLAUSIBLE_YEARS, parse_machine_date
from corpus_cli.annotate.dates.page import annotate_dates
from corpus_cli.annotate.dates.published import find_published

__all__ = ["PLAUSIBLE_YEARS", "annotate_dates", "extract_dates", "find_published", "parse_machine_date"]
