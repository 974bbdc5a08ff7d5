"""Words that are one name: the inflections, spellings and scripts of each gathered into a group.

In: words written as names are. Out: groups. A word is widened over the others as a name typed by a user is (``names``),
and what it is widened to is its group. Which word is the dictionary form is not known, but it shows: widening it covers
the others, and widening any of the others does not cover it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from corpus_cli.names import Aliases, Entry, skeleton_keys, widen
from corpus_cli.names.exonyms import is_exonym
from corpus_cli.names.vocabulary import Hope, beginning
from corpus_cli.study.capitals import Capitals, Mask, Numbers, Word
from corpus_cli.text import fold

__all__ = ["Group", "gather", "is_place"]

# Forms of one name begin with the same letters and are of about the same length; so many of them are tried as the
# dictionary form, the frequent ones and the shortest.
_STEM, _ENDING, _TRIED = 4, 3, 3
# Of what a group holds in one language, so much must be the dictionary form of a place in CLDR for it to be one.
_PLACE_SHARE = 0.05
# Words that are names only by widening another must be as long as this, unless one of their own language is a name.
_LEAST_ALONE = 5
# The cost of widening grows with the words there are; the rare ones of a large corpus are left out.
_MOST_WORDS = 8_000


@dataclass(frozen=True, slots=True)
class Group:
    """The forms of one name of one word.

    Attributes:
        head: number of the word taken for the dictionary form.
        words: numbers of all its words.
        place: whether it is the name of a country, a part of one or a city in CLDR.
    """

    head: int
    words: tuple[int, ...]
    place: bool


def gather(capitals: Capitals, *, named: Mask, aliases: Aliases | None, most: int, least: int) -> list[Group]:
    """Return groups of words, those with the most frequent words first.

    Args:
        capitals: the words, and where they stand.
        named: which of them are names by the way they are written; each group has one at least. Any that is hardly ever
            written small may join one.
        aliases: the user's own knowledge of names.
        most: at most so many groups.
        least: least number of occurrences of the words of a group.
    """
    counts = capitals.count()
    gathering = _Gathering(capitals, named, counts, aliases)
    groups: list[Group] = []
    for number in sorted(map(int, np.flatnonzero(named)), key=lambda one: -counts[one]):
        if len(groups) == most:
            break
        if number in gathering.members and number not in gathering.taken:
            group = gathering.group_of(number)
            if sum(counts[one] for one in group.words) >= least:
                groups.append(group)
    return groups


def is_place(word: Word) -> bool:
    """Return whether a word is the name of a place in its language, in its dictionary form."""
    return is_exonym(word.folded, word.language)


class _Vocabulary:
    """The words that are in no group yet, found by key as the widening of names asks for them.

    What belongs to one name is none of another, so that the later, rarer names are looked for among ever fewer words.
    """

    def __init__(self, taken: set[int]) -> None:
        self._taken = taken
        # By key, language and beginning; words that are not of letters alone have none.
        self._words: dict[str, dict[str, dict[str, list[_Numbered]]]] = {}

    def add(self, number: int, word: Word) -> None:
        """Take in a word, in each way it is written."""
        begins = beginning(word.folded) if word.folded.isalpha() else ""
        for surface, count in word.surfaces.items():
            entry = _Numbered(number, Entry(surface, word.language, count))
            for key in skeleton_keys(surface, word.language):
                words = self._words.setdefault(key, {}).setdefault(word.language, {})
                words.setdefault(begins, []).append(entry)

    def entries(self, keys: Collection[str], hope: Hope | None = None) -> Iterator[Entry]:
        """Yield each entry stored under at least one of ``keys``, once each, of those that there is hope for."""
        found: set[_Numbered] = set()
        for key in self._words.keys() & keys:
            for language, words in self._words[key].items():
                hopes = hope(language) if hope else None
                if hope and hopes is None:
                    continue
                for begins, some in words.items():
                    if hopes is None or not begins or hopes[begins]:
                        found.update(one for one in some if one.number not in self._taken)
        return (one.entry for one in found)


class _Numbered(NamedTuple):
    """An entry of the vocabulary, and the number of its word."""

    number: int
    entry: Entry


class _Gathering:
    """Words not yet in a group, and the means to find what belongs together."""

    def __init__(self, capitals: Capitals, named: Mask, counts: Numbers, aliases: Aliases | None) -> None:
        self._words, self._named, self._counts, self._aliases = capitals.words, named, counts, aliases
        self.taken: set[int] = set()
        self._vocabulary = _Vocabulary(self.taken)
        self._numbers: dict[tuple[str, str], int] = {}
        self._alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._forms: dict[int, frozenset[int]] = {}
        self.members: set[int] = set()
        members = np.flatnonzero(capitals.written)
        frequent = members[np.argsort(-counts[members], kind="stable")][:_MOST_WORDS]
        for number in map(int, frequent):
            word = self._words[number]
            self.members.add(number)
            self._numbers[word.language, word.folded] = number
            self._alike[word.language, word.folded[:_STEM]].append(number)
            self._vocabulary.add(number, word)

    def group_of(self, number: int) -> Group:
        """Return the group of a word, and take its words."""
        head = max(self._possible_heads(number), key=lambda one: self._worth(one, number))
        words = self._trusted(self._widened(head) - self.taken | {number})
        self.taken |= words
        ordered = tuple(sorted(words, key=lambda one: -self._counts[one]))
        return Group(head, ordered, self._holds_place(ordered))

    def _trusted(self, words: frozenset[int]) -> frozenset[int]:
        """Leave out short words that nothing but a likeness to a name of another language makes a name."""
        languages = {self._words[one].language for one in words if self._named[one]}
        return frozenset(
            one
            for one in words
            if len(self._words[one].folded) >= _LEAST_ALONE or self._words[one].language in languages
        )

    def _holds_place(self, words: Iterable[int]) -> bool:
        """Return whether the dictionary form of a place is a fair part of what is written in some language."""
        totals: Counter[str] = Counter()
        places: Counter[str] = Counter()
        for number in words:
            word = self._words[number]
            totals[word.language] += int(self._counts[number])
            places[word.language] += int(self._counts[number]) * is_place(word)
        return any(count >= _PLACE_SHARE * totals[language] for language, count in places.items() if count)

    def _possible_heads(self, number: int) -> list[int]:
        folded, language = self._words[number].folded, self._words[number].language
        stem = folded[: max(_STEM - 1, len(folded) - _ENDING)]
        near = [
            one
            for one in self._alike[language, folded[:_STEM]]
            if one not in self.taken
            and self._words[one].folded.startswith(stem)
            and len(self._words[one].folded) <= len(folded) + _ENDING
        ]
        near.sort(key=lambda one: -self._counts[one])
        shortest = min(near, key=lambda one: len(self._words[one].folded), default=number)
        return list(dict.fromkeys((number, *near[:_TRIED], shortest)))

    def _worth(self, head: int, number: int) -> tuple[bool, bool, int, bool, int]:
        """Return what a head is chosen by: that it covers the word, is a place, how much it covers, is an acronym."""
        forms = self._widened(head)
        covered = sum(int(self._counts[one]) for one in forms - self.taken)
        word = self._words[head]
        return number in forms, is_place(word), covered, word.acronym, int(self._counts[head])

    def _widened(self, number: int) -> frozenset[int]:
        if number not in self._forms:
            word = self._words[number]
            forms = widen(word.surface, self._vocabulary, language=word.language, aliases=self._aliases)
            found = (self._numbers.get((form.language, fold(form.surface))) for form in forms if not form.doubtful)
            self._forms[number] = frozenset(one for one in found if one is not None) | {number}
        return self._forms[number]
