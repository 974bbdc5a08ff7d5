"""Trees read from a file of plain numbers and asked for a probability.

In: rows of figures. Out: one probability a row. Each tree asks the same question of every row at one depth
("oblivious" trees, as CatBoost grows them), so that a whole page goes through all trees in a few array operations.
The training library is not needed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Forest", "forest_from"]

# Rows that go through the trees at once: few enough to stay near the processor, whatever the length of the page.
_PART: Final = 256
# Answers are bytes, and are moved eight at a time.
_BYTES: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Boosted trees of one depth.

    Attributes:
        columns: depth (at most 8) by trees: the column each question looks at.
        borders: depth by trees: the answer is yes above it.
        leaves: trees by 2 ** depth: what each pattern of answers adds; the question of depth d is bit d.
        bias: added once.
    """

    columns: npt.NDArray[np.intp]
    borders: npt.NDArray[np.float32]
    leaves: npt.NDArray[np.float32]
    bias: float

    def probabilities(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the probability of each row."""
        parts = [self._of_part(rows[start : start + _PART]) for start in range(0, len(rows), _PART)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def _of_part(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        by_column = np.zeros((rows.shape[1], -(-len(rows) // _BYTES) * _BYTES), dtype=np.float32)
        by_column[:, : len(rows)] = rows.T
        questions = _questions(self)
        answers = (by_column.take(questions.columns, axis=0) > questions.borders).view(np.uint8)
        leaf = answers.take(questions.asked[0], axis=0).view(np.uint64)
        for depth, asked in enumerate(questions.asked[1:], 1):
            # No bit leaves its byte: the trees are at most eight deep.
            leaf |= answers.take(asked, axis=0).view(np.uint64) << np.uint64(depth)
        places = np.add(leaf.view(np.uint8), questions.first_leaves, dtype=np.intp)
        # In double precision what half precision holds adds up exactly, in whatever order it is added.
        sums = self.leaves.ravel().take(places).sum(axis=0, dtype=np.float64)[: len(rows)] + self.bias
        odds: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
        return odds.astype(np.float32)


class _Questions(NamedTuple):
    """The different questions of a forest, each asked once of a row.

    Attributes:
        columns: the column each looks at.
        borders: the border of each, as a column.
        asked: depth by trees: number of the question.
        first_leaves: the place of each tree's first leaf, as a column.
    """

    columns: npt.NDArray[np.intp]
    borders: npt.NDArray[np.float32]
    asked: npt.NDArray[np.intp]
    first_leaves: npt.NDArray[np.intp]


@lru_cache(maxsize=8)
def _questions(forest: Forest) -> _Questions:
    pairs = list(zip(forest.columns.ravel().tolist(), forest.borders.ravel().tolist(), strict=True))
    numbers = {pair: number for number, pair in enumerate(sorted(set(pairs)))}
    trees, leaves = forest.leaves.shape
    return _Questions(
        columns=np.array([column for column, _ in numbers], dtype=np.intp),
        borders=np.array([[border] for _, border in numbers], dtype=np.float32),
        asked=np.array([numbers[pair] for pair in pairs], dtype=np.intp).reshape(forest.columns.shape),
        first_leaves=np.arange(0, trees * leaves, leaves)[:, None],
    )


def forest_from(arrays: Mapping[str, npt.NDArray[np.generic]], *, name: str) -> Forest:
    """Return the forest stored under ``name`` in an archive of arrays."""
    return Forest(
        columns=arrays[f"{name}_columns"].astype(np.intp),
        borders=arrays[f"{name}_borders"].astype(np.float32),
        leaves=arrays[f"{name}_leaves"].astype(np.float32),
        bias=float(arrays[f"{name}_bias"].astype(np.float64)[0]),
    )
