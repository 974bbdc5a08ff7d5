"""Numbers in words and figures with endings, made one token each.

In: the tokens of a cluster. Out: tokens in which spelled numbers (``двадцать четвёртое``, ``nineteen ninety-six``),
figures with an ordinal ending (``15-го``, ``1st``), decades in figures (``1990-х``), times of day (``10:35``)
and quarter codes (``Q3``) are single ones, with symbols ``v`` cardinal, ``o`` ordinal, ``Y`` year, ``J`` decade,
``T`` time of day, ``Q`` quarter or half-year code. It knows no grammar.
"""

from typing import TYPE_CHECKING

from corpus_cli.annotate.dates.clocks import read_clock
from corpus_cli.annotate.dates.lexicon import Lexicon

if TYPE_CHECKING:
    from corpus_cli.annotate.dates.scan import Token

__all__ = ["merge_numbers"]

_LONGEST_NUMBER = 8
_LAST_HOUR = 24
# From here on letters are of scripts that set no space between words and figures: kana, Han, Hangul.
_UNSPACED = "\u3040"


def merge_numbers(text: str, tokens: list["Token"], lexicon: Lexicon) -> list["Token"]:
    """Return the tokens with every number that takes several of them as one."""
    merged: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        taken = 1
        if token.symbol in "vo":
            token, taken = _spelled(tokens, index)
        elif token.symbol in "dnY3":
            token, taken = _figure(text, tokens, index, lexicon)
        elif token.symbol == "*" and token.value in ("q", "h"):
            token, taken = _code(tokens, index)
        elif token.symbol in "MB" and (twice := _twice(token, tokens[index + 1 : index + 2])):
            token, taken = twice, 2
        if merged and merged[-1].symbol == "x" and _tells_hour(token, tokens[index + taken : index + taken + 1]):
            # «à» and «a» are "to" before a date and "at" before a time of day.
            merged[-1] = merged[-1]._replace(symbol="p" if _word(text, merged[-1]) in lexicon.at else "x")
        merged.append(token)
        index += taken
    return merged


def _twice(token: "Token", following: list["Token"]) -> "Token | None":
    """Return a month that is given by both its names, as in Arabic: ``مارس/آذار``."""
    if not following or following[0].symbol not in "MB" or following[0].value != token.value:
        return None
    return token._replace(symbol="M", end=following[0].end) if following[0].gap.strip("_") == "/" else None


def _tells_hour(token: "Token", following: list["Token"]) -> bool:
    """Return whether a token is a time of day, with the word that follows it."""
    hour = bool(following) and token.symbol in "dn" and following[0].symbol == "t" and following[0].value == "clock"
    return hour or token.symbol == "T" or (token.symbol == "D" and token.value in ("noon", "midnight"))


def _word(text: str, token: "Token") -> str:
    return text[token.start : token.end].lower()


def _spelled(tokens: list["Token"], index: int) -> tuple["Token", int]:
    """Merge the longest run of number words that makes one number; an ordinal ends it."""
    first = tokens[index]
    total, current, taken = 0, first.value, 1
    if current >= 1000:
        total, current = current, 0
    ordinal = first.symbol == "o"
    while not ordinal and taken < _LONGEST_NUMBER and index + taken < len(tokens):
        skip = taken
        token = tokens[index + skip]
        if token.symbol == "&" and token.gap == "_" and total and index + skip + 1 < len(tokens):
            skip += 1
            token = tokens[index + skip]
        if token.symbol not in "vo" or token.gap not in ("_", "-", ""):
            break
        grown = _grow(total, current, token.value)
        if grown is None:
            break
        total, current = grown
        ordinal = token.symbol == "o"
        taken = skip + 1
    value = total + current
    last = tokens[index + taken - 1]
    if index + taken < len(tokens) and tokens[index + taken].symbol == "v" and tokens[index + taken].value >= 100:
        return first._replace(symbol="0", end=last.end, value=value), taken
    symbol = "Y" if taken > 1 and 1000 <= value <= 2199 else "o" if ordinal else "v"
    return first._replace(symbol=symbol, end=last.end, value=value), taken


def _grow(total: int, current: int, value: int) -> tuple[int, int] | None:
    """Return the number grown by one more number word; ``None`` where that word starts a new one."""
    if value == 1000 and total == 0:
        return max(current, 1) * 1000, 0
    if value == 100 and 0 < current < 100:
        return total, current * 100
    if current == 4 and value == 20:
        return total, 80
    fits = (value < 10 and current % 10 == 0 and current % 100 != 10) or (value < 20 and current in (60, 80))
    fits = fits or (value < 100 and current % 100 == 0 and current > 0) or (current == 0 and value < 1000)
    if fits and value < 1000:
        return total, current + value
    if total == 0 and 13 <= current <= 20 and 10 <= value < 100:
        return current * 100, value
    return None


def _figure(text: str, tokens: list["Token"], index: int, lexicon: Lexicon) -> tuple["Token", int]:
    """Read a figure with what is fastened to it."""
    token = tokens[index]
    if index + 1 < len(tokens):
        after = tokens[index + 1]
        if after.gap == "_" and after.end - after.start == 3 and after.symbol == "3" and token.symbol != "Y":
            return token._replace(symbol="3", end=after.end, value=token.value * 1000 + after.value), 2
        if after.gap == ":" and token.symbol in "dn" and after.symbol in "dn":
            clock = _clock(tokens, index)
            if clock:
                return clock
        if after.gap == "." or after.symbol in "t時":
            clock = read_clock(text, tokens, index, lexicon) if _is_hour(token) else None
            if clock:
                return clock
        if after.gap in ("", "-", "'"):
            suffixed = _suffixed(text, token, after, lexicon)
            if suffixed:
                return suffixed, 2
    if _fastened(text, token, tokens, index):
        return token._replace(symbol="0"), 1
    return token, 1


def _is_hour(token: "Token") -> bool:
    return token.symbol in "dn" and token.value <= _LAST_HOUR


def _suffixed(text: str, token: "Token", after: "Token", lexicon: Lexicon) -> "Token | None":
    suffix = text[after.start : after.end].lower().replace("ı", "i")
    of_decade = token.symbol == "Y" or token.value >= 20 or token.value == 0
    if suffix in lexicon.decade_suffixes and token.value % 10 == 0 and token.symbol in "Ydn" and of_decade:
        return token._replace(symbol="J", end=after.end)
    if suffix in lexicon.ordinal_suffixes:
        return token._replace(symbol="Y" if token.symbol == "Y" else "o", end=after.end)
    return None


def _clock(tokens: list["Token"], index: int) -> tuple["Token", int] | None:
    """Read ``10:35`` or ``10:35:20``."""
    hour, minute = tokens[index], tokens[index + 1]
    if hour.value > _LAST_HOUR or minute.value > 59 or minute.end - minute.start != 2:
        return None
    second = None
    taken = 2
    if index + 2 < len(tokens):
        third = tokens[index + 2]
        if third.gap == ":" and third.symbol in "dn" and third.value < 60 and third.end - third.start == 2:
            second, taken = third.value, 3
    end = tokens[index + taken - 1].end
    return hour._replace(symbol="T", end=end, value=(hour.value, minute.value, second)), taken


def _code(tokens: list["Token"], index: int) -> tuple["Token", int]:
    """Read ``Q3`` and ``H2``."""
    token = tokens[index]
    if index + 1 < len(tokens):
        number = tokens[index + 1]
        highest = 4 if token.value == "q" else 2
        if number.gap == "" and number.symbol == "d" and number.value <= highest:
            return token._replace(symbol="Q", end=number.end, value=(token.value, number.value)), 2
    return token, 1


def _fastened(text: str, token: "Token", tokens: list["Token"], index: int) -> bool:
    """Return whether a figure is part of a name or a longer sign: ``МиГ-31``, ``5G``, ``RQ-11``."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 1]
    if after and after >= _UNSPACED:
        after = ""
    if before and before[-1] >= _UNSPACED:
        return False
    alone_left = index == 0
    if before and alone_left and before[-1].isalpha():
        return True
    if before and alone_left and before[-1] in "-‑–" and before[:1].isalpha() and token.symbol != "Y":
        return True
    follows = index + 1 < len(tokens) and (
        tokens[index + 1].start == token.end or (after == "T" and tokens[index + 1].start == token.end + 1)
    )
    return bool(after) and after.isalpha() and not follows
