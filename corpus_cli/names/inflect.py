"""Where a word can be cut into a stem and an ending of its language.

In: the letters of a word and the language of its document. Out: cuts, each with the letters that the stem has
in the dictionary form. The endings are data; a language that has none there is read with those of all
languages in its script.
"""

import json
import re
from collections.abc import Container, Iterator
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from corpus_cli.names.data import read_data

__all__ = ["Change", "Cut", "Inflection", "inflection", "short_endings"]

_VOWELS = frozenset("aeiouyąęəıöüаеёиоуыэюяіїєөүұәѣ")
_SOFT_OR_VOWEL = _VOWELS | {"j", "ј"}
_SURNAME = re.compile("(?:[оеёє]в|[иыії]н|ow|ev)$")
_NO_PREFIX = ("-",)  # no ending begins so
_NONE: frozenset[str] = frozenset()
# Languages with the endings of another: Serbian has both scripts.
_WRITTEN_AS = {"bs": "sr", "sh": "sr", "cnr": "sr"}
_DEEPEST = 2  # of what every language has: a silent e, a vowel before lj or nj


class Change(Enum):
    """How the letters of a stem differ from those that stand in the word."""

    NONE = 0
    LETTERS = 1
    FLEETING = 2


class Cut(NamedTuple):
    """A stem as the dictionary form has it, the ending found, and what was done to the stem."""

    stem: str
    ending: str
    change: Change


class Inflection(NamedTuple):
    """The endings of one language.

    Attributes:
        noun: every noun ending, the empty one too.
        adjective: every ending of a name that is an adjective in form.
        surname: the endings that only surnames in -ov and -in have.
        vowel: the endings that only follow a vowel.
        apart: every ending that stands after an apostrophe or a hyphen.
        possessive: each way the endings begin that make a possessive of a name in -a and of no other.
        adjectival: endings, length marks and all, that only adjectives have; a name that is none never has them.
        changes: (letters found, letters of the dictionary form, first letters of the endings they stand before).
        fleeting: vowels that a closed last syllable has and an open one lacks.
        longest: letters in the longest ending.
        deepest: letters that a change of the stem may reach back.
    """

    noun: Container[str]
    adjective: frozenset[str]
    surname: frozenset[str]
    vowel: frozenset[str]
    apart: Container[str]
    possessive: tuple[str, ...]
    adjectival: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]
    fleeting: str
    longest: int
    deepest: int

    def cuts(self, word: str, *, adjective: bool) -> Iterator[Cut]:
        """Yield every way to cut ``word``, the uncut one first; a stem keeps at least two letters.

        Args:
            word: its letters.
            adjective: whether the name may be an adjective in form, as Morawiecki is.
        """
        for size in range(min(self.longest, len(word) - 2) + 1):
            if self.allows(word, len(word) - size, adjective=adjective):
                yield Cut(word[: len(word) - size], word[len(word) - size :], Change.NONE)

    def allows(self, word: str, at: int, *, adjective: bool) -> bool:
        """Return whether ``word`` can be cut before its letter number ``at``."""
        ending = word[at:]
        return (
            ending in self.noun
            or (adjective and ending in self.adjective)
            or (ending in self.surname and _SURNAME.search(word, 0, at) is not None)
            or (ending in self.vowel and word[at - 1] in _VOWELS)
        )

    def changed(self, cut: Cut) -> Iterator[Cut]:
        """Yield the cuts with a stem as it may be in the dictionary form, where the ending changed it."""
        stem, ending, _ = cut
        if len(stem) < 3 or not ending:
            return
        for found, lemma, before in self.changes:
            if stem.endswith(found) and (not before or ending[0] in before):
                yield Cut(stem[: -len(found)] + lemma, ending, Change.LETTERS)
        if stem[-1] == "e" and ending[0] in "aou":
            yield Cut(stem[:-1], ending, Change.LETTERS)  # a silent e: Wigmorea
        if ending[0] in _SOFT_OR_VOWEL:
            last = 2 if stem.endswith(("lj", "nj")) else 1
            if stem[-last] not in _VOWELS and stem[-last - 1 : -last] not in _VOWELS:
                for vowel in self.fleeting:
                    yield Cut(stem[:-last] + vowel + stem[-last:], ending, Change.FLEETING)


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(read_data("endings.json"))
    return loaded


@cache
def inflection(language: str) -> Inflection:
    """Return the endings of ``language``; the short endings of every language where it is not known."""
    data = _data()
    tag = _WRITTEN_AS.get(language.split("-")[0], language.split("-")[0])
    if tag in data["languages"]:
        return _fusional(data["languages"][tag])
    if tag in data["agglutinating"]:
        return _agglutinating(data["agglutinating"][tag])
    endings = frozenset(ending for entry in data["languages"].values() for ending in entry["endings"].split())
    either = endings.union({""}, *(entry["case"].split() for entry in data["agglutinating"].values()))
    return Inflection(either, _NONE, _NONE, _NONE, either, _NO_PREFIX, (), (), "", 4, _DEEPEST)


@cache
def short_endings() -> tuple[str, ...]:
    """Return every short ending of any language: what may follow a short name."""
    data = _data()
    fusional = (ending for entry in data["languages"].values() for ending in entry["endings"].split())
    turkic = (part for entry in data["agglutinating"].values() for parts in entry.values() for part in parts.split())
    return tuple(sorted({*fusional, *turkic}))


def _fusional(entry: dict[str, str]) -> Inflection:
    endings = entry["endings"].split()
    split = (change.partition(" ") for change in entry["changes"].split("|") if change)
    changes = tuple((found.partition(">")[0], found.partition(">")[2], before) for found, _, before in split)
    adjective, surname, vowel = (frozenset(entry.get(kind, "").split()) for kind in ("adjective", "surname", "vowel"))
    apart = frozenset(entry.get("apart", "s").split())
    adjectival = tuple(entry.get("adjectival", "").split())
    return Inflection(
        frozenset(endings) | {""},
        adjective,
        surname,
        vowel,
        apart,
        tuple(entry.get("possessive", "-").split()),
        adjectival,
        changes,
        entry["fleeting"],
        max(map(len, endings), default=0),
        max([_DEEPEST, *(len(found) for found, _, _ in changes)]),
    )


class _Suffixes:
    """The suffixes of an agglutinating language in their order; too many to list."""

    def __init__(self, entry: dict[str, str]) -> None:
        group = {name: "|".join(value.split()) for name, value in entry.items()}
        pattern = "".join(f"(?:{group[name]})?" for name in ("other", "plural", "possessive"))
        self._match = re.compile(f"{pattern}(?:(?:{group['case']})(?:{group['more']})?)?").fullmatch

    def __contains__(self, ending: object) -> bool:
        return isinstance(ending, str) and self._match(ending) is not None


def _agglutinating(entry: dict[str, str]) -> Inflection:
    suffixes = _Suffixes(entry)
    return Inflection(suffixes, _NONE, _NONE, _NONE, suffixes, _NO_PREFIX, (), (), "", 12, _DEEPEST)
