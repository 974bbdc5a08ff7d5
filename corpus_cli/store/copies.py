"""Near-duplicates in an index: groups of articles that are one text, kept as articles come and go.

In: an article's number and signature. Out: for each article of a group the number of its original, which is the
earliest published of them, by path where that leaves it open. A group is what is alike directly or through others, so
that it does not depend on the order in which its articles came, as long as few share a band. Of articles with the very
same signature only one is looked up by its bands, so that a notice found on every page of a site costs no more than any
text; and of those that share a band each is held against the last that came, so that a form filled in a hundred
thousand times does not either.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

__all__ = ["CopyGroups"]

# Two corpora read together may both have a file of that name: then its place on the disk decides.
_EARLIEST = """
    ORDER BY published_earliest NULLS LAST, path, place, (SELECT path FROM source WHERE number = article.source) LIMIT 1
"""


# Of articles that share a band so many are looked at: a form filled in a thousand times is one group through these.
# Where more share one and are not alike, a pair may be missed, and which one hangs on the order in which they came.
_LAST = 64
_BAND = f"SELECT article FROM (SELECT article FROM likeness_band WHERE band = ? ORDER BY article DESC LIMIT {_LAST})"


# Comparing signatures takes numpy, which whoever only reads an index must not wait for: below it is imported where it
# is done.
class _Neighbour(NamedTuple):
    """An article that may be one text with another: its number, its signature, the original of its group."""

    article: int
    signature: bytes
    first: int


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
            self._join({article, *_groups_alike(signature, self._neighbours(article, signature))})
        else:
            self._join({article, twin})

    def remove(self, article: int) -> None:
        """Forget an article; what it held together is compared anew."""
        row = self._connection.execute("SELECT signature FROM likeness WHERE article = ?", (article,)).fetchone()
        if row is None:
            return
        (signature,) = row
        first, neighbours = self._first(article), self._neighbours(article, signature)
        self._unset_bands(article, signature)
        self._connection.execute("DELETE FROM likeness WHERE article = ?", (article,))
        twin = self._twin(article, signature)
        if twin is not None:
            self._set_bands(twin, signature)
        elif not _hold_together(_alike(signature, neighbours)):
            self._part(first)
            return
        if first == article:
            self._choose_original(article)

    def _part(self, first: int) -> None:
        """Compare the members of a group anew that lost what may have held them together."""
        sql = "SELECT article, signature FROM likeness WHERE original = ?1 OR article = ?1 ORDER BY article"
        members = self._connection.execute(sql, (first,)).fetchall()
        self._connection.execute("UPDATE likeness SET original = NULL WHERE original = ?", (first,))
        for member, signature in members:
            twin = self._twin(member, signature)
            alike = _groups_alike(signature, self._neighbours(member, signature))
            self._join({member, *alike, *((twin,) if twin is not None else ())})

    def _twin(self, article: int, signature: bytes) -> int | None:
        """Return another article with the very same signature, the first that came."""
        sql = "SELECT min(article) FROM likeness WHERE mark = ? AND signature = ? AND article <> ?"
        (twin,) = self._connection.execute(sql, (crc32(signature), signature, article)).fetchone()
        return None if twin is None else int(twin)

    def _neighbours(self, article: int, signature: bytes) -> list[_Neighbour]:
        """Return the articles that share a band with this one, which may be the same text."""
        from corpus_cli.annotate.duplicates import bands

        keys = bands(signature)
        sql = f"""
            SELECT article, signature, coalesce(original, article) FROM likeness
            WHERE article <> ? AND article IN ({" UNION ".join([_BAND] * len(keys))})
        """
        return [_Neighbour(*row) for row in self._connection.execute(sql, (article, *keys))]

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
        """Let the earliest of a group stand for it whose original is gone; nothing where that was alone."""
        sql = f"""
            SELECT number FROM article
            WHERE number IN (SELECT article FROM likeness WHERE original = ?) {_EARLIEST}
        """
        found = self._connection.execute(sql, (gone,)).fetchone()
        if found is None:
            return
        (original,) = found
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


def _groups_alike(signature: bytes, neighbours: Iterable[_Neighbour]) -> set[int]:
    """Return the originals of the groups that hold the same text; one article of a group is enough."""
    from corpus_cli.annotate.duplicates import SAME_TEXT, similarity

    groups: set[int] = set()
    for one in neighbours:
        if one.first not in groups and similarity(signature, one.signature) >= SAME_TEXT:
            groups.add(one.first)
    return groups


def _alike(signature: bytes, neighbours: Iterable[_Neighbour]) -> list[_Neighbour]:
    from corpus_cli.annotate.duplicates import SAME_TEXT, similarity

    return [one for one in neighbours if similarity(signature, one.signature) >= SAME_TEXT]


def _hold_together(articles: list[_Neighbour]) -> bool:
    """Return whether these are one group without any other article between them."""
    from corpus_cli.annotate.duplicates import bands

    if not articles:
        return False
    reached, apart = articles[:1], articles[1:]
    while reached and apart:
        signature = reached.pop().signature
        keys = set(bands(signature))
        beside = {one.article for one in _alike(signature, apart) if not keys.isdisjoint(bands(one.signature))}
        reached += [one for one in apart if one.article in beside]
        apart = [one for one in apart if one.article not in beside]
    return not apart
