"""Find the stretches of a text that may speak of time, as tokens with symbols.

In: text and a lexicon. Out: clusters, runs of neighbouring tokens with a string of symbols, one a token and one a
gap, that the grammar's patterns are matched on. One pass over the words of the text and a dictionary look-up each;
only clusters with a word that can start a time expression are looked at again. It resolves nothing.

Gaps: ``_`` white space, nothing where tokens touch, and ``- . , / ( ) : '`` as they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from corpus_cli.annotate.dates.lexicon import Entry, Lexicon
from corpus_cli.annotate.dates.numbers import merge_numbers

__all__ = ["Cluster", "Token", "fold_text", "iter_clusters"]

_WORD = re.compile(r"[0-9]+|[年月日년월일]|[^\W\d_]+(?:'[^\W\d_]+)*")
_TRIGGER = re.compile(r"[MBWVYyRUNJGQZzecklSmwaEtT8]|d[./]d|[dn]-[dn]-")
_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans("‐‑‒–—−~", "-------")
# A line at least this long that breaks between two words of a date was broken by a wrapper, not by a writer.
_WRAPPED_LINE = 40
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


@dataclass(frozen=True, slots=True)
class Cluster:
    """Neighbouring tokens.

    Attributes:
        symbols: the symbols of tokens and gaps.
        owners: for each symbol the index of its token; a gap belongs to the token before it.
    """

    tokens: tuple[Token, ...]
    symbols: str
    owners: tuple[int, ...]


def fold_text(text: str) -> str:
    """Return ``text`` folded for look-up, character for character, so that offsets stay."""
    folded = text.replace("İ", "i").lower()
    if len(folded) != len(text):
        folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for old, new in (("ё", "е"), ("ı", "i"), ("’", "'"), ("ʼ", "'"), ("`", "'"), ("\u02b9", "'")):
        if old in folded:
            folded = folded.replace(old, new)
    return folded


@lru_cache(maxsize=4096)
def _gap_symbols(gap: str) -> str | None:
    """Return the symbols of what stands between two tokens; ``None`` where it parts them."""
    if gap.count("\n") > 1:
        return None
    symbols = _SPACES.sub("_", gap.replace("\n", "^").translate(_DASHES))
    if "^" in symbols:
        return "^" if symbols.strip("_") == "^" else None
    return symbols if all(char in "_-.,/():'" for char in symbols) else None


def iter_clusters(text: str, lexicon: Lexicon, *, start: int = 0, end: int | None = None) -> Iterator[Cluster]:
    """Yield the clusters of ``text[start:end]`` that hold a word or a figure of time, in order."""
    folded = fold_text(text)
    words = lexicon.words
    tokens: list[Token] = []
    last = -_LONGEST_GAP - 1
    for match in _WORD.finditer(folded, start, len(folded) if end is None else end):
        word = match[0]
        entry = words.get(word)
        elided = None
        at = match.start()
        if entry is None:
            elided = _elided(word, lexicon) if "'" in word else None
            entry = elided or _unlisted(folded, at, word, lexicon)
            if entry is None:
                continue
        gap = _read_gap(folded, last, at) if at - last <= _LONGEST_GAP else None
        if gap is None and tokens:
            yield from _finish(text, tokens, lexicon)
            tokens = []
        last = match.end()
        if elided:
            tail = words[word.partition("'")[2]]
            cut = at + word.index("'") + 1
            tokens += Token(entry[0], at, cut, entry[1], gap or ""), Token(tail[0], cut, last, tail[1], "_")
        else:
            tokens.append(Token(entry[0], at, last, entry[1], gap or ""))
    if tokens:
        yield from _finish(text, tokens, lexicon)


def _read_gap(folded: str, last: int, at: int) -> str | None:
    gap = _gap_symbols(folded[last:at])
    if gap == "^":
        return "_" if last - folded.rfind("\n", 0, last) > _WRAPPED_LINE else None
    return gap


def _elided(word: str, lexicon: Lexicon) -> Entry | None:
    """Return the entry of an article run into the next word (``d'octobre``), if both are known."""
    head, _, tail = word.partition("'")
    entry = lexicon.words.get(head)
    return entry if entry is not None and entry[0] in "iIpfxr" and tail in lexicon.words else None


def _unlisted(folded: str, at: int, word: str, lexicon: Lexicon) -> Entry | None:
    """Return symbol and value of a figure, or of a word with an article or an ending set off by an apostrophe."""
    if "0" <= word[0] <= "9":
        return _read_figure(folded, at, word)
    if "'" not in word:
        return None
    head, _, tail = word.partition("'")
    entry = lexicon.words.get(head) if len(head) > 2 else None
    if entry is None or entry[0] in "*sz":
        entry = lexicon.words.get(tail)
    return entry if entry is not None and entry[0] in "MBWVRyemwakclESoP" else None


def _read_figure(folded: str, at: int, word: str) -> tuple[str, int]:
    number = int(word[:9])
    if (at and folded[at - 1] in _NOT_A_NUMBER_BEFORE) or folded[at + len(word) : at + len(word) + 1] in _NOT_AFTER:
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


_NOT_AFTER = _NOT_A_NUMBER_AFTER


def _finish(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[Cluster]:
    """Merge phrases and numbers of a run of tokens and yield it as a cluster, if it can hold an expression."""
    rough = "".join([token.gap + token.symbol for token in tokens])
    if not _TRIGGER.search(rough) and len(tokens) < 2:
        return
    merged = merge_numbers(text, _merge_phrases(tokens, text, lexicon), lexicon)
    symbols: list[str] = []
    owners: list[int] = []
    for index, token in enumerate(merged):
        piece = (token.gap if index else "") + token.symbol
        symbols.append(piece)
        owners.extend([max(0, index - 1)] * (len(piece) - 1) + [index])
    joined = "".join(symbols)
    if _TRIGGER.search(joined):
        yield Cluster(tuple(merged), joined, tuple(owners))


def _merge_phrases(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """Replace each phrase of several words by one token."""
    merged: list[Token] = []
    index = 0
    while index < len(tokens):
        token, taken = tokens[index], 1
        for rest, symbol, value in lexicon.phrases.get(fold_text(text[token.start : token.end]), ()):
            span = tokens[index + 1 : index + 1 + len(rest)]
            if len(span) == len(rest) and all(
                word == fold_text(text[other.start : other.end]) and "," not in other.gap
                for word, other in zip(rest, span, strict=True)
            ):
                token, taken = Token(symbol, token.start, span[-1].end, value, token.gap), 1 + len(rest)
                break
        merged.append(token)
        index += taken
    return merged
