"""Tables in Parquet: a record a row.

In: a file of its own, because Parquet is read from its end. Out: a ``Record`` for each row, numbered from 1; what this
program itself wrote is taken as it stands.
"""

import json
from collections.abc import Iterator

from corpus_cli.bounds import MAX_RECORD
from corpus_cli.errors import MissingExtra, SourceError
from corpus_cli.exchange import EXCHANGE_FORMAT
from corpus_cli.records import SCHEMA_VERSION
from corpus_cli.sources.reader import Fault, Part, Reader, Source
from corpus_cli.sources.structured import StructuredRecords

__all__ = ["READERS"]

_OWN = b"corpus_cli.schema"
_ROWS = 100


class _Parquet:
    """Reads one record a row."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield a record for each row."""
        if not source.stream.seekable():
            raise SourceError(source.name, "packed", "is Parquet within another file: unpack it first")
        records = StructuredRecords(source)
        yield from records.to_the_end(_iter_records(source, records))


def _iter_records(source: Source, records: StructuredRecords) -> Iterator[Part]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise SourceError("", "needs-extra", str(MissingExtra("a file of Parquet", "parquet"))) from error
    number = 0
    try:
        table = pq.ParquetFile(source.stream)
        written = {"format": EXCHANGE_FORMAT, "schema": SCHEMA_VERSION}
        more = written if _OWN in (table.schema_arrow.metadata or {}) else {}
        for batch in table.iter_batches(_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield from _parts(row | more, number, records)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(source.name, "broken", f"is no Parquet that can be read ({error})".splitlines()[0]) from error


def _parts(row: dict[str, object], number: int, records: StructuredRecords) -> Iterator[Part]:
    # Times, and whatever else JSON does not know, as they are written.
    data = json.dumps(row, ensure_ascii=False, default=str)
    if len(data) > MAX_RECORD:
        yield from records.pass_on(Fault("too-large", f"is larger than {MAX_RECORD // 2**20} MiB", number))
    else:
        yield from records.add(json.loads(data), data, number)


READERS: dict[str, Reader] = {"parquet": _Parquet()}
