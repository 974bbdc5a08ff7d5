"""Records for other programs: every format, safe in a terminal and in a spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.ids import article_id, short_length
from corpus_cli.render.machine import Format, write_records
from tests.hay import STEERING

RECORDS = [{"id": "a", "text": "two\nlines", "none": None, "list": [{"x": 1}], "number": 0.5}, {"id": "b", "text": ""}]


def _written(records: list[dict[str, object]], output: Format) -> str:
    file = io.StringIO()
    assert write_records(records, output, file) == len(records)
    return file.getvalue()


def test_each_format_whole() -> None:
    """JSON lines, JSON, CSV and TSV of the same records."""
    assert _written(RECORDS, Format.JSONL) == (
        '{"id": "a", "text": "two\\nlines", "none": null, "list": [{"x": 1}], "number": 0.5}\n{"id": "b", "text": ""}\n'
    )
    assert _written(RECORDS, Format.JSON) == (
        '[\n{"id": "a", "text": "two\\nlines", "none": null, "list": [{"x": 1}], "number": 0.5},\n'
        '{"id": "b", "text": ""}\n]\n'
    )
    assert _written(RECORDS, Format.CSV) == 'id,text,none,list,number\na,"two\nlines",,"[{""x"": 1}]",0.5\nb,,,,\n'
    assert _written([], Format.JSON) == "[]\n"
    assert _written([], Format.CSV) == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\n=", " =", "\xa0=", "＝", "＠"])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    """What a spreadsheet would run is a text; figures stay figures."""
    rows = list(csv.reader(io.StringIO(_written([{"a": f"{start}1+1", "b": -1}], Format.CSV))))
    assert rows[1] == [f"'{start}1+1", "-1"]


@given(st.text(max_size=60), st.sampled_from(list(Format)[1:]))
def test_no_format_steers_a_terminal(text: str, output: Format) -> None:
    """Whatever the text, nothing that a terminal obeys is written, and JSON gives the text back."""
    written = _written([{"text": text}], output)
    assert not STEERING & set(written)
    if output is Format.JSONL:
        assert json.loads(written) == {"text": text}


def test_ids_are_short_stable_and_told_apart() -> None:
    """Content and name make the id; as many letters are shown as tell ids apart, at least six."""
    assert article_id("00", "a.txt") == article_id("00", "a.txt")
    assert len({article_id(digest, name) for digest in ("00", "01") for name in ("a.txt", "b.txt")}) == 4
    assert article_id("00", "bad\udcff.txt").isalnum()
    assert len(article_id("00", "a.txt")) == 12
    assert short_length([]) == 6
    assert short_length(["aaaaaaaaaaaa", "aaaaaaaaaaab"]) == 12
    assert short_length(["aaaaaaab0000", "aaaaaaac0000", "b00000000000"]) == 8
