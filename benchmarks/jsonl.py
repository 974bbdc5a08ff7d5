"""JSON lines in and out, plain or gzipped, for the scripts beside this one."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["read_records", "write_records"]


def read_records(path: str | Path) -> Iterator[dict[str, Any]]:
    """Yield each record of a JSON lines file; a name ending in ``.gz`` is unpacked."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write_records(path: str | Path, records: Iterable[dict[str, Any]]) -> None:
    """Write one JSON line a record."""
    with Path(path).open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
