"""Items in batches, the last of them not lost when the source of items breaks off."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["iter_batches"]

Item = TypeVar("Item")


def iter_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of ``size`` items, the last one shorter.

    When the items break off with an exception, or with Ctrl-C, what has come by then is yielded first.

    >>> list(iter_batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    batch: list[Item] = []
    try:
        for item in items:
            batch.append(item)
            if len(batch) == size:
                yield batch
                batch = []
    except (Exception, KeyboardInterrupt):
        if batch:
            yield batch
        raise
    if batch:
        yield batch
