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
from corpus_cli.annotate.clean.phrases import PhraseHit
from corpus_cli.model import Evidence, Reason

__all__ = ["find_publisher"]

_SIGNED_LEAD = re.compile(r"[,–—-]\s+[^\W\d_]+\s+((?:[A-Z][\w-]*\.)+[a-z]{2,6})\.?$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©:,-]*(?:\d{4}(?:\s*[-–—/,]\s*\d{2,4})?)?[\s,:.-]*(?:by\s+)?([^\d\n|©]{2,60}?)"
    r"(?=[.|,;•·]|\s[-–—]\s|\s(?:all|все|всі|усі|wszelkie|alle|tous|todos|tutti)\b|\d|\s*$)",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"[«\"“„]([^\W\d_][^«»\"“”„\n]{1,40})[»\"”“]")
_ADDRESS_CASES = re.compile(r"\b(?:від|от|ад)\s+$")
_STOP_WORDS = frozenset({"all", "rights", "reserved", "copyright", "the"})


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
    match = _RIGHTS.search(unit.text[:300])
    name = match[1].strip(" \t.,:;-–—") if match else ""
    if (
        not match
        or not name[:1].isupper()
        or name.casefold() in _STOP_WORDS
        or name.casefold().startswith("all rights")
    ):
        return None
    return _evidence(name, unit, match.start(1), length=len(name), confidence=0.7, reason="named in the copyright line")


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
