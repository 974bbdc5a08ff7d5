"""Which units are the article's body.

In: the units of a page and the phrases found in them. Out: one truth value a unit.
"""

from collections.abc import Sequence

from corpus_cli.annotate.clean.header import is_date_line
from corpus_cli.annotate.clean.lines import ENDS_SENTENCE, Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength
from corpus_cli.model import Reason

__all__ = ["choose_body"]

_CUTS = {Reason.RELATED, Reason.SIDEBAR, Reason.COMMENT}
_ENOUGH = 400
_MIN_STANDFIRST = 40


def choose_body(units: Sequence[Unit], hits: Sequence[PhraseHit | None]) -> list[bool]:
    """Return for each unit whether it is body."""
    prose = [_is_prose(unit, hit) for unit, hit in zip(units, hits, strict=True)]
    seen = 0
    for index, unit in enumerate(units):
        hit = hits[index]
        if seen > _ENOUGH and hit and hit.reason in _CUTS and hit.strength >= Strength.START and len(unit.text) < 200:
            rest = [
                later
                for later in range(index + 1, len(units))
                if prose[later] and hits[later] is None and len(units[later].text) > 200
            ]
            if not rest:
                prose[index:] = [False] * (len(units) - index)
                break
        seen += len(unit.text) if prose[index] else 0
    return _with_headings(units, hits, prose)


def _is_prose(unit: Unit, hit: PhraseHit | None) -> bool:
    if hit and (hit.strength is not Strength.START or len(unit.text) < 200):
        return False
    return len(unit.text) >= 80 or (len(unit.text) >= 40 and bool(ENDS_SENTENCE.search(unit.text[-4:])))


def _with_headings(units: Sequence[Unit], hits: Sequence[PhraseHit | None], prose: list[bool]) -> list[bool]:
    kept = list(prose)
    for index in range(1, len(units) - 1):
        length = len(units[index].text)
        if not prose[index] and hits[index] is None and length > 8 and not is_date_line(units[index].text):
            before, after = any(prose[max(index - 2, 0) : index]), any(prose[index + 1 : index + 3])
            kept[index] = after and (before or length > _MIN_STANDFIRST)
    return kept
