"""What tells a headline from the other lines before and around the body, as numbers.

In: the units of a page, their figures, and how surely each is body. Out: the candidates and one row for each.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.vocabulary import Matrix, Vocabulary
from corpus_cli.annotate.clean.lines import Unit

__all__ = ["title_candidates", "title_features"]

_MIN_CHARS: Final = 5
_MAX_CHARS: Final = 260
_MAX_CANDIDATES: Final = 100
_REACH_AFTER_START: Final = 6
_DATE_COLUMN, _BYLINE_COLUMN = 37, 38


def title_candidates(units: Sequence[Unit], guess: Matrix) -> tuple[npt.NDArray[np.intp], int]:
    """Return the indexes of the lines that may be the headline, and where the body seems to begin."""
    lengths = np.array([len(unit.text) for unit in units])
    mass = lengths * (guess > 0.5)
    total = mass.sum()
    # The body begins where a twentieth of its mass has gone by; a stray line before it is not its start.
    start = int(np.argmax(np.cumsum(mass) > total * 0.05)) if total else min(len(units) - 1, 40)
    fits = np.flatnonzero((lengths >= _MIN_CHARS) & (lengths <= _MAX_CHARS))
    fits = fits[fits <= start + _REACH_AFTER_START]
    return fits[-_MAX_CANDIDATES:], start


def title_features(
    units: Sequence[Unit],
    base: Matrix,
    words: Vocabulary,
    said: Matrix,
    guess: Matrix,
    *,
    candidates: npt.NDArray[np.intp],
    start: int,
) -> Matrix:
    """Return one row for each of ``candidates``."""
    weights = np.expm1(base[:, 1]) * guess
    before = np.cumsum(weights) - weights
    total = max(float(weights.sum()), 1.0)
    shared = _shared_with_body(words, guess, candidates)
    echoes = _echoes(units, candidates)
    dated = np.flatnonzero((base[:, _DATE_COLUMN] > 0) | (base[:, _BYLINE_COLUMN] > 0))
    after = np.searchsorted(dated, candidates, side="right")
    to_date = np.where(after < len(dated), np.append(dated, 10**6)[after] - candidates, 99)
    rank = np.column_stack((shared[:, 0], base[candidates, 1], echoes[:, 0]))
    order = np.argsort(np.argsort(-rank, axis=0, kind="stable"), axis=0, kind="stable")
    return np.hstack((
        base[candidates], said[candidates], guess[candidates, None],
        _neighbours(guess, candidates), _neighbours(base[:, 1], candidates), _neighbours(base[:, 40], candidates),
        _neighbours(base[:, -1], candidates), _neighbours(base[:, 32], candidates),
        np.column_stack((
            candidates - start, np.abs(candidates - start), candidates, before[candidates] / total, np.full(len(candidates), start),
            np.minimum(to_date, 99), np.full(len(candidates), len(candidates)), np.full(len(candidates), np.log(total)),
            candidates == candidates[0] if len(candidates) else candidates,
        )),
        shared, echoes, np.minimum(order, 20),
    )).astype(np.float32)  # fmt: skip


def _neighbours(column: Matrix, candidates: npt.NDArray[np.intp]) -> Matrix:
    padded = np.concatenate((np.full(2, -1.0), column, np.full(2, -1.0)))
    return np.column_stack([padded[candidates + 2 + offset] for offset in (-2, -1, 1, 2)])


def _shared_with_body(words: Vocabulary, guess: Matrix, candidates: npt.NDArray[np.intp]) -> Matrix:
    """Return how much of each candidate the body repeats: by words, by lines with them, and in its first lines."""
    terms, owners = words.kinds
    body = guess > 0.5
    known = np.bincount(terms[body[owners]], minlength=len(words.terms))
    first = np.flatnonzero(body & (words.counts > 12))[:3]
    in_head = np.zeros(len(words.terms), dtype=bool)
    in_head[terms[np.isin(owners, first)]] = True
    times = np.maximum(known[terms] - body[owners], 0)
    sizes = np.bincount(owners, minlength=len(guess))
    columns = [
        np.bincount(owners, weights=column, minlength=len(guess)) / (sizes + 1)
        for column in (times > 0, times, in_head[terms])
    ]
    return np.column_stack((*columns, sizes)).astype(np.float32)[candidates]


def _echoes(units: Sequence[Unit], candidates: npt.NDArray[np.intp]) -> Matrix:
    """Return how many other lines hold each candidate's text (a breadcrumb, a link to itself), and how many it holds."""
    page = "\n".join(unit.text for unit in units).casefold()
    seen: Counter[str] = Counter()
    rows = []
    for index in candidates:
        key = units[index].text.lstrip("•·-–— ").casefold()
        rows.append((min(page.count(key), 9) if len(key) > 14 else 0, seen[key], key.count("|") + key.count("»")))
        seen[key] += 1
    return np.array(rows, dtype=np.float32).reshape(-1, 3)
