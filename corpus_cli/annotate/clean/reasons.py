"""Why each removed unit was removed: by its own words, by the section it stands in, by its place on the page.

In: the units of a page, the phrases found in them, and what was kept. Out: a class and a confidence for the rest.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from corpus_cli.annotate.clean.lines import ENDS_SENTENCE, Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength
from corpus_cli.model import Reason

__all__ = ["Verdict", "explain_removed"]

_COUNTER = re.compile(r"[\W_]*(?:\d[\d\s.,:/%+-]*[kKmMкК]?|[0-9]+ ?/ ?[0-9]+)[\W_]*")
# A heading of one of these opens a section, and what follows belongs to it until another opens.
_SECTIONS = {Reason.RELATED, Reason.SIDEBAR, Reason.COMMENT, Reason.LEGAL, Reason.SUBSCRIBE, Reason.COOKIE}
_CONFIDENCE = {Strength.LINE: 0.95, Strength.ANNOUNCE: 0.85, Strength.START: 0.8, Strength.WORD: 0.6}
_LONG = 60
_TEASER = 30
# The headline may stand on the page again with a bullet or a colon.
_MARKS = 6
_WORD = re.compile(r"\w+")


class Verdict(NamedTuple):
    """The class of reason for one unit and a confidence from 0 to 1."""

    reason: Reason
    confidence: float


_DUPLICATE, _COUNTED = Verdict(Reason.DUPLICATE_TITLE, 0.95), Verdict(Reason.COUNTER, 0.8)
_BY_SECTION = {reason: Verdict(reason, 0.6) for reason in _SECTIONS}
_BY_PLACE = {reason: Verdict(reason, 0.4) for reason in Reason}


class _Place(Enum):
    """Where a unit stands: before, between or after what was kept."""

    BEFORE = auto()
    WITHIN = auto()
    AFTER = auto()


def explain_removed(
    units: Sequence[Unit],
    hits: Sequence[PhraseHit | None],
    *,
    dated: Sequence[bool],
    kept: Sequence[bool],
    title: int | None,
) -> dict[int, Verdict]:
    """Return index -> verdict for each unit that was not kept.

    Args:
        units: the page.
        hits: the phrase found in each.
        dated: which are a date line.
        kept: which are body, title or header.
        title: index of the title.
    """
    body = [index for index, keep in enumerate(kept) if keep]
    first, last = (body[0], body[-1]) if body else (0, -1)
    headline = units[title].text if title is not None else ""
    length, bare = len(headline), _bare(headline)
    section: Reason | None = None
    verdicts = {}
    for index, unit in enumerate(units):
        if kept[index]:
            section = None
            continue
        hit = hits[index]
        same = abs(len(unit.text) - length) <= _MARKS and _bare(unit.text) == bare
        own = _DUPLICATE if same else _own_verdict(unit, hit)
        if own and own.reason in _SECTIONS and not (section is Reason.COMMENT and own.reason is Reason.COMMENT):
            section = own.reason if _opens_section(unit, hit) else section
        if own and own.reason is Reason.NAVIGATION and section is not None:
            own = None
        if own is None:
            place = _Place.BEFORE if index < first else _Place.WITHIN if index < last else _Place.AFTER
            own = _BY_SECTION[section] if section else _by_place(unit.text, place, dated=dated[index])
        verdicts[index] = own
    return verdicts


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _own_verdict(unit: Unit, hit: PhraseHit | None) -> Verdict | None:
    if not unit.text[0].isalpha() and _COUNTER.fullmatch(unit.text[:40]):
        return _COUNTED
    if hit and (hit.strength is not Strength.WORD or len(unit.text) <= _LONG):
        return Verdict(hit.reason, _CONFIDENCE[hit.strength])
    return None


def _opens_section(unit: Unit, hit: PhraseHit | None) -> bool:
    return hit is not None and hit.strength >= Strength.START and len(unit.text) <= _LONG


def _by_place(text: str, place: _Place, *, dated: bool) -> Verdict:
    if place is _Place.BEFORE:
        reason = Reason.FURNITURE if dated else Reason.NAVIGATION
    elif place is _Place.WITHIN:
        reason = Reason.RELATED if len(text) > _TEASER else Reason.FURNITURE
    else:
        sidebar = len(text) > _LONG or dated or ENDS_SENTENCE.search(text[-4:])
        reason = Reason.SIDEBAR if sidebar else Reason.NAVIGATION
    return _BY_PLACE[reason]
