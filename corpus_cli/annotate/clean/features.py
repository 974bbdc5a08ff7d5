"""What a line looks like and what stands around it, as numbers.

In: the units of a page, the phrases found in them, the article's language. Out: one row of figures a unit. The rows
hold no words and no names of sites, so that what is learned from them carries over to pages never seen.
Everything is linear in the length of the page; character counts are taken over the whole page at once.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.header import byline_of, is_date_line
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.phrases import PhraseHit
from corpus_cli.annotate.clean.vocabulary import Matrix, Vocabulary, count_stop_words, head_overlap, overlap
from corpus_cli.model import Reason

__all__ = ["DATED", "first_pass", "line_features", "second_pass"]

_CLASSES: Final = ("upper", "lower", "other", "cjk", "digit", "space", "comma", "stop", "asks", "quote", "colon", "dash",
                   "slash", "bar", "paren", "sign", "rest")  # fmt: skip
_MEMBERS: Final = {
    "comma": ",;،、，；", "stop": ".…。．।॥", "asks": "!?！？؟", "quote": "\"'«»“”„‘’‹›「」『』", "colon": ":：", "dash": "-–—−‐",
    "slash": "/\\", "bar": "|•·»>›▪●→¦*_~=<", "paren": "()[]{}（）【】", "sign": "@#©®™$€£¥%&+№",
}  # fmt: skip
_ENDS: Final = ".!?…。！？؟।॥"
_CLOSERS: Final = "\"'»”’“)]」』）"
_ADDRESS = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|ru|ua|pl|de|uk|kz|gr|cn|info|fr|it|es)\b|@\w+\.\w", re.I)
PROSE: Final = 0
DATED: Final = 37
_CAPITALS: Final = 17


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
    units: Sequence[Unit], hits: Sequence[PhraseHit | None], words: Vocabulary, *, language: str
) -> Matrix:
    """Return what each unit is by itself, one row a unit, columns as counted below."""
    texts = [unit.text for unit in units]
    counts, capitals = _character_counts(texts)
    lengths = np.array([len(text) for text in texts], dtype=np.float32)
    shares = counts / lengths[:, None]
    tallies = np.array([_tally(unit, count) for unit, count in zip(units, words.counts.tolist(), strict=True)], dtype=np.float32)
    tallies[:, 1] = count_stop_words(words, language=language)
    tallies[:, _CAPITALS] = capitals / np.maximum(tallies[:, 0], 1)
    repeats = _repeats(texts)
    phrases = _phrase_columns(hits)
    logs = np.log1p(np.column_stack((lengths, tallies[:, 0], counts[:, 6], counts[:, 7], tallies[:, 1])))
    stop_share = tallies[:, 1] / np.maximum(tallies[:, 0], 1)
    prose = _prose_score(lengths, stop_share, counts, tallies)
    return np.column_stack(
        (prose, logs, stop_share, lengths / np.maximum(tallies[:, 0], 1), shares, tallies[:, 2:], repeats, phrases)
    ).astype(np.float32)


def _character_counts(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return how many characters of each class each text has, and how many words that begin with a capital."""
    encoded = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _code_classes()[np.minimum(encoded, 0xFFFF)]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    lengths[-1] -= 1
    owners = np.repeat(np.arange(len(texts)), lengths)
    width = len(_CLASSES)
    counts = np.bincount(owners * width + classes, minlength=len(texts) * width).reshape(-1, width).astype(np.float32)
    counts[:-1, _CLASSES.index("space")] -= 1
    is_capital = classes == _CLASSES.index("upper")
    is_capital[1:] &= classes[:-1] > _CLASSES.index("cjk")
    return counts, np.bincount(owners[is_capital], minlength=len(texts)).astype(np.float32)


def _tally(unit: Unit, words: int) -> tuple[float, ...]:
    """Return words, room for stop words, and marks of a unit's beginning, end and place, in this order."""
    text = unit.text
    first, last = text[0], text[-1]
    bare = text.rstrip(_CLOSERS)[-1:]
    digits = first.isdigit()
    short = len(text) <= 120
    return (
        words,
        0.0,
        bare in _ENDS if bare else 0,
        last == ":",
        last in "…" or text.endswith("..."),
        bare == "?",
        first.isupper(),
        first.islower(),
        digits,
        first in "•‣◦▪▸►·●○∙⁃*-–—",
        first in "\"«“„‘'「『",
        min(unit.indent, 12),
        min(unit.gap, 3),
        len(unit.lines),
        short and is_date_line(text),
        short and words > 1 and byline_of(text) is not None,
        len(text) < 200 and ("." in text or "@" in text) and bool(_ADDRESS.search(text)),
        0.0,
        text.isupper(),
    )


def _repeats(texts: Sequence[str]) -> Matrix:
    """Return how often each line stands on the page, and whether it stood there before."""
    keys = [text[:200].casefold() for text in texts]
    times = Counter(keys)
    seen: set[str] = set()
    rows = []
    for key in keys:
        rows.append((min(times[key], 6), key in seen))
        seen.add(key)
    return np.array(rows, dtype=np.float32).reshape(-1, 2)


def _phrase_columns(hits: Sequence[PhraseHit | None]) -> Matrix:
    order = {reason: column for column, reason in enumerate(Reason)}
    columns = np.zeros((len(hits), len(order) + 1), dtype=np.float32)
    for row, hit in enumerate(hits):
        if hit:
            columns[row, order[hit.reason]] = hit.strength
            columns[row, -1] = hit.strength
    return columns


def _prose_score(lengths: Matrix, stop_share: Matrix, counts: Matrix, tallies: Matrix) -> Matrix:
    """Return a rough figure for running text: long, ended like a sentence, with the small words of its language."""
    letters = counts[:, 0:4].sum(axis=1) / np.maximum(lengths, 1)
    dense = np.where(counts[:, 3] > lengths * 0.3, 2.2, 1.0)
    mass = np.minimum(lengths * dense / 120, 1.5)
    marks = 0.5 + 0.5 * tallies[:, 2] + 0.3 * (counts[:, 6] > 0)
    score: Matrix = mass * marks * letters * (0.6 + np.minimum(stop_share * 2, 0.8))
    return score


def around(columns: Matrix, *, reach: Sequence[int]) -> Matrix:
    """Return the means of ``columns`` over the rows before and after, for each reach in rows."""
    rows = len(columns)
    sums = np.vstack((np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0, dtype=np.float64)))
    here = np.arange(rows)
    parts = []
    for width in reach:
        low, high = np.maximum(here - width, 0), np.minimum(here + 1 + width, rows)
        parts.append((sums[here] - sums[low]) / width)
        parts.append((sums[high] - sums[here + 1]) / width)
    return np.hstack(parts).astype(np.float32)


def _shifted(columns: Matrix, offset: int) -> Matrix:
    out = np.zeros_like(columns)
    if offset > 0:
        out[offset:] = columns[:-offset]
    else:
        out[:offset] = columns[-offset:]
    return out


def context(weights: Matrix, scores: Matrix) -> Matrix:
    """Return where each row stands among the mass of a score.

    Args:
        weights: characters of each unit.
        scores: a score of 0 to about 1 for each, high for body.
    """
    mass = weights * scores
    total = max(float(mass.sum()), 1e-6)
    before = (np.cumsum(mass) - mass) / total
    rows = len(mass)
    here = np.arange(rows)
    strong = scores > 0.5
    last = np.maximum.accumulate(np.where(strong, here, -1))
    following = np.minimum.accumulate(np.where(strong, here, rows)[::-1])[::-1]
    since = np.where(np.roll(last, 1) >= 0, here - np.roll(last, 1), 99)
    since[0] = 99
    until = np.append(following[1:], rows)
    until = np.where(until < rows, until - here, 99)
    heaviest = float(mass.max()) if rows else 0.0
    columns = (before, 1 - before - mass / total, np.minimum(since, 99), np.minimum(until, 99), mass / max(heaviest, 1e-6))
    return np.column_stack(columns).astype(np.float32)


def first_pass(base: Matrix, words: Vocabulary, said: Matrix) -> Matrix:
    """Return all that the first pass sees of each unit: itself, its neighbours, its place on the page."""
    rows = len(base)
    weights = np.expm1(base[:, 1])
    scores = np.minimum(base[:, PROSE], 1.0)
    place = np.column_stack((
        np.arange(rows) / max(rows, 1), np.minimum(np.arange(rows), 200), np.minimum(np.arange(rows)[::-1], 200),
        np.full(rows, np.log1p(rows)), np.full(rows, np.log1p(weights.sum())), np.full(rows, scores.mean()),
        np.full(rows, np.sort(weights)[-max(rows // 10, 1):].mean() if rows else 0.0),
    )).astype(np.float32)  # fmt: skip
    near = np.hstack((base[:, NEAR_COLUMNS], said[:, (0, 3)]))
    return np.hstack((
        base, said, place, context(weights, scores), overlap(words, scores), _shifted(near, 1), _shifted(near, -1),
        _shifted(near[:, :4], 2), _shifted(near[:, :4], -2), around(near, reach=(3, 8)), _sections(base, weights * scores),
    ))  # fmt: skip


NEAR_COLUMNS = [0, 1, 2, 6, 25, 32, 34, 35, 37, 40, 42, 58]


def _sections(base: Matrix, mass: Matrix) -> Matrix:
    """Return how much prose stands between each row and the last heading of comments, links or digests above it."""
    total = max(float(mass.sum()), 1e-6)
    done = np.cumsum(mass) / total
    first = base.shape[1] - 1 - len(Reason)
    columns = []
    for reason in (Reason.RELATED, Reason.COMMENT, Reason.SIDEBAR, Reason.SUBSCRIBE):
        column = first + list(Reason).index(reason)
        opened = (base[:, column] >= 2) & (base[:, 1] < 4.2)
        at = np.maximum.accumulate(np.where(opened, np.arange(len(base)), -1))
        columns.append(np.where(at >= 0, np.minimum(np.arange(len(base)) - at, 60), 99))
        columns.append(np.where(at >= 0, done - done[np.maximum(at, 0)], -1))
        columns.append(np.where(at >= 0, done[np.maximum(at, 0)], -1))
    return np.column_stack(columns).astype(np.float32)


def second_pass(first: Matrix, base: Matrix, words: Vocabulary, guess: Matrix) -> Matrix:
    """Return what the first pass saw and what it made of each unit and of its neighbours."""
    weights = np.expm1(base[:, 1])
    mine = guess[:, None]
    neighbours = [_shifted(mine, offset) for offset in (1, -1, 2, -2, 3, -3)]
    expected = weights * guess
    total = max(float(expected.sum()), 1e-6)
    page = np.column_stack((np.full(len(guess), np.log1p(total)), np.full(len(guess), total / max(float(weights.sum()), 1)),
                            np.full(len(guess), (guess > 0.5).mean())))  # fmt: skip
    topic = head_overlap(words, guess)
    return np.hstack((
        first, mine, *neighbours, around(mine, reach=(3, 8, 20)), context(weights, guess), overlap(words, guess), topic, around(topic, reach=(4, 12)), page.astype(np.float32),
    ))  # fmt: skip
