"""Find the stretches of a text that may speak of time, as tokens with symbols.

In: text and a lexicon. Out: clusters, runs of neighbouring tokens with a string of symbols, one a token and one a
gap, that the grammar's patterns are matched on. Only stretches around a word that can start a time expression are
read, and only clusters with one are looked at again. It resolves nothing.

Gaps: ``_`` white space, nothing where tokens touch, and ``- . , / ( ) : '`` as they stand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from corpus_cli.annotate.dates.grammar import PATTERN
from corpus_cli.annotate.dates.lexicon import STARTERS, Entry, Lexicon
from corpus_cli.annotate.dates.numbers import merge_numbers
from corpus_cli.annotate.dates.stretches import MARKS, worth_reading
from corpus_cli.frozen import frozen

__all__ = ["WRAPPED_LINE", "Cluster", "Token", "fold_short", "fold_text", "iter_clusters"]

# The common letters stand first because a range is tested sooner than "no digit, no underscore".
_WORD = re.compile(
    r"[a-zа-я]++[^\W\d_]*(?:'[^\W\d_]+)*|[0-9]+|[年月日时時点點分년월일시분]|[\u0900-\u0963\u0970-\u0983\u0985-\u09e3]+|[^\W\d_]+(?:'[^\W\d_]+)*"
)
_TRIGGER = re.compile(r"[MBWVFYyRUNJGQZzecklSmwaEtT8月]|r_D|d[./]d|[dn]-[dn]-")
# Those that can be an expression by themselves.
_COMPLETE = frozenset(symbol for symbol in STARTERS if PATTERN.search(symbol))
# Figures alone tell a time where they are a year or a whole date.
_TELLING_LENGTHS = (4, 8)
# The marks between figures that can start an expression.
_FIGURE_GAPS = frozenset(("-", ".", "/", ":", "._", "-_"))
_SPACES = re.compile(r"\s+")
# Marks of other scripts as the common ones, and none for what only tells the direction of writing.
_DASHES = str.maketrans("‐‑‒–—−~～，、،：／（）", "--------,,,:/()") | {0x200E: None, 0x200F: None}
_OTHER_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]")
_TO_ASCII = {ord(zero) + n: str(n) for zero in "\u0660\u06f0\u0966\u09e6\uff10" for n in range(10)}
# A line at least this long that breaks between two words of a date was broken by a wrapper, not by a writer.
WRAPPED_LINE = 40
_LONGEST_GAP = 5
_NOT_A_NUMBER_BEFORE = frozenset("$€£¥₴₽₸₺#№+=_@*^<>|\\")
_NOT_A_NUMBER_AFTER = frozenset("%‰°$€£¥₴₽₸₺+=_@*\\")


class Token(NamedTuple):
    """A word or figure: symbol, half-open offsets, value, and the gap before it."""

    symbol: str
    start: int
    end: int
    value: Any
    gap: str


# The fields of a token, before it is made one.
_Fields = tuple[str, int, int, Any, str]


@frozen
class Cluster:
    """Neighbouring tokens.

    Attributes:
        symbols: the symbols of tokens and gaps.
        owners: for each symbol the index of its token; a gap belongs to the token before it.
    """

    tokens: tuple[Token, ...]
    symbols: str
    owners: tuple[int, ...]


@lru_cache(maxsize=2)
def fold_text(text: str) -> str:
    """Return a page folded as by :func:`fold_short`, and remember it."""
    return fold_short(text)


def fold_short(text: str) -> str:
    """Return ``text`` folded for look-up, character for character, so that offsets stay."""
    folded = text.replace("İ", "i").lower()
    if len(folded) != len(text):
        folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if not folded.isascii() and _OTHER_DIGITS.search(folded):
        folded = folded.translate(_TO_ASCII)
    for old, new in (
        ("ё", "е"),
        ("ı", "i"),
        ("’", "'"),
        ("‘", "'"),
        ("ʼ", "'"),
        ("ʻ", "'"),
        ("`", "'"),
        ("\u02b9", "'"),
        ("°", "º"),
    ):
        if old in folded:
            folded = folded.replace(old, new)
    return folded


@lru_cache(maxsize=4096)
def _gap_symbols(gap: str) -> str | None:
    """Return the symbols of what stands between two tokens; ``None`` where it parts them."""
    if gap == "t" or gap.count("\n") > 1:
        # Between figures the letter parts a day from its hour: 2024-03-14T17:32.
        return "_" if gap == "t" else None
    symbols = _SPACES.sub("_", gap.replace("\n", "^").translate(_DASHES))
    if "^" in symbols:
        return "^" if symbols.strip("_") == "^" else None
    return symbols if all(char in "_-.,/():'" for char in symbols) else None


def iter_clusters(text: str, lexicon: Lexicon, *, start: int = 0, end: int | None = None) -> Iterator[Cluster]:
    """Yield the clusters of ``text[start:end]`` that hold a word or a figure of time, in order."""
    folded = fold_text(text)
    for first, last in worth_reading(folded, lexicon, start, len(folded) if end is None else end):
        if not _says_nothing(folded[first:last].strip(MARKS), lexicon):
            yield from _clusters_of(text, folded, lexicon, first, last)


def _says_nothing(stretch: str, lexicon: Lexicon) -> bool:
    """Return whether a stretch is a single word or figure that says nothing alone: a third of them are."""
    if stretch.isalpha():
        entry = lexicon.words.get(stretch)
        return entry is None or entry[0] not in _COMPLETE
    return stretch.isdecimal() and len(stretch) not in _TELLING_LENGTHS


def _clusters_of(text: str, folded: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Cluster]:
    words, sparks = lexicon.words, lexicon.sparks
    # Plain tuples until it is known that a run is worth reading: making a Token takes longer than all else here.
    tokens: list[_Fields] = []
    last = -_LONGEST_GAP - 1
    lit = False
    for match in _WORD.finditer(folded, start, end):
        word = match[0]
        entry = words.get(word)
        if entry is None:
            if word[0] <= "9":
                entry = _read_figure(folded, match.start(), word)
            elif "'" not in word or (entry := _apostrophed(word, lexicon)) is None:
                continue
        at = match.start()
        gap = _read_gap(folded, last, at) if at - last <= _LONGEST_GAP else None
        if gap is None and tokens:
            if lit and (len(tokens) > 1 or tokens[0][0] in _COMPLETE):
                yield from _finish(text, folded, tokens, lexicon)
            tokens, lit = [], False
        last = match.end()
        symbol = entry[0]
        lit = (
            lit
            or symbol in STARTERS
            or word in sparks
            or "'" in word
            or (symbol in "dn" and gap in _FIGURE_GAPS)
            or (symbol == "D" and bool(tokens) and tokens[-1][0] == "r")
            or (symbol == "s" and gap in ("-", "") and bool(tokens) and tokens[-1][0] == "n")
        )
        if "'" in word:
            tokens += _parted(word, at, entry, gap or "", lexicon)
        else:
            tokens.append((symbol, at, last, entry[1], gap or ""))
    if lit and (len(tokens) > 1 or tokens[0][0] in _COMPLETE):
        yield from _finish(text, folded, tokens, lexicon)


def _parted(word: str, at: int, entry: Entry, gap: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the token of a word with an apostrophe, or two where an article is run into it: ``d'octobre``."""
    head, _, tail = word.partition("'")
    whole = Token(entry[0], at, at + len(word), entry[1], gap)
    if word in lexicon.words or entry[0] not in "iIpxfr" or tail not in lexicon.words:
        return (whole,)
    cut = at + len(head) + 1
    symbol, value = lexicon.words[tail]
    return whole._replace(end=cut), Token(symbol, cut, whole.end, value, "_")


def _read_gap(folded: str, last: int, at: int) -> str | None:
    gap = _gap_symbols(folded[last:at])
    if gap == "^":
        return "_" if last - folded.rfind("\n", 0, last) > WRAPPED_LINE else None
    return gap


def _apostrophed(word: str, lexicon: Lexicon) -> Entry | None:
    """Return the entry of a word with an ending (``Mart'ta``) or an article (``d'octobre``) set off by '."""
    head, _, tail = word.partition("'")
    first, second = lexicon.words.get(head), lexicon.words.get(tail)
    if first is not None and second is not None and first[0] in "iIpxfr":
        return first
    entry = first if first is not None and len(head) > 2 and first[0] not in "*sz" else second
    return entry if entry is not None and entry[0] in "MBWVRyemwakclESoP" else None


def _read_figure(folded: str, at: int, word: str) -> tuple[str, int]:
    number = int(word[:9])
    if (at and folded[at - 1] in _NOT_A_NUMBER_BEFORE) or folded[
        at + len(word) : at + len(word) + 1
    ] in _NOT_A_NUMBER_AFTER:
        return "0", number
    match len(word):
        case 1 | 2:
            return ("d" if 1 <= number <= 31 else "n"), number
        case 3:
            return "3", number
        case 4:
            return ("Y" if 1000 <= number <= 2199 else "0"), number
        case 8:
            return "8", number
    return "0", number


def _finish(text: str, folded: str, run: list[_Fields], lexicon: Lexicon) -> Iterator[Cluster]:
    """Merge phrases and numbers of a run of tokens and yield it as a cluster, if it can hold an expression."""
    tokens = [Token(*fields) for fields in run]
    if len(tokens) > 1:
        tokens = _merge_phrases(tokens, folded, lexicon)
    merged = merge_numbers(text, tokens, lexicon)
    symbols = "".join([token.gap + token.symbol for token in merged])[len(merged[0].gap) :]
    if not _TRIGGER.search(symbols):
        return
    owners = [0] * len(merged[0].symbol)
    for index, token in enumerate(merged[1:]):
        owners += [index] * (len(token.gap) + len(token.symbol) - 1)
        owners.append(index + 1)
    yield Cluster(tuple(merged), symbols, tuple(owners))


def _merge_phrases(tokens: list[Token], folded: str, lexicon: Lexicon) -> list[Token]:
    """Replace each phrase of several words by one token."""
    merged: list[Token] = []
    phrases = lexicon.phrases
    index = 0
    while index < len(tokens):
        token, taken = tokens[index], 1
        for rest, symbol, value in phrases.get(folded[token.start : token.end], ()):
            span = tokens[index + 1 : index + 1 + len(rest)]
            if len(span) != len(rest) or not folded.startswith(rest[0], span[0].start):
                continue
            if all(
                word == folded[other.start : other.end] and "," not in other.gap
                for word, other in zip(rest, span, strict=True)
            ):
                token, taken = Token(symbol, token.start, span[-1].end, value, token.gap), 1 + len(rest)
                break
        merged.append(token)
        index += taken
    return merged
