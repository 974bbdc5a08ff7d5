"""What stands around a line, as numbers.

In: the figures of each line by itself, and a guess at what is body: rough prose at first, the first pass after that.
Out: the rows that the two passes are asked about.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from corpus_cli.annotate.clean.blocks import block_columns
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.phrases import Strength
from corpus_cli.annotate.clean.vocabulary import Matrix, Vocabulary, head_overlap, overlap
from corpus_cli.model import Reason

__all__ = ["around", "first_pass", "second_pass"]

# What is told of the lines before and after.
_NEAR: Final = [
    Column.PROSE, Column.LOG_LENGTH, Column.LOG_WORDS, Column.STOP_SHARE, Column.ENDS_SENTENCE, Column.BULLET,
    Column.INDENT, Column.GAP, Column.DATED, Column.CAPITALS, Column.REPEATS, Column.STRENGTH,
]  # fmt: skip
_FAR: Final = 99
_MAX_PLACE: Final = 200
# A heading is no longer than about 65 characters.
_HEADING_LOG_LENGTH: Final = 4.2


def around(columns: Matrix, *, reach: Sequence[int]) -> Matrix:
    """Return the means of ``columns`` over the rows before and after, for each reach in rows."""
    rows = len(columns)
    sums = np.vstack((np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0, dtype=np.float64)))
    here = np.arange(rows)
    parts = []
    for width in reach:
        low, high = np.maximum(here - width, 0), np.minimum(here + 1 + width, rows)
        parts.append((sums[here] - sums[low]) / width)
        parts.append((sums[high] - sums[here + 1]) / width)
    return np.hstack(parts).astype(np.float32)


def _shifted(columns: Matrix, offset: int) -> Matrix:
    out = np.zeros_like(columns)
    if offset > 0:
        out[offset:] = columns[:-offset]
    else:
        out[:offset] = columns[-offset:]
    return out


def standing(weights: Matrix, scores: Matrix) -> Matrix:
    """Return where each row stands among the mass of a score.

    Args:
        weights: characters of each unit.
        scores: a score of 0 to about 1 for each, high for body.
    """
    mass = weights * scores
    total = max(float(mass.sum()), 1e-6)
    before = (np.cumsum(mass) - mass) / total
    rows = len(mass)
    here = np.arange(rows)
    strong = scores > 0.5
    last = np.maximum.accumulate(np.where(strong, here, -1))
    following = np.minimum.accumulate(np.where(strong, here, rows)[::-1])[::-1]
    since = np.where(np.roll(last, 1) >= 0, here - np.roll(last, 1), _FAR)
    since[0] = _FAR
    until = np.append(following[1:], rows)
    until = np.where(until < rows, until - here, _FAR)
    heaviest = float(mass.max()) if rows else 0.0
    columns = (
        before,
        1 - before - mass / total,
        np.minimum(since, _FAR),
        np.minimum(until, _FAR),
        mass / max(heaviest, 1e-6),
    )
    return np.column_stack(columns).astype(np.float32)


def first_pass(base: Matrix, words: Vocabulary, said: Matrix) -> Matrix:
    """Return all that the first pass sees of each unit: itself, its neighbours, its place on the page."""
    rows = len(base)
    weights = np.expm1(base[:, Column.LOG_LENGTH])
    scores = np.minimum(base[:, Column.PROSE], 1.0)
    place = np.column_stack((np.arange(rows) / rows, *np.minimum((np.arange(rows), np.arange(rows)[::-1]), _MAX_PLACE)))
    longest = np.sort(weights)[-max(rows // 10, 1) :].mean()
    page = (np.log1p(rows), np.log1p(weights.sum()), scores.mean(), longest)
    near = np.hstack((base[:, _NEAR], said[:, (0, 3)]))
    return np.hstack((
        base, said, place, _every_row(rows, page), standing(weights, scores), overlap(words, scores),
        _shifted(near, 1), _shifted(near, -1), _shifted(near[:, :4], 2), _shifted(near[:, :4], -2),
        around(near, reach=(3, 8)), _sections(base, weights * scores),
    )).astype(np.float32)  # fmt: skip


def _every_row(rows: int, figures: Sequence[float]) -> Matrix:
    return np.repeat(np.array(figures, dtype=np.float32)[None, :], rows, axis=0)


def _sections(base: Matrix, mass: Matrix) -> Matrix:
    """Return how much prose stands between each row and the last heading of comments, links or digests above it."""
    total = max(float(mass.sum()), 1e-6)
    done = np.cumsum(mass) / total
    columns = []
    for reason in (Reason.RELATED, Reason.COMMENT, Reason.SIDEBAR, Reason.SUBSCRIBE):
        column = Column.PHRASES + list(Reason).index(reason)
        opened = (base[:, column] >= Strength.START) & (base[:, Column.LOG_LENGTH] < _HEADING_LOG_LENGTH)
        at = np.maximum.accumulate(np.where(opened, np.arange(len(base)), -1))
        columns.append(np.where(at >= 0, np.minimum(np.arange(len(base)) - at, 60), _FAR))
        columns.append(np.where(at >= 0, done - done[np.maximum(at, 0)], -1))
        columns.append(np.where(at >= 0, done[np.maximum(at, 0)], -1))
    return np.column_stack(columns).astype(np.float32)


def second_pass(first: Matrix, base: Matrix, words: Vocabulary, guess: Matrix) -> Matrix:
    """Return what the first pass saw and what it made of each unit and of its neighbours."""
    weights = np.expm1(base[:, Column.LOG_LENGTH])
    mine = guess[:, None]
    neighbours = [_shifted(mine, offset) for offset in (1, -1, 2, -2, 3, -3)]
    expected = weights * guess
    total = max(float(expected.sum()), 1e-6)
    page = (np.log1p(total), total / max(float(weights.sum()), 1), (guess > 0.5).mean())
    topic = head_overlap(words, guess)
    return np.hstack((
        first, mine, *neighbours, around(mine, reach=(3, 8, 20)), standing(weights, guess), overlap(words, guess),
        topic, around(topic, reach=(4, 12)), _every_row(len(guess), page), block_columns(base, words, guess),
    )).astype(np.float32)  # fmt: skip
