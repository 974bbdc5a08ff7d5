"""How well one spelling can stand for another: pieces of letters and the learned cost of each pair of them.

In: two words in letters (``romanise.spelling``). Out: the cost of spelling the one as the other, 0 for the
same name by the usual rules. It knows no endings and no languages: Latin text holds English, Polish and
French names side by side, and each piece is read in every way that names are.
"""

import json
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["Aligner", "Column", "is_cyrillic"]

Column = dict[int, float]
_FAR = 1e9
# The costs of a text that no spelling of the name begins with; told from costs that are empty only so far.
_DEAD: Column = {}
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєь")


def is_cyrillic(letters: str) -> bool:
    """Return whether the first letter is Cyrillic."""
    return "\u0400" <= letters[:1] <= "\u04ff"


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    """Return for each pair of scripts the pieces of the one and what they cost as pieces of the other."""
    folder = Path(__file__).with_name("data")
    learned, by_rule = (
        json.loads((folder / name).read_text(encoding="utf-8")) for name in ("costs.json", "spellings.json")
    )
    tables: dict[str, dict[str, dict[str, float]]] = {kind: {} for kind in ("LC", "CL", "LL", "CC")}
    for source in (learned, by_rule):
        for kind in ("LC", "LL", "CC"):
            for x, spellings in source[kind].items():
                for y, cost in spellings.items():
                    _lower(tables[kind], x, y, cost)
                    _lower(tables[kind[::-1]], y, x, cost)
    return tables


def _lower(table: dict[str, dict[str, float]], x: str, y: str, cost: float) -> None:
    _lower_one(table.setdefault(x, {}), y, cost)


def _lower_one(costs: dict[str, float], y: str, cost: float) -> None:
    costs[y] = min(cost, costs.get(y, cost))


class Aligner:
    """The ways to spell one name, ready to be held against many words.

    Words that begin alike are read alike up to there, so that the costs of each beginning are kept.

    Args:
        letters: the name.
        cyrillic: whether the words are in Cyrillic, else in Latin letters.
        limit: the highest cost that is of interest.
        as_spelled: the words spell the name as it is; only a doubled letter may be single.
    """

    def __init__(self, letters: str, *, cyrillic: bool, limit: float, as_spelled: bool = False) -> None:
        kind = ("C" if is_cyrillic(letters) else "L") + ("C" if cyrillic else "L")
        self._limit = limit
        self._steps = _steps(letters, _AS_SPELLED if as_spelled else kind)
        self._widest = max(map(len, self._steps), default=1)
        self._columns: dict[str, Column] = {}
        self._columns[""] = self._with_omissions({0: 0.0})

    def costs(self, word: str) -> Column:
        """Return for each number of letters of the name, the boundary mark counted, the cost of spelling them so.

        Empty where no beginning of the name can be spelled as the whole of ``word``.
        """
        text = "^" + word
        columns = self._columns
        column = columns.get(text)
        if column is not None:
            return column
        known = len(text) - 1
        while text[:known] not in columns:
            known -= 1
        column = columns[text[:known]]
        for end in range(known + 1, len(text) + 1):
            if column is _DEAD:
                columns[text] = _DEAD
                break
            column = columns[text[:end]] = self._next_column(text[:end])
        return column

    def can_begin(self, letters: str) -> bool:
        """Return whether a word that begins with ``letters`` can still be a spelling of the name."""
        return self.costs(letters) is not _DEAD

    def _next_column(self, text: str) -> Column:
        """Return the costs of spelling beginnings of the name as ``text``; the shorter texts are known."""
        column: Column = {}
        columns, limit, size, alive = self._columns, self._limit, len(text), False
        for start in range(max(0, size - self._widest), size):
            before = columns[text[:start]]
            if before:
                # The earliest of them is out of reach of the next letter.
                alive = alive or start > size - self._widest
                for first, last, cost in self._steps.get(text[start:], ()):
                    so_far = before.get(first)
                    if so_far is not None and so_far + cost <= limit and so_far + cost < column.get(last, _FAR):
                        column[last] = so_far + cost
        return self._with_omissions(column) if column or alive else _DEAD

    def _with_omissions(self, column: Column) -> Column:
        """Return ``column`` with the letters of the name left out that may be; steps come in order of letters."""
        if column:
            for first, last, cost in self._steps.get("", ()):
                so_far = column.get(first)
                if so_far is not None and so_far + cost <= self._limit and so_far + cost < column.get(last, _FAR):
                    column[last] = so_far + cost
        return column


_AS_SPELLED = "same"
_LONGEST_PIECE = 4


def _steps(letters: str, kind: str) -> dict[str, list[tuple[int, int, float]]]:
    """Return for each spelled piece where in the name, the boundary mark counted, it can stand and what it costs."""
    text = "^" + letters
    size = len(text)
    steps: dict[str, list[tuple[int, int, float]]] = {}
    for first in range(size + 1):
        for last in range(first, min(size, first + _LONGEST_PIECE) + 1):
            for spelled, cost in _spellings(text[first:last], kind):
                if spelled or last > first:
                    steps.setdefault(spelled, []).append((first, last, cost))
    return steps


@lru_cache(maxsize=1 << 14)
def _spellings(piece: str, kind: str) -> tuple[tuple[str, float], ...]:
    """Return each spelling of one piece of a name with its cost."""
    table = {} if kind == _AS_SPELLED else _tables()[kind]
    same_script = kind in ("LL", "CC", _AS_SPELLED)
    spellings = dict(table.get(piece, {}))
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
