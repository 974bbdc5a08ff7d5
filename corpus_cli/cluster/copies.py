"""Articles of a collection that are one text, found when it has grown.

In: a collection whose rows have signatures. Out: the original of each copy, by ids, chosen as an index chooses it: the
earliest published, by path where that leaves it open. Signatures are held against each other on the machine that starts
the ingest, 128 bytes each; in a collection too large for that, copies are not told.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from corpus_cli.annotate.duplicates import cluster, similarity
from corpus_cli.cluster.layout import Collection
from corpus_cli.parquet.rows import Row
from corpus_cli.parquet.scan import iter_batches, with_values

__all__ = ["MOST_COMPARED", "find_copies", "likeness_to"]

MOST_COMPARED = 1_000_000
"""Articles whose signatures are held in memory, at some 400 bytes each."""

_PLACED = ("id", "published_earliest", "path", "record", "file")


def find_copies(collection: Collection) -> dict[str, str]:
    """Return the id of the original of each article that is a copy."""
    signatures = {row["id"]: row["signature"] or b"" for row in _rows(collection, ("id", "signature"))}
    groups = cluster(signatures)
    members = {key for group in groups for key in group}
    placed = {row["id"]: row for row in _rows(collection, _PLACED, with_values("id", members))} if members else {}
    copies: dict[str, str] = {}
    for group in groups:
        original = min(group, key=lambda key: _earliness(placed[key]))
        copies.update((key, original) for key in group if key != original)
    return copies


def likeness_to(collection: Collection, first: str, ids: Sequence[str]) -> dict[str, float]:
    """Return how alike each of these articles is to the first; 1 for itself."""
    rows = _rows(collection, ("id", "signature"), with_values("id", ids))
    signatures = {row["id"]: row["signature"] or b"" for row in rows}
    return {key: 1.0 if key == first else similarity(signatures[first], one) for key, one in signatures.items()}


def _rows(collection: Collection, columns: Sequence[str], where: Any = None) -> Iterator[Row]:
    folders = [one.folder for one in collection.partitions()]
    for batch in iter_batches(collection.articles, folders, columns, where=where) if folders else ():
        yield from batch.to_pylist()


def _earliness(row: Row) -> tuple[bool, int, str, int, str]:
    published = row["published_earliest"]
    record = -1 if row["record"] is None else row["record"]
    return published is None, published or 0, row["path"], record, row["file"]
