"""Parquet as a source: tables of others, and what the program itself has written."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument
from corpus_cli.sources import iter_documents
from tests.conftest import Run
from tests.sources.made import text

pytest.importorskip("pyarrow", reason="needs the extra 'parquet'")

import pyarrow as pa
import pyarrow.parquet as pq


def _write(path: Path, number: int) -> Path:
    rows = [
        {"headline": f"Part {one}", "content": text(one), "day": datetime(2024, 5, one, 9, 30, tzinfo=UTC), "id": one}
        for one in range(1, number + 1)
    ]
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def test_rows_are_records(tmp_path: Path) -> None:
    """Each row of another program's table is a record; its fields are guessed as those of any record."""
    found = list(iter_documents(str(_write(tmp_path / "news.parquet", 3))))
    assert [one.path for one in found] == [f"{tmp_path}/news.parquet!/{number}" for number in (1, 2, 3)]
    assert [isinstance(one, RawDocument) and text(number) in one.text for number, one in enumerate(found, 1)] == [
        True
    ] * 3


def test_what_was_exported_comes_back(corpus: Run, tmp_path: Path) -> None:
    """An export to Parquet, read as a corpus, has the same articles with the same ids, titles, dates and words."""
    file = tmp_path / "seeds.parquet"
    assert corpus("export", "--format", "parquet", "-o", str(file)).exit == 0
    columns = ("--format", "tsv")
    expected = corpus("list", "--sort", "id", *columns).lines
    found = corpus("--corpus", str(file), "list", "--sort", "id", *columns).lines
    path = expected[0].split("\t").index("path")
    assert [line.split("\t")[:path] for line in found] == [line.split("\t")[:path] for line in expected]
    assert len(found) == 6


def test_broken_and_packed_files_are_told(tmp_path: Path) -> None:
    """A file cut short, and one inside an archive, which cannot be read from its end, are one failure each."""
    whole = _write(tmp_path / "news.parquet", 2).read_bytes()
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("news.parquet", whole)
    for path, reason in ((cut, "broken"), (tmp_path / "news.zip", "packed")):
        (error,) = iter_documents(str(path))
        assert isinstance(error, SourceError)
        assert error.reason == reason
