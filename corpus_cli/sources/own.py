"""Articles as this program itself writes them: taken as they stand, neither cleaned nor guessed at again.

In: the JSON of an article's record (docs/schema.md). Out: a ``RawDocument`` with all of it given. What ``corpus export
--format jsonl`` writes has the whole text, and everything stays as it was. What ``corpus show --json`` writes has not
the page around the article: its parts are given, and offsets are those of title and paragraphs, one below the other.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from corpus_cli.errors import SourceError
from corpus_cli.exchange import is_exchange_record, read_exchange_record
from corpus_cli.model import Article, Cleaned, Evidence, Paragraph, RawDocument, Role, Span
from corpus_cli.records import SCHEMA_VERSION
from corpus_cli.sources.surrogates import mended

__all__ = ["is_own", "read_own"]

_ID = re.compile(r"[0-9a-v]{12}")
_DIGEST = re.compile(r"[0-9a-f]{32}")
_BETWEEN = "\n\n"
_PATH = "path"
# What an article's record says that is taken over, with the types each may have.
_GIVEN: dict[str, type | tuple[type, ...]] = {
    "language": str, "language_confidence": (int, float), "published": (str, type(None)),
    "published_estimate": (str, type(None)), "title": (str, type(None)), "byline": (str, type(None)),
    "publisher": (str, type(None)), "encoding": str,
}  # fmt: skip


def is_own(record: Mapping[str, Any]) -> bool:
    """Tell whether a record says that it is that of an article, whole, as this program writes it."""
    if is_exchange_record(record):
        return True
    paragraphs = record.get("paragraphs")
    return record.get("schema") == SCHEMA_VERSION and isinstance(record.get("id"), str) and isinstance(paragraphs, list)


def read_own(content: str, *, path: str) -> RawDocument:
    """Return the document of a record.

    Raises:
        SourceError: its fields are not what they should be.
    """
    record = mended(json.loads(content), content)
    if is_exchange_record(record):
        return _read_exchanged(record, path)
    try:
        parts, text = _parts(record)
        given = {name: record[name] for name, types in _GIVEN.items() if isinstance(record[name], types)}
        key, digest = record["id"], record["digest"]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(path, "broken", f"is no whole record of schema {SCHEMA_VERSION}: {error}") from error
    if not _ID.fullmatch(key) or not _DIGEST.fullmatch(digest) or len(given) != len(_GIVEN):
        raise SourceError(path, "broken", f"is no whole record of schema {SCHEMA_VERSION}")
    if not text.strip():
        raise SourceError(path, "empty", "holds no text")
    return RawDocument(
        path, text, given["encoding"], "as its record says", digest, parts=parts, given=given | {"id": key}
    )


def _read_exchanged(record: Mapping[str, Any], path: str) -> RawDocument:
    try:
        article, text = read_exchange_record(record)
    except ValueError as error:
        raise SourceError(path, "broken", f"is no whole record of schema {SCHEMA_VERSION}: {error}") from error
    if not text.strip():
        raise SourceError(path, "empty", "holds no text")
    given = {field.name: getattr(article, field.name) for field in fields(Article)}
    if not any(item.field == _PATH for item in article.evidence):
        stood = Evidence(_PATH, article.path, 1.0, "where it stood when it was exported")
        given["evidence"] = (*article.evidence, stood)
    # Where it stands now, and of what it is a copy here, is not for the record to say.
    del given["path"], given["copy_of"]
    return RawDocument(path, text, article.encoding, "as its record says", article.digest, given=given)


def _parts(record: Mapping[str, Any]) -> tuple[Cleaned, str]:
    title = record["title"] or ""
    pieces = [title] if title else []
    position = len(title) + len(_BETWEEN) if title else 0
    paragraphs = []
    for part in record["paragraphs"]:
        shown = str(part["text"])
        paragraphs.append(Paragraph(shown, position, position + len(shown), Role(part["role"])))
        pieces.append(shown)
        position += len(shown) + len(_BETWEEN)
    span = Span(0, len(title)) if title else None
    cleaned = Cleaned(title or None, span, record["byline"], record["publisher"], (), tuple(paragraphs), ())
    return cleaned, _BETWEEN.join(pieces)
