"""What a word is worth as a form of a name: its letters against the name's, its ending against its language.

In: a name, and the words a vocabulary proposes. Out: for each word and language the least cost of reading the
one as a form of the other, and what that reading is. It judges words one by one; what the rest of the
vocabulary says about them is weighed in ``widen``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus_cli.names.align import Aligner, Column, has_own_spellings, is_cyrillic
from corpus_cli.names.inflect import Change, Cut, Inflection, inflection
from corpus_cli.names.romanise import in_one_script, spelling
from corpus_cli.text import fold

__all__ = ["MOST_INFLECTION", "Match", "Name"]

# Nominative endings a name may have, which its other forms replace.
_TAILS = {
    False: ("ia", "ja", "ya", "ie", "us", "a", "o", "e", "y", "i", "u"),
    True: ("ия", "ія", "ие", "ий", "ый", "ій", "ой", "ая", "яя", "ое", "ые", "ос", "а", "я", "о", "е", "є", "и", "і",
           "ы", "ь", "й", "у"),
}  # fmt: skip
_PLURAL = "s"
_ADJECTIVE_TAILS = frozenset(("y", "i", "ий", "ый", "ій", "и", "і", "ая", "яя", "ое", "ые"))
# Surnames of women that are declined as adjectives: Čaputová, Čaputovej.
_FEMININE = ("ova", "eva", "ова", "ева", "єва", "ёва")
_SOFT_TAILS = frozenset(("ia", "ja", "ya", "ie", "ия", "ія", "ие"))
_SOFT = frozenset("ijийіїьяюєј")
_SOFT_ENDINGS = frozenset(
    ("ия", "ии", "ию", "ией", "ія", "ії", "ію", "ією", "ii", "ię", "ią", "io", "ija", "iji", "ije", "ijo", "ија", "ији",
     "ије", "ијом")
)  # fmt: skip
_LIGHT_TAILS = frozenset(("us", "ос", "ь", "й", "e", "ы", "y", _PLURAL))
_NO_VOWEL = frozenset(("", "ь", "й"))
_VOWELS = frozenset("aeiouyąęəıöüаеёиоуыэюяіїєөүұә")
_NEVER = 9.0
_SHORT_STEM = 4
# What an ending may cost and still be one of the name.
MOST_INFLECTION = 0.9
_APART = re.compile("['\\-\u2010-\u2015]")


class Match(NamedTuple):
    """The best reading of a word as a form of a name.

    Attributes:
        spelling: cost of spelling the name's stem as the word's; 0 by the usual rules.
        inflection: cost of the ending and of what it changed.
        stem, ending: of the word; the stem as in the dictionary form.
        tail: the ending of the name that was taken off.
        change: what was done to the stem's letters.
    """

    spelling: float
    inflection: float
    stem: str
    ending: str
    tail: str
    change: Change

    @property
    def cost(self) -> float:
        """What the reading costs in all."""
        return self.spelling + self.inflection


class Name:
    """A name of one word, ready to be held against the words of a vocabulary.

    Args:
        folded: the name (``text.fold``).
        language: of the name, where it is known.
        reach: the highest cost of a spelling that is looked for.
        inflected: whether the name has a nominative ending that other endings replace; an acronym has none.
        adjective: whether it may be declined as an adjective even where its own ending does not say so.
        as_spelled: whether words spell the name as it is, and do not only sound like it.
    """

    def __init__(
        self,
        folded: str,
        *,
        language: str | None,
        reach: float,
        inflected: bool = True,
        adjective: bool = False,
        as_spelled: bool = False,
    ) -> None:
        self.letters = spelling(folded)
        self.limit = reach
        tails = _TAILS[is_cyrillic(self.letters)] if inflected else ()
        self.tails = {"": len(self.letters)} | {
            tail: len(self.letters) - len(tail)
            for tail in (*tails, *((_PLURAL,) if language == "en" and inflected else ()))
            if self.letters.endswith(tail) and len(self.letters) - len(tail) >= (5 if tail == _PLURAL else 2)
        }
        self._adjective = (
            adjective or not _ADJECTIVE_TAILS.isdisjoint(self.tails) or (inflected and self.letters.endswith(_FEMININE))
        )
        self._as_spelled = as_spelled
        self._aligners: dict[tuple[bool, str], Aligner] = {}

    @property
    def stems(self) -> tuple[str, ...]:
        """The letters of the name, without each ending it may have."""
        return tuple(self.letters[:size] for size in self.tails.values())

    def can_begin(self, surface: str, language: str) -> bool:
        """Return whether a word of ``language`` that begins with ``surface`` may be worth a closer look."""
        letters = fold(surface)
        if not in_one_script(letters):
            return True  # what a letter stands for hangs on those that follow
        letters = spelling(letters)
        nodes = self._aligner(letters, language).walk(letters)
        missing = len(letters) - len(nodes) + 1
        return (
            not missing
            # A short stem may have ended, or been changed by an ending.
            or any(node.whole for node in nodes)
            or (missing == 1 and min(self.tails.values()) <= _SHORT_STEM)
        )

    def match(self, folded: str, language: str) -> Match | None:
        """Return the best reading of a folded word of ``language`` as a form of this name."""
        endings = inflection(language)
        own = language if has_own_spellings(language) else ""
        matches = [*self._readings(spelling(folded), "", own, endings)]
        if not folded.isalpha():
            heads = _heads(folded, endings)
            matches += (one for word, apart in heads for one in self._readings(word, apart, own, endings))
        if endings.adjectival and not self._adjective and folded.endswith(endings.adjectival):
            marked = [len(mark) for mark in endings.adjectival if folded.endswith(mark)]
            matches = [match for match in matches if len(match.ending) not in marked]
        return min(matches, key=lambda match: (match.cost, match.change.value, match.ending, match.tail), default=None)

    def _readings(self, word: str, apart: str, own: str, endings: Inflection) -> Iterator[Match]:
        aligner = self._aligner(word, own)
        nodes = aligner.walk(word)
        spelled, size = len(nodes) - 1, len(word)
        for length in range(max(0, size - spelled - endings.deepest), min(endings.longest, size - 2) + 1):
            if length and apart:
                break
            at = size - length
            whole = at <= spelled and nodes[at].whole
            if (whole or length) and endings.allows(word, at, adjective=self._adjective):
                cut = Cut(word[:at], word[at:], Change.NONE)
                if whole:
                    yield from self._priced(nodes[at].column, cut, apart, endings)
                for changed in endings.changed(cut) if length else ():
                    yield from self._priced(aligner.costs(changed.stem), changed, apart, endings)

    def _priced(self, costs: Column, cut: Cut, apart: str, endings: Inflection) -> Iterator[Match]:
        if not costs:
            return
        ending = cut.ending or apart
        for tail, size in self.tails.items():
            spelled = costs.get(size + 1)
            if spelled is not None and not (tail and ending in endings.vowel):
                inflected = _ending_cost(cut.stem, tail, ending, cut.change, endings.possessive)
                if inflected <= MOST_INFLECTION:
                    yield Match(spelled, inflected, cut.stem, ending, tail, cut.change)

    def _aligner(self, word: str, own: str) -> Aligner:
        """Return the aligner for words in the script of ``word`` and of a language with spellings of its own."""
        cyrillic = is_cyrillic(word)
        aligner = self._aligners.get((cyrillic, own))
        if aligner is None:
            aligner = self._aligners[cyrillic, own] = Aligner(
                self.letters,
                cyrillic=cyrillic,
                limit=self.limit,
                as_spelled=self._as_spelled,
                stems=self.tails.values(),
                language=own,
            )
        return aligner


def _ending_cost(stem: str, tail: str, ending: str, change: Change, possessive: tuple[str, ...]) -> float:
    """Return what it costs to put ``ending`` in the place of the name's own ending ``tail``."""
    if change is Change.FLEETING and tail not in _NO_VOWEL:
        return _NEVER
    cost = 0.2 * (change is not Change.NONE)
    if not ending:
        return cost + (0.0 if not tail else 0.4 if tail in _LIGHT_TAILS else 1.0)
    if stem[-1] not in _VOWELS:
        if ending in _SOFT_ENDINGS and tail not in _SOFT_TAILS and tail != "ь":
            return cost + 1.0
        if tail in _SOFT_TAILS and ending[0] not in _SOFT:
            return cost + 1.0
    if tail == "e" and stem[-1] == "i" and ending[0] not in "ei":
        return cost + 1.0  # Asie is not declined as Victoria is
    if not tail and ending.startswith(possessive) and stem[-1] not in _VOWELS:
        return cost + 1.0
    return cost + (0.45 if tail == _PLURAL else 0.15 if tail else 0.05)


def _heads(folded: str, endings: Inflection) -> Iterator[tuple[str, str]]:
    """Yield the word without each ending of its own after an apostrophe or a hyphen, and that ending."""
    for mark in _APART.finditer(folded):
        ending = spelling(folded[mark.end() :])
        if mark.start() > 1 and ending in endings.apart:
            yield spelling(folded[: mark.start()]), ending
