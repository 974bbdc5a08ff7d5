"""Trees read from a file of plain numbers and asked for a probability.

In: rows of figures. Out: one probability a row. Each tree asks the same question of every row at one depth
("oblivious" trees, as CatBoost grows them), so that a whole page goes through all trees in a few array operations.
The training library is not needed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Forest", "forest_from"]

# Rows that go through the trees at once: few enough to stay near the processor, whatever the length of the page.
_PART: Final = 1024


@dataclass(frozen=True, slots=True)
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
        by_column = np.ascontiguousarray(rows.T)
        trees = len(self.leaves)
        leaf = np.zeros((trees, len(rows)), dtype=np.uint8)
        for depth, (columns, borders) in enumerate(zip(self.columns, self.borders, strict=True)):
            leaf |= (by_column[columns] > borders[:, None]).view(np.uint8) << np.uint8(depth)
        places = leaf + (np.arange(trees, dtype=np.int32) * self.leaves.shape[1])[:, None]
        # In double precision what half precision holds adds up exactly, in whatever order it is added.
        sums = self.leaves.ravel().take(places).sum(axis=0, dtype=np.float64) + self.bias
        odds: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
        return odds.astype(np.float32)


def forest_from(arrays: Mapping[str, npt.NDArray[np.generic]], *, name: str) -> Forest:
    """Return the forest stored under ``name`` in an archive of arrays."""
    return Forest(
        columns=arrays[f"{name}_columns"].astype(np.intp),
        borders=arrays[f"{name}_borders"].astype(np.float32),
        leaves=arrays[f"{name}_leaves"].astype(np.float32),
        bias=float(arrays[f"{name}_bias"].astype(np.float64)[0]),
    )
