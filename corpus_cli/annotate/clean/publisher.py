"""Who published the page, where the page itself says so.

In: the units of a page, and which are body. Out: `Evidence`. A source that an article cites is never its publisher,
so the body speaks for a publisher only in one way: a web address that signs the first paragraph.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength, look_up
from corpus_cli.model import Evidence, Reason

__all__ = ["find_publisher"]

_SIGNED_LEAD = re.compile(r"[,–—-]\s+[^\W\d_]+\s+((?:[A-Z][\w-]*\.)+[a-z]{2,6})\.?$")
_RIGHTS = re.compile(
    r"(?:(?:©|\(c\)|copyright)[\s©:,-]*){1,3}(?P<year>\d{4}(?:\s*[-–—/,]\s*\d{2,4})?)?[\s,:.-]*"
    r"(?:(?:by|of)\s+)?(?P<name>[^\d\n|©]{2,60}?)"
    r"(?=[.|,;•·]|\s[-–—]\s|\s(?:all|все|всі|усі|wszelkie|alle|tous|todos|tutti)\b|\d|\s*$)",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"[«\"“„]([^\W\d_][^«»\"“”„\n]{1,40})[»\"”“]")
_ADDRESS_CASES = re.compile(r"\b(?:від|от|ад)\s+$")
_STOP_WORDS = frozenset({"all", "rights", "reserved", "copyright", "the"})
_SPACE = re.compile(r"\s+")
_QUOTES = "«»\"“”„'"
# So many words with one capital are a sentence: names of houses this long hold another.
_SENTENCE = 5


def find_publisher(units: Sequence[Unit], hits: Sequence[PhraseHit | None], *, body: Sequence[int]) -> Evidence | None:
    """Return what shows the publisher, or ``None`` when nothing does.

    Args:
        units: the page.
        hits: the phrase found in each unit.
        body: indexes of the units kept as body.
    """
    kept = set(body)
    for index, unit in enumerate(units):
        if _holds_rights_mark(unit.text) and index not in kept and (found := _from_rights(unit)):
            return found
    if body and (found := _from_signed_lead(units[body[0]])):
        return found
    for index, unit in enumerate(units):
        hit = hits[index]
        if (
            index not in kept
            and hit
            and hit.reason in (Reason.RELATED, Reason.SUBSCRIBE)
            and (found := _from_own_name(unit))
        ):
            return found
    return None


def _evidence(name: str, unit: Unit, offset: int, *, length: int, confidence: float, reason: str) -> Evidence:
    start = unit.start + offset if len(unit.lines) == 1 else unit.start
    end = start + length if len(unit.lines) == 1 else unit.end
    return Evidence("publisher", name, confidence, reason, start, end)


def _holds_rights_mark(text: str) -> bool:
    # The pattern is dear, and few lines hold a mark of rights.
    return "©" in text or "opyright" in text or "(c)" in text or "OPYRIGHT" in text or "(C)" in text


def _from_rights(unit: Unit) -> Evidence | None:
    reason = "named in the copyright line"
    for match in _RIGHTS.finditer(unit.text[:300]):
        name = _without_notice(match["name"]).strip(" \t.,:;-–—")
        if _is_name(name, follows_year=match["year"] is not None):
            return _evidence(name, unit, match.start("name"), length=len(name), confidence=0.7, reason=reason)
    return None


def _without_notice(claimed: str) -> str:
    """Return what stands before a legal phrase: "Gazete" of "Gazete Tüm hakları saklıdır".

    Nothing where the phrase is the middle of a sentence: "The paper is not responsible".
    """
    starts = (match.end() for match in _SPACE.finditer(claimed))
    start = next((start for start in starts if _reason_of(claimed[start:]) is Reason.LEGAL), len(claimed))
    return claimed[:start] if not claimed[start : start + 1].islower() else ""


def _is_name(claimed: str, *, follows_year: bool) -> bool:
    """Tell whether what a mark of rights stands before is somebody: no notice, no credit of a picture, no sentence."""
    reason, words = _reason_of(claimed), claimed.split()
    # A paper may be called as pictures are in its language; a year before says that the page is meant.
    is_credit = reason is Reason.CAPTION and (not follows_year or ":" in claimed)
    is_sentence = len(words) >= _SENTENCE and not any(word.strip(_QUOTES)[:1].isupper() for word in words[1:])
    return (
        claimed[:1].isupper()
        and claimed.casefold() not in _STOP_WORDS
        and reason is not Reason.LEGAL
        and not is_credit
        and not is_sentence
    )


def _reason_of(line: str) -> Reason | None:
    """Return what a line that begins with a phrase of the lists is for."""
    hit = look_up(line)
    return hit.reason if hit and hit.strength >= Strength.START else None


def _from_signed_lead(unit: Unit) -> Evidence | None:
    match = _SIGNED_LEAD.search(unit.text[-80:])
    if not match:
        return None
    offset = max(len(unit.text) - 80, 0) + match.start(1)
    reason = "a web address signs the first paragraph"
    return _evidence(match[1], unit, offset, length=len(match[1]), confidence=0.6, reason=reason)


def _from_own_name(unit: Unit) -> Evidence | None:
    """Read «…chronicle from "Рубрики"»: a page that sends its reader on to its own work names itself."""
    for match in _OWN_NAME.finditer(unit.text[:300]):
        if _ADDRESS_CASES.search(unit.text[: match.start()]):
            name = _nominative(match[1])
            reason = "the page names itself where it points to more of its own"
            return _evidence(name, unit, match.start(1), length=len(match[1]), confidence=0.6, reason=reason)
    return None


def _nominative(name: str) -> str:
    """Undo the genitive that the preposition asks for, where the ending is sure."""
    for ending, instead in _genitive_endings():
        if name.endswith(ending):
            return name[: len(name) - len(ending)] + instead
    return name


@cache
def _genitive_endings() -> tuple[tuple[str, str], ...]:
    raw = json.loads(files(__package__).joinpath("data/lexicon.json").read_text(encoding="utf-8"))
    return tuple((ending, instead) for ending, instead in raw["genitive"])
