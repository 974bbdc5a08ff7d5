"""Rows read from folders of Parquet in batches, only the columns asked for.

In: folders, columns, pieces of text one of which must occur. Out: batches in no particular order.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from corpus_cli.parquet.rows import ARTICLE_SCHEMA, PARTITION, Row

__all__ = [
    "Batch", "binary_batch", "column_batch", "count_rows", "holding", "iter_batches", "iter_files", "make_batch",
    "with_prefix", "with_values", "without_values",
]  # fmt: skip

Batch: TypeAlias = pa.RecordBatch
"""Rows, column by column."""

# Rows at a time: some 3 MB of text.
_ROWS = 1_000
# Alternatives of one pattern: RE2 gives up on much larger ones.
_PIECES = 200


def _dataset(root: Path, folders: Iterable[Path]) -> ds.Dataset:
    return _of_files(root, [path for folder in folders for path in sorted(folder.glob("*.parquet"))])


def _of_files(root: Path, paths: Iterable[Path]) -> ds.Dataset:
    files = list(map(str, paths))
    partitioning = ds.partitioning(pa.schema([ARTICLE_SCHEMA.field(name) for name in PARTITION]), flavor="hive")
    return ds.dataset(
        files, schema=ARTICLE_SCHEMA, format="parquet", partitioning=partitioning, partition_base_dir=str(root)
    )


def iter_batches(root: Path, folders: Iterable[Path], columns: Sequence[str], *, where: Any = None) -> Iterator[Batch]:
    """Yield the rows of these folders.

    Args:
        root: the folder that they lie in.
        folders: those of partitions.
        columns: their names.
        where: what rows must fulfil, as :func:`with_prefix` or :func:`with_values` gives it.
    """
    yield from _dataset(root, folders).to_batches(columns=list(columns), filter=where, batch_size=_ROWS)


def iter_files(root: Path, files: Iterable[Path], columns: Sequence[str]) -> Iterator[Batch]:
    """Yield the rows of these files."""
    yield from _of_files(root, files).to_batches(columns=list(columns), batch_size=_ROWS)


def count_rows(root: Path, folders: Iterable[Path]) -> int:
    """Return how many rows there are; the files say so themselves."""
    return int(_dataset(root, folders).count_rows())


def with_prefix(column: str, prefix: str) -> Any:
    """Return the condition that a column starts with this."""
    return pc.starts_with(ds.field(column), pattern=prefix)


def with_values(column: str, values: Collection[str]) -> Any:
    """Return the condition that a column is one of these."""
    return ds.field(column).isin(pa.array(values, pa.string()))


def without_values(batch: Batch, column: str, values: Collection[str]) -> Batch:
    """Return the rows in which a column is none of these."""
    return batch.filter(pc.invert(pc.is_in(batch.column(column), pa.array(values, pa.string()))))


def holding(batch: Batch, pieces: Collection[str] | None) -> Batch:
    """Return the rows whose text holds one of these pieces; all of them where there is nothing to hold."""
    if pieces is None:
        return batch
    if not pieces:
        return batch.slice(0, 0)
    text = batch.column("text")
    found = None
    ordered = sorted(pieces)
    for start in range(0, len(ordered), _PIECES):
        some = ordered[start : start + _PIECES]
        one = pc.match_substring_regex(text, "|".join(map(re.escape, some)))
        found = one if found is None else pc.or_(found, one)
    return batch.filter(found)


def binary_batch(name: str, values: Sequence[bytes]) -> Batch:
    """Return a batch of one column of bytes."""
    return pa.RecordBatch.from_pydict({name: pa.array(values, pa.binary())})


def column_batch(columns: Mapping[str, Sequence[object]], schema: pa.Schema) -> Batch:
    """Return columns as a batch, which costs much less than rows do."""
    return pa.RecordBatch.from_pydict(dict(columns), schema=schema)


def make_batch(rows: Sequence[Row], schema: pa.Schema) -> Batch:
    """Return rows as a batch."""
    return pa.RecordBatch.from_pylist(list(rows), schema=schema)
