"""An article as a row, and the article back.

In: an article and its source text. Out: a row with everything that is known of it, and what rows give back, whole or
only the columns that were read. Offsets stay code points into ``text``, as everywhere.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from corpus_cli.edtf import number_bounds
from corpus_cli.model import Article, Summary
from corpus_cli.parquet.months import published_month
from corpus_cli.parquet.shapes import arrow_fields, from_plain, to_plain
from corpus_cli.records import SCHEMA_VERSION
from corpus_cli.sources import RecordPlace
from corpus_cli.sources.surrogates import without_surrogates

__all__ = [
    "ARTICLE_SCHEMA",
    "PARTITION",
    "SUMMARY_COLUMNS",
    "Row",
    "StoredArticle",
    "article_row",
    "read_article",
    "read_summary",
]

Row = dict[str, Any]

_BESIDE = [
    # Where the article was read from: its file's absolute path, and where in it it stands; null for a file of its own.
    pa.field("file", pa.string(), nullable=False),
    pa.field("member", pa.string()),
    pa.field("record", pa.int64()),
    # First and last instant of its publication, yyyymmddhhmmss; null is an open end.
    pa.field("published_earliest", pa.int64()),
    pa.field("published_latest", pa.int64()),
    pa.field("text", pa.string(), nullable=False),
    # Of its body, to find copies by (see ``annotate.duplicates``); null where it was not made or the body is too short.
    pa.field("signature", pa.binary()),
    pa.field("month", pa.string(), nullable=False),
]

PARTITION = ("language", "month")
"""The columns that folders are named after."""

ARTICLE_SCHEMA = pa.schema([*arrow_fields(Article), *_BESIDE], metadata={"corpus_cli.schema": str(SCHEMA_VERSION)})
"""One row an article: the fields of ``model.Article`` and what stands beside them."""

SUMMARY_COLUMNS = (*(field.name for field in arrow_fields(Summary)), "file", "member", "record")
"""The columns that a list of articles needs."""


class StoredArticle(NamedTuple):
    """What a row gives back: the article, its source text, the file it was read from, and where in that it stands."""

    article: Article
    text: str
    file: str
    place: RecordPlace | None = None

    @property
    def located(self) -> str:
        """The file, and where in it the article stands."""
        return self.place.within(self.file) if self.place else self.file


def article_row(
    article: Article, text: str, *, file: str, place: RecordPlace | None = None, signature: bytes = b""
) -> Row:
    """Return the row of an article.

    Args:
        article: with the path that it is to have within the corpus.
        text: its decoded source text.
        file: absolute path of the file it was read from.
        place: where in it it stands; ``None`` where it is the file.
        signature: of its body; empty where copies are not to be found by it.
    """
    earliest, latest = number_bounds(article.published)
    row: Row = to_plain(article)
    beside = {
        "file": file,
        "member": place.member if place else None,
        "record": place.number if place else None,
        "published_earliest": earliest,
        "published_latest": latest,
        "text": text,
        "signature": signature or None,
        "month": published_month(article.published),
    }
    encodable: Row = without_surrogates(row | beside)
    return encodable


def read_summary(row: Mapping[str, Any]) -> Summary:
    """Return what a list says of the article of a row."""
    summary: Summary = from_plain(Summary, row)
    return summary


def read_article(row: Mapping[str, Any]) -> StoredArticle:
    """Return the article of a row; what columns were not read is empty."""
    member = row.get("member")
    place = None if member is None else RecordPlace(member, row.get("record"))
    return StoredArticle(from_plain(Article, row), row.get("text") or "", row.get("file") or "", place)
