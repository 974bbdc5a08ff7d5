"""Which line is the headline.

In: the units of a page, the phrases found in them. Out: an index, or none.
"""

from collections.abc import Sequence

from corpus_cli.annotate.clean.lines import ENDS_SENTENCE, Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength

__all__ = ["choose_title"]


def choose_title(units: Sequence[Unit], hits: Sequence[PhraseHit | None], *, first_body: int) -> int | None:
    """Return the index of the headline among the units up to ``first_body``, or ``None``."""
    best, best_score = None, 0.0
    for index in range(min(first_body + 1, len(units))):
        score = _score(units[index], hits[index], distance=first_body - index, position=index)
        if score > best_score:
            best, best_score = index, score
    return best


def _score(unit: Unit, hit: PhraseHit | None, *, distance: int, position: int) -> float:
    length = len(unit.text)
    if not 12 <= length <= 220 or (hit and hit.strength is Strength.LINE):
        return 0.0
    score = min(length, 80) / 80 + (1.0 if position == 0 else 0.0) + 1.0 / (1 + distance)
    return score * (0.5 if ENDS_SENTENCE.search(unit.text[-4:]) and unit.text[-1] not in '?!»"”' else 1.0)
