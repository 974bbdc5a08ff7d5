"""Articles already annotated, by path and stamp, in one SQLite file of the user's cache folder.

In: a source file and what it was annotated with. Out: its article, if neither has changed. A cache
that cannot be opened, read or written is as good as an empty one: reading goes on without it, and the
caller is told once.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus_cli.errors import StoreError
from corpus_cli.model import Article, FileStamp
from corpus_cli.records import article_from_record, article_record

__all__ = ["ArticleCache", "open_cache"]

_CREATE = """
CREATE TABLE IF NOT EXISTS article (
    path TEXT NOT NULL, maker TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (path, maker)
) WITHOUT ROWID
"""
_SELECT = "SELECT record FROM article WHERE path = ? AND maker = ? AND size = ? AND mtime_ns = ?"
_REPLACE = "REPLACE INTO article (path, maker, size, mtime_ns, record) VALUES (?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM article WHERE path = ?"


class ArticleCache:
    """An open cache; use as a context manager."""

    def __init__(self, connection: sqlite3.Connection, maker: str) -> None:
        self._connection = connection
        self._maker = maker

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def get(self, path: str, stamp: FileStamp) -> Article | None:
        """Return the article of an absolute path, or ``None`` when it is not there as it now is.

        Raises:
            StoreError: the cache cannot be read.
        """
        try:
            row = self._connection.execute(_SELECT, (path, self._maker, stamp.size, stamp.mtime_ns)).fetchone()
        except sqlite3.Error as error:
            raise StoreError(f"the cache cannot be read ({error}); it is safe to delete") from error
        if row is None:
            return None
        try:
            return article_from_record(json.loads(zlib.decompress(row[0])))
        except (zlib.error, ValueError, KeyError, TypeError):
            return None

    def put(self, entries: Iterable[tuple[str, FileStamp, Article]]) -> None:
        """Keep articles by absolute path, all or none.

        Raises:
            StoreError: the cache cannot be written.
        """
        rows = [
            (path, self._maker, stamp.size, stamp.mtime_ns, zlib.compress(_encode(article), 1))
            for path, stamp, article in entries
        ]
        try:
            with self._connection:
                self._connection.executemany(_FORGET, [(row[0],) for row in rows])
                self._connection.executemany(_REPLACE, rows)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise StoreError(f"the cache cannot be written ({error}); results are not affected") from error


def _encode(article: Article) -> bytes:
    return json.dumps(article_record(article), separators=(",", ":")).encode("ascii")


def open_cache(folder: Path, *, maker: str) -> ArticleCache:
    """Open the cache in ``folder``, making both where needed.

    Args:
        folder: the user's cache folder of this program.
        maker: what the articles are made with (program and settings); articles of another maker are not seen.

    Raises:
        StoreError: it cannot be opened; the message names the file.
    """
    path = folder / "articles.sqlite3"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=2.0)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_CREATE)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: the cache cannot be opened ({error}); nothing is kept between runs") from error
    return ArticleCache(connection, maker)
