"""Rows written to files of Parquet, as they come.

In: articles with their texts, batches. Out: a file in row groups of bounded size, or folders by language and month.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO
from uuid import uuid4

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from corpus_cli.parquet.rows import ARTICLE_SCHEMA, PARTITION, Row
from corpus_cli.parquet.scan import Batch
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA

__all__ = ["COMPRESSION", "write_articles", "write_partitions", "write_sorted"]

COMPRESSION = "zstd"
# Rows to a group: some 5 MB of text, so that memory stays small and a reader can skip much. Of large articles fewer:
# of a group that has come to so many characters the row is the last.
_GROUP, _HEAVIEST = 2_000, 16 * 1024 * 1024
# Words to a group: a question needs few of them.
_WORDS = 50_000


def write_articles(rows: Iterable[Row], target: IO[bytes]) -> int:
    """Write rows (see ``article_row``) to an open file and return how many there were.

    Raises:
        OSError: it cannot be written.
    """
    number = 0
    with pq.ParquetWriter(target, ARTICLE_SCHEMA, compression=COMPRESSION) as writer:
        for group in _iter_groups(rows):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema=ARTICLE_SCHEMA))
            number += len(group)
    return number


def _iter_groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    weight = 0
    for row in rows:
        group.append(row)
        weight += len(row["text"])
        if len(group) == _GROUP or weight >= _HEAVIEST:
            yield group
            group, weight = [], 0
    if group:
        yield group


def write_partitions(batches: Iterable[Batch], folder: Path) -> None:
    """Add articles to a folder of partitions: what was written is moved there only when all of it is.

    Raises:
        OSError: it cannot be written.
    """
    key = uuid4().hex
    aside = folder / f"_writing-{key}"
    partitioning = ds.partitioning(pa.schema([ARTICLE_SCHEMA.field(name) for name in PARTITION]), flavor="hive")
    form = ds.ParquetFileFormat()
    try:
        ds.write_dataset(
            iter(batches),
            aside,
            schema=ARTICLE_SCHEMA,
            format=form,
            file_options=form.make_write_options(compression=COMPRESSION),
            partitioning=partitioning,
            basename_template=f"part-{{i}}-{key}.parquet",
            max_partitions=100_000,
        )
        for path in sorted(aside.rglob("*.parquet")):
            place = folder / path.relative_to(aside)
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_sorted(batches: Iterable[Batch], folder: Path) -> None:
    """Write rows of a vocabulary that are in the order of their keys, as all there is in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # Summing takes from the schema that none is null.
    words = pa.Table.from_batches(batches).cast(VOCABULARY_SCHEMA)
    pq.write_table(words, folder / "part-0.parquet", compression=COMPRESSION, row_group_size=_WORDS)
