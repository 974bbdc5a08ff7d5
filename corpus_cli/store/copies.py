"""Near-duplicates in an index: groups of articles that are one text, kept as articles come and go.

In: an article's number and signature. Out: for each article of a group the number of its original, which is the
earliest published of them, by path where that leaves it open. A group is what is alike directly or through others, so
that it does not depend on the order in which its articles came. Of articles with the very same signature only one is
looked up by its bands, so that a notice found on every page of a site costs no more than any text.
"""

import sqlite3
from collections.abc import Iterable
from zlib import crc32

__all__ = ["CopyGroups"]

# Two corpora read together may both have a file of that name: then its place on the disk decides.
_EARLIEST = """
    ORDER BY published_earliest NULLS LAST, path, place, (SELECT path FROM source WHERE number = article.source) LIMIT 1
"""


class CopyGroups:
    """Keeps the groups while the index is written; works within the writer's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, article: int, signature: bytes) -> None:
        """Take in an article, and join it to what it is alike."""
        if not signature:
            return
        twin = self._twin(article, signature)
        self._connection.execute(
            "INSERT INTO likeness (article, mark, signature) VALUES (?, ?, ?)", (article, crc32(signature), signature)
        )
        if twin is None:
            self._set_bands(article, signature)
            if alike := self._alike(article, signature):
                self._join({article, *alike})
        else:
            self._join({article, twin})

    def remove(self, article: int) -> None:
        """Forget an article; what it held together is compared anew."""
        row = self._connection.execute("SELECT signature FROM likeness WHERE article = ?", (article,)).fetchone()
        if row is None:
            return
        (signature,) = row
        first = self._first(article)
        self._unset_bands(article, signature)
        self._connection.execute("DELETE FROM likeness WHERE article = ?", (article,))
        twin = self._twin(article, signature)
        if twin is not None:
            self._set_bands(twin, signature)
            if first == article:
                self._choose_original(article)
        else:
            self._part(first)

    def _part(self, first: int) -> None:
        """Compare the members of a group anew that lost one without a twin."""
        sql = "SELECT article, signature FROM likeness WHERE original = ?1 OR article = ?1 ORDER BY article"
        members = self._connection.execute(sql, (first,)).fetchall()
        self._connection.execute("UPDATE likeness SET original = NULL WHERE original = ?", (first,))
        for member, signature in members:
            twin = self._twin(member, signature)
            self._join({member, *((twin,) if twin is not None else ()), *self._alike(member, signature)})

    def _twin(self, article: int, signature: bytes) -> int | None:
        """Return another article with the very same signature, the first that came."""
        sql = "SELECT min(article) FROM likeness WHERE mark = ? AND signature = ? AND article <> ?"
        (twin,) = self._connection.execute(sql, (crc32(signature), signature, article)).fetchone()
        return None if twin is None else int(twin)

    def _alike(self, article: int, signature: bytes) -> list[int]:
        """Return the articles that carry bands and are one text with this one."""
        # Comparing signatures takes numpy, which whoever only reads an index must not wait for.
        from corpus_cli.annotate.duplicates import SAME_TEXT, bands, similarity

        keys = bands(signature)
        sql = f"""
            SELECT article, signature FROM likeness WHERE article <> ? AND article IN (
                SELECT article FROM likeness_band WHERE band IN ({", ".join("?" * len(keys))})
            )
        """
        found = self._connection.execute(sql, (article, *keys)).fetchall()
        return [other for other, theirs in found if similarity(signature, theirs) >= SAME_TEXT]

    def _first(self, article: int) -> int:
        """Return the original of an article's group, which may be itself."""
        sql = "SELECT coalesce(original, article) FROM likeness WHERE article = ?"
        return int(self._connection.execute(sql, (article,)).fetchone()[0])

    def _join(self, members: Iterable[int]) -> None:
        """Make one group of the groups these belong to: the earliest of their originals stands for all."""
        firsts = sorted({self._first(member) for member in members})
        if len(firsts) < 2:
            return
        marks = ", ".join("?" * len(firsts))
        (original,) = self._connection.execute(
            f"SELECT number FROM article WHERE number IN ({marks}) {_EARLIEST}", firsts
        ).fetchone()
        for first in firsts:
            if first != original:
                self._connection.execute(
                    "UPDATE likeness SET original = ?1 WHERE original = ?2 OR article = ?2", (original, first)
                )

    def _choose_original(self, gone: int) -> None:
        """Let the earliest of a group stand for it whose original is gone."""
        sql = f"""
            SELECT number FROM article
            WHERE number IN (SELECT article FROM likeness WHERE original = ?) {_EARLIEST}
        """
        (original,) = self._connection.execute(sql, (gone,)).fetchone()
        self._connection.execute("UPDATE likeness SET original = ? WHERE original = ?", (original, gone))
        self._connection.execute("UPDATE likeness SET original = NULL WHERE article = ?", (original,))

    def _set_bands(self, article: int, signature: bytes) -> None:
        from corpus_cli.annotate.duplicates import bands

        self._connection.executemany(
            "INSERT OR IGNORE INTO likeness_band (band, article) VALUES (?, ?)",
            ((band, article) for band in bands(signature)),
        )

    def _unset_bands(self, article: int, signature: bytes) -> None:
        from corpus_cli.annotate.duplicates import bands

        self._connection.executemany(
            "DELETE FROM likeness_band WHERE band = ? AND article = ?", ((band, article) for band in bands(signature))
        )
