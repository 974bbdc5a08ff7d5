"""The runs of likely body on a page, as numbers: a page may hold several articles, and a digest may read like one.

In: the figures of each line and a first guess at what is body. Out: for each line the block it stands in or after: its
place, its mass, what parts it from the block before, and how many of its words the page's main blocks use.
A new block begins after some lines that are no body, after a line that announces something else, and after a line of a
date or a byline.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.phrases import Strength
from corpus_cli.annotate.clean.vocabulary import Matrix, Vocabulary

__all__ = ["block_columns"]

Indexes = npt.NDArray[np.intp]

_WIDTH: Final = 18
_MIN_GAP: Final = 4
# The first block of some weight is where the article begins.
_FIRST_SHARE: Final = 0.08
_MAX_GAP: Final = 50
_MAX_GAP_WORDS: Final = 500


class _Blocks(NamedTuple):
    """The likely body in blocks: the rows of likely body, the block of each, and the place of each block's first."""

    rows: Indexes
    of_row: Indexes
    first: Indexes


def block_columns(base: Matrix, words: Vocabulary, guess: Matrix) -> Matrix:
    """Return 18 columns for each line; all are -1 where no line is likely to be body."""
    tokens = np.maximum(words.counts, 1).astype(np.float32)
    rows = np.flatnonzero(guess > 0.5)
    if not len(rows):
        return np.full((len(guess), _WIDTH), -1.0, dtype=np.float32)
    gaps = _gaps(base, tokens, guess, rows)
    new = (gaps[:, 0] >= _MIN_GAP) | (gaps[:, 2] >= 1) | (gaps[:, 3] >= 1)
    new[0] = True
    blocks = _Blocks(rows, np.cumsum(new) - 1, np.flatnonzero(new))
    return _columns(blocks, base, words, tokens * guess, gaps[blocks.first])


def _gaps(base: Matrix, tokens: Matrix, guess: Matrix, rows: Indexes) -> Matrix:
    """Return what lies between each row of likely body and the one before: lines, words, announcements, date lines."""
    before = np.concatenate((rows[:1], rows[:-1]))
    dated = (base[:, Column.DATED] > 0) | (base[:, Column.BYLINE] > 0)
    counted = np.column_stack((
        np.where(guess > 0.5, 0, tokens), base[:, Column.STRENGTH] >= Strength.ANNOUNCE, dated,
    ))  # fmt: skip
    sums = np.vstack((np.zeros((1, 3)), np.cumsum(counted, axis=0)))
    lines = rows - before - 1
    lines[0] = 0
    return np.column_stack((lines, sums[rows] - sums[before])).astype(np.float32)


def _columns(blocks: _Blocks, base: Matrix, words: Vocabulary, mass: Matrix, gaps: Matrix) -> Matrix:
    rows, of_row, first = blocks
    count, here = len(first), np.arange(len(mass))
    total = max(float(mass.sum()), 1e-6)
    masses = np.bincount(of_row, weights=mass[rows], minlength=count)
    heaviest = int(masses.argmax())
    opening = int(np.argmax(masses > _FIRST_SHARE * total)) if masses.max() > _FIRST_SHARE * total else heaviest
    lines = np.bincount(of_row, minlength=count)
    words_of = np.maximum(np.bincount(of_row, weights=words.counts[rows], minlength=count), 1)
    ended = np.bincount(of_row, weights=base[rows, Column.ENDS_SENTENCE] * words.counts[rows], minlength=count)
    bullets = np.bincount(of_row, weights=base[rows, Column.BULLET] > 0, minlength=count)
    at = np.searchsorted(rows[first], here, side="right") - 1
    mine = np.maximum(at, 0)
    last = rows[np.append(first[1:] - 1, len(rows) - 1)]
    before = np.concatenate(([0.0], np.cumsum(masses)))
    short, long = np.minimum(gaps[:, 0], _MAX_GAP), np.minimum(gaps[:, 1], _MAX_GAP_WORDS)
    return np.column_stack((
        (at >= 0) & (here <= last[mine]), at - heaviest, at - opening, masses[mine] / total,
        masses[mine] / max(masses[heaviest], 1e-6), before[mine] / total, short[mine], long[mine],
        _shared(blocks, words, heaviest)[mine], _shared(blocks, words, opening)[mine], np.log1p(lines)[mine],
        (ended / words_of)[mine], (bullets / lines)[mine], short[np.minimum(mine + 1, count - 1)],
        np.full(len(mass), count), np.full(len(mass), masses[heaviest] / total), gaps[mine, 2], gaps[mine, 3],
    )).astype(np.float32)  # fmt: skip


def _shared(blocks: _Blocks, words: Vocabulary, block: int) -> Matrix:
    """Return for each block the share of its content words that ``block`` uses."""
    terms, owners = words.kinds
    of_line = np.full(len(words.counts), -1)
    of_line[blocks.rows] = blocks.of_row
    of_word = of_line[owners]
    known = np.zeros(len(words.terms), dtype=bool)
    known[terms[of_word == block]] = True
    inside = of_word >= 0
    count = len(blocks.first)
    hits = np.bincount(of_word[inside], weights=known[terms[inside]], minlength=count)
    return (hits / (np.bincount(of_word[inside], minlength=count) + 5)).astype(np.float32)
