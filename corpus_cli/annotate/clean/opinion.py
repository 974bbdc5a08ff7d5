"""A second opinion on what is body: the main text that an HTML extractor picked from the same page.

In: the units of a page, how surely each is body by its text, and the other's main text; also what the markup itself
states for machines, the article's text and its summary. Out: figures for the forest that weighs them against each
other, and the words that say which of the two prevailed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Matrix, borders_of
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.vocabulary import split_words
from corpus_cli.model import Evidence

__all__ = ["coverage", "opinion_features", "prevailing", "stated_coverage", "unit_pieces"]

Pieces = list[tuple[str, ...]]
"""The runs of three words of a line; of a shorter one the whole line."""

_RUN: Final = 3
_STATED: Final = ("article_text", "summary")
_OF_THE_LINE: Final = [
    Column.PROSE, Column.LOG_LENGTH, Column.STOP_SHARE, Column.ENDS_SENTENCE, Column.BULLET, Column.DATED,
    Column.REPEATS, Column.STRENGTH,
]  # fmt: skip
# Below this agreement (token F1) of the two the page says which of them it follows.
_STRONG_DISAGREEMENT: Final = 0.8


def unit_pieces(units: Sequence[Unit]) -> list[Pieces]:
    """Return what each unit is held against opinions by."""
    return [_pieces(split_words(unit.text)) for unit in units]


def coverage(pieces: Sequence[Pieces], opinion: str) -> Matrix:
    """Return the share of each unit, given by its pieces, that ``opinion`` holds."""
    lines = [split_words(line) for line in opinion.splitlines()]
    known = {piece for words in lines for piece in _pieces(words)}
    known.update(_runs([word for words in lines for word in words]))
    shares = (sum(map(known.__contains__, some)) / len(some) for some in pieces)
    return np.fromiter(shares, dtype=np.float32, count=len(pieces))


def stated_coverage(pieces: Sequence[Pieces], declared: Mapping[str, str]) -> Matrix:
    """Return the share of each unit that the stated article text and summary hold, -1 where none is stated."""
    columns = [
        coverage(pieces, declared[name]) if declared.get(name) else np.full(len(pieces), -1.0, dtype=np.float32)
        for name in _STATED
    ]
    return np.column_stack(columns).astype(np.float32)


def _pieces(words: Sequence[str]) -> Pieces:
    return [tuple(words)] if len(words) < _RUN else list(_runs(words))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def opinion_features(base: Matrix, body: Matrix, covered: Matrix, tokens: Matrix, *, stated: Matrix) -> Matrix:
    """Return one row a unit: both opinions of it and of its neighbours, and how far they agree over the page.

    Args:
        base, body, tokens: of the text's own reading.
        covered: by the extractor's main text.
        stated: of `stated_coverage`.
    """
    both = np.column_stack((body, covered))
    ours, theirs = body > 0.5, covered > 0.5
    shared = float((tokens * (ours & theirs)).sum())
    sums = float((tokens * ours).sum()), float((tokens * theirs).sum())
    page = np.array(
        (2 * shared / max(sum(sums), 1), shared / max(sums[0], 1), shared / max(sums[1], 1), *np.log1p(sums))
    )
    place = np.cumsum(tokens * theirs) / max(sums[1], 1)
    gap = np.abs(body - covered)[:, None]
    return np.hstack((
        both, stated, body[:, None] * covered[:, None], gap, base[:, _OF_THE_LINE], place[:, None],
        borders_of([len(body)]).around(both, reach=(1, 3, 10)), np.repeat(page[None, :], len(body), axis=0),
    )).astype(np.float32)  # fmt: skip


def prevailing(chosen: npt.NDArray[np.bool_], body: Matrix, covered: Matrix, tokens: Matrix) -> Evidence:
    """Return which opinion the chosen body follows, and how far the two agree."""
    ours, theirs = body > 0.5, covered > 0.5
    agreement = _f1(ours, theirs, tokens)
    if agreement >= _STRONG_DISAGREEMENT:
        return Evidence("body", "both", round(agreement, 2), "the text and the markup point to the same lines")
    to_text, to_markup = _f1(chosen, ours, tokens), _f1(chosen, theirs, tokens)
    winner, loser = ("text", "markup") if to_text >= to_markup else ("markup", "text")
    reason = f"text and markup disagree (F1 {agreement:.2f}); the {winner} track was likelier right than the {loser}"
    return Evidence("body", winner, round(max(to_text, to_markup), 2), reason)


def _f1(one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_], tokens: Matrix) -> float:
    total = float((tokens * one).sum() + (tokens * other).sum())
    return 2 * float((tokens * (one & other)).sum()) / total if total else 1.0
