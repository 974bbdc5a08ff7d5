"""Articles written to one file of Parquet, as they come.

In: articles with their texts. Out: a file in row groups of bounded size.
"""

from collections.abc import Iterable
from itertools import islice
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from corpus_cli.parquet.rows import ARTICLE_SCHEMA, Row

__all__ = ["COMPRESSION", "write_articles"]

COMPRESSION = "zstd"
# Rows to a group: some 5 MB of text, so that memory stays small and a reader can skip much.
_GROUP = 2_000


def write_articles(rows: Iterable[Row], target: IO[bytes]) -> int:
    """Write rows (see ``article_row``) to an open file and return how many there were.

    Raises:
        OSError: it cannot be written.
    """
    number = 0
    waiting = iter(rows)
    with pq.ParquetWriter(target, ARTICLE_SCHEMA, compression=COMPRESSION) as writer:
        while group := list(islice(waiting, _GROUP)):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema=ARTICLE_SCHEMA))
            number += len(group)
    return number
