"""Near-duplicates in an index: groups of articles that are one text, kept as articles come and go.

In: an article's number and signature. Out: for each article of a group the number of its original, which is the
earliest published of them, by path where that leaves it open. A group is what is alike directly or through others, so
that it does not depend on the order in which its articles came.
"""

import sqlite3
from collections.abc import Iterator, Sequence

__all__ = ["CopyGroups"]


class CopyGroups:
    """Keeps the groups while the index is written; works within the writer's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, article: int, signature: bytes) -> None:
        """Take in an article, and join it to what it is alike."""
        if not signature:
            return
        # Comparing signatures takes numpy, which whoever only reads an index must not wait for.
        from corpus_cli.annotate.duplicates import bands

        self._connection.execute("INSERT INTO likeness (article, signature) VALUES (?, ?)", (article, signature))
        self._connection.executemany(
            "INSERT INTO likeness_band (band, article) VALUES (?, ?)", ((band, article) for band in bands(signature))
        )
        self._join(article, signature)

    def remove(self, article: int) -> None:
        """Forget an article; what it held together is compared anew."""
        members = [member for member in self._members(article) if member != article]
        self._forget(article)
        for member in members:
            self._connection.execute("UPDATE likeness SET original = NULL WHERE article = ?", (member,))
        for member in members:
            row = self._connection.execute("SELECT signature FROM likeness WHERE article = ?", (member,)).fetchone()
            self._join(member, row[0])

    def _forget(self, article: int) -> None:
        from corpus_cli.annotate.duplicates import bands

        row = self._connection.execute("SELECT signature FROM likeness WHERE article = ?", (article,)).fetchone()
        if row:
            self._connection.executemany(
                "DELETE FROM likeness_band WHERE band = ? AND article = ?", ((band, article) for band in bands(row[0]))
            )
            self._connection.execute("DELETE FROM likeness WHERE article = ?", (article,))

    def _join(self, article: int, signature: bytes) -> None:
        from corpus_cli.annotate.duplicates import SAME_TEXT, bands, similarity

        group = {article, *self._members(article)}
        for other, found in self._candidates(article, bands(signature)):
            if other not in group and similarity(signature, found) >= SAME_TEXT:
                group.update((other, *self._members(other)))
        if len(group) > 1:
            self._set_original(group)

    def _candidates(self, article: int, keys: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        marks = ", ".join("?" * len(keys))
        sql = f"""
            SELECT article, signature FROM likeness WHERE article <> ? AND article IN (
                SELECT article FROM likeness_band WHERE band IN ({marks})
            )
        """
        return iter(self._connection.execute(sql, (article, *keys)).fetchall())

    def _members(self, article: int) -> list[int]:
        sql = """
            WITH first (number) AS (SELECT coalesce(original, article) FROM likeness WHERE article = ?)
            SELECT article FROM likeness, first WHERE article = number OR original = number
        """
        return [member for (member,) in self._connection.execute(sql, (article,))]

    def _set_original(self, group: set[int]) -> None:
        marks = ", ".join("?" * len(group))
        sql = f"""
            SELECT number FROM article WHERE number IN ({marks})
            ORDER BY published_earliest NULLS LAST, path LIMIT 1
        """
        (original,) = self._connection.execute(sql, tuple(group)).fetchone()
        self._connection.executemany(
            "UPDATE likeness SET original = ? WHERE article = ?",
            ((None if member == original else original, member) for member in group),
        )
