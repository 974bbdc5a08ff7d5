"""Articles and hits as plain dictionaries: what JSON shows and what the store keeps.

One list of fields serves the machine formats, the Python API and the store, so that the three cannot
drift apart. The fields are documented in docs/schema.md; a change of meaning raises ``SCHEMA_VERSION``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from corpus_cli.model import Article, Copy, Form, Hit, Mention, Period, Summary

__all__ = [
    "SCHEMA_VERSION",
    "SUMMARY_FIELDS",
    "Record",
    "article_record",
    "article_summary",
    "copy_record",
    "count_record",
    "form_record",
    "hit_record",
    "matrix_records",
    "mention_record",
    "new_article_record",
    "period_record",
]

Record = dict[str, Any]

SCHEMA_VERSION = 1
"""Version of the records' fields and meanings."""

SUMMARY_FIELDS = (
    "id", "path", "language", "language_confidence", "published", "published_estimate", "title", "byline", "publisher",
    "words", "encoding", "digest", "copy_of",
)  # fmt: skip
"""The fields of an article's record that commands which list articles give, in this order."""

# Their values are plain, so that nothing needs to be copied: a search has thousands of them.
_HIT_FIELDS = tuple(field.name for field in fields(Hit))
_MENTION_FIELDS = tuple(field.name for field in fields(Mention))


def article_summary(article: Summary) -> Record:
    """Return the record of an article without its text."""
    return {"schema": SCHEMA_VERSION} | {name: getattr(article, name) for name in SUMMARY_FIELDS}


def copy_record(copy: Copy) -> Record:
    """Return the record of an article of a group that is one text, with how alike it is to the earliest."""
    return article_summary(copy.article) | {"similarity": round(copy.similarity, 2)}


def new_article_record(article: Summary, indexed: int) -> Record:
    """Return the record of an article that is new, with the moment it was indexed (seconds since 1970)."""
    return article_summary(article) | {"indexed": datetime.fromtimestamp(indexed, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


def article_record(article: Article) -> Record:
    """Return the whole record of an article, as ``show --json`` gives it."""
    details = ("title_span", "header", "paragraphs", "removed", "dates", "line_languages", "evidence")
    whole = asdict(article)
    return article_summary(article) | {name: whole[name] for name in details}


def hit_record(hit: Hit) -> Record:
    """Return the record of a hit."""
    return {"schema": SCHEMA_VERSION} | {name: getattr(hit, name) for name in _HIT_FIELDS}


def count_record(article: Summary, query: str, count: int) -> Record:
    """Return the record of how often something is found in an article."""
    facts = {"id": article.id, "path": article.path, "query": query, "count": count}
    return {"schema": SCHEMA_VERSION} | facts


def mention_record(mention: Mention) -> Record:
    """Return the record of a time expression where it stands."""
    return {"schema": SCHEMA_VERSION} | {name: getattr(mention, name) for name in _MENTION_FIELDS}


def period_record(period: Period) -> Record:
    """Return the record of a period of a time line."""
    return {"schema": SCHEMA_VERSION} | asdict(period)


def form_record(form: Form, mentions: int, articles: int) -> Record:
    """Return the record of a form a name was widened to, with how often it occurs."""
    return {"schema": SCHEMA_VERSION} | form._asdict() | {"mentions": mentions, "articles": articles}


def matrix_records(counts: Sequence[tuple[str, Sequence[tuple[Summary, int]]]]) -> Iterator[Record]:
    """Yield a record for each article with how often it mentions each of several names, 0 where it does not."""
    articles = {article.id: article for _, found in counts for article, _ in found}
    numbers = {(article.id, name): number for name, found in counts for article, number in found}
    for key, article in articles.items():
        named = {name: numbers.get((key, name), 0) for name, _ in counts}
        yield {"schema": SCHEMA_VERSION, "id": key, "path": article.path} | named
