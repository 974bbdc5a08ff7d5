"""Counts over all articles, kept as they come and go, so that no question about the whole corpus has to count it.

In: where a batch begins and ends, the number of an article whose rows are about to be deleted. Out: rows of the tables
``language_total`` and ``mention_total``. Works within the writer's transaction.
"""

import sqlite3

from corpus_cli.store.labels import KEPT_UNITS, period_label

__all__ = ["Ledger"]

_LAST = "SELECT coalesce(max(number), 0) FROM article"
_COUNT_ARTICLES = """
INSERT INTO language_total (language, articles, dated)
SELECT language, count(*), count(published) FROM article WHERE number > ? GROUP BY language
ON CONFLICT (language) DO UPDATE SET articles = articles + excluded.articles, dated = dated + excluded.dated
"""
_DISCOUNT_ARTICLE = """
UPDATE language_total SET articles = articles - 1, dated = language_total.dated - gone.dated
FROM (SELECT language, published IS NOT NULL AS dated FROM article WHERE number = ?) AS gone
WHERE language_total.language = gone.language
"""
_COUNT_MENTIONS = """
INSERT INTO mention_total (unit, label, articles)
SELECT '{unit}', {label}, count(DISTINCT article) FROM mention WHERE article > ? GROUP BY 2
ON CONFLICT (unit, label) DO UPDATE SET articles = articles + excluded.articles
"""
_DISCOUNT_MENTIONS = """
UPDATE mention_total SET articles = articles - 1
WHERE unit = '{unit}' AND label IN (SELECT {label} FROM mention WHERE article = ?)
"""


def _by_unit(statement: str) -> list[str]:
    return [statement.format(unit=unit, label=period_label(unit)) for unit in KEPT_UNITS]


_COUNT = [_COUNT_ARTICLES, *_by_unit(_COUNT_MENTIONS)]
_DISCOUNT = [_DISCOUNT_ARTICLE, *_by_unit(_DISCOUNT_MENTIONS)]


class Ledger:
    """Keeps the counts while the index is written: those of new articles all at once, when their batch ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counted = 0

    def begin(self) -> None:
        """Take what is there as counted: a batch begins."""
        # Numbers only grow, whatever is deleted.
        self._counted = self._connection.execute(_LAST).fetchone()[0]

    def remove(self, article: int) -> None:
        """Count an article no more that is about to be deleted."""
        if article <= self._counted:
            for statement in _DISCOUNT:
                self._connection.execute(statement, (article,))

    def settle(self) -> None:
        """Count the articles of the batch, their dates included, and drop the counts that came down to nothing."""
        for statement in _COUNT:
            self._connection.execute(statement, (self._counted,))
        self._connection.execute("DELETE FROM language_total WHERE articles = 0")
        self._connection.execute("DELETE FROM mention_total WHERE articles = 0")
