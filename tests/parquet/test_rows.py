"""What is written to Parquet is what comes back from it."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from corpus_cli.annotate.article import annotate
from corpus_cli.model import Article, RawDocument
from corpus_cli.sources import read_document
from tests.conftest import SEEDS
from tests.hay import write_hay

pytest.importorskip("pyarrow", reason="needs the extra 'parquet'")

import pyarrow.parquet as pq

from corpus_cli.parquet import ARTICLE_SCHEMA, article_row, read_article, read_summary, write_articles
from corpus_cli.parquet.rows import SUMMARY_COLUMNS


def _read(path: Path) -> tuple[Article, RawDocument]:
    raw = read_document(str(path))
    return annotate(raw, engine="pair"), raw


def test_articles_come_back_whole(tmp_path: Path) -> None:
    """Article, text and file come back from a file of Parquet as they were, of every script."""
    paths = sorted([*SEEDS.glob("*.txt"), *write_hay(tmp_path).glob("*.txt")])
    read = [_read(path) for path in paths]
    buffer = io.BytesIO()
    assert write_articles((article_row(one, raw.text, file=raw.path) for one, raw in read), buffer) == len(paths)
    rows = pq.read_table(buffer).to_pylist()
    stored = [read_article(row) for row in rows]
    assert [(one.article, one.text, one.file) for one in stored] == [(one, raw.text, raw.path) for one, raw in read]
    assert {row["month"] for row in rows} > {"2022-05", "undated"}


def test_some_columns_give_what_they_hold(tmp_path: Path) -> None:
    """Only the columns of a list are read for a list, and nothing but the columns read is filled in."""
    (article, raw) = _read(min(SEEDS.glob("*.txt")))
    path = tmp_path / "one.parquet"
    with path.open("wb") as file:
        write_articles([article_row(article, raw.text, file=raw.path)], file)
    (row,) = pq.read_table(path, columns=list(SUMMARY_COLUMNS)).to_pylist()
    whole = read_article(row).article
    assert whole == replace(article, title_span=None, **dict.fromkeys(_PARTS, ()))
    assert read_summary(row).id == article.id


_PARTS = ("header", "paragraphs", "removed", "dates", "line_languages", "evidence")


def test_what_no_utf8_has_is_replaced_and_moves_nothing() -> None:
    """Half a surrogate pair becomes one other character, so that every offset stays where it was."""
    text = "Zażółć \ud83d gęślą jaźń w dniu 5 maja 2021 r., powiedział rzecznik rządu.\n"
    article = annotate(RawDocument("a.txt", text, "utf-8", "valid", "00" * 16), engine="pair")
    buffer = io.BytesIO()
    write_articles([article_row(article, text, file="/a.txt")], buffer)
    (row,) = pq.read_table(buffer).to_pylist()
    stored = read_article(row)
    assert stored.text == text.replace("\ud83d", "\ufffd")
    assert [(date.start, date.value) for date in stored.article.dates] == [
        (date.start, date.value) for date in article.dates
    ]
    assert ARTICLE_SCHEMA.names[-1] == "month"


def test_large_articles_make_small_groups() -> None:
    """A group of rows is held whole by whoever reads it: large articles are few to a group, small ones many."""
    article, raw = _read(SEEDS / "003_6fe1eb639fd6362b.txt")
    small = article_row(article, raw.text, file=raw.path)
    large = article_row(article, "A long text. " * 400_000, file=raw.path)
    buffer = io.BytesIO()
    assert write_articles([*[large] * 9, *[small] * 3_000], buffer) == 3_009
    groups = pq.ParquetFile(buffer)
    sizes = [groups.metadata.row_group(number).num_rows for number in range(groups.num_row_groups)]
    assert sizes == [4, 4, 2_000, 1_001]
