"""The dates of a page's short lines, each of which may be that of its publication.

In: the text of a page, its lines, its title's and its body's, and its language. Out: candidates in order. A date that
a running sentence tells of is none; a dateline is one by what stands before the text that it opens.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from corpus_cli.annotate.dates.extract import extract_dates, extract_page_dates
from corpus_cli.annotate.dates.glued import loosen
from corpus_cli.annotate.dates.lexicon import load_lexicon
from corpus_cli.annotate.dates.scan import WRAPPED_LINE, fold_short
from corpus_cli.annotate.dates.shape import Shape, dateline_end, shape_of
from corpus_cli.edtf import EdtfValue, Precision, parse_edtf
from corpus_cli.frozen import frozen
from corpus_cli.model import TimeExpression

__all__ = ["Candidate", "Line", "PageParts", "read_candidates"]

_LABELS = Path(__file__).parent / "data" / "labels.json"
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d|[./-]\d\d(?!\d)|\d{4}\s*[年년]")
_FIGURED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d|[./-]\d\d(?!\d)|\d\W{0,2}[^\W\d_]{3,12}\W{1,3}\d\d$|['’]\d\d$")
# A day and its year are two of these, also where they touch.
_FIGURES = re.compile(r"\d{1,4}")
_LONGEST_LINE = 240
# A label stands at most so far before its date, or alone on a line at most this long before it.
_LABEL_REACH, _SHORT_LINE = 60, 40
_MANY_LETTERS = 60
# A dateline opens one of so many paragraphs: a photograph's words or a summary may stand above it.
_OPENING = 3
_EARLIEST_YEAR = 1990
# The end of an embedded message's signature: ``— Ann Lee (@annlee) ``.
_HANDLE = re.compile(r"\(@\w{1,40}\)\W{0,4}$")
_FINE = (Precision.DAY, Precision.MINUTE, Precision.SECOND)
# A date of figures alone is sure where one of them can only be the day, or another date of its line tells the order.
_IN_FIGURES = re.compile(r"[0-9]{1,2}([/-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2}).*", re.DOTALL)
_SURE = 0.7
_WORD_BREAK = re.compile(r"[\W\d_]+")
_LONGEST_WORD = 24
_EXCHANGEABLE = re.compile(r"[0-9]([/-])[0-9]{1,2}\1[0-9]")
_END_MARKS = " \t\xa0.,:;!?()[]'\"«»“”–—-/"


class Line(NamedTuple):
    """A line that is not empty: half-open offsets, and its number among such lines."""

    start: int
    end: int
    number: int


@frozen
class Candidate:
    """A full date in a short line, or in a dateline.

    Attributes:
        value, start, end: the date, and its half-open offsets in the page.
        line: where it stands.
        label: ``published``, ``updated``, ``other`` where such a word stands before it.
        rest: how many letters stand beside it.
        first: it opens its line.
        weekday: its weekday is stated.
        sentence: what stands beside it may be a sentence.
        in_doubt: which figure is the month is not sure.
        dateline: it opens the text, behind a place.
    """

    value: EdtfValue
    start: int
    end: int
    line: Line
    label: str
    rest: int
    first: bool
    weekday: bool
    sentence: bool
    in_doubt: bool
    dateline: bool


class _Label(NamedTuple):
    """A word such as "Published": what kind it is, and its half-open offsets in a line."""

    start: int
    end: int
    kind: str


@frozen
class PageParts:
    """The titles of a page, as numbers of lines, and the half-open offsets of its body's paragraphs."""

    titles: frozenset[int]
    paragraphs: tuple[tuple[int, int], ...]

    def in_body(self, line: Line, most: int | None = None) -> bool:
        """Return whether a line holds the beginning of a paragraph of the body, or of one of its ``most`` first."""
        return any(line.start <= start < line.end for start, _ in self.paragraphs[:most])


class _Told(NamedTuple):
    """A line with what runs together set apart, where its characters stood before, and the times that it tells."""

    line: Line
    loose: str
    offsets: Sequence[int]
    dates: tuple[TimeExpression, ...]


def read_candidates(text: str, lines: list[Line], parts: PageParts, language: str) -> list[Candidate]:
    """Return every full date that stands apart in the short lines, or at the beginning of long ones."""
    found: list[Candidate] = []
    previous = ""
    for line in lines:
        raw = text[line.start : min(line.end, line.start + _LONGEST_LINE)]
        if len(_FIGURES.findall(raw)) > 1 and _YEAR.search(raw if raw.isascii() else fold_short(raw)):
            found += _candidates_of(_told(text, line, raw, previous, language), previous, parts, language)
        previous = raw
    return found


def _told(text: str, line: Line, raw: str, previous: str, language: str) -> _Told:
    loose, offsets = loosen(raw)
    dates = _dates_of_page(text, line, raw, previous, language) if loose == raw else None
    if dates is None:
        dates = extract_dates(loose, language=language)
    return _Told(line, loose, offsets, dates)


def _dates_of_page(text: str, line: Line, raw: str, previous: str, language: str) -> tuple[TimeExpression, ...] | None:
    """Return the dates of a line as the reading of its page gave them; ``None`` where the line alone may say else.

    It may where an expression runs over one of its ends or may have taken in words of the line before, and where other
    lines tell which of two figures is the month.
    """
    if len(previous) > WRAPPED_LINE and _may_run_on(previous, language):
        return None
    page = extract_page_dates(text, language=language)
    end = line.start + len(raw)
    found = []
    for date in page[bisect_right(page, line.start, key=attrgetter("end")) :]:
        if date.start >= end:
            break
        if date.start < line.start or date.end > end or _EXCHANGEABLE.search(date.surface):
            return None
        found.append(replace(date, start=date.start - line.start, end=date.end - line.start))
    return tuple(found)


def _may_run_on(line: str, language: str) -> bool:
    """Return whether a line that a wrapper may have broken ends with a figure or a word of time."""
    line = line.rstrip(_END_MARKS)
    if not line or line[-1].isdigit():
        return bool(line)
    return fold_short(_WORD_BREAK.split(line[-_LONGEST_WORD:])[-1]) in load_lexicon(language).words


def _candidates_of(told: _Told, previous: str, parts: PageParts, language: str) -> Iterator[Candidate]:
    line, loose = told.line, told.loose
    dated = [date for date in told.dates if _full_date(date) and _is_own(date, loose)]
    if not dated:
        return
    labels = _labels_in(loose)
    letters = sum(map(str.isalpha, loose)) - sum(date.end - date.start for date in dated)
    at = 0
    for date in dated:
        before = loose[at : date.start]
        label = _label(labels, at, date.start)
        if not before.strip() and not label and len(previous) < _SHORT_LINE:
            label = _label(_labels_in(previous), 0, len(previous))
        at = date.end
        shape = _shape(loose, date, [label.start for label in labels if label.kind != "other"], line, parts)
        if shape is Shape.DATELINE and date is not told.dates[0]:
            shape = Shape.RUNNING
        if shape is Shape.RUNNING:
            continue
        rest = letters if line.end - line.start <= _LONGEST_LINE else _LONGEST_LINE
        if shape is Shape.DATELINE:
            opened = dateline_end(loose, date.start, date.end)
            rest = sum(map(str.isalpha, loose[: date.start] + loose[date.end : opened]))
        yield Candidate(
            value=parse_edtf(date.value or ""),
            start=line.start + told.offsets[date.start],
            end=line.start + told.offsets[date.end],
            line=line,
            label=label,
            rest=max(0, rest),
            first=not before.strip(" •|-–—,·"),
            weekday=_starts_with_weekday(date.surface),
            sentence=rest > _MANY_LETTERS and loose.rstrip()[-1:] in (".", "!", "?", "”", '"'),
            in_doubt=_is_in_doubt(date, language),
            dateline=shape is Shape.DATELINE,
        )


def _shape(line: str, date: TimeExpression, labels: list[int], where: Line, parts: PageParts) -> Shape:
    """Return how a date stands; a dateline is one only where it opens the page's text."""
    title, body = where.number in parts.titles, parts.in_body(where)
    shape = shape_of(line, date.start, date.end, labels=labels, title=title, body=body)
    if shape is Shape.DATELINE and not parts.in_body(where, _OPENING):
        return Shape.APART
    return shape


def _is_in_doubt(date: TimeExpression, language: str) -> bool:
    """Return whether the month may be the other figure; custom varies in English only, elsewhere it is the order."""
    return language.startswith("en") and bool(_IN_FIGURES.fullmatch(date.surface)) and date.confidence < _SURE


def _starts_with_weekday(surface: str) -> bool:
    """Return whether two words stand before the first figure or a word before the day's: ``Friday, 26 April``."""
    words = _LETTERS.findall(surface)
    return len(words) >= 2 and surface[:1].isalpha() and len(words[0]) > 2


def _full_date(date: TimeExpression) -> bool:
    if date.value is None or "/" in date.value or not date.value[:4].isdigit():
        return False
    value = parse_edtf(date.value)
    return value.precision in _FINE and int(date.value[:4]) >= _EARLIEST_YEAR and not value.qualifier


def _is_own(date: TimeExpression, line: str) -> bool:
    """Return whether a date states its year itself and does not sign an embedded message."""
    return bool(_FIGURED_YEAR.search(fold_short(date.surface))) and not _HANDLE.search(line[: date.start])


def _label(labels: list[_Label], start: int, end: int) -> str:
    """Return which kind of word stands last before a date: ``published``, ``updated``, ``other`` or none."""
    near = [label for label in labels if label.start >= start and label.end <= end and end - label.start < _LABEL_REACH]
    return max(near, key=lambda label: label.start).kind if near else ""


def _labels_in(line: str) -> list[_Label]:
    lower = line.lower()
    if len(lower) != len(line):
        lower = fold_short(line)
    found = []
    for kind, words in _labels().items():
        for word in words:
            at = lower.find(word)
            while at >= 0:
                found.append(_Label(at, at + len(word), kind))
                at = lower.find(word, at + 1)
    return found


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    raw = json.loads(_LABELS.read_text(encoding="utf-8"))
    return {kind: tuple(raw[kind]) for kind in ("published", "updated", "other")}
