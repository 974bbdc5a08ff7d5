"""Many pages in one matrix, and the borders that nothing may cross.

In: how many rows each page has. Out: sums, neighbours and places within each page, for all pages at once. What comes
out for a page never depends on the pages beside it, not even in the last bit: totals are added up row by row from
nothing, and running sums are whole numbers, of which a difference is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

__all__ = ["NEVER", "Borders", "Figures", "Indexes", "Marks", "Matrix", "beside", "borders_of"]

Matrix = npt.NDArray[np.float32]
Figures = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Marks = npt.NDArray[np.bool_]

NEVER: Final = 1 << 40
"""The distance to what the page does not hold."""

# Running sums count in units of this: far finer than what they add up, which is read as single precision after.
_UNIT: Final = 2.0**-32


@dataclass(frozen=True, slots=True)
class Borders:
    """The pages of a matrix.

    Attributes:
        counts: rows of each page.
        starts: first row of each.
        here: number of each row.
        pages: page of each row.
        first: for each row the first row of its page.
        end: for each row the row after the last of its page.
    """

    counts: Indexes
    starts: Indexes
    here: Indexes
    pages: Indexes
    first: Indexes
    end: Indexes

    def totals(self, values: npt.NDArray[Any]) -> Figures:
        """Return the sum of each page."""
        return np.bincount(self.pages, weights=values, minlength=len(self.counts)).astype(np.float64, copy=False)

    def highest(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return the highest value of each page, 0 for a page without rows."""
        out = np.zeros(len(self.counts), dtype=values.dtype)
        filled = self.counts > 0
        if len(values):
            out[filled] = np.maximum.reduceat(values, self.starts[filled])
        return out

    def before(self, values: npt.NDArray[Any]) -> Figures:
        """Return for each row the sum of the rows before it."""
        whole = _whole(values)
        sums = np.cumsum(whole) - whole
        return (sums - sums[self.first]) * _UNIT

    def rank(self, marked: Marks) -> Indexes:
        """Return how many rows are marked from the page's first to each row."""
        sums = np.cumsum(marked, dtype=np.intp)
        return sums - (sums - marked)[self.first]

    def first_marked(self, marked: Marks, *, default: Indexes) -> Indexes:
        """Return the first marked row of each page, or the page's default."""
        out = default.copy()
        # Of several values for one place the last stays.
        found = np.flatnonzero(marked)[::-1]
        out[self.pages[found]] = found
        return out

    def since(self, marked: Marks, *, strictly: bool = False) -> Indexes:
        """Return how many rows ago the last marked one was: 0 where it is the row itself, unless ``strictly``."""
        last = np.maximum.accumulate(np.where(marked, self.here, -1))
        if strictly:
            last = np.concatenate(([-1], last[:-1]))
        return np.where(last >= self.first, self.here - last, NEVER)

    def until(self, marked: Marks, *, strictly: bool = False) -> Indexes:
        """Return in how many rows the next marked one comes: 0 where it is the row itself, unless ``strictly``."""
        rows = len(self.here)
        following = np.minimum.accumulate(np.where(marked, self.here, rows)[::-1])[::-1]
        if strictly:
            following = np.concatenate((following, [rows]))[1:]
        return np.where(following < self.end, following - self.here, NEVER)

    def shifted(self, columns: Matrix, offset: int) -> Matrix:
        """Return for each row the row ``offset`` before it, or after it where negative; zeros beyond the page."""
        out = np.zeros_like(columns)
        if offset > 0:
            out[offset:] = columns[:-offset]
            out[self.here - self.first < offset] = 0
        else:
            out[:offset] = columns[-offset:]
            out[self.end - self.here <= -offset] = 0
        return out

    def around(self, columns: Matrix, *, reach: Sequence[int]) -> Matrix:
        """Return the means over the rows before and after, for each reach in rows."""
        whole = _whole(columns)
        sums = np.concatenate((np.zeros((1, columns.shape[1]), dtype=np.int64), np.cumsum(whole, axis=0)))
        at, after, parts = sums[:-1], sums[1:], []
        for width in reach:
            low, high = np.maximum(self.here - width, self.first), np.minimum(self.here + 1 + width, self.end)
            parts.append((at - sums[low]) * (_UNIT / width))
            parts.append((sums[high] - after) * (_UNIT / width))
        return beside(*parts)


def borders_of(counts: npt.ArrayLike) -> Borders:
    """Return the borders of pages with so many rows each."""
    rows = np.asarray(counts, dtype=np.intp)
    ends = np.cumsum(rows)
    starts = ends - rows
    pages = np.repeat(np.arange(len(rows)), rows)
    return Borders(rows, starts, np.arange(len(pages)), pages, starts[pages], ends[pages])


def beside(*parts: npt.NDArray[Any]) -> Matrix:
    """Return columns and matrices side by side as one matrix, which lies column after column in memory."""
    width = sum(1 if part.ndim == 1 else part.shape[1] for part in parts)
    out = np.empty((width, len(parts[0])), dtype=np.float32)
    at = 0
    for part in parts:
        if part.ndim == 1:
            out[at] = part
            at += 1
        else:
            out[at : at + part.shape[1]] = part.T
            at += part.shape[1]
    return out.T


def _whole(values: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    # Sums that grow beyond what the type holds wrap around, and their differences are right all the same.
    return np.rint(values * (1 / _UNIT)).astype(np.int64)
