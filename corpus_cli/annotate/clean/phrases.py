"""What the furniture of pages says: phrase lists by language, looked up as sets of folded phrases.

In: one line. Out: the class of reason it speaks for and how surely. The language of an interface is often not that
of the article, so all lists are read as one; no regular expression grows with them.
"""

import json
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from corpus_cli.model import Reason

__all__ = ["PhraseHit", "Strength", "look_up"]

_MAX_WORDS: Final = 5
_MAX_CHARS: Final = 7
_SHORT_LINE: Final = 12
# A longer line can only begin with a phrase.
_SHORT_CHARS: Final = 110
_BEGINNING: Final = 60
_SPACES = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*|[©&+:#(]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


class Strength(IntEnum):
    """How a phrase met a line, from the weakest to the strongest."""

    WORD = 1
    START = 2
    ANNOUNCE = 3
    LINE = 4


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase of the lists found in a line."""

    reason: Reason
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The lists.

    Attributes:
        by_strength: phrase -> what it speaks for.
        openers: the first words of phrases that begin a line.
        unspaced: the same as phrases, of scripts that are written without spaces.
    """

    by_strength: dict[Strength, dict[str, Reason]]
    openers: set[str]
    unspaced: dict[str, Reason]


def look_up(line: str) -> PhraseHit | None:
    """Return the strongest phrase found in ``line``, or ``None``.

    Args:
        line: its text; only the beginning of a long one is looked at.

    >>> look_up("Share this article:").reason, look_up("Поделиться").strength.name, look_up("The bank said")
    (<Reason.SHARE: 'share'>, 'LINE', None)
    """
    return _look_up_short(line) if len(line) <= _SHORT_CHARS else _by_start(line, _words(line[:_BEGINNING]), _load())


# Pages of a site share their furniture; their paragraphs are not worth the memory.
@lru_cache(maxsize=1 << 15)
def _look_up_short(line: str) -> PhraseHit | None:
    words, phrases = _words(line), _load()
    return _by_start(line, words, phrases) or _by_word(words, phrases)


def _words(line: str) -> list[str]:
    folded = line.casefold()
    if not line.isascii():
        folded = folded.replace("i\u0307", "i").replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    words = _SPACES.findall(folded)
    while words and words[-1] in (":", "#", "(", "+"):
        words.pop()
    while words and words[0] in (":", "#", "+", "&"):
        words.pop(0)
    return words


def _by_start(line: str, words: list[str], phrases: _Phrases) -> PhraseHit | None:
    if not words:
        return None
    if words[0] in phrases.openers:
        known = phrases.by_strength
        whole, starts, announcements = known[Strength.LINE], known[Strength.START], known[Strength.ANNOUNCE]
        if len(words) <= _MAX_WORDS + 1 and (reason := whole.get(" ".join(words))):
            return PhraseHit(reason, Strength.LINE)
        for count in range(min(_MAX_WORDS, len(words)), 0, -1):
            beginning = " ".join(words[:count])
            if reason := starts.get(beginning):
                return PhraseHit(reason, Strength.START)
            if (reason := announcements.get(beginning)) and _announces(line, words, count):
                return PhraseHit(reason, Strength.ANNOUNCE)
    if line.isascii() or not _UNSPACED.match(plain := line.lstrip("•·-【[（( ")):
        return None
    begun = (phrases.unspaced.get(plain[:count].lower()) for count in range(_MAX_CHARS, 1, -1))
    return next((PhraseHit(reason, Strength.START) for reason in begun if reason), None)


def _announces(line: str, words: list[str], count: int) -> bool:
    """Tell whether what follows the phrase reads as a headline: a mark or a capital, and no full stop at the end."""
    if line[-1:] in '.!?…"»”' or len(words) <= count:
        return False
    rest = line[len(" ".join(words[:count])) :].lstrip()
    return rest[:1] in ":–—-" or rest[:1].isupper()


def _by_word(words: list[str], phrases: _Phrases) -> PhraseHit | None:
    if len(words) > _SHORT_LINE:
        return None
    reasons = filter(None, map(phrases.by_strength[Strength.WORD].get, words))
    return next((PhraseHit(reason, Strength.WORD) for reason in reasons), None)


@cache
def _load() -> _Phrases:
    raw = json.loads(files(__package__).joinpath("data/phrases.json").read_text(encoding="utf-8"))
    found = _Phrases({strength: {} for strength in Strength}, set(), {})
    for classes in raw["languages"].values():
        for name, phrases in classes.items():
            for phrase in phrases:
                _add(found, phrase, Reason(name))
    return found


def _add(found: _Phrases, phrase: str, reason: Reason) -> None:
    """File one phrase under what its marks say; the first list to claim a phrase keeps it."""
    strength = {"*": Strength.START, "^": Strength.ANNOUNCE}.get(phrase[-1], Strength.LINE)
    if phrase[0] == "~":
        strength = Strength.WORD
    folded = " ".join(_words(phrase.strip("*^~ ")))
    found.by_strength[strength].setdefault(folded, reason)
    if strength is not Strength.WORD:
        found.openers.add(folded.partition(" ")[0])
    if strength is Strength.START:
        found.by_strength[Strength.LINE].setdefault(folded, reason)
    if strength is Strength.START and _UNSPACED.match(phrase):
        found.unspaced.setdefault(phrase.strip("*^~ ").lower(), reason)
