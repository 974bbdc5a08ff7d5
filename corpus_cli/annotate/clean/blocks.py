"""The runs of likely body on a page, as numbers: a page may hold several articles, and a digest may read like one.

In: the figures of each line and a first guess at what is body. Out: for each line the block it stands in or after: its
place, its mass, what parts it from the block before, and how many of its words the page's main blocks use.
A new block begins after some lines that are no body, after a line that announces something else, and after a line of a
date or a byline; and with every page.
"""

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Borders, Indexes, Matrix, beside, borders_of
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.phrases import Strength
from corpus_cli.annotate.clean.vocabulary import Vocabulary

__all__ = ["block_columns"]

_WIDTH: Final = 18
_MIN_GAP: Final = 4
# The first block of some weight is where the article begins.
_FIRST_SHARE: Final = 0.08
_MAX_GAP: Final = 50
_MAX_GAP_WORDS: Final = 500


class _Blocks(NamedTuple):
    """The likely body in blocks.

    Attributes:
        rows: of likely body.
        of_row: the block of each.
        first: the place of each block's first among ``rows``.
        pages: the blocks of each page.
    """

    rows: Indexes
    of_row: Indexes
    first: Indexes
    pages: Borders


def block_columns(base: Matrix, words: Vocabulary, guess: Matrix) -> Matrix:
    """Return 18 columns for each line; all are -1 on a page where no line is likely to be body."""
    borders = words.borders
    tokens = np.maximum(words.counts, 1)
    rows = np.flatnonzero(guess > 0.5)
    if not len(rows):
        return np.full((len(guess), _WIDTH), -1.0, dtype=np.float32)
    begins = np.concatenate(([True], borders.pages[rows[1:]] != borders.pages[rows[:-1]]))
    gaps = _gaps(base, tokens, guess, rows, begins)
    new = (gaps[0] >= _MIN_GAP) | (gaps[2] >= 1) | (gaps[3] >= 1) | begins
    first = np.flatnonzero(new)
    pages = borders_of(np.bincount(borders.pages[rows[first]], minlength=len(borders.counts)))
    blocks = _Blocks(rows, np.cumsum(new) - 1, first, pages)
    columns = _columns(blocks, base, words, tokens * guess, [gap[first] for gap in gaps])
    columns[pages.counts[borders.pages] == 0] = -1
    return columns


def _gaps(base: Matrix, tokens: Indexes, guess: Matrix, rows: Indexes, begins: npt.NDArray[np.bool_]) -> list[Indexes]:
    """Return what lies between each row of likely body and the one before: lines, words, announcements, date lines."""
    before = np.where(begins, rows, np.concatenate((rows[:1], rows[:-1])))
    dated = (base[:, Column.DATED] > 0) | (base[:, Column.BYLINE] > 0)
    counted = (np.where(guess > 0.5, 0, tokens), base[:, Column.STRENGTH] >= Strength.ANNOUNCE, dated)
    sums = [np.concatenate(([0], np.cumsum(column))) for column in counted]
    return [np.maximum(rows - before - 1, 0), *(column[rows] - column[before] for column in sums)]


def _columns(blocks: _Blocks, base: Matrix, words: Vocabulary, mass: Matrix, gaps: list[Indexes]) -> Matrix:
    rows, of_row, first, pages = blocks
    borders, count = words.borders, len(first)
    masses = np.bincount(of_row, weights=mass[rows], minlength=count)
    total = np.maximum(borders.totals(mass), 1e-6)
    heaviest = pages.first_marked(masses == pages.highest(masses)[pages.pages], default=pages.starts)
    opening = pages.first_marked(masses > _FIRST_SHARE * total[pages.pages], default=heaviest)
    weight = np.maximum(pages.highest(masses), 1e-6)
    short, long = np.minimum(gaps[0], _MAX_GAP), np.minimum(gaps[1], _MAX_GAP_WORDS)
    of_block = (
        masses / total[pages.pages], masses / weight[pages.pages], pages.before(masses) / total[pages.pages], short,
        long, _shared(blocks, words, heaviest), _shared(blocks, words, opening), *_texture(blocks, base, words),
        short[np.minimum(np.arange(count) + 1, pages.end - 1)], gaps[2], gaps[3],
    )  # fmt: skip
    starts = pages.starts[borders.pages]
    at = np.searchsorted(rows[first], borders.here, side="right") - 1
    mine = np.minimum(np.maximum(at, starts), count - 1)
    last = rows[np.append(first[1:] - 1, len(rows) - 1)]
    told = [column[mine] for column in of_block]
    return beside(
        (at >= starts) & (borders.here <= last[mine]), at - heaviest[borders.pages], at - opening[borders.pages],
        *told[:11], pages.counts[borders.pages], (pages.highest(masses) / total)[borders.pages], *told[11:],
    )  # fmt: skip


def _texture(blocks: _Blocks, base: Matrix, words: Vocabulary) -> tuple[npt.NDArray[Any], ...]:
    """Return of each block the logarithm of its lines, and the shares of ended sentences and of bullets."""
    rows, of_row = blocks.rows, blocks.of_row
    lines = np.bincount(of_row)
    count = words.counts[rows]
    ended = np.bincount(of_row, weights=base[rows, Column.ENDS_SENTENCE] * count)
    bullets = np.bincount(of_row, weights=base[rows, Column.BULLET] > 0)
    return np.log1p(lines), ended / np.maximum(np.bincount(of_row, weights=count), 1), bullets / lines


def _shared(blocks: _Blocks, words: Vocabulary, chosen: Indexes) -> npt.NDArray[Any]:
    """Return for each block the share of its content words that the chosen block of its page uses."""
    terms, owners, size = words.kinds
    of_line = np.full(len(words.counts), -1)
    of_line[blocks.rows] = blocks.of_row
    of_word = of_line[owners]
    known = np.zeros(size, dtype=bool)
    known[terms[of_word == chosen[words.borders.pages[owners]]]] = True
    inside = of_word >= 0
    count = len(blocks.first)
    hits = np.bincount(of_word[inside], weights=known[terms[inside]], minlength=count)
    return hits / (np.bincount(of_word[inside], minlength=count) + 5)
