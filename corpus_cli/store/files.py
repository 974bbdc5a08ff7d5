"""The files an index knows: which were read, which were not, and what was wrong with records of them.

In: an open index. Out: stamps, failures, notes. Articles play no part here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from corpus_cli.sources.place import RecordPlace
from corpus_cli.store.paths import from_column, to_column
from corpus_cli.store.reader import IndexReader
from corpus_cli.store.rows import FileStamp

__all__ = ["Failure", "KnownFile", "count_failures", "count_records", "failures", "known_files", "notes"]

# Index and order of tables are named, because SQLite would rather read every file in the order of their paths.
_FAILURES = """
SELECT path, NULL, NULL, reason, detail, 0 AS number FROM source INDEXED BY source_failed WHERE reason IS NOT NULL
UNION ALL
SELECT source.path, fault.member, fault.place, fault.reason, fault.detail, fault.number
FROM fault CROSS JOIN source ON source.number = fault.source
ORDER BY 1, 6
"""
_COUNT_FAILURES = """
SELECT (SELECT count(*) FROM source INDEXED BY source_failed WHERE reason IS NOT NULL) + (SELECT count(*) FROM fault)
"""
_COUNT_RECORDS = """
SELECT (SELECT count(*) FROM article WHERE article.source = source.number) +
    (SELECT count(*) FROM fault WHERE fault.source = source.number)
FROM source WHERE path = ?
"""


class KnownFile(NamedTuple):
    """A file that was looked at.

    Attributes:
        stamp: of the file then.
        failed: whether it, or a record of it, could not be read.
        complete: whether all its records are in the index.
    """

    stamp: FileStamp
    failed: bool
    complete: bool


class Failure(NamedTuple):
    """A file or a record that could not be read; ``place`` is ``None`` for the file as a whole."""

    path: str
    place: RecordPlace | None
    reason: str
    detail: str


def known_files(reader: IndexReader) -> Iterator[tuple[str, KnownFile]]:
    """Yield path and facts of every file known."""
    faulty = {number for (number,) in reader.select("SELECT DISTINCT source FROM fault", ())}
    sql = "SELECT number, path, size, mtime_ns, reason, complete FROM source"
    for number, path, size, mtime_ns, reason, complete in reader.select(sql, ()):
        failed = reason is not None or number in faulty
        yield from_column(path), KnownFile(FileStamp(size, mtime_ns), failed, bool(complete))


def failures(reader: IndexReader) -> list[Failure]:
    """Return everything that could not be read, by path, and within a file in its order."""
    return [
        Failure(from_column(path), None if member is None else RecordPlace(from_column(member), place), reason, detail)
        for path, member, place, reason, detail, _ in reader.select(_FAILURES, ())
    ]


def count_failures(reader: IndexReader) -> int:
    """Return how many files and records could not be read."""
    return int(next(reader.select(_COUNT_FAILURES, ()))[0])


def notes(reader: IndexReader) -> list[tuple[str, str, int]]:
    """Return what was noted of files, each with the first file by path it was noted of, and of how many."""
    sql = "SELECT min(path), note, count(*) FROM source WHERE note IS NOT NULL GROUP BY note ORDER BY 3 DESC, 1"
    return [(from_column(path), note, number) for path, note, number in reader.select(sql, ())]


def count_records(reader: IndexReader, path: str) -> int:
    """Return how many records of a file the index has, those that could not be read included."""
    return int(next(reader.select(_COUNT_RECORDS, (to_column(path),)))[0])
