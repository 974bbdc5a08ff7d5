"""The words of pages as numbers, so that questions about them are array operations.

In: the units of pages. Out: a `Vocabulary`, and what its words say of each unit: small words of the language, words of
bodies and of furniture, words shared with the article.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, count, pairwise, repeat
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Borders, Indexes, Matrix, beside, borders_of
from corpus_cli.annotate.clean.lines import Unit

__all__ = [
    "Kinds",
    "Lexicon",
    "Vocabulary",
    "count_stop_words",
    "head_overlap",
    "lexical",
    "overlap",
    "read_words",
    "split_words",
]

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


class Kinds(NamedTuple):
    """The different content words of each unit.

    Attributes:
        terms: number of the word; a word has one number on each page, so that no two pages share any.
        owners: the unit.
        size: how many numbers there are.
    """

    terms: Indexes
    owners: Indexes
    size: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of pages.

    Attributes:
        borders: of the pages, one row a unit.
        lines: text of each unit in small letters.
        terms: each different word once, folded; of scripts without spaces, characters and pairs of them.
        tokens: number of the term of each token, in order.
        owners: the unit of each token.
        counts: tokens of each unit.
        kinds: the different content words of each unit.
    """

    borders: Borders
    lines: list[str]
    terms: list[str]
    tokens: Indexes
    owners: Indexes
    counts: Indexes
    kinds: Kinds


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Scores of words, and of pairs by their first word and their second: above 0 for body, below for furniture."""

    single: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]


def read_words(pages: Sequence[Sequence[Unit]]) -> Vocabulary:
    """Return the words of the units of pages."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    end = numbers["\n"]
    lowered = ["\n".join([unit.text for unit in units]).lower() for units in pages]
    read = map(numbers.__getitem__, chain.from_iterable(map(_words_and_ends, lowered)))
    found = np.fromiter(read, dtype=np.intp)
    is_end = found == end
    owners = np.cumsum(is_end)[~is_end]
    tokens = found[~is_end]
    borders = borders_of([len(units) for units in pages])
    terms = list(numbers)
    kinds = _content_kinds(terms, tokens, owners, borders)
    lines = "\n".join(lowered).split("\n")
    return Vocabulary(borders, lines, terms, tokens, owners, np.bincount(owners, minlength=len(borders.here)), kinds)


def _words_and_ends(page: str) -> list[str]:
    """Return the words of a page and a line end after each unit."""
    pattern = _WORD_OR_END if not page.isascii() and _INDIC.search(page) else _PLAIN_WORD_OR_END
    words = [*pattern.findall(page), "\n"]
    return list(_parted(words)) if not page.isascii() and _UNSPACED.search(page) else words


def split_words(text: str) -> list[str]:
    """Return the folded words of ``text``; of scripts without spaces, the characters and their pairs."""
    words = (_WORD if _INDIC.search(text) else _PLAIN_WORD).findall(text.lower())
    return list(_parted(words)) if _UNSPACED.search(text) else words


def _parted(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word[0] < _UNSPACED_FROM or len(word) < 3:
            yield word
        else:
            yield from map("".join, pairwise(word))
            yield from word


def _content_kinds(terms: Sequence[str], tokens: Indexes, owners: Indexes, borders: Borders) -> Kinds:
    content = np.array([len(term) >= _CONTENT_WORD or term[0] >= _UNSPACED_FROM for term in terms], dtype=bool)
    keep = content[tokens]
    width = len(terms)
    pairs = _different(np.sort(owners[keep] * width + tokens[keep]))
    of_unit, of_term = pairs // width, pairs % width
    on_page = borders.pages[of_unit] * width + of_term
    order = np.argsort(on_page)
    in_order = on_page[order]
    is_new = np.concatenate(([True], in_order[1:] != in_order[:-1]))[: len(in_order)]
    numbers = np.empty_like(order)
    numbers[order] = np.cumsum(is_new) - 1
    return Kinds(numbers, of_unit, int(is_new.sum()))


def _different(values: Indexes) -> Indexes:
    """Return values that are in order, each once."""
    return values[np.concatenate(([True], values[1:] != values[:-1]))[: len(values)]]


@cache
def _stop_words() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    raw = json.loads(files(__package__).joinpath("data/lexicon.json").read_text(encoding="utf-8"))["stop"]
    by_language = {language: frozenset(words) for language, words in raw.items()}
    return by_language, frozenset().union(*by_language.values())


def count_stop_words(words: Vocabulary, *, languages: Sequence[str]) -> Matrix:
    """Return how many of the commonest words of its page's language each unit has; of all where it has no list."""
    by_language, every = _stop_words()
    lists = [by_language.get(language.partition("-")[0], every) for language in languages]
    stops: npt.NDArray[np.bool_] = np.zeros(len(words.tokens), dtype=bool)
    page_of_token = words.borders.pages[words.owners]
    for known in dict.fromkeys(lists):
        is_stop = np.fromiter(map(known.__contains__, words.terms), dtype=bool, count=len(words.terms))
        speaks = np.array([own is known for own in lists], dtype=bool)
        stops |= is_stop[words.tokens] & speaks[page_of_token]
    return _per_unit(words, stops)


def _per_unit(words: Vocabulary, values: npt.NDArray[Any]) -> Matrix:
    return np.bincount(words.owners, weights=values, minlength=len(words.counts)).astype(np.float32)


def lexical(words: Vocabulary, lexicon: Lexicon) -> Matrix:
    """Return what the words of each unit, single and in pairs, say for body (above 0) or for furniture (below).

    Columns: mean, lowest, highest, sum over the square root of the words, mean of the first three.
    """
    scores = _scores(lexicon)
    known = np.fromiter(map(scores.numbers.get, words.terms, repeat(0)), dtype=np.intp, count=len(words.terms))
    numbers = known[words.tokens]
    single = scores.single[numbers]
    starts = np.cumsum(words.counts) - words.counts
    place = np.arange(len(single)) - starts[words.owners]
    paired = _paired(numbers, place, scores)
    total = _per_unit(words, single + paired)
    filled = words.counts > 0
    lowest, highest = np.zeros((2, len(words.counts)), dtype=np.float32)
    if len(single):
        lowest[filled] = np.minimum.reduceat(np.minimum(single, paired), starts[filled])
        highest[filled] = np.maximum.reduceat(np.maximum(single, paired), starts[filled])
    first = _per_unit(words, single * (place < 3)) / 3
    size = words.counts + 1
    return beside(total / size, lowest, highest, total / np.sqrt(size), first)


class _Scores(NamedTuple):
    """A lexicon as arrays: the number of each word of it, from 1; scores by number; pairs by both numbers in one."""

    numbers: Mapping[str, int]
    single: Matrix
    pairs: Indexes
    paired: Matrix


@lru_cache(maxsize=2)
def _scores(lexicon: Lexicon) -> _Scores:
    words = dict.fromkeys(chain(lexicon.single, lexicon.pairs, *lexicon.pairs.values()))
    numbers = dict(zip(words, count(1), strict=False))
    single = np.array([0.0, *map(lexicon.single.get, words, repeat(0.0))], dtype=np.float32)
    pairs = {
        numbers[first] * len(single) + numbers[second]: score
        for first, known in lexicon.pairs.items()
        for second, score in known.items()
    }
    keys = np.array(sorted(pairs), dtype=np.intp)
    return _Scores(numbers, single, keys, np.array([pairs[key] for key in keys.tolist()], dtype=np.float32))


def _paired(numbers: Indexes, place: Indexes, scores: _Scores) -> Matrix:
    """Return the score of each token with the one after it, near the beginning of its unit."""
    out = np.zeros(len(numbers), dtype=np.float32)
    if not len(scores.pairs):
        return out
    asked = np.flatnonzero((numbers[:-1] > 0) & (numbers[1:] > 0) & (place[1:] > 0) & (place[1:] < _PAIRED_WORDS))
    keys = numbers[asked] * len(scores.single) + numbers[asked + 1]
    at = np.minimum(np.searchsorted(scores.pairs, keys), len(scores.pairs) - 1)
    found = scores.pairs[at] == keys
    out[asked[found]] = scores.paired[at[found]]
    return out


def overlap(words: Vocabulary, weights: Matrix) -> Matrix:
    """Return for each unit the share of its content words that the rest of the body uses, and how often.

    Args:
        words: of the pages.
        weights: how surely each unit is body, 0 to 1.
    """
    terms, owners, size = words.kinds
    core = (weights > 0.5)[owners]
    times = np.bincount(terms[core], minlength=size)[terms] - core
    return _shares(words, (times > 0, times), spare=2)


def head_overlap(words: Vocabulary, weights: Matrix) -> Matrix:
    """Return for each unit how much of its content words the beginning of the body shares.

    A page may carry several articles in a row; only the first is the one asked for.
    """
    terms, owners, size = words.kinds
    core = weights > 0.5
    is_head = core & (words.borders.rank(core) <= _HEAD_UNITS)
    in_head = np.zeros(size, dtype=bool)
    in_head[terms[is_head[owners]]] = True
    return _shares(words, (in_head[terms],), spare=3)


def _shares(words: Vocabulary, columns: Sequence[npt.NDArray[Any]], *, spare: int) -> Matrix:
    owners, units = words.kinds.owners, len(words.counts)
    sizes = np.bincount(owners, minlength=units) + spare
    return beside(*(np.bincount(owners, weights=column, minlength=units) / sizes for column in columns))
