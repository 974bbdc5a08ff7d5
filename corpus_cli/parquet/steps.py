"""The rows that pass between the steps of an ingest and never reach a file."""

from collections.abc import Iterable

import pyarrow as pa

from corpus_cli.parquet.scan import Batch
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA

__all__ = ["COUNT_SCHEMA", "DOCUMENT_SCHEMA", "SOURCE_SCHEMA", "added_up"]

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

COUNT_SCHEMA = pa.schema([field for field in VOCABULARY_SCHEMA if field.name != "key"])
"""A word counted."""


def added_up(counts: Iterable[Batch]) -> Batch:
    """Return words counted in several batches as one, a row a word."""
    table = pa.Table.from_batches(counts, COUNT_SCHEMA).group_by(["language", "surface"])
    summed = table.aggregate([("count", "sum"), ("articles", "sum")])
    return summed.rename_columns(COUNT_SCHEMA.names).combine_chunks().to_batches()[0]
