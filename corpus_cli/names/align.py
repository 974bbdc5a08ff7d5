"""How well one spelling can stand for another: pieces of letters and the learned cost of each pair of them.

In: two words in letters (``romanise.spelling``). Out: the cost of spelling the one as the other, 0 for the
same name by the usual rules. It knows no endings and no languages: Latin text holds English, Polish and
French names side by side, and each piece is read in every way that names are.
"""

import json
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus_cli.names.data import read_data

__all__ = ["Aligner", "Column", "Node", "has_own_spellings", "is_cyrillic"]

Column = dict[int, float]
_FAR = 1e9
_NOWHERE: frozenset[int] = frozenset()
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєь")


def is_cyrillic(letters: str) -> bool:
    """Return whether the first letter is Cyrillic."""
    return "\u0400" <= letters[:1] <= "\u04ff"


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    """Return for each pair of scripts the pieces of the one and what they cost as pieces of the other."""
    learned, by_rule = (json.loads(read_data(name)) for name in ("costs.json", "spellings.json"))
    tables: dict[str, dict[str, dict[str, float]]] = {kind: {} for kind in ("LC", "CL", "LL", "CC")}
    for source in (learned, by_rule):
        for kind in ("LC", "LL", "CC"):
            for x, spellings in source[kind].items():
                for y, cost in spellings.items():
                    _lower(tables[kind], x, y, cost)
                    _lower(tables[kind[::-1]], y, x, cost)
    # What one language alone has is read from the name to its words and not back.
    tables |= {kind: table for kind, table in by_rule.items() if " " in kind}
    return tables


@cache
def has_own_spellings(language: str) -> bool:
    """Return whether names are spelled in a way in ``language`` that no other has, as Belarusian writes a for o."""
    return any(kind.startswith(f"{language} ") for kind in _tables())


def _lower(table: dict[str, dict[str, float]], x: str, y: str, cost: float) -> None:
    _lower_one(table.setdefault(x, {}), y, cost)


def _lower_one(costs: dict[str, float], y: str, cost: float) -> None:
    costs[y] = min(cost, costs.get(y, cost))


class Node:
    """A beginning of words and the costs of spelling beginnings of the name so.

    Attributes:
        column: the costs by letters of the name, the boundary mark counted.
        whole: whether so much of the name can be spelled so that an ending may follow.
        following: the nodes of one letter more that were asked for.
        recent, tail: the columns and the letters that the next letter may make a piece with.
    """

    __slots__ = ("column", "following", "recent", "tail", "whole")

    def __init__(self, column: Column, recent: tuple[Column, ...], tail: str, *, whole: bool) -> None:
        self.column = column
        self.whole = whole
        self.recent = recent
        self.tail = tail
        self.following: dict[str, Node | None] = {}


class Aligner:
    """The ways to spell one name, ready to be held against many words.

    Words that begin alike are read alike up to there, so that beginnings are kept, as a tree of letters.

    Args:
        letters: the name.
        cyrillic: whether the words are in Cyrillic, else in Latin letters.
        limit: the highest cost that is of interest.
        as_spelled: the words spell the name as it is; only a doubled letter may be single.
        stems: letters of the name that an ending may follow; all of them where none is given.
        language: of the words, where it has spellings of its own.
    """

    def __init__(
        self,
        letters: str,
        *,
        cyrillic: bool,
        limit: float,
        as_spelled: bool = False,
        stems: Iterable[int] = (),
        language: str = "",
    ) -> None:
        kind = ("C" if is_cyrillic(letters) else "L") + ("C" if cyrillic else "L")
        self._limit = limit
        self._steps = _steps(letters, _AS_SPELLED if as_spelled else kind, language)
        self._widest = max(map(len, self._steps), default=1)
        self._stems = frozenset(size + 1 for size in stems) or frozenset((len(letters) + 1,))
        self._begun: dict[str, set[int]] = {}
        for piece, steps in self._steps.items():
            for size in range(1, len(piece)):
                self._begun.setdefault(piece[:size], set()).update(first for first, _, _ in steps)
        nothing = self._with_omissions({0: 0.0})
        self._start = self._grow(Node(nothing, (nothing,), "", whole=False), "^") or Node({}, ({},), "", whole=False)

    def costs(self, word: str) -> Column:
        """Return for each number of letters of the name, the boundary mark counted, the cost of spelling them so.

        Empty where no beginning of the name can be spelled as the whole of ``word``.
        """
        nodes = self.walk(word)
        return nodes[-1].column if len(nodes) > len(word) else {}

    def walk(self, word: str, nodes: list[Node] | None = None) -> list[Node]:
        """Return ``nodes``, which stand for a beginning, and those of it with 1, 2, ... letters of ``word`` more.

        They end where no spelling of the name begins so; without ``nodes`` they start with that of no letter.
        """
        nodes = nodes or [self._start]
        node = nodes[-1]
        for letter in word:
            try:
                following = node.following[letter]
            except KeyError:
                following = node.following[letter] = self._grow(node, letter)
            if following is None:
                break
            nodes.append(following)
            node = following
        return nodes

    def _grow(self, node: Node, letter: str) -> Node | None:
        """Return the node of a beginning and one letter more, ``None`` where no spelling of the name begins so."""
        column: Column = {}
        limit, recent, tail = self._limit, node.recent, node.tail + letter
        for width in range(min(self._widest, len(recent)), 0, -1):
            before = recent[-width]
            if before:
                for first, last, cost in self._steps.get(tail[-width:], ()):
                    so_far = before.get(first)
                    if so_far is not None and so_far + cost <= limit and so_far + cost < column.get(last, _FAR):
                        column[last] = so_far + cost
        if column:
            column = self._with_omissions(column)
        elif not self._is_pending(recent, tail):
            return None
        recent, tail = (*recent, column)[-self._widest :], tail[-self._widest :]
        return Node(column, recent, tail, whole=not self._stems.isdisjoint(column))

    def _is_pending(self, recent: tuple[Column, ...], tail: str) -> bool:
        """Return whether the last letters begin a piece that can follow what was read before them."""
        return any(
            not self._begun.get(tail[-width:], _NOWHERE).isdisjoint(recent[-width])
            for width in range(1, min(self._widest, len(recent) + 1))
        )

    def _with_omissions(self, column: Column) -> Column:
        """Return ``column`` with the letters of the name left out that may be; steps come in order of letters."""
        for first, last, cost in self._steps.get("", ()):
            so_far = column.get(first)
            if so_far is not None and so_far + cost <= self._limit and so_far + cost < column.get(last, _FAR):
                column[last] = so_far + cost
        return column


_AS_SPELLED = "same"
_LONGEST_PIECE = 4


def _steps(letters: str, kind: str, language: str) -> dict[str, list[tuple[int, int, float]]]:
    """Return for each spelled piece where in the name, the boundary mark counted, it can stand and what it costs."""
    text = "^" + letters
    size = len(text)
    steps: dict[str, list[tuple[int, int, float]]] = {}
    for first in range(size + 1):
        for last in range(first, min(size, first + _LONGEST_PIECE) + 1):
            for spelled, cost in _spellings(text[first:last], kind, language):
                if spelled or last > first:
                    steps.setdefault(spelled, []).append((first, last, cost))
    return steps


@lru_cache(maxsize=1 << 14)
def _spellings(piece: str, kind: str, language: str) -> tuple[tuple[str, float], ...]:
    """Return each spelling of one piece of a name with its cost."""
    table = {} if kind == _AS_SPELLED else _tables()[kind]
    same_script = kind in ("LL", "CC", _AS_SPELLED)
    spellings = dict(table.get(piece, {}))
    if language and kind != _AS_SPELLED:
        for spelled, cost in _tables().get(f"{language} {kind}", {}).get(piece, {}).items():
            _lower_one(spellings, spelled, cost)
    if len(piece) == 2 and piece[0] == piece[1]:
        # A doubled letter is often written once; less so when a Cyrillic one stands for a Latin one.
        dearer = 0.05 if same_script or not is_cyrillic(piece) else 0.6
        for spelled, cost in table.get(piece[0], {}).items():
            if spelled:
                _lower_one(spellings, spelled, cost + dearer)
        if same_script:
            spellings[piece[0]] = dearer
    elif len(piece) == 1:
        for spelled, cost in table.get(piece, {}).items():
            if len(spelled) == 1 and spelled not in _VOWELS:
                _lower_one(spellings, spelled * 2, cost + 0.1)
    if len(piece) == 1 and (same_script or not piece.isalpha()):
        spellings[piece] = 0.0
        if piece != "^":
            spellings[piece * 2] = 0.05
    return tuple(spellings.items())
