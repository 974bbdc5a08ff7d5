"""Names of several words: units that stand side by side far more often than chance would have it.

In: the capitals of some articles, each in a group of forms or a unit of its own. Out: the same text as fewer, longer
units. Two units that follow each other become one where the log-likelihood of the pair says that this is no chance
and one of them seldom occurs without the other; that is done again for what came of it, so that names of three and
four words are found as pairs of pairs.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus_cli.study.capitals import Capitals, Mask, Numbers
from corpus_cli.study.gather import Group
from corpus_cli.study.measures import log_likelihood

__all__ = ["Join", "Units", "joined", "learn_joins", "split"]

MayJoin = Callable[[Numbers, Numbers], bool]

# Log-likelihood that chance reaches in 0.1 % of cases; for each round the least share of the rarer unit that is in the
# pair, a larger one where what is joined already is joined again; least number of pairs.
_LEAST_LIKELIHOOD, _LEAST_SHARES, _LEAST_COUNT = 10.83, (0.33, 0.5, 0.5), 2


@dataclass(frozen=True, slots=True)
class Join:
    """Two units that are one.

    Attributes:
        first, second: numbers of the units.
        unit: number of what they become.
        count: how often.
    """

    first: int
    second: int
    unit: int
    count: int


@dataclass(frozen=True, slots=True)
class Units:
    """A text as units: groups of forms, words of no group, and what was joined of them.

    Attributes:
        unit: the number of each unit that stands there, in text order.
        first, last: places of its first and last word, as numbers of places in ``Capitals``.
        follows: whether each is directly followed by the next.
    """

    unit: Numbers
    first: Numbers
    last: Numbers
    follows: Mask


def split(capitals: Capitals, groups: Sequence[Group], *, apart: Mask | None = None) -> Units:
    """Return a text as units of one word: the number of a group, or the number of groups plus that of the word.

    Args:
        capitals: the text.
        groups: the units of several words.
        apart: for each place whether what stands there is apart from what follows, capital or not.
    """
    unit_of = np.arange(len(capitals.words), dtype=np.int64) + len(groups)
    for number, group in enumerate(groups):
        unit_of[list(group.words)] = number
    place = np.arange(len(capitals.places), dtype=np.int64)
    follows = np.diff(capitals.places, append=np.int64(-1)) == 1
    return Units(unit_of[capitals.word], place, place, follows if apart is None else follows & ~apart)


def learn_joins(units: Units, *, spelling: Numbers, fresh: int, may_join: MayJoin) -> list[list[Join]]:
    """Return what is to be joined, round after round: what one round makes, the next may join.

    Args:
        units: as ``split`` gives them.
        spelling: for each place a number that places have in common where the same letters stand there.
        fresh: the first free number for a unit.
        may_join: asked of each pair, with where the first unit ends and where the second begins each time, as numbers
            of places in ``Capitals``; it may look at the text.
    """
    rounds: list[list[Join]] = []
    for share in _LEAST_SHARES:
        pairs = _Pairs(units, spelling, share)
        found = [
            Join(first, second, fresh, len(at))
            for first, second, at in pairs.belonging()
            if may_join(units.last[at], units.first[at + 1])
        ]
        if not found:
            break
        found = [replace(join, unit=fresh + number) for number, join in enumerate(found)]
        rounds.append(found)
        fresh += len(found)
        units = joined(units, found)
    return rounds


class _Pairs:
    """The pairs of units that follow each other, and how often each occurs."""

    def __init__(self, units: Units, spelling: Numbers, share: float) -> None:
        self._units, self._spelling, self._share = units, spelling, share
        self._counts = np.bincount(units.unit)
        self._spelled = np.bincount(spelling)

    def belonging(self) -> Iterator[tuple[int, int, Numbers]]:
        """Yield the units of each pair that belongs together, and where it begins, the most frequent first."""
        at, size = np.flatnonzero(self._units.follows), len(self._counts)
        codes = self._units.unit[at] * size + self._units.unit[at + 1]
        order = np.argsort(codes, kind="stable")
        distinct, starts, numbers = np.unique(codes[order], return_index=True, return_counts=True)
        for which in np.argsort(-numbers, kind="stable").tolist():
            if numbers[which] < _LEAST_COUNT:
                break
            first, second = divmod(int(distinct[which]), size)
            where = np.sort(at[order[starts[which] : starts[which] + numbers[which]]])
            if first != second and self._belong(first, second, where):
                yield first, second, where

    def _belong(self, first: int, second: int, where: Numbers) -> bool:
        """Return whether it is no chance that two units follow each other, or two of their spellings do.

        A name in foreign letters within a name is lost among its many other spellings, were it not asked for itself.
        """
        counts = len(where), int(self._counts[first]), int(self._counts[second])
        if counts[0] < self._share * min(counts[1:]):
            return False
        if log_likelihood(*counts, len(self._units.unit)) >= _LEAST_LIKELIHOOD:
            return True
        ends, starts = self._spelling[self._units.last[where]], self._spelling[self._units.first[where + 1]]
        pairs = Counter(zip(ends.tolist(), starts.tolist(), strict=True))
        (end, start), both = pairs.most_common(1)[0]
        if both < _LEAST_COUNT:
            return False
        likelihood = log_likelihood(both, int(self._spelled[end]), int(self._spelled[start]), len(self._spelling))
        return likelihood >= _LEAST_LIKELIHOOD


def joined(units: Units, joins: Sequence[Join]) -> Units:
    """Return a text with all ``joins`` of one round made; where two would share a unit, the more frequent is."""
    if not joins or not len(units.unit):
        return units
    size = max(int(units.unit.max()), *(max(one.first, one.second) for one in joins)) + 1
    codes = np.array([one.first * size + one.second for one in joins], np.int64)
    order = np.argsort(codes)
    pairs = np.where(units.follows[:-1], units.unit[:-1] * size + units.unit[1:], -1)
    found = np.minimum(np.searchsorted(codes[order], pairs), len(codes) - 1)
    known = codes[order][found] == pairs
    counts = np.array([one.count for one in joins], np.int64)[order]
    rank = np.where(known, counts[found], 0)
    before, after = np.append(0, rank[:-1]), np.append(rank[1:], 0)
    taken = np.flatnonzero(known & (rank > before) & (rank >= after))
    numbers = np.array([one.unit for one in joins], np.int64)[order]
    unit, last, follows = units.unit.copy(), units.last.copy(), units.follows.copy()
    unit[taken] = numbers[found[taken]]
    last[taken] = units.last[taken + 1]
    follows[taken] = units.follows[taken + 1]
    kept = np.ones(len(unit), bool)
    kept[taken + 1] = False
    return replace(units, unit=unit[kept], first=units.first[kept], last=last[kept], follows=follows[kept])
