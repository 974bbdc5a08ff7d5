"""Why each removed unit was removed: by its own words, by the section it stands in, by its place on the page.

In: the units of a page, the phrases found in them, and what was kept. Out: a class and a confidence for the rest.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus_cli.annotate.clean.header import is_date_line
from corpus_cli.annotate.clean.lines import ENDS_SENTENCE, Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength
from corpus_cli.model import Reason

__all__ = ["Verdict", "explain_removed"]

_COUNTER = re.compile(r"[\W_]*(?:\d[\d\s.,:/%+-]*[kKmMкК]?|[0-9]+ ?/ ?[0-9]+)[\W_]*")
# A heading of one of these opens a section, and what follows belongs to it until another opens.
_SECTIONS = {Reason.RELATED, Reason.SIDEBAR, Reason.COMMENT, Reason.LEGAL, Reason.SUBSCRIBE, Reason.COOKIE}
_CONFIDENCE = {Strength.LINE: 0.95, Strength.ANNOUNCE: 0.85, Strength.START: 0.8, Strength.WORD: 0.6}
_BY_SECTION, _BY_PLACE = 0.6, 0.4
_LONG = 60
# The headline may stand on the page again with a bullet or a colon.
_MARKS = 6


class Verdict(NamedTuple):
    """The class of reason for one unit and a confidence from 0 to 1."""

    reason: Reason
    confidence: float


def explain_removed(
    units: Sequence[Unit], hits: Sequence[PhraseHit | None], *, kept: Sequence[bool], title: int | None
) -> dict[int, Verdict]:
    """Return index -> verdict for each unit that was not kept.

    Args:
        units: the page.
        hits: the phrase found in each.
        kept: which are body, title or header.
        title: index of the title.
    """
    body = [index for index, keep in enumerate(kept) if keep]
    last = body[-1] if body else -1
    headline = units[title].text if title is not None else ""
    section: Reason | None = None
    verdicts = {}
    for index, unit in enumerate(units):
        if kept[index]:
            section = None
            continue
        hit = hits[index]
        own = _own_verdict(unit, hit, headline)
        if own and own.reason in _SECTIONS and not (section is Reason.COMMENT and own.reason is Reason.COMMENT):
            section = own.reason if _opens_section(unit, hit) else section
        if own and own.reason is Reason.NAVIGATION and section is not None:
            own = None
        verdicts[index] = own or _by_place(unit, index, body[0] if body else 0, last, section)
    return verdicts


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _own_verdict(unit: Unit, hit: PhraseHit | None, headline: str) -> Verdict | None:
    if abs(len(unit.text) - len(headline)) <= _MARKS and _bare(unit.text) == _bare(headline):
        return Verdict(Reason.DUPLICATE_TITLE, 0.95)
    if not unit.text[0].isalpha() and _COUNTER.fullmatch(unit.text[:40]):
        return Verdict(Reason.COUNTER, 0.8)
    if hit and (hit.strength is not Strength.WORD or len(unit.text) <= _LONG):
        return Verdict(hit.reason, _CONFIDENCE[hit.strength])
    return None


def _opens_section(unit: Unit, hit: PhraseHit | None) -> bool:
    return hit is not None and hit.strength >= Strength.START and len(unit.text) <= _LONG


def _by_place(unit: Unit, index: int, first: int, last: int, section: Reason | None) -> Verdict:
    if section is not None:
        return Verdict(section, _BY_SECTION)
    if index < first:
        return Verdict(Reason.FURNITURE if is_date_line(unit.text) else Reason.NAVIGATION, _BY_PLACE)
    if index < last:
        return Verdict(Reason.RELATED if len(unit.text) > 30 else Reason.FURNITURE, _BY_PLACE)
    if len(unit.text) > _LONG or ENDS_SENTENCE.search(unit.text[-4:]) or is_date_line(unit.text):
        return Verdict(Reason.SIDEBAR, _BY_PLACE)
    return Verdict(Reason.NAVIGATION, _BY_PLACE)
