"""Which articles hold given words or speak of given times: what the search for like articles asks of an index.

In: types, bounds of dates. Out: numbers of articles.
"""

import json
from collections.abc import Sequence

from corpus_cli.store.codec import unpack_surface
from corpus_cli.store.reader import EVERYTHING, Condition, IndexReader
from corpus_cli.store.rows import Bounds

__all__ = ["article_words", "articles_speaking_of", "articles_with", "case_counts", "date_bounds"]


def articles_with(reader: IndexReader, types: Sequence[int]) -> set[int]:
    """Return the articles that have one of these types in title or body, those gone as well."""
    sql = """
        SELECT DISTINCT doc FROM token_place
        WHERE term IN (SELECT 't' || value FROM json_each(?)) AND col <> 'removed'
    """
    return {number for (number,) in reader.select(sql, (json.dumps(types),))}


def date_bounds(reader: IndexReader, article: int) -> list[Bounds]:
    """Return first and last instant of each date an article speaks of, both of them known."""
    sql = "SELECT earliest, latest FROM mention WHERE article = ? AND earliest NOT NULL AND latest NOT NULL"
    return list(reader.select(sql, (article,)))


def articles_speaking_of(reader: IndexReader, bounds: Bounds) -> set[int]:
    """Return the articles that speak of a time stated exactly so."""
    sql = "SELECT article FROM mention WHERE earliest = ? AND latest = ?"
    return {number for (number,) in reader.select(sql, bounds)}


def case_counts(reader: IndexReader, folded: str, language: str) -> tuple[int, int]:
    """Return how often a word was written small, and how often with a capital, in articles of a language."""
    sql = """
        SELECT DISTINCT type.number, type.surface, type_count.count FROM type
        JOIN type_count ON type_count.number = type.number
        WHERE type.number IN (SELECT value FROM json_each(?))
    """
    numbers = [number for tag, number in reader.type_numbers(folded) if tag == language]
    small = capital = 0
    for _, packed, count in reader.select(sql, (json.dumps(numbers),)):
        if unpack_surface(packed, folded)[:1].isupper():
            capital += count
        else:
            small += count
    return small, capital


def article_words(reader: IndexReader, condition: Condition = EVERYTHING) -> dict[int, int]:
    """Return how many words each article that fits has."""
    return dict(reader.select(f"SELECT number, words FROM article WHERE {condition.sql}", condition.parameters))
