"""Articles and hits as plain dictionaries: what JSON shows and what the store keeps.

One list of fields serves the machine formats, the Python API and the cache, so that the three cannot
drift apart. The fields are documented in docs/schema.md; a change of meaning raises ``SCHEMA_VERSION``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from corpus_cli.model import (
    Article,
    Evidence,
    Form,
    Hit,
    LineLanguage,
    Paragraph,
    Reason,
    RemovedLine,
    Role,
    Span,
    TimeExpression,
    TimeRole,
    TimexType,
)

__all__ = [
    "SCHEMA_VERSION",
    "SUMMARY_FIELDS",
    "Record",
    "article_from_record",
    "article_record",
    "article_summary",
    "count_record",
    "form_record",
    "hit_record",
]

Record = dict[str, Any]

SCHEMA_VERSION = 1
"""Version of the records' fields and meanings."""

SUMMARY_FIELDS = (
    "id", "path", "language", "language_confidence", "published", "published_estimate", "title", "byline", "publisher",
    "words", "encoding", "digest",
)  # fmt: skip
"""The fields of an article's record that commands which list articles give, in this order."""


def article_summary(article: Article) -> Record:
    """Return the record of an article without its text, as ``list`` gives it."""
    return {"schema": SCHEMA_VERSION} | {name: getattr(article, name) for name in SUMMARY_FIELDS}


def article_record(article: Article) -> Record:
    """Return the whole record of an article, as ``show --json`` gives it."""
    details = ("title_span", "header", "paragraphs", "removed", "dates", "line_languages", "evidence")
    whole = asdict(article)
    return article_summary(article) | {name: whole[name] for name in details}


def hit_record(hit: Hit) -> Record:
    """Return the record of a hit."""
    return {"schema": SCHEMA_VERSION} | asdict(hit)


def count_record(article: Article, hits: Sequence[Hit]) -> Record:
    """Return the record of how often something is found in an article; ``hits`` holds at least one."""
    facts = {"id": article.id, "path": article.path, "query": hits[0].query, "count": len(hits)}
    return {"schema": SCHEMA_VERSION} | facts


def form_record(form: Form) -> Record:
    """Return the record of a form a name was widened to."""
    return {"schema": SCHEMA_VERSION} | asdict(form)


def article_from_record(record: Mapping[str, Any]) -> Article:
    """Rebuild an article from its whole record.

    Raises:
        KeyError, TypeError, ValueError: the record is of another schema or damaged.
    """
    if record["schema"] != SCHEMA_VERSION:
        raise ValueError(f"schema {record['schema']} instead of {SCHEMA_VERSION}")
    span = record["title_span"]
    rebuilt: dict[str, Any] = {
        "title_span": Span(**span) if span else None,
        "header": tuple(Span(**span) for span in record["header"]),
        "paragraphs": tuple(Paragraph(**entry | {"role": Role(entry["role"])}) for entry in record["paragraphs"]),
        "removed": tuple(RemovedLine(**entry | {"reason": Reason(entry["reason"])}) for entry in record["removed"]),
        "dates": tuple(_time_expression(entry) for entry in record["dates"]),
        "line_languages": tuple(LineLanguage(**entry) for entry in record["line_languages"]),
        "evidence": tuple(Evidence(**entry) for entry in record["evidence"]),
    }
    plain: dict[str, Any] = {field.name: record[field.name] for field in fields(Article) if field.name not in rebuilt}
    return Article(**plain, **rebuilt)


def _time_expression(entry: Mapping[str, Any]) -> TimeExpression:
    return TimeExpression(**{**entry, "type": TimexType(entry["type"]), "role": TimeRole(entry["role"])})
