"""What a line looks like, as numbers.

In: the units of pages, the phrases found in them, the articles' languages. Out: one row of figures a unit. The rows
hold no words and no names of sites, so that what is learned from them carries over to pages never seen.
Everything is linear in the length of the pages; character counts are taken over all of them at once.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Borders, Marks, Matrix, beside
from corpus_cli.annotate.clean.header import byline_of, byline_words, is_date_line
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.phrases import PhraseHit
from corpus_cli.annotate.clean.vocabulary import Vocabulary, count_stop_words
from corpus_cli.model import Reason

__all__ = ["Column", "line_features"]

_CLASSES: Final = (
    "upper", "lower", "other", "cjk", "digit", "space", "comma", "stop", "asks", "quote", "colon", "dash", "slash",
    "bar", "paren", "sign", "rest",
)  # fmt: skip
_MEMBERS: Final = {
    "comma": ",;،、，；",
    "stop": ".…。．।॥", "asks": "!?！？؟", "quote": "\"'«»“”„‘’‹›「」『』", "colon": ":：", "dash": "-–—−‐",
    "slash": "/\\", "bar": "|•·»>›▪●→¦*_~=<", "paren": "()[]{}（）【】", "sign": "@#©®™$€£¥%&+№",
}  # fmt: skip
_ENDS: Final = ".!?…。！？؟।॥"
_CLOSERS: Final = "\"'»”’“)]」』）"
_BULLETS: Final = "•‣◦▪▸►·●○∙⁃*-–—"
_QUOTES: Final = "\"'«“„‘「『"
_SHORT: Final = 120
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
    CAPITALS = 40
    REPEATS = 42
    PHRASES = 44
    STRENGTH = 58


@cache
def _code_classes() -> npt.NDArray[np.uint8]:
    """Return the class of each code point of the basic plane."""
    table = np.full(0x10000, _CLASSES.index("rest"), dtype=np.uint8)
    for point in range(0x10000):
        char = chr(point)
        if char.isupper():
            name = "upper"
        elif char.islower():
            name = "lower"
        elif 0x3040 <= point <= 0x30FF or 0x3400 <= point <= 0x9FFF:
            name = "cjk"
        elif char.isalpha() or (point >= 0x300 and unicodedata.category(char)[0] == "M"):
            name = "other"
        elif char.isdigit():
            name = "digit"
        elif char.isspace():
            name = "space"
        else:
            continue
        table[point] = _CLASSES.index(name)
    for name, members in _MEMBERS.items():
        for char in members:
            table[ord(char)] = _CLASSES.index(name)
    return table


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
    counts, capitals = _character_counts(texts)
    lengths = counts.sum(axis=1)
    stop_words = count_stop_words(words, languages=languages)
    marks = _marks(units, texts, words, counts, capitals)
    tokens = np.maximum(words.counts, 1)
    logs = (np.log1p(column) for column in (lengths, words.counts, counts[:, 6], counts[:, 7], stop_words))
    stop_share = (stop_words / tokens).astype(np.float32)
    prose = _prose_score(lengths, stop_share, counts, ends=marks[0])
    shares = counts / lengths[:, None]
    repeats = _repeats(texts, words.borders)
    return beside(prose, *logs, stop_share, lengths / tokens, shares, *marks, repeats, _phrase_columns(hits))


def _code_points(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Return the code points of all texts, a line end after each, and the length of each with its end."""
    points = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return points, np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1


def _character_counts(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return how many characters of each class each text has, and how many words that begin with a capital."""
    points, lengths = _code_points(texts)
    classes = _code_classes()[np.minimum(points, 0xFFFF)]
    owners = np.repeat(np.arange(len(texts)), lengths)
    width = len(_CLASSES)
    counts = np.bincount(owners * width + classes, minlength=len(texts) * width).reshape(-1, width).astype(np.float32)
    counts[:, _CLASSES.index("space")] -= 1
    is_capital = classes == _CLASSES.index("upper")
    is_capital[1:] &= classes[:-1] > _CLASSES.index("cjk")
    return counts, np.bincount(owners[is_capital], minlength=len(texts)).astype(np.float32)


def _marks(
    units: Sequence[Unit], texts: Sequence[str], words: Vocabulary, counts: Matrix, capitals: Matrix
) -> list[npt.NDArray[Any]]:
    """Return marks of each unit's end, beginning, place and kind, in this order."""
    signs, introduced = counts[:, _STOPS_AND_SIGNS].sum(axis=1) > 0, _first_word_introduces(words)
    first = np.array([ord(text[0]) for text in texts])
    last = np.array([ord(text[-1]) for text in texts])
    bare = np.array([ord(text.rstrip(_CLOSERS)[-1:] or " ") for text in texts])
    opening = _code_classes()[np.minimum(first, 0xFFFF)]
    short = counts.sum(axis=1) <= _SHORT
    return [
        _among(bare, _ENDS), last == ord(":"),
        (last == ord("…")) | [text.endswith("...") for text in texts], bare == ord("?"),
        opening == _CLASSES.index("upper"), opening == _CLASSES.index("lower"), opening == _CLASSES.index("digit"),
        _among(first, _BULLETS), _among(first, _QUOTES), np.minimum([unit.indent for unit in units], 12),
        np.minimum([unit.gap for unit in units], 3), np.array([len(unit.lines) for unit in units]),
        _where(texts, short & (counts[:, _CLASSES.index("digit")] > 0), is_date_line),
        _where(texts, short & (words.counts > 1) & introduced, lambda text: byline_of(text) is not None),
        _where(texts, short & signs, _holds_address),
        capitals / np.maximum(words.counts, 1),
        (counts[:, _CLASSES.index("lower")] == 0) & (counts[:, _CLASSES.index("upper")] > 0),
    ]  # fmt: skip


def _holds_address(text: str) -> bool:
    # A stop at the end alone is the end of a sentence, and the pattern is dear.
    return ("." in text[:-1] or "@" in text or "://" in text) and bool(_ADDRESS.search(text))


def _among(points: npt.NDArray[np.int64], members: str) -> Marks:
    return _members_table(members)[np.minimum(points, 0xFFFF)]


@cache
def _members_table(members: str) -> Marks:
    """Return for each code point of the basic plane whether it is one of ``members``."""
    table = np.zeros(0x10000, dtype=bool)
    table[[ord(member) for member in members]] = True
    return table


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


def _repeats(texts: Sequence[str], borders: Borders) -> Matrix:
    """Return how often each line stands on its page, and whether it stood there before."""
    keys = [(text if len(text) <= 200 else text[:200]).casefold() for text in texts]
    rows: list[tuple[int, int]] = []
    for start, count in zip(borders.starts.tolist(), borders.counts.tolist(), strict=True):
        page = keys[start : start + count]
        if len(set(page)) == len(page):
            rows += [(1, 0)] * len(page)
            continue
        times = Counter(page)
        seen: set[str] = set()
        for key in page:
            rows.append((min(times[key], 6), key in seen))
            seen.add(key)
    return np.array(rows, dtype=np.float32)


def _phrase_columns(hits: Sequence[PhraseHit | None]) -> Matrix:
    order = {reason: column for column, reason in enumerate(Reason)}
    columns = np.zeros((len(hits), len(order) + 1), dtype=np.float32)
    for row, hit in enumerate(hits):
        if hit:
            columns[row, order[hit.reason]] = hit.strength
            columns[row, -1] = hit.strength
    return columns


def _prose_score(lengths: Matrix, stop_share: Matrix, counts: Matrix, *, ends: Marks) -> Matrix:
    """Return a rough figure for running text: long, ended like a sentence, with the small words of its language."""
    letters = counts[:, 0:4].sum(axis=1) / np.maximum(lengths, 1)
    dense = np.where(counts[:, 3] > lengths * 0.3, 2.2, 1.0)
    mass = np.minimum(lengths * dense / 120, 1.5)
    marks = 0.5 + 0.5 * ends + 0.3 * (counts[:, 6] > 0)
    score: Matrix = mass * marks * letters * (0.6 + np.minimum(stop_share * 2, 0.8))
    return score
