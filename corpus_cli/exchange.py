"""An article whole, its text included, as one record that travels between two corpora.

In: an article and its source text. Out: a record, and from a record the article and its text again, exactly, or the
reason why not: what a file says of itself is believed only as far as it agrees with its own text. The form is that of
``records.article_record`` with two fields more, documented in docs/export.md.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from corpus_cli.edtf import parse_edtf
from corpus_cli.errors import EdtfError
from corpus_cli.model import Article
from corpus_cli.records import SCHEMA_VERSION, Record, article_record

__all__ = ["EXCHANGE_FORMAT", "exchange_record", "is_exchange_record", "read_exchange_record"]

EXCHANGE_FORMAT = "corpus_cli/article"
"""What the field ``format`` holds in each record."""

_ID = re.compile("[0-9a-v]{12}")
_DIGEST = re.compile("[0-9a-f]{32}")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def exchange_record(article: Article, text: str) -> Record:
    """Return everything that is known of an article, and the text its offsets point into."""
    return {"format": EXCHANGE_FORMAT} | article_record(article) | {"text": text}


def is_exchange_record(record: Mapping[str, Any]) -> bool:
    """Tell whether a record says that it is one of these."""
    return record.get("format") == EXCHANGE_FORMAT


def read_exchange_record(record: Mapping[str, Any]) -> tuple[Article, str]:
    """Return article and text of a record.

    Fields that are not known are passed over: a newer program of the same version may have written them.

    Raises:
        ValueError: it is of another version, lacks something, or contradicts itself; the message says what.
    """
    if record.get("schema") != SCHEMA_VERSION:
        raise ValueError(f"schema is {record.get('schema')!r}, and this program reads {SCHEMA_VERSION}")
    text = record.get("text")
    if not isinstance(text, str):
        raise ValueError("text is missing")
    article: Article = _value(Article, record, "the record")
    _check(article, text)
    return article, text


def _value(kind: Any, value: Any, name: str) -> Any:
    """Return a plain value as what a field of the model holds."""
    if isinstance(kind, UnionType):
        if value is None and NoneType in get_args(kind):
            return None
        kind = next(option for option in get_args(kind) if option is not NoneType)
    if get_origin(kind) is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{name} is no list")
        return tuple(_value(get_args(kind)[0], item, f"{name}[{number}]") for number, item in enumerate(value))
    if is_dataclass(kind):
        return _object(kind, value, name)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if value not in tuple(kind):
            raise ValueError(f"{name} is {value!r}, which is none of {', '.join(kind)}")
        return kind(value)
    allowed = (int, float) if kind is float else kind
    if not isinstance(value, allowed) or isinstance(value, bool):
        raise ValueError(f"{name} is {value!r:.60}, and not of type {kind.__name__}")
    return float(value) if kind is float else value


def _object(kind: Any, value: Any, name: str) -> Any:
    if not isinstance(value, Mapping):
        raise ValueError(f"{name} is no object")
    missing = [field.name for field in fields(kind) if field.name not in value]
    if missing:
        raise ValueError(f"{name} lacks {', '.join(missing)}")
    return kind(**{field.name: _value(field.type, value[field.name], field.name) for field in fields(kind)})


def _check(article: Article, text: str) -> None:
    """Hold what is said of a text against the text.

    Raises:
        ValueError: something does not agree.
    """
    for name, value, pattern in (
        ("id", article.id, _ID),
        ("digest", article.digest, _DIGEST),
        ("language", article.language, _LANGUAGE),
    ):
        if not pattern.fullmatch(value):
            raise ValueError(f"{name} is {value!r:.60}, which is none")
    spans = (article.title_span, *article.header, *article.paragraphs, *article.removed, *article.dates)
    for item in (*spans, *article.evidence):
        start, end = (item.start, item.end) if item else (None, None)
        if (start is not None or end is not None) and not 0 <= (start or 0) <= (len(text) if end is None else end):
            raise ValueError(f"{start}..{end} is no stretch of the text")
        if end is not None and end > len(text):
            raise ValueError(f"{start}..{end} lies beyond the text, which ends at {len(text)}")
    for date in article.dates:
        if date.surface != text[date.start : date.end]:
            raise ValueError(f"the text has no {date.surface!r:.60} at {date.start}")
    for stated in (article.published, article.published_estimate, *(date.value for date in article.dates)):
        if stated is not None:
            _check_date(stated)


def _check_date(value: str) -> None:
    try:
        parse_edtf(value)
    except EdtfError as error:
        raise ValueError(str(error)) from error
