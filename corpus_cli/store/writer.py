"""Writing an index: batches of files, each batch all or nothing.

In: files read or failed. Out: rows. Article, tokens and the file's stamp go into one transaction, so that a
kill at any moment leaves an index that knows exactly what it holds.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from corpus_cli.edtf import instant_number, parse_edtf
from corpus_cli.ids import article_id
from corpus_cli.model import Article
from corpus_cli.names import skeleton_keys
from corpus_cli.store.connection import translated
from corpus_cli.store.paths import to_column
from corpus_cli.store.reader import IndexReader
from corpus_cli.store.rows import FILLER, FailedFile, IndexedFile, TokenColumn
from corpus_cli.text import fold

__all__ = ["IndexWriter"]

_INSERT_ARTICLE = """
INSERT INTO article (source, id, path, digest, encoding, language, language_confidence, title, byline, publisher,
    published, published_earliest, published_latest, published_estimate, words, details, starts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_SOURCE = "INSERT INTO source (path, size, mtime_ns, reason, detail) VALUES (?, ?, ?, ?, ?)"
_INSERT_TOKENS = "INSERT INTO token (rowid, title, body, removed) VALUES (?, ?, ?, ?)"
_INSERT_TYPE = "INSERT INTO type (language, surface, folded, count) VALUES (?, ?, ?, 0)"
# How many numbers of types are kept at hand: the frequent ones of a large corpus, at some 200 bytes each.
_REMEMBERED = 400_000


class IndexWriter:
    """Writes to an open index; the caller holds the index's lock.

    Args:
        reader: of the same index; both share one connection.
    """

    def __init__(self, reader: IndexReader) -> None:
        self._connection = reader.connection
        self._path = reader.path
        self._numbers: dict[tuple[str, str], int] = {}

    def write(self, batch: Sequence[IndexedFile | FailedFile]) -> None:
        """Write a batch of files, all or none.

        Raises:
            StoreError: it cannot be written.
        """
        with translated(self._path), _Transaction(self._connection):
            counts: Counter[int] = Counter()
            for file in batch:
                self._forget(file.path)
                if isinstance(file, IndexedFile):
                    self._insert(file, counts)
                else:
                    self._insert_source(file, file.reason, file.detail)
            self._connection.executemany(
                "UPDATE type SET count = count + ? WHERE number = ?",
                ((count, number) for number, count in counts.items()),
            )

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files that are gone, all or none.

        Raises:
            StoreError: the index cannot be written.
        """
        with translated(self._path), _Transaction(self._connection):
            for path in paths:
                self._forget(path)

    def set_properties(self, **properties: str) -> None:
        """Note facts about the index as a whole."""
        with translated(self._path), _Transaction(self._connection):
            self._connection.executemany("REPLACE INTO property (name, value) VALUES (?, ?)", properties.items())

    def set_folders(self, digests: Iterable[tuple[str, bytes]]) -> None:
        """Replace the digests of the folders looked through."""
        with translated(self._path), _Transaction(self._connection):
            self._connection.execute("DELETE FROM folder")
            self._connection.executemany("INSERT INTO folder (path, digest) VALUES (?, ?)", digests)

    def finish(self) -> None:
        """Bring the log into the file and let SQLite learn what it holds, after much was written."""
        with translated(self._path):
            self._connection.execute("PRAGMA optimize")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _forget(self, path: str) -> None:
        """Remove a file and its article. Its tokens stay behind without an article, where no search sees them."""
        row = self._connection.execute("SELECT number FROM source WHERE path = ?", (to_column(path),)).fetchone()
        if row is None:
            return
        for (number,) in self._connection.execute("SELECT number FROM article WHERE source = ?", row).fetchall():
            self._connection.execute("DELETE FROM mention WHERE article = ?", (number,))
            self._connection.execute("DELETE FROM kept_text WHERE article = ?", (number,))
            self._connection.execute("DELETE FROM article WHERE number = ?", (number,))
        self._connection.execute("DELETE FROM source WHERE number = ?", row)

    def _insert_source(self, file: IndexedFile | FailedFile, reason: str | None, detail: str | None) -> int | None:
        stamp = (file.stamp.size, file.stamp.mtime_ns) if file.stamp else (-1, -1)
        return self._connection.execute(_INSERT_SOURCE, (to_column(file.path), *stamp, reason, detail)).lastrowid

    def _insert(self, file: IndexedFile, counts: Counter[int]) -> None:
        source = self._insert_source(file, None, None)
        number = self._insert_article(file, source)
        language = file.article.language
        columns = [self._numbered(column, language, counts) for column in file.columns]
        self._connection.execute(_INSERT_TOKENS, (number, *columns))
        self._connection.executemany(
            "INSERT INTO mention (article, earliest, latest) VALUES (?, ?, ?)",
            ((number, earliest, latest) for earliest, latest in file.mentions),
        )
        if file.kept_text is not None:
            self._connection.execute("INSERT INTO kept_text (article, text) VALUES (?, ?)", (number, file.kept_text))

    def _insert_article(self, file: IndexedFile, source: int | None) -> int | None:
        article = file.article
        earliest, latest = _bounds(article)
        return self._connection.execute(
            _INSERT_ARTICLE,
            (
                source,
                self._free_id(article, file.path),
                to_column(file.name),
                article.digest,
                article.encoding,
                article.language,
                article.language_confidence,
                article.title,
                article.byline,
                article.publisher,
                article.published,
                earliest,
                latest,
                article.published_estimate,
                article.words,
                file.details,
                file.starts,
            ),
        ).lastrowid

    def _free_id(self, article: Article, path: str) -> str:
        """Return the article's id; where a file of the same name and content has it, one with more of the path."""
        parts = PurePath(path).parts
        for depth in range(1, len(parts) + 1):
            key = article.id if depth == 1 else article_id(article.digest, "/".join(parts[-depth:]))
            if not self._connection.execute("SELECT 1 FROM article WHERE id = ?", (key,)).fetchone():
                return key
        return article_id(article.digest, f"{path}\0")

    def _numbered(self, column: TokenColumn, language: str, counts: Counter[int]) -> str:
        """Return the tokens of a column as the token table holds them, and count their types."""
        if not column.starts:
            return ""
        remembered = self._numbers
        written = []
        for surface in column.surfaces.split("\n"):
            if surface == FILLER:
                written.append("x")
                continue
            number = remembered.get((language, surface))
            if number is None:
                number = self._number(language, surface)
            counts[number] += 1
            written.append(f"t{number}")
        return " ".join(written)

    def _number(self, language: str, surface: str) -> int:
        row = self._connection.execute(
            "SELECT number FROM type WHERE surface = ? AND language = ?", (surface, language)
        ).fetchone()
        number: int = row[0] if row else self._insert_type(language, surface)
        if len(self._numbers) >= _REMEMBERED:
            # The words seen first are the frequent ones; forgetting the newest half keeps them.
            for key in list(self._numbers)[_REMEMBERED // 2 :]:
                del self._numbers[key]
        self._numbers[language, surface] = number
        return number

    def _insert_type(self, language: str, surface: str) -> int:
        number = self._connection.execute(_INSERT_TYPE, (language, surface, fold(surface))).lastrowid
        if number is None:
            raise AssertionError("an insert gives a number")
        self._connection.executemany(
            "INSERT OR IGNORE INTO type_key (key, type) VALUES (?, ?)",
            ((key, number) for key in skeleton_keys(surface, language)),
        )
        return number


def _bounds(article: Article) -> tuple[int | None, int | None]:
    if article.published is None:
        return None, None
    value = parse_edtf(article.published)
    return (
        instant_number(value.earliest) if value.earliest else None,
        instant_number(value.latest) if value.latest else None,
    )


class _Transaction:
    """All or nothing: commits, or rolls back on any exception, an interrupt included."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        elif self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
