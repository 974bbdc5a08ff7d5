"""What stands around a line, as numbers.

In: the figures of each line by itself, and a guess at what is body: rough prose at first, the first pass after that.
Out: the rows that the two passes are asked about, for all pages at once.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.blocks import block_columns
from corpus_cli.annotate.clean.borders import NEVER, Borders, Figures, Matrix, beside
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.phrases import Strength
from corpus_cli.annotate.clean.vocabulary import Vocabulary, head_overlap, overlap
from corpus_cli.model import Reason

__all__ = ["first_pass", "second_pass"]

# What is told of the lines before and after.
_NEAR: Final = [
    Column.PROSE, Column.LOG_LENGTH, Column.LOG_WORDS, Column.STOP_SHARE, Column.ENDS_SENTENCE, Column.BULLET,
    Column.INDENT, Column.GAP, Column.DATED, Column.CAPITALS, Column.REPEATS, Column.STRENGTH,
]  # fmt: skip
_FAR: Final = 99
_MAX_PLACE: Final = 200
_MAX_SECTION: Final = 60
# A heading is no longer than about 65 characters.
_HEADING_LOG_LENGTH: Final = 4.2


def standing(borders: Borders, weights: Matrix, scores: Matrix) -> Matrix:
    """Return where each row stands among the mass of a score.

    Args:
        borders: of the pages.
        weights: characters of each unit.
        scores: a score of 0 to about 1 for each, high for body.
    """
    mass = weights * scores
    total = np.maximum(borders.totals(mass), 1e-6)[borders.pages]
    before = borders.before(mass) / total
    strong = scores > 0.5
    heaviest = np.maximum(borders.highest(mass), 1e-6)[borders.pages]
    return beside(
        before,
        1 - before - mass / total,
        np.minimum(borders.since(strong, strictly=True), _FAR),
        np.minimum(borders.until(strong, strictly=True), _FAR),
        mass / heaviest,
    )


def first_pass(base: Matrix, words: Vocabulary, said: Matrix) -> Matrix:
    """Return all that the first pass sees of each unit: itself, its neighbours, its place on the page."""
    borders = words.borders
    weights = np.expm1(base[:, Column.LOG_LENGTH])
    scores = np.minimum(base[:, Column.PROSE], 1.0)
    rows, place = borders.counts, borders.here - borders.first
    page = (
        np.log1p(rows), np.log1p(borders.totals(weights)), borders.totals(scores) / rows, _longest(borders, weights),
    )  # fmt: skip
    near = beside(base[:, _NEAR], said[:, (0, 3)])
    return beside(
        base, said, place / rows[borders.pages], np.minimum(place, _MAX_PLACE),
        np.minimum(borders.end - borders.here - 1, _MAX_PLACE), *(figure[borders.pages] for figure in page),
        standing(borders, weights, scores), overlap(words, scores),
        borders.shifted(near, 1), borders.shifted(near, -1), borders.shifted(near[:, :4], 2),
        borders.shifted(near[:, :4], -2), borders.around(near, reach=(3, 8)),
        *_sections(borders, base, weights * scores),
    )  # fmt: skip


def _longest(borders: Borders, weights: Matrix) -> Figures:
    """Return for each page the mean length of the longest tenth of its units."""
    asked = np.maximum(borders.counts // 10, 1)
    # In this order each page keeps its rows, the longest last.
    order = np.lexsort((weights, borders.pages))
    is_long = borders.end - borders.here <= asked[borders.pages]
    return borders.totals(np.where(is_long, weights[order], 0)) / asked


def _sections(borders: Borders, base: Matrix, mass: Matrix) -> list[npt.NDArray[Any]]:
    """Return how much prose stands between each row and the last heading of comments, links or digests above it."""
    done = (borders.before(mass) + mass) / np.maximum(borders.totals(mass), 1e-6)[borders.pages]
    short = base[:, Column.LOG_LENGTH] < _HEADING_LOG_LENGTH
    columns = []
    for reason in (Reason.RELATED, Reason.COMMENT, Reason.SIDEBAR, Reason.SUBSCRIBE):
        column = Column.PHRASES + list(Reason).index(reason)
        since = borders.since((base[:, column] >= Strength.START) & short)
        under = since < NEVER
        until = done[np.where(under, borders.here - since, 0)]
        columns.append(np.where(under, np.minimum(since, _MAX_SECTION), _FAR))
        columns.append(np.where(under, done - until, -1))
        columns.append(np.where(under, until, -1))
    return columns


def second_pass(first: Matrix, base: Matrix, words: Vocabulary, guess: Matrix) -> Matrix:
    """Return what the first pass saw and what it made of each unit and of its neighbours."""
    borders = words.borders
    weights = np.expm1(base[:, Column.LOG_LENGTH])
    mine = guess[:, None]
    total = np.maximum(borders.totals(weights * guess), 1e-6)
    share = total / np.maximum(borders.totals(weights), 1)
    page = (np.log1p(total), share, borders.totals(guess > 0.5) / borders.counts)
    topic = head_overlap(words, guess)
    return beside(
        first, guess, *(borders.shifted(mine, offset) for offset in (1, -1, 2, -2, 3, -3)),
        borders.around(mine, reach=(3, 8, 20)), standing(borders, weights, guess), overlap(words, guess),
        topic, borders.around(topic, reach=(4, 12)), *(figure[borders.pages] for figure in page),
        block_columns(base, words, guess),
    )  # fmt: skip
