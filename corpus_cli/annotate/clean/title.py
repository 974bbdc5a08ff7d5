"""The likeliest headline of each page.

In: the lines of pages, their figures, how surely each is body, the forest that ranks candidates. Out: a line, or none.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus_cli.annotate.clean.borders import Indexes, Marks, Matrix
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.normalise import readable
from corpus_cli.annotate.clean.title_features import title_candidates, title_features
from corpus_cli.annotate.clean.trees import Forest
from corpus_cli.annotate.clean.vocabulary import Vocabulary

__all__ = ["Headline", "headline_text", "read_titles"]

_NEAR_TOP: Final = 2
# The body of a page that was pasted from its headline on begins soon.
_EARLY_BODY: Final = 4
_FIRST_LINE: Final = 0.3
_BULLETS = re.compile(r"^(?:[•‣◦▪●○∙]\s*)+(?!$)")
_BAR = re.compile(r"\s*\|\s*")
# A shorter part is the name of a section, or of a site.
_MIN_PART: Final = 15


class Headline(NamedTuple):
    """A line, counted from its page's first, and how surely it is the headline."""

    line: int | None
    confidence: float


def read_titles(base: Matrix, words: Vocabulary, said: Matrix, guess: Matrix, forest: Forest) -> list[Headline]:
    """Return the likeliest headline of each page.

    Args:
        base, words, said: what the units of all pages are by themselves.
        guess: how surely each is body.
        forest: knows a headline.
    """
    candidates = title_candidates(words, guess)
    rows = title_features(base, words, said, guess, candidates=candidates)
    among, chances = candidates.borders, forest.probabilities(rows)
    best = among.first_marked(chances == among.highest(chances)[among.pages], default=among.starts)
    columns = (words.borders.starts, among.counts, among.starts, best, candidates.starts)
    plain = (base[:, [Column.STRENGTH, Column.DATED, Column.ADDRESS]] == 0).all(axis=1)
    return [
        _headline(words.lines, chances, candidates.rows, top=top, first=first, best=likeliest, start=start, plain=plain)
        if count else Headline(None, 0.0)
        for top, count, first, likeliest, start in zip(*(column.tolist() for column in columns), strict=True)
    ]  # fmt: skip


def _headline(
    lines: Sequence[str],
    chances: Matrix,
    rows: Indexes,
    *,
    top: int,
    first: int,
    best: int,
    start: int,
    plain: Marks,
) -> Headline:
    """Return the headline of a page.

    Args:
        lines: of all pages, in small letters.
        chances: of all candidates.
        rows: of all candidates.
        top: first row of the page.
        first, best: the page's first candidate, and its likeliest.
        start: row where the body begins.
        plain: which rows hold no phrase of furniture, no date and no address.
    """
    same = lines[rows[first]] == lines[rows[best]]
    near = rows[best] - top <= _NEAR_TOP and (same or start - top <= _EARLY_BODY)
    if rows[first] == top and plain[top] and near and chances[first] >= _FIRST_LINE * chances[best]:
        # A page that begins with something like a headline was pasted from there on; below it stands the standfirst.
        best = first
    return Headline(int(rows[best]) - top, float(chances[best]))


def headline_text(line: str) -> str:
    """Return the headline that a line holds, without a bullet and without what a bar parts from it.

    >>> headline_text("• Sport | Rain delays the final by a day | Hill Paper")
    'Rain delays the final by a day'
    """
    text = readable(line)
    parts = (_BULLETS.sub("", part) for part in _BAR.split(text))
    return next((part for part in parts if len(part) >= _MIN_PART), _BULLETS.sub("", text))
