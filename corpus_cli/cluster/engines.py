"""Who runs a job over a collection: this process, reading Parquet itself.

In: a job, the partitions to read. Out: its answers, in no particular order. ``cluster.spark`` has the other engine.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

from corpus_cli.cluster.jobs import Job
from corpus_cli.cluster.layout import Collection, Partition
from corpus_cli.parquet.scan import iter_batches, with_prefix, with_values

__all__ = ["Engine", "LocalEngine", "Where"]

Answer = TypeVar("Answer")


class Where:
    """A condition that a column is one of some values, or starts with one; told to whoever reads the rows."""

    def __init__(self, column: str, *, values: Sequence[str] = (), prefix: str = "") -> None:
        self.column = column
        self.values = values
        self.prefix = prefix


class Engine(Protocol):
    """Runs jobs."""

    def run(self, job: Job[Answer], partitions: Sequence[Partition], where: Where | None = None) -> Iterator[Answer]:
        """Yield the answers of a job over these partitions; all rows, or those with ``where``."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""


class LocalEngine:
    """Reads Parquet in this process, on as many cores as pyarrow finds; matching takes one."""

    def __init__(self, collection: Collection) -> None:
        self._root = collection.articles

    def run(self, job: Job[Answer], partitions: Sequence[Partition], where: Where | None = None) -> Iterator[Answer]:
        condition: Any = None
        if where is not None:
            column = where.column
            condition = with_values(column, where.values) if where.values else with_prefix(column, where.prefix)
        folders = [one.folder for one in partitions]
        if folders:
            yield from job.run(iter_batches(self._root, folders, job.columns, where=condition))

    def close(self) -> None:
        pass
