"""What a line looks like, as numbers.

In: the units of pages, the phrases found in them, the articles' languages. Out: one row of figures a unit. The rows
hold no words and no names of sites, so that what is learned from them carries over to pages never seen.
Everything is linear in the length of the pages; character counts are taken over all of them at once.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import count
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Indexes, Marks, Matrix, beside
from corpus_cli.annotate.clean.characters import CLASSES, Characters, among, read_characters
from corpus_cli.annotate.clean.header import byline_of, byline_words, is_date_line
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.phrases import PhraseHit
from corpus_cli.annotate.clean.vocabulary import Vocabulary, count_stop_words
from corpus_cli.model import Reason

__all__ = ["Column", "line_features"]

_ENDS: Final = ".!?…。！？؟।॥"
_CLOSERS: Final = "\"'»”’“)]」』）"
_BULLETS: Final = "•‣◦▪▸►·●○∙⁃*-–—"
_QUOTES: Final = "\"'«“„‘「『"
_SHORT: Final = 120
# Lines are the same that begin with so many characters alike; more than so many are many.
_COMPARED: Final = 200
_MANY: Final = 6
_STOPS_AND_SIGNS: Final = [7, 15]
_ADDRESS = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|org|net|ru|ua|pl|de|uk|kz|gr|cn|info|fr|it|es)\b|@\w+\.\w", re.I
)


class Column(IntEnum):
    """The columns of `line_features` that others ask for by name."""

    PROSE = 0
    LOG_LENGTH = 1
    LOG_WORDS = 2
    STOP_SHARE = 6
    ENDS_SENTENCE = 25
    BULLET = 32
    INDENT = 34
    GAP = 35
    DATED = 37
    BYLINE = 38
    ADDRESS = 39
    CAPITALS = 40
    REPEATS = 42
    PHRASES = 44
    STRENGTH = 58


def line_features(
    units: Sequence[Unit], hits: Sequence[PhraseHit | None], words: Vocabulary, *, languages: Sequence[str]
) -> Matrix:
    """Return what each unit is by itself, one row a unit, columns as counted below.

    Args:
        units: of all pages, one page after the other.
        hits: the phrase found in each.
        words: of the pages.
        languages: of the article of each page.
    """
    texts = [unit.text for unit in units]
    characters = read_characters(texts)
    counts = characters.counts
    lengths = counts.sum(axis=1)
    stop_words = count_stop_words(words, languages=languages)
    tokens = np.maximum(words.counts, 1)
    logs = (np.log1p(column) for column in (lengths, words.counts, counts[:, 6], counts[:, 7], stop_words))
    stop_share = (stop_words / tokens).astype(np.float32)
    ends = _ends(texts, characters)
    prose = _prose_score(lengths, stop_share, counts, ends=ends[0])
    return beside(
        prose, *logs, stop_share, lengths / tokens, counts / lengths[:, None], *ends, *_beginnings(characters),
        *_places(units), *_kinds(texts, words, characters, lengths), _repeats(words),
        _phrase_columns(hits),
    )  # fmt: skip


def _ends(texts: Sequence[str], characters: Characters) -> list[Marks]:
    """Return marks of each unit's end: of a sentence, a colon, dots, a question."""
    points, at = characters.points, characters.last
    last = points[at]
    bare = last.copy()
    for index in np.flatnonzero(among(last, _CLOSERS)).tolist():
        bare[index] = ord(texts[index].rstrip(_CLOSERS)[-1:] or " ")
    stop = ord(".")
    dots = (last == stop) & (points[at - 1] == stop) & (points[at - 2] == stop)
    return [among(bare, _ENDS), last == ord(":"), (last == ord("…")) | dots, bare == ord("?")]


def _beginnings(characters: Characters) -> list[Marks]:
    """Return marks of each unit's beginning: a capital, a small letter, a digit, a bullet, a quotation."""
    first, opening = characters.points[characters.first], characters.opening
    kinds = [opening == CLASSES.index(name) for name in ("upper", "lower", "digit")]
    return [*kinds, among(first, _BULLETS), among(first, _QUOTES)]


def _places(units: Sequence[Unit]) -> list[Indexes]:
    """Return each unit's indent, the blank lines before it, and how many lines it has."""
    return [
        np.minimum([unit.indent for unit in units], 12),
        np.minimum([unit.gap for unit in units], 3),
        np.array([len(unit.lines) for unit in units]),
    ]


def _kinds(texts: Sequence[str], words: Vocabulary, characters: Characters, lengths: Matrix) -> list[npt.NDArray[Any]]:
    """Return which units are a date, a byline, an address, how many of their words have a capital, and all capitals."""
    counts = characters.counts
    short = lengths <= _SHORT
    signs = counts[:, _STOPS_AND_SIGNS].sum(axis=1) > 0
    introduced = short & (words.counts > 1) & _first_word_introduces(words)
    return [
        _where(texts, short & (counts[:, CLASSES.index("digit")] > 0), is_date_line),
        _where(texts, introduced, lambda text: byline_of(text) is not None),
        _where(texts, short & signs, _holds_address),
        characters.capitals / np.maximum(words.counts, 1),
        (counts[:, CLASSES.index("lower")] == 0) & (counts[:, CLASSES.index("upper")] > 0),
    ]


def _holds_address(text: str) -> bool:
    # A stop at the end alone is the end of a sentence, and the pattern is dear.
    return ("." in text[:-1] or "@" in text or "://" in text) and bool(_ADDRESS.search(text))


def _where(texts: Sequence[str], asked: Marks, test: Callable[[str], bool]) -> Marks:
    """Return the answer of ``test`` where it is asked, and no elsewhere."""
    answers = np.zeros(len(texts), dtype=bool)
    for index in np.flatnonzero(asked).tolist():
        answers[index] = test(texts[index])
    return answers


def _first_word_introduces(words: Vocabulary) -> Marks:
    """Tell of each unit whether its first word is one that introduces a byline."""
    filled = words.counts > 0
    starts = (np.cumsum(words.counts) - words.counts)[filled]
    answers = np.zeros(len(words.counts), dtype=bool)
    answers[filled] = [words.terms[token] in byline_words() for token in words.tokens[starts].tolist()]
    return answers


def _repeats(words: Vocabulary) -> Matrix:
    """Return how often each line stands on its page, and whether it stood there before."""
    borders = words.borders
    keys = [line if len(line) <= _COMPARED else line[:_COMPARED] for line in words.lines]
    counter = count()
    found: list[int] = []
    for start, end in zip(borders.starts.tolist(), (borders.starts + borders.counts).tolist(), strict=True):
        # A line has one number on each page.
        numbers: defaultdict[str, int] = defaultdict(counter.__next__)
        found.extend(map(numbers.__getitem__, keys[start:end]))
    number = np.array(found)
    first = np.empty(int(number.max()) + 1, dtype=np.intp)
    # Of several rows for one number the last stays.
    first[number[::-1]] = borders.here[::-1]
    return beside(np.minimum(np.bincount(number)[number], _MANY), first[number] < borders.here)


def _phrase_columns(hits: Sequence[PhraseHit | None]) -> Matrix:
    order = {reason: column for column, reason in enumerate(Reason)}
    columns = np.zeros((len(order) + 1, len(hits)), dtype=np.float32)
    for row, hit in enumerate(hits):
        if hit:
            columns[order[hit.reason], row] = columns[-1, row] = hit.strength
    return columns.T


def _prose_score(lengths: Matrix, stop_share: Matrix, counts: Matrix, *, ends: Marks) -> Matrix:
    """Return a rough figure for running text: long, ended like a sentence, with the small words of its language."""
    letters = counts[:, 0:4].sum(axis=1) / np.maximum(lengths, 1)
    dense = np.where(counts[:, 3] > lengths * 0.3, 2.2, 1.0)
    mass = np.minimum(lengths * dense / 120, 1.5)
    marks = 0.5 + 0.5 * ends + 0.3 * (counts[:, 6] > 0)
    score: Matrix = mass * marks * letters * (0.6 + np.minimum(stop_share * 2, 0.8))
    return score
