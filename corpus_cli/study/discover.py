"""The steps by which names are discovered, from the capitals of a corpus to the places of its names.

In: a corpus and a condition. Out: names in the making and where each stands. Where there are very many articles, names
are learned from some of them, evenly spread, and then counted in all.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from corpus_cli.corpus import Corpus
from corpus_cli.store import Condition
from corpus_cli.study.assemble import Draft, assemble
from corpus_cli.study.capitals import Capitals, Numbers, read_capitals, reread_capitals
from corpus_cli.study.evidence import Evidence, months_and_days
from corpus_cli.study.gather import Group, gather
from corpus_cli.study.phrases import Join, Units, joined, learn_joins, split

__all__ = ["Discovery", "discover"]

_LEARNED_FROM = 10_000
# Words written less often than this are left out, by the number of articles: a corpus of some articles has use for
# every word, in a large one a word must come back to be worth a row.
_RARE = ((2_000, 1), (10_000, 2))
_RARE_IN_MANY = 3
_MOST_GROUPS, _LEAST_MENTIONS = 700, 2
_MOST_GROUPS_OF_MANY = 500
# Of the places of words that are no names by themselves but are joined, such as White House, at so many a capital must
# say something; and there must be more of them.
_LEAST_TELLING, _LEAST_OF_COMMON_WORDS = 0.25, 3


@dataclass(frozen=True, slots=True)
class Discovery:
    """Names in the making, and where they stand.

    Attributes:
        articles, learned_from: how many articles there are, and from how many of them names were learned.
        capitals: every capital that may be part of a name.
        drafts: the names, the most frequent first.
        heads: folded forms of the words taken for dictionary forms.
        name: for each unit of the text the number of its name, -1 where it is none.
        first, last: places of its first and last word, as numbers of places in ``capitals``.
    """

    articles: int
    learned_from: int
    capitals: Capitals
    drafts: Sequence[Draft]
    heads: frozenset[str]
    name: Numbers
    first: Numbers
    last: Numbers


def discover(corpus: Corpus, condition: Condition, evidence: Evidence) -> Discovery:
    """Return the names of the articles that fit."""
    numbers = corpus.reader.numbers(condition, order="article.number")
    step = max(1, -(-len(numbers) // _LEARNED_FROM))
    some = numbers[::step]
    least = next((count for limit, count in _RARE if len(numbers) <= limit), _RARE_IN_MANY)
    capitals = read_capitals(corpus.reader, some, least=least)
    named = capitals.named
    own = named & ~months_and_days(capitals)
    most = _MOST_GROUPS if step == 1 else _MOST_GROUPS_OF_MANY
    groups = gather(capitals, named=own, aliases=corpus.aliases, most=most, least=_LEAST_MENTIONS)
    fresh = len(groups) + len(capitals.words)
    # A word that begins a sentence and is no name elsewhere has its capital from there.
    units = split(capitals, groups, apart=capitals.initial & ~named[capitals.word])
    may_join = evidence.joiner(capitals)
    rounds = learn_joins(units, spelling=capitals.spelling, fresh=fresh, may_join=may_join)
    common = _common(capitals, _all_joined(units, rounds))
    if step > 1:
        capitals = reread_capitals(corpus.reader, numbers, capitals, _parts(capitals, groups, rounds))
        units = split(capitals, groups)
    units = _all_joined(units, rounds)
    drafts, name = _named(capitals, units, groups, rounds, common)
    heads = frozenset(capitals.words[one.head].folded for one in groups)
    return Discovery(len(numbers), len(some), capitals, drafts, heads, name, units.first, units.last)


def _all_joined(units: Units, rounds: Sequence[Sequence[Join]]) -> Units:
    for joins in rounds:
        units = joined(units, joins)
    return units


def _common(capitals: Capitals, units: Units) -> set[int]:
    """Return the units that mostly stand where a capital says nothing."""
    counts, telling = _counted(units.unit), _counted(units.unit[capitals.telling[units.first]])
    return {unit for unit, count in counts.items() if telling[unit] < _LEAST_TELLING * count}


def _parts(capitals: Capitals, groups: Sequence[Group], rounds: Sequence[Sequence[Join]]) -> set[int]:
    """Return the numbers of the words that names are made of."""
    units = {unit for join in chain.from_iterable(rounds) for unit in (join.first, join.second)}
    common = {unit - len(groups) for unit in units if 0 <= unit - len(groups) < len(capitals.words)}
    return common.union(*(group.words for group in groups))


def _named(
    capitals: Capitals, units: Units, groups: Sequence[Group], rounds: Sequence[Sequence[Join]], common: Container[int]
) -> tuple[list[Draft], Numbers]:
    """Return the names worth a row, the most frequent first, and for each unit of the text the number of its name."""
    counts = _counted(units.unit)
    named = _holding_a_name(len(groups), rounds)
    drafts = []
    for draft in assemble(groups, rounds, capitals.words, counts):
        mentions = sum(counts[unit] for unit in draft.units)
        if mentions >= _LEAST_MENTIONS and (
            draft.unit in named or (mentions >= _LEAST_OF_COMMON_WORDS and draft.unit not in common)
        ):
            drafts.append((-mentions, draft.unit, draft))
    ordered = [draft for _, _, draft in sorted(drafts, key=lambda one: one[:2])]
    numbers = {unit: number for number, draft in enumerate(ordered) for unit in draft.units}
    distinct, place = np.unique(units.unit, return_inverse=True)
    return ordered, np.array([numbers.get(unit, -1) for unit in distinct.tolist()], np.int64)[place]


def _counted(units: Numbers) -> Counter[int]:
    distinct, counts = np.unique(units, return_counts=True)
    return Counter(dict(zip(distinct.tolist(), counts.tolist(), strict=True)))


def _holding_a_name(groups: int, rounds: Sequence[Sequence[Join]]) -> set[int]:
    """Return the units that are, or hold, a word that is a name by itself."""
    named = set(range(groups))
    for join in chain.from_iterable(rounds):
        if join.first in named or join.second in named:
            named.add(join.unit)
    return named
