"""Copies folded away: an article stands for what is the same text or nearly.

In: a condition on articles. Out: the condition that leaves copies out, how many there are, the group of an article.
"""

import json
from collections import Counter
from collections.abc import Sequence

from corpus_cli.model import Copy
from corpus_cli.store.reader import EVERYTHING, Condition, IndexReader, Row

__all__ = ["copies_of", "copy_counts", "count_folded", "without_copies"]


def _with_original(condition: Condition) -> str:
    """Return that the original of ``likeness`` fits the condition, looked at for that one article alone."""
    return f"EXISTS (SELECT 1 FROM article WHERE article.number = likeness.original AND ({condition.sql}))"


def without_copies(condition: Condition) -> Condition:
    """Return the condition that leaves out copies whose original fits the same condition."""
    copy = "likeness.article = article.number AND likeness.original IS NOT NULL"
    if condition != EVERYTHING:
        copy += f" AND {_with_original(condition)}"
    sql = f"({condition.sql}) AND NOT EXISTS (SELECT 1 FROM likeness WHERE {copy})"
    return Condition(sql, (*condition.parameters, *condition.parameters))


def count_folded(reader: IndexReader, condition: Condition) -> int:
    """Return how many articles ``without_copies`` leaves out."""
    sql = "SELECT count(*) FROM likeness WHERE original IS NOT NULL"
    if condition != EVERYTHING:
        # Left to itself SQLite would begin with the articles, were they all there are.
        sides = ("article", "likeness") if condition.few else ("likeness", "article")
        sql = f"""
            SELECT count(*) FROM {sides[0]} CROSS JOIN {sides[1]} ON likeness.article = article.number
            WHERE likeness.original IS NOT NULL AND ({condition.sql}) AND {_with_original(condition)}
        """
    ((number,),) = reader.select(sql, (*condition.parameters, *condition.parameters))
    return int(number)


def copy_counts(reader: IndexReader, ids: Sequence[str], condition: Condition) -> Counter[str]:
    """Return for the ids of originals how many copies of each fit."""
    sql = f"""
        SELECT first.id, count(*) FROM article AS first
        CROSS JOIN likeness ON likeness.original = first.number
        CROSS JOIN article ON article.number = likeness.article
        WHERE first.id IN (SELECT value FROM json_each(?)) AND ({condition.sql}) GROUP BY first.id
    """
    return Counter(dict(reader.select(sql, (json.dumps(ids), *condition.parameters))))


def copies_of(reader: IndexReader, row: Row) -> list[Copy]:
    """Return an article and its copies, the earliest first, each with how alike it is to that one."""
    # It takes numpy, which whoever only lists need not wait for.
    from corpus_cli.annotate.duplicates import similarity

    numbers = _group_of(reader, row.number)
    found = {one.number: one.summary for one in reader.rows(numbers)}
    sql = "SELECT article, signature FROM likeness WHERE article IN (SELECT value FROM json_each(?))"
    signatures = dict(reader.select(sql, (json.dumps(numbers),)))
    first = signatures.get(numbers[0], b"")
    return [
        Copy(found[one], 1.0 if one == numbers[0] else similarity(first, signatures.get(one, b""))) for one in numbers
    ]


def _group_of(reader: IndexReader, number: int) -> list[int]:
    """Return the numbers of an article and its copies, the earliest first; of an article like no other itself alone."""
    sql = """
        WITH first (number) AS (
            SELECT coalesce((SELECT coalesce(original, article) FROM likeness WHERE article = ?1), ?1)
        )
        SELECT article.number FROM article, first
        WHERE article.number = first.number
            OR article.number IN (SELECT article FROM likeness WHERE original = first.number)
        ORDER BY article.number <> first.number, published_earliest NULLS LAST, path
    """
    return [found for (found,) in reader.select(sql, (number,))]
