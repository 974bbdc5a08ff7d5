"""How often words occur: in the articles of a condition, and in the whole index.

In: a condition. Out: counts by type, and how many words a language has. Removed lines count only in what is said to be
of the whole index.
"""

from collections.abc import Iterator
from typing import NamedTuple

from corpus_cli.store.codec import unpack_surface
from corpus_cli.store.reader import Condition, IndexReader
from corpus_cli.store.types import FILLER_TERM

__all__ = ["TypeFrequency", "language_sizes", "type_frequencies", "word_counts"]


class TypeFrequency(NamedTuple):
    """A type as it stands in some articles: how often, and in how many of them."""

    surface: str
    folded: str
    language: str
    mentions: int
    articles: int


def type_frequencies(reader: IndexReader, condition: Condition) -> Iterator[TypeFrequency]:
    """Yield each type that stands in titles and bodies of the articles that fit, in no order."""
    sql = f"""
        SELECT type.surface, type.folded, type.language, found.mentions, found.articles
        FROM (
            SELECT CAST(substr(term, 2) AS INTEGER) AS number, count(*) AS mentions, count(DISTINCT doc) AS articles
            FROM token_place
            WHERE col <> 'removed' AND doc IN (SELECT number FROM article WHERE {condition.sql})
                AND term <> '{FILLER_TERM}'
            GROUP BY term
        ) AS found
        JOIN (SELECT number, min(key), surface, folded, language FROM type GROUP BY number) AS type
            ON type.number = found.number
    """
    for packed, folded, language, mentions, articles in reader.select(sql, condition.parameters):
        yield TypeFrequency(unpack_surface(packed, folded), folded, language, mentions, articles)


def language_sizes(reader: IndexReader) -> dict[str, int]:
    """Return how many words the clean bodies of each language have, over the whole index."""
    return dict(reader.select("SELECT language, sum(words) FROM article GROUP BY language", ()))


def word_counts(reader: IndexReader, folded: str) -> dict[str, int]:
    """Return how often a word was written in each language of the whole index, whatever its case."""
    numbers = {number: language for language, number in reader.type_numbers(folded)}
    counts: dict[str, int] = {}
    for number, language in numbers.items():
        row = next(reader.select("SELECT count FROM type_count WHERE number = ?", (number,)), (0,))
        counts[language] = counts.get(language, 0) + row[0]
    return counts
