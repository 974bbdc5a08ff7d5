"""The file that marks a folder as a collection of Parquet; loads nothing, so that every command can look for it.

In: a path. Out: whether it is a collection.
"""

import os

__all__ = ["FAILED", "MARK", "is_collection"]

MARK = "_corpus.json"

FAILED = "_failed.jsonl"
"""Lists in a collection what the last ingest could not read."""


def is_collection(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a folder of Parquet that ``corpus ingest`` has made."""
    return os.path.isfile(os.path.join(path, MARK))
