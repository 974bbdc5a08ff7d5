"""Skeleton keys: the rough consonant outline under which a token is stored and a name is looked up.

A key is the first consonants of a word in classes, vowels left out but for one at the start, so that Johnson, Джонсон
and Џонсон come near each other. A token has one key, or a few where a letter is read in two ways; a name
is looked up under every key that one of its readings, alternations and endings could have. Keys only
propose: what a candidate is worth is weighed elsewhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus_cli.names.romanise import romanise
from corpus_cli.text import fold

__all__ = ["KEY_LENGTH", "query_keys", "skeleton_keys"]

KEY_LENGTH = 5
_MOST_KEYS = 1200
_VOWEL = "A"

# P labials, F labiodentals, T dentals, S sibilants, K velars; M N L R themselves; vowels, h, j, w-like u: nothing.
_LATIN = {
    "P": "bp", "F": "vwf", "T": "dtţťďðþțđ", "S": "szšžśźżşșẓṣßčćçĉċ", "K": "gkqķģġǵḫḳ",
    "M": "m", "N": "nñńňņŋ", "L": "lłľĺļ", "R": "rřŕŗ",
}  # fmt: skip
_CYRILLIC = {
    "P": "бп", "F": "вф", "T": "дтђћ", "S": "зсжшчщцѕџҷӡҙҫ", "K": "гкхґқғһҳѓќҡҝӄ",
    "M": "м", "N": "нңњҥ", "L": "лљ", "R": "р",
}  # fmt: skip
_CLASSES = {ord(letter): code for table in (_LATIN, _CYRILLIC) for code, letters in table.items() for letter in letters}
_CLASSES |= {ord("x"): "KS", ord("c"): "C"} | {ord(digit): digit for digit in "0123456789"}
# Case never changes a key: capitals are looked up as they stand, which is twice as fast as folding first.
_CLASSES |= {ord(chr(point).upper()): code for point, code in _CLASSES.items() if len(chr(point).upper()) == 1}


class _Table(dict[int, str]):
    """A translation that turns every character it does not name into a gap."""

    def __missing__(self, point: int) -> str:
        self[point] = "."
        return "."


_TO_CLASSES = _Table(_CLASSES)
# c is a velar or a sibilant; what follows decides where it can, else the token has both keys.
_SOFT_C = re.compile("c(?=[eiyzéíýěę])", re.IGNORECASE)
_AFFRICATE = re.compile("T+S")
_REPEAT = re.compile(r"(.)(?=\1)")
_ONE_SCRIPT = re.compile("[A-Za-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƏə]*|[Ѐ-ӿ]*").fullmatch
_TAIL = re.compile("['\\-\u2010-\u2015].*", re.DOTALL)


def skeleton_keys(surface: str, language: str) -> tuple[str, ...]:
    """Return the keys under which a token of a document in ``language`` is stored, at least one.

    >>> skeleton_keys("Токаевым", "ru"), skeleton_keys("ANKA'nın", "tr"), skeleton_keys("Macron", "fr")
    (('TKFM',), ('ANK',), ('MKRN', 'MSRN'))
    """
    del language  # one rule for all of them, so that a wrong guess of the language loses nothing
    if not _ONE_SCRIPT(surface):
        surface = _head(fold(surface))
    if "c" in surface or "C" in surface:
        surface = _SOFT_C.sub("s", surface)
    outline = surface.translate(_TO_CLASSES)
    if "C" in outline:
        return _both_readings(outline)
    return (_outline_key(outline),)


def _head(folded: str) -> str:
    """Return the part of a token that endings after an apostrophe or a hyphen leave, in Latin or Cyrillic."""
    head = _TAIL.sub("", folded)
    return romanise(head if len(head) > 2 else folded)


def _outline_key(outline: str) -> str:
    """Return the key of an outline: a dental right before a sibilant is one with it, gaps and repeats are gone."""
    if "TS" in outline:
        outline = _AFFRICATE.sub("S", outline)
    # A word that begins with a vowel, or with what another language may leave out, is kept apart from the others.
    first = _VOWEL if outline[:1] == "." else ""
    return (first + _REPEAT.sub("", outline.replace(".", "")))[:KEY_LENGTH] or _VOWEL


@lru_cache(maxsize=4096)
def _both_readings(outline: str) -> tuple[str, ...]:
    short = outline[: 3 * KEY_LENGTH]
    return tuple(sorted({_outline_key(short.replace("C", "K")), _outline_key(short.replace("C", "S"))}))


# What a letter or a group of letters of a name can be in the other spelling of it, as classes; "" is nothing.
_LATIN_READINGS = {
    "tch": "S", "sch": "S SK", "th": "T F S TK", "ph": "F P", "ch": "S K", "kh": "K", "khr": "KR R", "gh": "K -",
    "sh": "S", "zh": "S", "cz": "S", "rz": "R RS S", "dg": "S TK", "ck": "K SK", "st": "ST S",
    "št": "ST S", "szt": "ST S",
    "ier": "R -", "qu": "K KF", "au": "- F", "eu": "- F", "ti": "T S", "np": "NP MP", "nb": "NP MP", "mp": "MP NP",
    "mb": "MP NP", "ng": "NK N", "kn": "KN N", "wr": "R FR", "bh": "P PK", "dh": "T TK", "gn": "KN N", "c": "K S",
    "g": "K S -", "j": "- S K", "h": "- K", "v": "F -", "w": "F -", "x": "KS S", "ř": "R RS S", "ğ": "- K",
    "ł": "L F", "ç": "S", "s": "S", "u": "-",
}  # fmt: skip
_CYRILLIC_READINGS = {
    "дж": "S - K TK", "шт": "ST S", "ст": "ST S", "щ": "S ST", "бх": "P PK", "дх": "T TK", "кх": "K", "тч": "S",
    "кс": "KS S", "нг": "NK N", "нп": "NP MP", "нб": "NP MP", "мп": "MP NP", "мб": "MP NP", "аў": "- F",
    "эў": "- F", "ж": "S - K RS", "ф": "F P T", "в": "F -", "у": "- F", "ў": "F -", "г": "K -", "ґ": "K",
    "х": "K -", "һ": "- K", "ғ": "K -", "џ": "S - K", "ч": "S K", "ц": "S K", "з": "S T", "т": "T", "ш": "S",
    "ю": "- F",
}  # fmt: skip


def _unit_readings(letters: str) -> list[tuple[str, ...]]:
    """Return for each unit of ``letters``, longest first, the classes it may have."""
    units, at = [], 0
    while at < len(letters):
        for width in (3, 2, 1):
            unit = letters[at : at + width]
            readings = _READINGS.get(unit)
            if readings or width == 1:
                units.append(readings or (_CLASSES.get(ord(unit), ""),))
                at += len(unit)
                break
    return units


_READINGS = {
    unit: tuple("" if reading == "-" else reading for reading in readings.split())
    for table in (_LATIN_READINGS, _CYRILLIC_READINGS)
    for unit, readings in table.items()
}


def query_keys(stems: Iterable[str], endings: Iterable[str], *, as_spelled: bool = False) -> frozenset[str]:
    """Return every key that a form of a name can be stored under.

    Args:
        stems: the name's letters (see ``romanise.spelling``) less its ending, in each variant to look for.
        endings: spelled endings that may follow.
        as_spelled: the name is written so in the language asked, and not only sounds so.
    """
    tails = _ending_outlines(tuple(endings))
    keys: set[str] = set()
    for stem in stems:
        outlines = set(skeleton_keys(stem, "")) if as_spelled else _read_outlines(stem)
        for outline in outlines | {_softened(outline) for outline in outlines}:
            keys.update(_joined(outline, tail) for tail in tails) if len(outline) < KEY_LENGTH else keys.add(outline)
            if len(keys) > _MOST_KEYS:
                return frozenset(keys)
    return frozenset(keys)


def _read_outlines(stem: str) -> set[str]:
    outlines = {""}
    for readings in _merge_affricates(_unit_readings(stem)):
        outlines = {_joined(outline, reading) for outline in outlines for reading in readings}
    return outlines


def _merge_affricates(units: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the units with a dental before a sibilant taken as one sibilant, as keys have it."""
    merged: list[tuple[str, ...]] = []
    for readings in units:
        if merged and merged[-1] == ("T",) and any(reading.startswith("S") for reading in readings):
            readings = tuple(reading if reading.startswith("S") else "T" + reading for reading in readings)
            merged[-1] = readings
        else:
            merged.append(readings)
    return merged


def _softened(outline: str) -> str:
    """Return the outline with its last consonant as before a soft ending: Afryka, Afryce."""
    return _joined(outline[:-1], "S") if outline[-1:] in ("K", "T") else outline


@lru_cache(maxsize=1 << 15)
def _joined(outline: str, more: str) -> str:
    if not more:
        return outline or _VOWEL
    return _REPEAT.sub("", outline + more)[:KEY_LENGTH] if len(outline) < KEY_LENGTH else outline


@lru_cache(maxsize=64)
def _ending_outlines(endings: tuple[str, ...]) -> frozenset[str]:
    outlines = {"".join(_CLASSES.get(ord(letter), "") for letter in ending) for ending in endings}
    return frozenset(outline.replace("C", code) for outline in outlines for code in "KS") | {""}
