"""The distinct words of an index while it is written: which number each has, and how often it was written.

In: the tokens of articles. Out: the terms of the token table; rows of the tables of types and of their counts, when a
batch ends. Works within the writer's transaction.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus_cli.names import skeleton_keys
from corpus_cli.store.codec import pack_surface
from corpus_cli.store.rows import FILLER
from corpus_cli.text import fold_anew

if TYPE_CHECKING:
    from corpus_cli.store.word_numbers import WordNumbers

__all__ = ["AT_HAND", "FILLER_TERM", "Types"]

AT_HAND = 120_000
"""How many words are kept at hand: the frequent ones of a large corpus, at some 250 bytes each."""
FILLER_TERM = "x"
"""What stands in the token table where two words are not side by side."""

_FIND_TYPE = "SELECT number FROM type WHERE key = ? AND folded = ? AND language = ? AND surface = ?"
_INSERT_TYPE = "INSERT INTO type (key, folded, language, surface, number) VALUES (?, ?, ?, ?, ?)"
_COUNT_TYPE = """
INSERT INTO type_count (number, count) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET count = count + excluded.count
"""
# Every type has been counted by the end of the batch that it came with.
_LAST_TYPE = "SELECT coalesce(max(number), 0) FROM type_count"


class Types:
    """Numbers the words of articles as they are written, and counts them.

    Args:
        connection: of the index.
        at_hand: how many words to keep at hand.
    """

    def __init__(self, connection: sqlite3.Connection, at_hand: int = AT_HAND) -> None:
        self._connection = connection
        self._most = at_hand
        self._at_hand: dict[str, _Terms] = {}
        # Types of this batch, not written yet, and how often the terms of it were written.
        self._new: list[tuple[str, str, str, str, int]] = []
        self._counts: Counter[str] = Counter()
        self._last = 0
        # Whether every type of the index came by here, so that one that did not must be new.
        self._all_known = False

    def begin(self) -> None:
        """Take the words that are there as written: a batch begins."""
        self._last = self._connection.execute(_LAST_TYPE).fetchone()[0]
        self._all_known |= not self._last

    def terms_of(self, column: str, language: str) -> str:
        """Return the tokens of a column, one a line, as the token table holds them; they are counted."""
        if not column:
            return ""
        terms = self._at_hand.get(language)
        if terms is None:
            terms = self._at_hand[language] = _Terms(partial(self._number, language))
        written = list(map(terms.__getitem__, column.split("\n")))
        self._counts.update(written)
        return " ".join(written)

    def settle(self) -> None:
        """Write the new types of the batch and its counts."""
        # By key, as in their table, which spares it from being leafed through; more of an order takes longer to make
        # than it saves.
        self._connection.executemany(_INSERT_TYPE, sorted(self._new, key=itemgetter(0)))
        self._new.clear()
        del self._counts[FILLER_TERM]
        self._connection.executemany(_COUNT_TYPE, sorted((int(term[1:]), n) for term, n in self._counts.items()))
        self._counts.clear()

    def trim(self) -> None:
        """Keep fewer words at hand where they have become many."""
        if sum(map(len, self._at_hand.values())) > self._most:
            for terms in self._at_hand.values():
                terms.forget_newest()

    def forget_all(self) -> None:
        """Forget everything: the numbers given out were taken back."""
        self._at_hand.clear()
        self._new.clear()
        self._counts.clear()
        self._all_known = False

    def _number(self, language: str, surface: str) -> int:
        """Return the number of a word that did not come by since the writer was made."""
        folded = fold_anew(surface)
        keys = skeleton_keys(folded, language)
        row = (folded, language, pack_surface(surface, folded))
        if not self._all_known:
            known = self._connection.execute(_FIND_TYPE, (keys[0], *row)).fetchone()
            if known:
                return int(known[0])
        self._last += 1
        self._new += [(key, *row, self._last) for key in keys]
        return self._last


class _Terms(dict[str, str]):
    """The terms of the token table by token, for one language; those that are not at hand are remembered in short.

    Args:
        number: gives the number of a token that is neither.
    """

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__({FILLER: FILLER_TERM})
        self._number = number
        self._forgotten: WordNumbers | None = None
        # Those at hand that are not remembered in short.
        self._newest: list[str] = []

    def __missing__(self, surface: str) -> str:
        number = self._forgotten.number(surface) if self._forgotten else 0
        if not number:
            number = self._number(surface)
            self._newest.append(surface)
        term = self[surface] = f"t{number}"
        return term

    def forget_newest(self) -> None:
        """Keep half at hand: the words seen first are the frequent ones."""
        # It takes numpy, which whoever only reads an index, or writes a little, must not wait for.
        from corpus_cli.store.word_numbers import WordNumbers

        self._forgotten = self._forgotten or WordNumbers()
        self._forgotten.add(self._newest, [int(self[surface][1:]) for surface in self._newest])
        self._newest.clear()
        for surface in list(self)[len(self) // 2 + 1 :]:
            del self[surface]
