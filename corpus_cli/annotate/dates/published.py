"""When a page of text was published, by what the page itself says.

In: the text of a page, what cleaning made of it, its language. Out: a ``PublishedGuess``. Every full date in the
page's short lines is a candidate; what stands beside it ("Published", "Updated", a byline, a time of day) and where
it stands (under the title, in the body, in a list of other dates) is weighed, and the best one is taken if it is good
enough. Otherwise the date is unknown, and the dates that the body mentions give a bound.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus_cli.annotate.dates.extract import extract_dates
from corpus_cli.annotate.dates.glued import loosen
from corpus_cli.edtf import EdtfValue, Precision, parse_edtf
from corpus_cli.model import Cleaned, PublishedGuess, TimeExpression
from corpus_cli.text import iter_lines

__all__ = ["find_published"]

_LABELS = Path(__file__).parent / "data" / "labels.json"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d|[./-]\d\d(?!\d)|\d{4}\s*[年년]")
_LONGEST_LINE = 240
_EARLIEST_YEAR = 1990
_FINE = (Precision.DAY, Precision.MINUTE, Precision.SECOND)
_LEAST_SCORE = 1.5
# How far under the title a date still belongs to it, in lines that are not empty.
_NEAR_TITLE = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty: half-open offsets, and its number among such lines."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A full date in a short line."""

    value: EdtfValue
    start: int
    end: int
    line: _Line
    label: str
    rest: int
    first: bool


def find_published(text: str, *, cleaned: Cleaned, language: str) -> PublishedGuess:
    """Return the publication date that the page states, or why it is unknown.

    Args:
        text: the whole page.
        cleaned: its title, header, paragraphs and removed lines.
        language: BCP-47 tag or ``und``.
    """
    lines = [_Line(start, end, n) for n, (start, end) in enumerate(_filled_lines(text))]
    found = _candidates(text, lines, language)
    if not found:
        return _unknown(text, cleaned, language, "the page states no full date outside its text")
    frame = _Frame(text, cleaned, lines, found)
    scored = sorted(((frame.score(candidate), -candidate.start, candidate) for candidate in found), key=lambda s: s[:2])
    score, _, best = scored[-1]
    if score < _LEAST_SCORE:
        return _unknown(text, cleaned, language, "the dates on the page do not seem to be its own")
    confidence = min(0.98, 0.6 + score / 20)
    return PublishedGuess(_with_time(best, found), confidence, frame.reason(best), best.start, best.end)


def _filled_lines(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in iter_lines(text) if not text[start:end].isspace() and start < end]


def _candidates(text: str, lines: list[_Line], language: str) -> list[_Candidate]:
    """Return every full date of the short lines, and of the beginnings of long ones."""
    found = []
    previous = ""
    for line in lines:
        raw = text[line.start : min(line.end, line.start + _LONGEST_LINE)]
        if _YEAR.search(raw):
            found += _candidates_of(raw, line, previous, language)
        previous = raw
    return found


def _candidates_of(raw: str, line: _Line, previous: str, language: str) -> list[_Candidate]:
    loose, offsets = loosen(raw)
    found = []
    dated = [date for date in extract_dates(loose, language=language) if _full_date(date)]
    at = 0
    taken = sum(date.end - date.start for date in dated)
    for date in dated:
        before = loose[at : date.start].lower()
        label = _label(before) or (_label(previous.lower()) if not before.strip() and len(previous) < 40 else "")
        rest = sum(map(str.isalpha, loose)) - taken if line.end - line.start <= _LONGEST_LINE else _LONGEST_LINE
        value = parse_edtf(date.value or "")
        span = line.start + offsets[date.start], line.start + offsets[date.end]
        found.append(_Candidate(value, *span, line, label, max(0, rest), not before.strip(" •|-–—,·")))
        at = date.end
    return found


def _full_date(date: TimeExpression) -> bool:
    if date.value is None or "/" in date.value or not date.value[:4].isdigit():
        return False
    value = parse_edtf(date.value)
    return value.precision in _FINE and int(date.value[:4]) >= _EARLIEST_YEAR and not value.qualifier


def _label(before: str) -> str:
    """Return which kind of word stands last before a date: ``published``, ``updated``, ``other`` or none."""
    best, place = "", -1
    for kind, words in _labels().items():
        for word in words:
            at = before.rfind(word)
            if at > place and len(before) - at < 60:
                best, place = kind, at
    return best


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    raw = json.loads(_LABELS.read_text(encoding="utf-8"))
    return {kind: tuple(raw[kind]) for kind in ("published", "updated", "other")}


class _Frame:
    """Where things stand on the page: title, body, and the dates among each other."""

    def __init__(self, text: str, cleaned: Cleaned, lines: list[_Line], found: list[_Candidate]) -> None:
        self._text = text
        self._header = [(span.start, span.end) for span in cleaned.header]
        self._body = [(part.start, part.end) for part in cleaned.paragraphs]
        self._body_start = self._body[0][0] if self._body else len(text)
        self._body_end = self._body[-1][1] if self._body else len(text)
        title = cleaned.title_span.end if cleaned.title_span else None
        self._title = next((line.number for line in lines if title is not None and line.end >= title), None)
        self._first_body = next((line.number for line in lines if line.start >= self._body_start), len(lines))
        self._days = Counter(candidate.value.text[:10] for candidate in found)
        self._dated_lines = Counter(candidate.line.number for candidate in found)

    def score(self, candidate: _Candidate) -> float:
        """Return how much speaks for a candidate being the page's own date."""
        score = {"published": 3.0, "updated": 0.5, "other": -3.0, "": 0.0}[candidate.label]
        score += self._place(candidate)
        score += 1.0 if candidate.rest < 12 else 0.5 if candidate.rest < 40 else -0.5 if candidate.rest < 90 else -2.0
        score += 0.7 if candidate.value.precision != Precision.DAY else 0.0
        score += 0.4 if self._days[candidate.value.text[:10]] > 1 else 0.0
        return score

    def _place(self, candidate: _Candidate) -> float:
        at = candidate.start
        if any(start <= at < end for start, end in self._header):
            return 3.0
        inside = any(start <= at < end for start, end in self._body)
        if inside and candidate.rest > 60:
            return 0.5 if candidate.first and at - self._body_start < 200 else -3.0
        if self._title is not None:
            below = candidate.line.number - self._title
            if 0 <= below <= _NEAR_TITLE and at <= self._body_end:
                return 2.8 - 0.15 * below
            if -3 <= below < 0:
                return 1.2
            if below < 0:
                return -0.5
        above = self._first_body - candidate.line.number
        if 0 <= above <= _NEAR_TITLE:
            return 2.0 - 0.1 * above
        return -1.5 if at > self._body_end else 0.0

    def reason(self, candidate: _Candidate) -> str:
        """Return one clause on what shows that a date is the page's own."""
        if candidate.label == "updated":
            return "the only date near the title, marked as an update"
        if candidate.label == "published":
            return "a date marked as that of publication"
        below = self._title is not None and candidate.line.number >= self._title
        return "a date line below the title" if below else "a date line above the text"


def _with_time(best: _Candidate, found: list[_Candidate]) -> str:
    """Return the date, with its time of day where the page states one for the same day beside it."""
    return best.value.text


def _unknown(text: str, cleaned: Cleaned, language: str, reason: str) -> PublishedGuess:
    """Return an unknown date, with the bound that the body's own past dates give."""
    latest = ""
    for part in cleaned.paragraphs:
        for date in extract_dates(text, language=language, start=part.start, end=part.end):
            bound = _bound(date)
            latest = max(latest, bound)
    return PublishedGuess(None, 0.0, reason, estimate=f"{latest}/.." if latest else None)


def _bound(date: TimeExpression) -> str:
    """Return year and month (or year) of a date that the text speaks of as past, else nothing."""
    value = date.value or ""
    if not value[:4].isdigit() or "X" in value or "/" in value:
        return ""
    return value[:7]
