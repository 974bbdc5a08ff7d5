"""Articles as this program itself writes them: taken as they stand, neither cleaned nor guessed at again.

In: the JSON of an article's record (docs/schema.md), as ``corpus export --format jsonl`` and ``corpus show --json``
write it. Out: a ``RawDocument`` with its parts given. The page around the article is not in such a record: offsets are
those of title and paragraphs, one below the other.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from corpus_cli.errors import SourceError
from corpus_cli.model import Cleaned, Paragraph, RawDocument, Role, Span

__all__ = ["is_own", "read_own"]

_SCHEMA = 1
_ID = re.compile(r"[0-9a-v]{12}")
_DIGEST = re.compile(r"[0-9a-f]{32}")
_BETWEEN = "\n\n"
# What an article's record says that is taken over, with the types each may have.
_GIVEN: dict[str, type | tuple[type, ...]] = {
    "language": str, "language_confidence": (int, float), "published": (str, type(None)),
    "published_estimate": (str, type(None)), "title": (str, type(None)), "byline": (str, type(None)),
    "publisher": (str, type(None)), "encoding": str,
}  # fmt: skip


def is_own(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is that of an article, whole, of this program's own schema."""
    paragraphs = record.get("paragraphs")
    return record.get("schema") == _SCHEMA and isinstance(record.get("id"), str) and isinstance(paragraphs, list)


def read_own(content: str, *, path: str) -> RawDocument:
    """Return the document of a record.

    Raises:
        SourceError: its fields are not what they should be.
    """
    record = json.loads(content)
    try:
        parts, text = _parts(record)
        given = {name: record[name] for name, types in _GIVEN.items() if isinstance(record[name], types)}
        key, digest = record["id"], record["digest"]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(path, "broken", f"is no whole record of schema {_SCHEMA}: {error}") from error
    if not _ID.fullmatch(key) or not _DIGEST.fullmatch(digest) or len(given) != len(_GIVEN):
        raise SourceError(path, "broken", f"is no whole record of schema {_SCHEMA}")
    if not text.strip():
        raise SourceError(path, "empty", "holds no text")
    return RawDocument(
        path, text, given["encoding"], "as its record says", digest, parts=parts, given=given | {"id": key}
    )


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
