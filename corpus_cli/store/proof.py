"""What an index holds of one article, to be held against what its file gives.

In: an index, files read anew. Out: whether the two are the same, to the last word's place.
"""

from collections import Counter
from dataclasses import replace

from corpus_cli.store.namesakes import possible_ids
from corpus_cli.store.reader import IndexReader, Row
from corpus_cli.store.rows import COLUMNS, FILLER, IndexedFile

__all__ = ["Proof"]

_FACTS = "SELECT id, published_earliest, published_latest, details FROM article WHERE number = ?"
_MENTIONS = "SELECT earliest, latest FROM mention WHERE article = ? ORDER BY place"
_SIGNATURE = "SELECT signature FROM likeness WHERE article = ?"
_BOUND = 2**64


class Proof:
    """Compares articles of an index with their files.

    Of the places of words it keeps one number an article, in which all of them are added up: the index has them by
    word, and a list of them by article would not fit the memory.
    """

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._numbers: dict[tuple[str, str], int | None] = {}
        self._sums: Counter[int] = Counter()
        for article, column, position, term in reader.select("SELECT doc, col, offset, term FROM token_place", ()):
            self._sums[article] = (self._sums[article] + hash((column, position, term))) % _BOUND

    def agrees(self, row: Row, file: IndexedFile) -> bool:
        """Tell whether all that the index has of an article is what its file gives."""
        key, *facts = next(self._reader.select(_FACTS, (row.number,)))
        signature = next(self._reader.select(_SIGNATURE, (row.number,)), (b"",))[0]
        mentions = tuple(self._reader.select(_MENTIONS, (row.number,)))
        # Where it lies and what else is in the index plays no part in what a file gives.
        given = file.summary
        summary = replace(row.summary, id=given.id, path=given.path, copy_of=given.copy_of)
        found = (summary, *facts, mentions, signature, self._sums[row.number])
        expected = (file.summary, *file.bounds, file.details, file.mentions, file.signature, self._sum(file))
        return key in possible_ids(file.summary, file.name, row.located) and found == expected

    def _sum(self, file: IndexedFile) -> int:
        total = 0
        for column, words in zip(COLUMNS, file.columns, strict=True):
            for position, word in enumerate(words.split("\n") if words else ()):
                total += hash((column, position, self._term(file.summary.language, word)))
        return total % _BOUND

    def _term(self, language: str, word: str) -> str:
        if word == FILLER:
            return "x"
        if (language, word) not in self._numbers:
            self._numbers[language, word] = self._reader.type_number(language, word)
        return f"t{self._numbers[language, word]}"
