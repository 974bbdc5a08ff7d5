"""Items in batches, the last of them not lost when the source of items breaks off."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["iter_batches"]

Item = TypeVar("Item")


def iter_batches(
    items: Iterable[Item], size: int, *, weigh: Callable[[Item], int] | None = None, heaviest: int = 0
) -> Iterator[list[Item]]:
    """Yield lists of ``size`` items, the last one shorter.

    When the items break off with an exception, or with Ctrl-C, what has come by then is yielded first.

    Args:
        items: in any number.
        size: the most to a list.
        weigh: tells how much an item weighs; a list that has come to weigh ``heaviest`` is yielded as it is.
        heaviest: in the unit of ``weigh``; read only where that is given.

    >>> list(iter_batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    >>> list(iter_batches(["a", "long", "b", "c"], 3, weigh=len, heaviest=5))
    [['a', 'long'], ['b', 'c']]
    """
    batch: list[Item] = []
    weight = 0
    try:
        for item in items:
            batch.append(item)
            weight += weigh(item) if weigh else 0
            if len(batch) == size or (weigh and weight >= heaviest):
                yield batch
                batch, weight = [], 0
    except (Exception, KeyboardInterrupt):
        if batch:
            yield batch
        raise
    if batch:
        yield batch
