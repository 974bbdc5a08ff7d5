"""Copies folded away: an article stands for what is the same text.

In: a condition on articles. Out: the condition that leaves copies out, what each is a copy of, the group of an article.
"""

from corpus_cli.store.reader import Condition, IndexReader

__all__ = ["group_of", "originals", "without_copies"]


def without_copies(condition: Condition) -> Condition:
    """Return the condition that leaves out copies whose original fits the same condition."""
    sql = f"""({condition.sql}) AND article.number NOT IN (
        SELECT article FROM likeness WHERE original IN (SELECT article.number FROM article WHERE {condition.sql})
    )"""
    return Condition(sql, (*condition.parameters, *condition.parameters))


def originals(reader: IndexReader, condition: Condition) -> dict[str, str]:
    """Return for the id of each copy that fits the id of its original, fit or not."""
    sql = f"""
        SELECT article.id, first.id FROM article
        JOIN likeness ON likeness.article = article.number
        JOIN article AS first ON first.number = likeness.original
        WHERE {condition.sql}
    """
    return dict(reader.select(sql, condition.parameters))


def group_of(reader: IndexReader, number: int) -> list[int]:
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
