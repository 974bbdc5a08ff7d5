"""Where capitals stand: what the discovery of names asks of an index.

In: articles by number. Out: the types that begin with a capital, each beside the count of its small letters, and the
places of types and of sentence ends, as arrays of numbers. A place is one integer, so that places sort as the text
runs and the next place is one more.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus_cli.store.codec import unpack_surface
from corpus_cli.store.reader import Condition, IndexReader
from corpus_cli.store.types import FILLER_TERM

__all__ = [
    "ARTICLE_BITS",
    "TITLE_BIT",
    "CapitalType",
    "Places",
    "capital_types",
    "publication_dates",
    "sentence_ends",
    "type_places",
]

Places = NDArray[np.int64]

ARTICLE_BITS = 24
"""A place is the article's number times two to this power, plus ``TITLE_BIT`` in a title, plus the position there."""
TITLE_BIT = 1 << 23


class CapitalType(NamedTuple):
    """A type that begins with a capital.

    Attributes:
        number: of the type.
        surface, folded, language: the token.
        count: how often it was written, removed lines included.
        small: how often the same word was written in small letters.
    """

    number: int
    surface: str
    folded: str
    language: str
    count: int  # type: ignore[assignment]  # a tuple's own count() is of no use here, and this is the word for it
    small: int


def capital_types(reader: IndexReader, *, least: int) -> Iterator[CapitalType]:
    """Yield each type that begins with a capital and was written at least ``least`` times, once each."""
    # A type has its key's rows side by side: the row for small letters lies next to it.
    sql = """
        SELECT type.number, type.surface, type.folded, type.language, type_count.count, coalesce(lower.count, 0)
        FROM type JOIN type_count ON type_count.number = type.number
        LEFT JOIN type AS small ON small.key = type.key AND small.folded = type.folded
            AND small.language = type.language AND small.surface = ''
        LEFT JOIN type_count AS lower ON lower.number = small.number
        WHERE type.surface <> '' AND type_count.count >= ?
    """
    known: set[int] = set()
    for number, packed, folded, language, count, small in reader.select(sql, (least,)):
        surface = unpack_surface(packed, folded)
        if number not in known and surface[:1].isupper():
            known.add(number)
            yield CapitalType(number, surface, folded, language, count, small)


def type_places(reader: IndexReader, types: Iterable[int], articles: Sequence[int]) -> Iterator[tuple[int, Places]]:
    """Yield the number of each type that stands in titles or bodies of ``articles``, with its places there."""
    for term, written in _places(reader, [f"t{number}" for number in types], articles):
        yield int(term[1:]), written


def sentence_ends(reader: IndexReader, articles: Sequence[int]) -> Places:
    """Return the places at which something parts two words: a full stop, a bracket, the end of a paragraph."""
    found = [places for _, places in _places(reader, [FILLER_TERM], articles)]
    return np.sort(found[0]) if found else np.empty(0, np.int64)


def _places(reader: IndexReader, terms: Sequence[str], articles: Sequence[int]) -> Iterator[tuple[str, Places]]:
    sql = f"""
        SELECT term, group_concat((doc << {ARTICLE_BITS}) + (col = 'title') * {TITLE_BIT} + offset)
        FROM token_place
        WHERE term IN (SELECT value FROM json_each(?)) AND col <> 'removed'
            AND doc IN (SELECT value FROM json_each(?))
        GROUP BY term
    """
    for term, written in reader.select(sql, (json.dumps(terms), json.dumps(articles))):
        yield term, np.fromstring(written, np.int64, sep=",")


def publication_dates(reader: IndexReader, condition: Condition) -> list[tuple[int, str]]:
    """Return number and date of publication of each article that fits and states one, the earliest first."""
    sql = f"""
        SELECT number, published FROM article WHERE published IS NOT NULL AND ({condition.sql})
        ORDER BY published_earliest, published_latest, number
    """
    return list(reader.select(sql, condition.parameters))
