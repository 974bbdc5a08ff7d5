"""When articles were published and what times they speak of, counted by period.

In: a condition on articles, a unit. Out: counts by the label of a period. What is stated more coarsely than the
unit counts under its own coarser label (``2013``, ``199X``), never spread over what it might mean.
"""

from collections import Counter

from corpus_cli.store.labels import KEPT_UNITS, Unit, period_label
from corpus_cli.store.reader import EVERYTHING, LARGEST, Condition, IndexReader

__all__ = ["Unit", "count_mentioned", "count_published", "mentioning"]


# What an instant is cut to before articles are counted; labels tell no more of it. ``article_month`` holds the months.
_CUT = {Unit.YEAR: 100_000_000, Unit.MONTH: 100_000_000, Unit.WEEK: 1_000_000, Unit.DAY: 1_000_000}
_KEPT = "SELECT label, articles FROM mention_total WHERE unit = ?"


def count_published(reader: IndexReader, condition: Condition, unit: Unit) -> Counter[str]:
    """Return how many articles say they were published in each period."""
    cut = _CUT[unit]
    sql = f"""
        SELECT {period_label(unit)}, sum(number) FROM (
            SELECT first * {cut} AS earliest, last * {cut} AS latest, number FROM (
                SELECT published_earliest / {cut} AS first, published_latest / {cut} AS last, count(*) AS number
                FROM article WHERE {condition.sql} GROUP BY published_earliest / {cut}, published_latest / {cut}
            )
        ) WHERE coalesce(earliest, latest) IS NOT NULL GROUP BY 1
    """
    return Counter(dict(reader.select(sql, condition.parameters)))


def count_mentioned(reader: IndexReader, condition: Condition, unit: Unit) -> Counter[str]:
    """Return how many articles speak of each period in title or body."""
    if condition == EVERYTHING and unit in KEPT_UNITS:
        return Counter(dict(reader.select(_KEPT, (str(unit),))))
    among = "" if condition == EVERYTHING else f"WHERE article IN (SELECT number FROM article WHERE {condition.sql})"
    sql = f"SELECT {period_label(unit, 'mention.')}, count(DISTINCT article) FROM mention {among} GROUP BY 1"
    return Counter(dict(reader.select(sql, condition.parameters)))


def mentioning(reader: IndexReader, condition: Condition, unit: Unit, *, most: int) -> dict[str, list[int]]:
    """Return for each period the numbers of up to ``most`` articles that speak of it, in path order."""
    sql = f"""
        SELECT label, number FROM (
            SELECT label, number, row_number() OVER (PARTITION BY label ORDER BY path) AS place FROM (
                SELECT DISTINCT {period_label(unit, "mention.")} AS label, article.number, article.path
                FROM mention JOIN article ON article.number = mention.article WHERE {condition.sql}
            )
        ) WHERE place <= ? ORDER BY label, place
    """
    found: dict[str, list[int]] = {}
    for label, number in reader.select(sql, (*condition.parameters, min(most, LARGEST))):
        found.setdefault(label, []).append(number)
    return found
