"""Conditions on articles already found: these ones, by their numbers.

In: numbers of articles. Out: the condition that selects them, to be asked like any other.
"""

import json
from collections.abc import Iterable

from corpus_cli.store.reader import Condition

__all__ = ["among"]


def among(numbers: Iterable[int]) -> Condition:
    """Return the condition that selects the articles with these numbers.

    >>> among([3, 1])
    Condition(sql='article.number IN (SELECT value FROM json_each(?))', parameters=('[3, 1]',))
    """
    return Condition("article.number IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),))
