"""The words of a page as numbers, so that questions about them are array operations.

In: the units of a page. Out: a `Vocabulary`, and what its words say of each unit: small words of the language, words of
bodies and of furniture, words shared with the article.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise, repeat
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.lines import Unit

__all__ = [
    "Lexicon",
    "Matrix",
    "Vocabulary",
    "count_stop_words",
    "head_overlap",
    "lexical",
    "overlap",
    "page_vocabulary",
    "split_words",
]

Matrix = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.intp]

# Marks of Indic and Thai vowels are no word characters to `re`, and would cut every word at its vowels.
_WORD = re.compile(r"[^\W_\u0900-\u0dff\u0e00-\u0e7f]+|[\u0900-\u0963\u0966-\u0dff\u0e00-\u0e7f]+")
_WORD_OR_END = re.compile(rf"{_WORD.pattern}|\n")
_PLAIN_WORD, _PLAIN_WORD_OR_END = re.compile(r"\w+"), re.compile(r"\w+|\n")
_INDIC = re.compile("[\u0900-\u0dff\u0e00-\u0e7f]")
_UNSPACED = re.compile("[\u3040-\U0010ffff]")
_UNSPACED_FROM: Final = "\u3040"
_CONTENT_WORD: Final = 4
_HEAD_UNITS: Final = 6
# What a line is shows in its beginning; the pairs of a long paragraph would cost more than they tell.
_PAIRED_WORDS: Final = 24


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a page.

    Attributes:
        terms: each different word once, folded; of scripts without spaces, characters and pairs of them.
        tokens: number of the term of each token, in order.
        owners: the unit of each token.
        counts: tokens of each unit.
        kinds: number of the term and the unit of each different word of each unit, content words alone.
    """

    terms: list[str]
    tokens: Indexes
    owners: Indexes
    counts: Indexes
    kinds: tuple[Indexes, Indexes]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Scores of words, and of pairs by their first word and their second: above 0 for body, below for furniture."""

    single: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]


def page_vocabulary(units: Sequence[Unit]) -> Vocabulary:
    """Return the words of a page's units."""
    page = "\n".join([unit.text for unit in units]).lower()
    words = (_WORD_OR_END if _INDIC.search(page) else _PLAIN_WORD_OR_END).findall(page)
    if _UNSPACED.search(page):
        words = [part for word in words for part in _parts(word)]
    terms = list(dict.fromkeys(chain("\n", words)))
    index = dict(zip(terms, range(len(terms)), strict=True))
    tokens = np.fromiter(map(index.__getitem__, words), dtype=np.intp, count=len(words))
    is_end = tokens == 0
    owners = np.cumsum(is_end)[~is_end]
    tokens = tokens[~is_end]
    counts = np.bincount(owners, minlength=len(units))
    return Vocabulary(terms, tokens, owners, counts, _content_kinds(terms, tokens, owners))


def split_words(text: str) -> list[str]:
    """Return the folded words of ``text``; of scripts without spaces, the characters and their pairs."""
    words = (_WORD if _INDIC.search(text) else _PLAIN_WORD).findall(text.lower())
    if _UNSPACED.search(text):
        return [part for word in words for part in _parts(word)]
    return words


def _parts(word: str) -> list[str]:
    if word[0] < _UNSPACED_FROM or len(word) < 3:
        return [word]
    return [*map("".join, pairwise(word)), *word]


def _content_kinds(terms: Sequence[str], tokens: Indexes, owners: Indexes) -> tuple[Indexes, Indexes]:
    content = np.array([len(term) >= _CONTENT_WORD or term[0] >= _UNSPACED_FROM for term in terms], dtype=bool)
    keep = content[tokens]
    width = max(len(terms), 1)
    pairs = np.unique(owners[keep] * width + tokens[keep])
    return pairs % width, pairs // width


@cache
def _stop_words() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    raw = json.loads(files(__package__).joinpath("data/lexicon.json").read_text(encoding="utf-8"))["stop"]
    by_language = {language: frozenset(words) for language, words in raw.items()}
    return by_language, frozenset().union(*by_language.values())


def count_stop_words(words: Vocabulary, *, language: str) -> Matrix:
    """Return how many of the commonest words of ``language`` each unit has; of all languages where it has no list."""
    by_language, every = _stop_words()
    known = by_language.get(language.partition("-")[0], every)
    is_stop = np.fromiter(map(known.__contains__, words.terms), dtype=bool, count=len(words.terms))
    return _per_unit(words, is_stop[words.tokens])


def _per_unit(words: Vocabulary, values: npt.NDArray[np.generic]) -> Matrix:
    return np.bincount(words.owners, weights=values, minlength=len(words.counts)).astype(np.float32)


def lexical(words: Vocabulary, lexicon: Lexicon) -> Matrix:
    """Return what the words of each unit, single and in pairs, say for body (above 0) or for furniture (below).

    Columns: mean, lowest, highest, sum over the square root of the words, mean of the first three.
    """
    scores = map(lexicon.single.get, words.terms, repeat(0.0))
    single = np.fromiter(scores, dtype=np.float32, count=len(words.terms))[words.tokens]
    starts = np.cumsum(words.counts) - words.counts
    place = np.arange(len(single)) - np.repeat(starts, words.counts)
    paired = _paired(words, place, lexicon)
    total = _per_unit(words, single + paired)
    filled = words.counts > 0
    lowest, highest = np.zeros((2, len(words.counts)), dtype=np.float32)
    if len(single):
        lowest[filled] = np.minimum.reduceat(np.minimum(single, paired), starts[filled])
        highest[filled] = np.maximum.reduceat(np.maximum(single, paired), starts[filled])
    first = _per_unit(words, single * (place < 3)) / 3
    size = words.counts + 1
    return np.column_stack((total / size, lowest, highest, total / np.sqrt(size), first)).astype(np.float32)


def _paired(words: Vocabulary, place: Indexes, lexicon: Lexicon) -> Matrix:
    """Return the score of each token with the one after it, near the beginning of its unit."""
    scores = np.zeros(len(words.tokens), dtype=np.float32)
    seconds = list(map(lexicon.pairs.get, words.terms))
    opens = np.fromiter(map(bool, seconds), dtype=bool, count=len(seconds))[words.tokens[:-1]]
    terms, tokens = words.terms, words.tokens.tolist()
    for index in np.flatnonzero(opens & (place[1:] > 0) & (place[1:] < _PAIRED_WORDS)).tolist():
        known = seconds[tokens[index]]
        if known and (score := known.get(terms[tokens[index + 1]])):
            scores[index] = score
    return scores


def overlap(words: Vocabulary, weights: Matrix) -> Matrix:
    """Return for each unit the share of its content words that the rest of the body uses, and how often.

    Args:
        words: of the page.
        weights: how surely each unit is body, 0 to 1.
    """
    terms, owners = words.kinds
    core = weights > 0.5
    known = np.bincount(terms[core[owners]], minlength=len(words.terms))
    times = known[terms] - core[owners]
    return np.column_stack(_shares(words, (times > 0, np.maximum(times, 0)), spare=2))


def head_overlap(words: Vocabulary, weights: Matrix) -> Matrix:
    """Return for each unit how much of its content words the beginning of the body shares.

    A page may carry several articles in a row; only the first is the one asked for.
    """
    terms, owners = words.kinds
    is_head = np.zeros(len(weights), dtype=bool)
    is_head[np.flatnonzero(weights > 0.5)[:_HEAD_UNITS]] = True
    in_head = np.zeros(len(words.terms), dtype=bool)
    in_head[terms[is_head[owners]]] = True
    return np.column_stack(_shares(words, (in_head[terms],), spare=3))


def _shares(words: Vocabulary, columns: Sequence[npt.NDArray[np.generic]], *, spare: int) -> list[Matrix]:
    owners, units = words.kinds[1], len(words.counts)
    sizes = np.bincount(owners, minlength=units) + spare
    return [(np.bincount(owners, weights=column, minlength=units) / sizes).astype(np.float32) for column in columns]
