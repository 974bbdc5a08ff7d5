"""When articles came into the index.

In: a condition on articles. Out: their ids, or the moment each came.
"""

import json
from collections.abc import Iterator, Sequence

from corpus_cli.store.reader import Condition, IndexReader

__all__ = ["indexed_at", "iter_ids"]


def iter_ids(reader: IndexReader, condition: Condition) -> Iterator[tuple[int, str]]:
    """Yield number and id of each article that fits, in the order they came."""
    sql = f"SELECT article.number, article.id FROM article WHERE {condition.sql} ORDER BY article.number"
    return reader.select(sql, condition.parameters)


def indexed_at(reader: IndexReader, numbers: Sequence[int]) -> dict[str, int]:
    """Return by id when each of these articles came, in seconds since 1970."""
    sql = "SELECT id, indexed FROM article WHERE number IN (SELECT value FROM json_each(?))"
    return dict(reader.select(sql, (json.dumps(numbers),)))
