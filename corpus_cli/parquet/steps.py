"""The rows that pass between the steps of an ingest and never reach a file."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from corpus_cli.parquet.scan import Batch
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA

__all__ = ["DOCUMENT_SCHEMA", "FILE_SCHEMA", "SOURCE_SCHEMA", "added_up"]

SOURCE_SCHEMA = pa.schema([pa.field("path", pa.string()), pa.field("name", pa.string()), pa.field("size", pa.int64())])
"""A source file: its absolute path, its path within the corpus, its size in bytes."""

DOCUMENT_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("file", pa.string()),
        pa.field("name", pa.string()),
        pa.field("document", pa.binary()),
    ]
)
"""A document: the id of its article, its file, its path within the corpus, and itself with its place, pickled."""

FILE_SCHEMA = pa.schema([pa.field("file", pa.string())])
"""A file of articles, from the folder of articles on."""

# Rows that are held before equal ones among them are added up.
_HELD = 2_000_000
_WORD = ["key", "language", "surface"]


def added_up(words: Iterable[Batch]) -> Iterator[Batch]:
    """Yield the rows of a vocabulary that several counts gave, equal words as one, in the order of their keys."""
    held: list[Batch] = []
    for batch in words:
        held.append(batch)
        if sum(one.num_rows for one in held) > _HELD:
            held = _summed(held).to_batches()
    yield from _summed(held).sort_by("key").to_batches()


def _summed(words: Iterable[Batch]) -> pa.Table:
    groups = pa.Table.from_batches(words, VOCABULARY_SCHEMA).group_by(_WORD)
    return groups.aggregate([("count", "sum"), ("articles", "sum")]).rename_columns(VOCABULARY_SCHEMA.names)
