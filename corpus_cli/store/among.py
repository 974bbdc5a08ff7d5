"""Conditions on articles already found: these ones, by their numbers.

In: numbers of articles, or a condition that is dear to test. Out: the condition that selects the same articles, to be
asked like any other.
"""

import json
from collections.abc import Iterable

from corpus_cli.store.reader import FEW, Condition, IndexReader

__all__ = ["among", "held"]


def among(numbers: Iterable[int]) -> Condition:
    """Return the condition that selects the articles with these numbers.

    >>> among([3, 1])
    Condition(sql='article.number IN (SELECT value FROM json_each(?))', parameters=('[3, 1]',), few=True)
    """
    these = list(numbers)
    return Condition("article.number IN (SELECT value FROM json_each(?))", (json.dumps(these),), few=len(these) <= FEW)


def held(reader: IndexReader, condition: Condition) -> Condition:
    """Return a condition for several questions that selects what ``condition`` does at this moment.

    What takes a look at words or dates is looked for once; the numbers of the articles are kept with the connection.
    What the rows of the articles tell is as quick to ask as such a list.
    """
    if "SELECT" not in condition.sql:
        return condition
    ((tables,),) = reader.select("SELECT count(*) FROM sqlite_temp_master WHERE type = 'table'", ())
    table = f"temp.held{tables}"
    fill = f"INSERT INTO {table} SELECT article.number FROM article WHERE {condition.sql}"
    list(reader.select(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY)", ()))
    list(reader.select(fill, condition.parameters))
    ((number,),) = reader.select(f"SELECT count(*) FROM {table}", ())
    return Condition(f"article.number IN {table}", few=number <= FEW)
