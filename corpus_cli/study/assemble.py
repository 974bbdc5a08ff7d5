"""From units to names: which units are one name, and which are only parts of others.

In: groups of forms, what was joined of them, how often each unit stands alone. Out: names, each a set of units. A
surname and the same with given names before it are one; a word that hardly occurs but within longer names is none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from corpus_cli.study.capitals import Word
from corpus_cli.study.gather import Group
from corpus_cli.study.phrases import Join

__all__ = ["Draft", "assemble"]

# The second of two units is the same name alone where it stands alone at least so often, against the pair; where at
# least half of the pairs that end in it are this one; and where the first is seldom alone, as given names are.
_ALONE, _OF_PAIRS, _GIVEN_ALONE = 0.05, 0.5, 0.3
# A person's surname stands alone this often, against the full name.
_SURNAME_ALONE = 0.25
# A word that stands alone in less than this share of its places is part of longer names.
_OWN = 0.2
# Words are alike where they begin with so many letters, the last one apart; of a group so many words are looked at.
_STEM, _FREQUENT = 4, 12


@dataclass(slots=True)
class Draft:
    """A name in the making.

    Attributes:
        unit: the unit it is built around.
        units: all its units.
        place: whether CLDR knows it as a place.
        person: whether it is used as surnames are.
    """

    unit: int
    units: list[int]
    place: bool = False
    person: bool = False


@dataclass(slots=True)
class _Assembly:
    """What is known while units are put together."""

    groups: Sequence[Group]
    words: Sequence[Word]
    alone: Mapping[int, int]
    root: dict[int, int] = field(default_factory=dict)
    persons: set[int] = field(default_factory=set)

    def place(self, unit: int) -> bool:
        return unit < len(self.groups) and self.groups[unit].place

    def surname(self, join: Join, pairs: int) -> bool:
        """Return whether the second unit of a join is the same name without what stands before it."""
        second = self.root.get(join.second, join.second)
        if second >= len(self.groups) or self.place(second) or self.place(join.first):
            return False
        alone = self.alone.get(second, 0)
        if self.words[self.groups[second].head].acronym or alone < max(1, _ALONE * join.count):
            return False
        first = self.alone.get(join.first, 0)
        return join.count >= _OF_PAIRS * pairs and first <= _GIVEN_ALONE * (first + join.count)

    def note_person(self, join: Join, second: int) -> None:
        if self.alone.get(second, 0) >= _SURNAME_ALONE * join.count:
            self.persons.add(second)


def assemble(
    groups: Sequence[Group], rounds: Sequence[Sequence[Join]], words: Sequence[Word], alone: Mapping[int, int]
) -> list[Draft]:
    """Return the names.

    Args:
        groups: units of one word, by number.
        rounds: what was joined, round after round.
        words: the words that groups speak of.
        alone: how often each unit stands in the text, within no longer one.
    """
    assembly = _Assembly(groups, words, alone)
    joins = list(chain.from_iterable(rounds))
    pairs: Counter[int] = Counter()
    for join in joins:
        pairs[join.second] += join.count
    for join in joins:
        second = assembly.root.get(join.second, join.second)
        if assembly.surname(join, pairs[join.second]):
            assembly.root[join.unit] = second
            assembly.note_person(join, second)
    _join_alike(assembly, joins)
    drafts: dict[int, Draft] = {}
    for unit in chain(range(len(groups)), (join.unit for join in joins)):
        root = assembly.root.get(unit, unit)
        known = drafts.setdefault(root, Draft(root, [], assembly.place(root), root in assembly.persons))
        known.units.append(unit)
    within = _within(joins)
    return [draft for draft in drafts.values() if _stands_alone(draft, alone, within)]


def _join_alike(assembly: _Assembly, joins: Sequence[Join]) -> None:
    """Make one name of joined units whose words begin alike: Wielka Brytania and Wielkiej Brytanii."""
    stems: dict[int, frozenset[tuple[str, str]]] = {}
    known: dict[tuple[tuple[str, str], tuple[str, str]], int] = {}
    for join in joins:
        first, second = (_stems(unit, assembly, stems) for unit in (join.first, join.second))
        stems[join.unit] = second
        if join.unit not in assembly.root:
            keys = [(one, two) for one in first for two in second if one[0] == two[0]]
            root = next((known[key] for key in keys if key in known), join.unit)
            if root != join.unit:
                assembly.root[join.unit] = root
            known.update(dict.fromkeys(keys, root))


def _stems(
    unit: int, assembly: _Assembly, joined: Mapping[int, frozenset[tuple[str, str]]]
) -> frozenset[tuple[str, str]]:
    """Return language and first letters of the frequent words of a unit; of a joined one, of its last word."""
    if unit in joined:
        return joined[unit]
    groups = assembly.groups
    numbers = groups[unit].words[:_FREQUENT] if unit < len(groups) else (unit - len(groups),)
    words = (assembly.words[number] for number in numbers)
    return frozenset((word.language, word.folded[: min(_STEM, len(word.folded) - 1)]) for word in words)


def _within(joins: Sequence[Join]) -> Counter[int]:
    """Return how often each unit was joined to another."""
    within: Counter[int] = Counter()
    for join in joins:
        within[join.first] += join.count
        within[join.second] += join.count
    return within


def _stands_alone(draft: Draft, alone: Mapping[int, int], within: Mapping[int, int]) -> bool:
    if len(draft.units) > 1:
        return True
    own = alone.get(draft.unit, 0)
    return own >= _OWN * (own + within.get(draft.unit, 0))
