"""What tells a headline from the other lines before and around the body, as numbers.

In: the units of a page, their figures, and how surely each is body. Out: the candidates and one row for each.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.vocabulary import Matrix, Vocabulary

__all__ = ["title_candidates", "title_features"]

_MIN_CHARS: Final = 5
_MAX_CHARS: Final = 260
_MAX_CANDIDATES: Final = 80
_ECHO_CANDIDATES: Final = 30
_MIN_ECHO: Final = 18
_REACH_AFTER_START: Final = 8


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
    weights = np.expm1(base[:, Column.LOG_LENGTH]) * guess
    before = np.cumsum(weights) - weights
    total = max(float(weights.sum()), 1.0)
    shared = _shared_with_body(words, guess, candidates)
    echoes = _echoes(units, candidates)
    dated = np.flatnonzero((base[:, Column.DATED] > 0) | (base[:, Column.BYLINE] > 0))
    after = np.searchsorted(dated, candidates, side="right")
    to_date = np.where(after < len(dated), np.append(dated, 10**6)[after] - candidates, 99)
    rank = np.column_stack((shared[:, 0], base[candidates, Column.LOG_LENGTH], echoes[:, 0]))
    order = np.argsort(np.argsort(-rank, axis=0, kind="stable"), axis=0, kind="stable")
    return np.hstack((
        base[candidates], said[candidates], guess[candidates, None], _neighbours(guess, candidates),
        _neighbours(base[:, Column.LOG_LENGTH], candidates), _neighbours(base[:, Column.CAPITALS], candidates),
        _neighbours(base[:, Column.STRENGTH], candidates), _neighbours(base[:, Column.BULLET], candidates),
        np.column_stack((
            candidates - start, np.abs(candidates - start), candidates, before[candidates] / total,
            np.full(len(candidates), start), np.minimum(to_date, 99), np.full(len(candidates), len(candidates)),
            np.full(len(candidates), np.log(total)),
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
    """Return how often the page holds each candidate's text, how often before, and its separators."""
    page = "\n".join(unit.text for unit in units).casefold()
    seen: Counter[str] = Counter()
    rows: list[tuple[int, int, int]] = []
    for index in candidates:
        key = units[index].text.lstrip("•·-–— ").casefold()
        near = len(candidates) - len(rows) <= _ECHO_CANDIDATES and len(key) > _MIN_ECHO
        rows.append((min(page.count(key), 9) if near else 0, seen[key], key.count("|") + key.count("»")))
        seen[key] += 1
    return np.array(rows, dtype=np.float32).reshape(-1, 3)
