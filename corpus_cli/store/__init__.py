"""What is kept between two runs: the index, in one SQLite file; the only place that knows SQLite.

In: files read, as rows. Out: articles by condition, the places of tokens, the vocabulary. It is safe to delete
at any time: everything in it can be made again from the sources.
"""

from corpus_cli.store.connection import DamagedIndex, FullDisk, MissingIndex, is_marked, open_connection
from corpus_cli.store.lock import WriterLock
from corpus_cli.store.reader import EVERYTHING, Condition, IndexReader, Place, Row, Totals
from corpus_cli.store.writer import IndexWriter

__all__ = [
    "EVERYTHING",
    "Condition",
    "DamagedIndex",
    "FullDisk",
    "IndexReader",
    "IndexWriter",
    "MissingIndex",
    "Place",
    "Row",
    "Totals",
    "WriterLock",
    "is_marked",
    "open_connection",
]
