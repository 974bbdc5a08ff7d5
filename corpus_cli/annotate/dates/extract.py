"""Every time expression of a stretch of text, resolved.

In: text, its language, and the day it was written, where known. Out: ``TimeExpression`` values in order. It knows
nothing of pages: titles, sidebars and publication dates are the work of ``page`` and ``published``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from corpus_cli.annotate.dates.compose import iter_readings
from corpus_cli.annotate.dates.lexicon import Lexicon, load_lexicon
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.resolve import Resolver, make_anchor
from corpus_cli.annotate.dates.tense import Tense, tense_of
from corpus_cli.edtf import EdtfValue
from corpus_cli.model import TimeExpression, TimeRole, TimexType

__all__ = ["extract_dates", "extract_page_dates"]

# So far back a word before a date is looked for.
_LONGEST_BEFORE = 8
# In Persian 1402 is a year of the sun's calendar, which is 2023: it is found, and has no value.
_LAST_SOLAR_YEAR = 1600
# Years and centuries before the common era lie on no time line here: they are found and left without a value.
_BEFORE_CHRIST = re.compile(
    r"[ \u00a0](?:BCE?\b|B\.C\.|до н\. ?[эе]\.?|до нашей эры|до нашої ери|да н\. ?э\.|п\. ?н\. ?е\.|пр\. ?н\. ?е\."
    r"|пр\. ?Хр\.|p\. ?n\. ?e\.|przed naszą erą|p\.n\.e\.|př\. ?n\. ?l\.|pred n\. ?l\.|pr\. ?n\. ?e\.|v\. ?Chr\."
    r"|av\. J\.-C\.|a\. ?C\.|m\.ö\.|e\.ə\.|b\.z\.d\.|π\.Χ\.|ق\.م|i\.e\.n|a\.C\.)"
    # A year of the Islamic calendar lies on another line.
    r"|[ \u00a0]?هـ"
)


def extract_dates(
    text: str, *, language: str, anchor: EdtfValue | None = None, start: int = 0, end: int | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of ``text[start:end]``, in order, without overlaps.

    Args:
        text: any text; offsets of the result refer to it.
        language: BCP-47 tag of its language; ``und`` reads the words of all languages known.
        anchor: the day it was written; without one, what needs it stays open.
        start, end: the stretch to read.

    >>> [(d.surface, d.value) for d in extract_dates("в конце ноября 2023", language="ru")]
    [('в конце ноября 2023', '2023-11')]
    """
    return _resolved(text, _iter_told(text, language, start=start, end=end), anchor)


def extract_page_dates(text: str, *, language: str, anchor: EdtfValue | None = None) -> tuple[TimeExpression, ...]:
    """Return what :func:`extract_dates` does for the whole of a page.

    A page is asked twice, without an anchor for its own date and then with that date: it is read once.
    """
    return _open_page(text, language) if anchor is None else _resolved(text, _page_told(text, language), anchor)


class _Told(NamedTuple):
    """What a text says of a time, whatever the anchor: the reading and its tense.

    Attributes:
        new_line: a new line came before it.
        attribute: it only tells which event is meant, so that the year is not that of what is told.
    """

    reading: Reading
    tense: Tense
    new_line: bool
    attribute: bool


@lru_cache(maxsize=1)
def _open_page(text: str, language: str) -> tuple[TimeExpression, ...]:
    return _resolved(text, _page_told(text, language), None)


@lru_cache(maxsize=1)
def _page_told(text: str, language: str) -> tuple[_Told, ...]:
    return tuple(_iter_told(text, language))


def _iter_told(text: str, language: str, *, start: int = 0, end: int | None = None) -> Iterator[_Told]:
    lexicon = load_lexicon(language)
    last = start
    for reading in iter_readings(text, lexicon, start=start, end=end):
        new_line = text.find("\n", last, reading.start) >= 0
        last = reading.end
        if era := _BEFORE_CHRIST.match(text, reading.end):
            reading = replace(reading, end=era.end(), kind="era")
        elif lexicon.solar_years and reading.year is not None and not reading.short_year:
            reading = replace(reading, kind="era") if reading.year < _LAST_SOLAR_YEAR else reading
        tense = tense_of(text, reading.start, reading.end, lexicon) if _needs_tense(reading) else Tense.UNCLEAR
        yield _Told(reading, tense, new_line, _is_attribute(text, reading, lexicon))


def _resolved(text: str, told: Iterable[_Told], anchor: EdtfValue | None) -> tuple[TimeExpression, ...]:
    resolver = Resolver(make_anchor(anchor))
    found = []
    for reading, tense, new_line, attribute in told:
        if new_line:
            resolver.new_paragraph()
        resolved = resolver.resolve(reading, tense=tense, attribute=attribute)
        found.append(
            TimeExpression(
                text[reading.start : reading.end], reading.start, reading.end, resolved.value, _timex_type(reading),
                TimeRole.BODY, resolved.anchor, resolved.confidence, reading.modifier,
            )
        )  # fmt: skip
    return tuple(found)


def _is_attribute(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """Return whether a date says which event is meant: ``the March 5, 1988, attack``, ``vom 5. März 1988``."""
    if reading.kind != "calendar" or reading.year is None or reading.month is None or reading.until is not None:
        return False
    before = text[max(0, reading.start - _LONGEST_BEFORE) : reading.start].split()
    # "The 5th of March, 1988" is the usual way to write a day where the month comes first else.
    ordinal = lexicon.month_first and text[reading.start].isdigit()
    return bool(before) and before[-1] in lexicon.attributing and not ordinal


def _timex_type(reading: Reading) -> TimexType:
    if reading.kind == "duration":
        return TimexType.DURATION
    if reading.kind == "set":
        return TimexType.SET
    return TimexType.TIME if reading.kind == "time" or reading.clock else TimexType.DATE


def _needs_tense(reading: Reading) -> bool:
    return (reading.kind == "calendar" and reading.year is None) or reading.unit == "weekend"
