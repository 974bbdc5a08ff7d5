"""When articles were published and what times they speak of, counted by period.

In: a condition on articles, a unit. Out: counts by the label of a period. What is stated more coarsely than the
unit counts under its own coarser label (``2013``, ``199X``), never spread over what it might mean.
"""

from collections import Counter
from enum import StrEnum

from corpus_cli.edtf import iso_week
from corpus_cli.store.reader import EVERYTHING, LARGEST, Condition, IndexReader

__all__ = ["Unit", "count_mentioned", "count_published", "mentioning", "published_label"]


class Unit(StrEnum):
    """What a time line is divided into."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


# Instants are yyyymmddhhmmss: two lie in one day, month, year, decade where they agree after so many digits.
_COARSER = """
    WHEN {0}earliest / 10000000000 = {0}latest / 10000000000 THEN printf('%04d', {0}earliest / 10000000000)
    WHEN {0}earliest / 100000000000 = {0}latest / 100000000000 THEN printf('%03dX', {0}earliest / 100000000000)
    WHEN {0}earliest / 1000000000000 = {0}latest / 1000000000000 THEN printf('%02dXX', {0}earliest / 1000000000000)
    ELSE printf('%s/%s', coalesce({0}earliest / 10000000000, '..'), coalesce({0}latest / 10000000000, '..'))
"""
_MONTH = """
    WHEN {0}earliest / 100000000 = {0}latest / 100000000
    THEN printf('%04d-%02d', {0}earliest / 10000000000, {0}earliest / 100000000 % 100)
"""
_DAY = """
    WHEN {0}earliest / 1000000 = {0}latest / 1000000 THEN printf('%04d-%02d-%02d',
        {0}earliest / 10000000000, {0}earliest / 100000000 % 100, {0}earliest / 1000000 % 100)
"""
_WEEK = "WHEN {0}earliest / 1000000 = {0}latest / 1000000 THEN iso_week({0}earliest)"
_FINER = {Unit.YEAR: "", Unit.MONTH: _MONTH, Unit.WEEK: _WEEK + _MONTH, Unit.DAY: _DAY + _MONTH}


def _label(unit: Unit, prefix: str) -> str:
    return f"CASE {_FINER[unit]} {_COARSER} END".format(prefix)


def published_label(unit: Unit) -> str:
    """Return the SQL of the period an article says it was published in; ``NULL`` where it does not say."""
    known = "coalesce(published_earliest, published_latest) IS NOT NULL"
    return f"CASE WHEN {known} THEN {_label(unit, 'published_')} END"


# What an instant is cut to before articles are counted; labels tell no more of it. ``article_month`` holds the months.
_CUT = {Unit.YEAR: 100_000_000, Unit.MONTH: 100_000_000, Unit.WEEK: 1_000_000, Unit.DAY: 1_000_000}


def count_published(reader: IndexReader, condition: Condition, unit: Unit) -> Counter[str]:
    """Return how many articles say they were published in each period."""
    reader.register("iso_week", 1, iso_week)
    cut = _CUT[unit]
    sql = f"""
        SELECT {_label(unit, "")}, sum(number) FROM (
            SELECT first * {cut} AS earliest, last * {cut} AS latest, number FROM (
                SELECT published_earliest / {cut} AS first, published_latest / {cut} AS last, count(*) AS number
                FROM article WHERE {condition.sql} GROUP BY published_earliest / {cut}, published_latest / {cut}
            )
        ) WHERE coalesce(earliest, latest) IS NOT NULL GROUP BY 1
    """
    return Counter(dict(reader.select(sql, condition.parameters)))


def count_mentioned(reader: IndexReader, condition: Condition, unit: Unit) -> Counter[str]:
    """Return how many articles speak of each period in title or body."""
    reader.register("iso_week", 1, iso_week)
    among = "" if condition == EVERYTHING else f"WHERE article IN (SELECT number FROM article WHERE {condition.sql})"
    sql = f"SELECT {_label(unit, 'mention.')}, count(DISTINCT article) FROM mention {among} GROUP BY 1"
    return Counter(dict(reader.select(sql, condition.parameters)))


def mentioning(reader: IndexReader, condition: Condition, unit: Unit, *, most: int) -> dict[str, list[int]]:
    """Return for each period the numbers of up to ``most`` articles that speak of it, in path order."""
    reader.register("iso_week", 1, iso_week)
    sql = f"""
        SELECT label, number FROM (
            SELECT label, number, row_number() OVER (PARTITION BY label ORDER BY path) AS place FROM (
                SELECT DISTINCT {_label(unit, "mention.")} AS label, article.number AS number, article.path AS path
                FROM mention JOIN article ON article.number = mention.article WHERE {condition.sql}
            )
        ) WHERE place <= ? ORDER BY label, place
    """
    found: dict[str, list[int]] = {}
    for label, number in reader.select(sql, (*condition.parameters, min(most, LARGEST))):
        found.setdefault(label, []).append(number)
    return found
