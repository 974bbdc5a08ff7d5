"""When a page of text was published, by what the page itself says.

In: the text of a page, what cleaning made of it, its language. Out: a ``PublishedGuess``. Every full date in the
page's short lines is a candidate; what stands beside it ("Published", "Updated", a byline, a time of day) and where
it stands (under the title, in the body, in a list of other dates) is weighed, and the best one is taken if it is good
enough. Otherwise the date is unknown, and the dates that the body mentions give a bound.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from math import exp
from pathlib import Path

from corpus_cli.annotate.dates.candidates import Candidate, Line, PageParts, read_candidates
from corpus_cli.annotate.dates.dateline import open_dateline
from corpus_cli.annotate.dates.extract import extract_page_dates
from corpus_cli.annotate.dates.lexicon import has_words, load_lexicon
from corpus_cli.annotate.dates.order import with_order_of
from corpus_cli.annotate.dates.tense import Tense, tense_of
from corpus_cli.edtf import Precision
from corpus_cli.model import Cleaned, PublishedGuess, Reason, TimeExpression
from corpus_cli.text import line_spans

__all__ = ["find_published"]

_WEIGHTS = Path(__file__).parent / "data" / "published.json"
_PROSE_LINE = 160
_SIDEBAR_REPEATS = 3
_NEVER = 50.0
_ELSEWHERE = (Reason.SIDEBAR, Reason.RELATED, Reason.COMMENT, Reason.NAVIGATION)
_BYLINE = re.compile(
    r"\b(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Aa]utor|[Аа]втор|[Aa]uthor|[Ww]ritten)\b[ :]"
    r"|\b(?:Staff|Reporter|Redaktion)\b"
)
# Below this probability the date is called unknown: a wrong date is worse than none.
_LEAST_SHARE = 0.7
# How sure a date can be: at best, of two figures that may change places, that tells only of an update, of a dateline
# that leaves its year open. A page that says when it was updated and no more was published that day in 7 cases of 10.
_MOST_SURE, _DOUBTED, _UPDATED, _BY_DATELINE = 0.98, 0.9, 0.75, 0.85
_DATELINE_REASON = "the dateline of the text, with the year of another date of the page"
# A dateline opens one of so many paragraphs: a photograph's words or a summary may stand above it.
_OPENING = 3
# How far under the title a date still belongs to it, in lines that are not empty.
_NEAR_TITLE = 12


def find_published(text: str, *, cleaned: Cleaned, language: str) -> PublishedGuess:
    """Return the publication date that the page states, or why it is unknown.

    Args:
        text: the whole page.
        cleaned: its title, header, paragraphs and removed lines.
        language: BCP-47 tag or ``und``.
    """
    lines = [Line(start, end, n) for n, (start, end) in enumerate(_filled_lines(text))]
    titles = _title_lines(text, cleaned, lines)
    parts = PageParts(frozenset(titles), tuple((part.start, part.end) for part in cleaned.paragraphs))
    found = read_candidates(text, lines, parts, language)
    dateline = open_dateline(text, [part.start for part in cleaned.paragraphs[:_OPENING]], language)
    best, share = _best(_Frame(text, cleaned, lines, titles, found), found) if found else (None, 0.0)
    if best is None or share < _LEAST_SHARE or (dateline and not dateline.fits(best.value.text)):
        day = dateline.in_time_of(candidate.value.text for candidate in found) if dateline else None
        if dateline and day:
            return PublishedGuess(day, _BY_DATELINE, _DATELINE_REASON, dateline.start, dateline.end)
        reason = (
            "the dates on the page do not seem to be its own"
            if found
            else "the page states no full date outside its text"
        )
        if dateline:
            reason += ", and its dateline leaves the year open"
        return _unknown(text, cleaned, language, reason + _unread(language))
    value = _settled(text, best, language) if best.in_doubt else best.value.text
    if value is None:
        written = text[best.start : best.end]
        reason = f"which figure of {written} is the month, nothing on the page tells"
        return _unknown(text, cleaned, language, reason)
    most = _UPDATED if best.label == "updated" else _DOUBTED if best.in_doubt else _MOST_SURE
    return PublishedGuess(value, round(min(most, share), 2), _reason(best, titles), best.start, best.end)


def _unread(language: str) -> str:
    """Return what to add to a reason where the months of a page's language are not known."""
    if language == "und" or has_words(language):
        return ""
    return f"; dates written out in its language ({language}) are not read, only those in figures"


def _best(frame: "_Frame", found: list[Candidate]) -> tuple[Candidate, float]:
    """Return the candidate for which most speaks, and the probability of its day."""
    scores = [frame.score(candidate) for candidate in found]
    best = found[max(range(len(found)), key=lambda place: (scores[place], -place))]
    return best, _share(best, found, scores)


def _settled(text: str, candidate: Candidate, language: str) -> str | None:
    """Return the value of a date in figures, in the order that the page's other dates show; ``None`` without such."""
    lexicon = load_lexicon(language)
    shown = with_order_of(text, lexicon)
    if not shown.order_shown:
        return None
    value = candidate.value.text
    if shown.numeric_month_first == lexicon.numeric_month_first:
        return value
    return f"{value[:5]}{value[8:10]}-{value[5:7]}{value[10:]}"


def _share(best: Candidate, found: list[Candidate], scores: list[float]) -> float:
    """Return the probability of the best candidate's day, against the other days and against none."""
    highest = max(0.0, *scores)
    none = exp(-highest)
    days = {candidate.value.text[:10]: 0.0 for candidate in found}
    for candidate, score in zip(found, scores, strict=True):
        days[candidate.value.text[:10]] += exp(score - highest)
    return days[best.value.text[:10]] / (sum(days.values()) + none)


def _filled_lines(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in line_spans(text) if not text[start:end].isspace() and start < end]


class _Frame:
    """Where things stand on the page: title, body, and the dates among each other."""

    def __init__(
        self, text: str, cleaned: Cleaned, lines: list[Line], titles: list[int], found: list[Candidate]
    ) -> None:
        self._text = text
        self._lines = lines
        self._header = [(span.start, span.end) for span in cleaned.header]
        self._body = [(part.start, part.end) for part in cleaned.paragraphs]
        self._body_start = self._body[0][0] if self._body else len(text)
        self._body_end = self._body[-1][1] if self._body else len(text)
        self._titles = titles
        self._first_body = next((line.number for line in lines if line.end > self._body_start), len(lines))
        self._days = Counter(candidate.value.text[:10] for candidate in found)
        self._dated = [(candidate.line.number, candidate.value.text[:10], candidate.label) for candidate in found]
        elsewhere = {line.start for line in cleaned.removed if line.reason in _ELSEWHERE}
        self._elsewhere = {line.number for line in lines if line.start in elsewhere}
        self._first_dated = min(number for number, *_ in self._dated)

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return what speaks for and against a candidate; each figure is 0 to 1."""
        at, number = candidate.start, candidate.line.number
        below = min((number - title for title in self._titles if 0 <= number - title <= _NEAR_TITLE), default=99)
        above = self._first_body - number
        prose = 1 if candidate.dateline else self._prose_after(number)
        inside = not candidate.dateline and any(start <= at < end for start, end in self._body)
        return {
            "published": candidate.label == "published",
            "updated": candidate.label == "updated",
            "updated_alone": candidate.label == "updated" and not self._has_rival(candidate),
            "other": candidate.label == "other",
            "header": any(start <= at < end for start, end in self._header),
            "title": max(0.0, 1 - below / _NEAR_TITLE) if below < 99 else 0.0,
            "under_title": below <= _NEAR_TITLE,
            "above_body": max(0.0, 1 - above / _NEAR_TITLE) if above >= 0 else 0.0,
            "in_body": inside,
            "after_body": at > self._body_end,
            "prose_near": max(0.0, 1 - prose / 20),
            "prose_next": prose <= 4,
            "bare": candidate.rest < 12,
            "wordy": min(1.0, candidate.rest / 120),
            "clock": candidate.value.precision != Precision.DAY,
            "twice": self._days[candidate.value.text[:10]] > 1,
            "first": number <= self._first_dated + 1,
            "first_under": below <= _NEAR_TITLE and self._is_first_under(number, below),
            "outranked": self._is_outranked(number),
            "outranked_weekday": candidate.weekday and self._is_outranked(number),
            "published_near": candidate.label == "published" and (below <= _NEAR_TITLE or prose < 12),
            "top": number < 8,
            "far": min(1.0, number / 200),
            "byline": self._has_byline(number),
            "headline": self._has_headline(number),
            "weekday_above": candidate.weekday and prose > 4 and below == 99,
            "sentence": candidate.sentence,
            "starts_line": candidate.first,
            "list": min(1.0, self._neighbours(candidate, across_prose=False) / 4),
            "list_around": min(1.0, self._neighbours(candidate, across_prose=True) / 4),
            "repeated": min(1.0, max(0, self._days[candidate.value.text[:10]] - 2) / 4),
            "elsewhere": number in self._elsewhere,
            "astray": below > _NEAR_TITLE and prose > 4,
            "first_astray": below > _NEAR_TITLE and prose > 4 and number <= self._first_dated + 1,
            "other_headline": below > _NEAR_TITLE and self._has_headline(number),
            "masthead": prose > 12 and bool(self._titles) and number + 3 < min(self._titles),
            "byline_near": below <= _NEAR_TITLE and prose < 12 and self._has_byline(number),
        }

    def score(self, candidate: Candidate) -> float:
        """Return how much speaks for a candidate being the page's own date, against none of them being it."""
        if self._is_sidebar(candidate):
            return -_NEVER
        weights = _weights()
        return weights["bias"] + sum(weights[name] * value for name, value in self.features(candidate).items())

    def _is_sidebar(self, candidate: Candidate) -> bool:
        """Return whether a date under the body stands there time and again: each item of a sidebar carries it."""
        after = candidate.start > self._body_end and not candidate.label
        return after and self._days[candidate.value.text[:10]] >= _SIDEBAR_REPEATS

    def _is_first_under(self, number: int, below: int) -> bool:
        """Return whether no other date stands between a title and a date line ``below`` lines under it."""
        return not any(number - below <= other < number - 1 for other, *_ in self._dated)

    def _is_outranked(self, number: int) -> bool:
        """Return whether a date stands over a title that has a date of its own under it: the masthead's today."""
        under = [t for t in self._titles if t > number and any(t <= other <= t + 6 for other, *_ in self._dated)]
        return bool(under) and not any(title <= number for title in self._titles)

    def _has_rival(self, candidate: Candidate) -> bool:
        """Return whether a date that is not marked as an update stands beside an update."""
        return any(abs(number - candidate.line.number) <= 3 and label != "updated" for number, _, label in self._dated)

    def _neighbours(self, candidate: Candidate, *, across_prose: bool) -> int:
        """Return how many other days are named in the lines around: a list of other pages has many."""
        day, number = candidate.value.text[:10], candidate.line.number
        near = {n for n, other, _ in self._dated if 1 < abs(n - number) <= 8 and other != day}
        return sum(across_prose or not self._prose(number, n) for n in near)

    def _prose(self, one: int, other: int) -> bool:
        between = self._lines[min(one, other) + 1 : max(one, other)]
        return any(line.end - line.start > _PROSE_LINE for line in between)

    def _prose_after(self, number: int) -> int:
        """Return after how many lines the first one that looks like prose comes."""
        for distance, line in enumerate(self._lines[number + 1 : number + 21], start=1):
            if line.end - line.start > _PROSE_LINE:
                return distance
        return 20

    def _has_byline(self, number: int) -> bool:
        """Return whether the line of the date, or one of the two before it, names an author."""
        near = self._lines[max(0, number - 2) : number + 1]
        return any(_BYLINE.search(self._text, line.start, min(line.end, line.start + 60)) for line in near)

    def _has_headline(self, number: int) -> bool:
        """Return whether a line as long as a headline stands shortly before."""
        near = self._lines[max(0, number - 6) : number]
        return any(30 <= line.end - line.start <= 160 and self._text[line.end - 1].isalnum() for line in near)


def _reason(candidate: Candidate, titles: list[int]) -> str:
    """Return one clause on what shows that a date is the page's own."""
    if candidate.label == "updated":
        return "the only date near the title, marked as an update"
    if candidate.label == "published":
        return "a date marked as that of publication"
    if candidate.dateline:
        return "the dateline of the text"
    below = any(title <= candidate.line.number for title in titles)
    return "a date line below the title" if below else "a date line above the text"


@cache
def _weights() -> dict[str, float]:
    raw = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return dict(raw["weights"])


def _title_lines(text: str, cleaned: Cleaned, lines: list[Line]) -> list[int]:
    """Return the numbers of all lines that hold the title: a page often gives it twice, for the tab and for readers."""
    if not cleaned.title or cleaned.title_span is None:
        return []
    title = _bare(cleaned.title)
    found = []
    for line in lines:
        if line.start <= cleaned.title_span.start < line.end:
            found.append(line.number)
        elif line.end - line.start < 2 * len(title) + 20 and _first_letter(text, line) == title[:1]:
            bare = _bare(text[line.start : line.end])
            shorter = min(len(bare), len(title))
            if shorter >= 15 and bare[:shorter] == title[:shorter]:
                found.append(line.number)
    return found


def _first_letter(text: str, line: Line) -> str:
    return next(filter(str.isalnum, text[line.start : line.end]), "").lower()[:1]


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line.lower()))


def _unknown(text: str, cleaned: Cleaned, language: str, reason: str) -> PublishedGuess:
    """Return an unknown date, with the bound that the dates the body tells of as past give."""
    lexicon = load_lexicon(language)
    starts = [part.start for part in cleaned.paragraphs]
    latest = ""
    for date in extract_page_dates(text, language=language):
        part = bisect_right(starts, date.start) - 1
        if part < 0 or date.start >= cleaned.paragraphs[part].end:
            continue
        if (bound := _bound(date)) > latest and tense_of(text, date.start, date.end, lexicon) is Tense.PAST:
            latest = bound
    return PublishedGuess(None, 0.0, reason, estimate=f"{latest}/.." if latest else None)


def _bound(date: TimeExpression) -> str:
    """Return the month (or the year) that a date names, else nothing."""
    value = (date.value or "").partition("/")[0]
    return value[:7] if value[:4].isdigit() and not value.endswith("~") else ""
