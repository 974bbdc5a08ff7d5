"""What tells a headline from the other lines before and around the body, as numbers.

In: the units of pages, their figures, and how surely each is body. Out: the candidates and one row for each.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Borders, Indexes, Matrix, beside, borders_of
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.title_context import (
    FAR,
    MARKS,
    around_columns,
    neighbours,
    own_parts,
    repeated_pairs,
    separators,
    shared_beside,
)
from corpus_cli.annotate.clean.vocabulary import Vocabulary

__all__ = ["Candidates", "title_candidates", "title_features"]

_MIN_CHARS: Final = 5
_MAX_CHARS: Final = 260
_MAX_CANDIDATES: Final = 80
_ECHO_CANDIDATES: Final = 30
_MIN_ECHO: Final = 18
_REACH_AFTER_START: Final = 8
# Where nothing is likely to be body.
_START_OF_NONE: Final = 40
_HEAD_UNITS: Final = 3
_HEAD_WORDS: Final = 12


class Candidates(NamedTuple):
    """The lines that may be the headline.

    Attributes:
        rows: their numbers.
        borders: of the pages among them.
        starts: for each page the row where the body seems to begin.
    """

    rows: Indexes
    borders: Borders
    starts: Indexes


def title_candidates(words: Vocabulary, guess: Matrix) -> Candidates:
    """Return the lines of each page that may be its headline.

    Args:
        words: of the pages.
        guess: how surely each unit is body.
    """
    borders = words.borders
    lengths = np.fromiter(map(len, words.lines), dtype=np.intp, count=len(words.lines))
    mass = lengths * (guess > 0.5)
    total = borders.totals(mass)
    # The body begins where a twentieth of its mass has gone by; a stray line before it is not its start.
    begun = (borders.before(mass) + mass > (total * 0.05)[borders.pages]) & (total > 0)[borders.pages]
    default = borders.starts + np.minimum(borders.counts - 1, _START_OF_NONE)
    starts = borders.first_marked(begun, default=default)
    fits = (lengths >= _MIN_CHARS) & (lengths <= _MAX_CHARS)
    fits &= borders.here <= (starts + _REACH_AFTER_START)[borders.pages]
    fitting = borders.totals(fits)[borders.pages]
    rows = np.flatnonzero(fits & (fitting - borders.rank(fits) < _MAX_CANDIDATES))
    return Candidates(rows, borders_of(np.bincount(borders.pages[rows], minlength=len(borders.counts))), starts)


def title_features(base: Matrix, words: Vocabulary, said: Matrix, guess: Matrix, *, candidates: Candidates) -> Matrix:
    """Return one row for each of ``candidates``."""
    borders, (rows, among, starts) = words.borders, candidates
    pages = among.pages
    weights = np.expm1(base[:, Column.LOG_LENGTH]) * guess
    total = np.maximum(borders.totals(weights), 1.0)
    shared = _shared_with_body(words, guess)
    told = [column[rows] for column in shared]
    echoes = _echoes(words, candidates)
    dated = (base[:, Column.DATED] > 0) | (base[:, Column.BYLINE] > 0)
    to_date = np.minimum(borders.until(dated, strictly=True), FAR)
    start, place = starts[pages], rows - borders.first[rows]
    length = base[:, Column.LOG_LENGTH]
    return beside(
        base[rows], said[rows], guess[rows], *neighbours(borders, guess, rows), *neighbours(borders, length, rows),
        *(figure for column in (Column.CAPITALS, Column.STRENGTH, Column.BULLET)
          for figure in neighbours(borders, base[:, column], rows)),
        rows - start, np.abs(rows - start), place, borders.before(weights)[rows] / total[pages],
        start - borders.first[rows], to_date[rows], among.counts[pages], np.log(total)[pages],
        among.here == among.first, *told, echoes,
        *(np.minimum(_order(among, column), 20) for column in (told[0], length[rows], echoes[:, 0])),
        separators([words.lines[row] for row in rows.tolist()]), own_parts(words, rows), shared_beside(words, rows),
        around_columns(base, words, guess, rows), repeated_pairs(words, guess, rows),
        *(figure for column in (shared[0], shared[2]) for figure in neighbours(borders, column, rows)),
    )  # fmt: skip


def _order(among: Borders, column: npt.NDArray[Any]) -> Indexes:
    """Return the place of each candidate in the order of a column, the highest first."""
    places = np.empty(len(column), dtype=np.intp)
    places[np.lexsort((-column, among.pages))] = among.here
    return places - among.first


def _shared_with_body(words: Vocabulary, guess: Matrix) -> list[Matrix]:
    """Return how much of each row the body repeats: by words, by lines with them, and in its first lines."""
    terms, owners, size = words.kinds
    body = guess > 0.5
    of_body = body[owners]
    times = np.bincount(terms[of_body], minlength=size)[terms] - of_body
    long = body & (words.counts > _HEAD_WORDS)
    head = long & (words.borders.rank(long) <= _HEAD_UNITS)
    in_head = np.zeros(size, dtype=bool)
    in_head[terms[head[owners]]] = True
    sizes = np.bincount(owners, minlength=len(guess))
    columns = [
        np.bincount(owners, weights=column, minlength=len(guess)) / (sizes + 1)
        for column in (times > 0, times, in_head[terms])
    ]
    return [column.astype(np.float32) for column in (*columns, sizes)]


def _echoes(words: Vocabulary, candidates: Candidates) -> Matrix:
    """Return how often the page holds each candidate's text, how often before, and its separators."""
    borders = words.borders
    rows = candidates.rows.tolist()
    found: list[tuple[int, int, int]] = []
    for count, start, end in zip(
        candidates.borders.counts.tolist(),
        borders.starts.tolist(),
        (borders.starts + borders.counts).tolist(),
        strict=True,
    ):
        own = rows[len(found) : len(found) + count]
        found += _echoes_of_page("\n".join(words.lines[start:end]), [words.lines[row].lstrip(MARKS) for row in own])
    return np.array(found, dtype=np.float32).reshape(-1, 3)


def _echoes_of_page(page: str, keys: Sequence[str]) -> list[tuple[int, int, int]]:
    seen: Counter[str] = Counter()
    found = []
    for left, key in zip(range(len(keys), 0, -1), keys, strict=True):
        near = left <= _ECHO_CANDIDATES and len(key) > _MIN_ECHO
        found.append((min(page.count(key), 9) if near else 0, seen[key], key.count("|") + key.count("»")))
        seen[key] += 1
    return found
