"""The page about questions agrees with their parser."""

from datetime import date

import pytest

from corpus_cli.query.fields import FIELDS
from corpus_cli.query.parser import parse_query
from tests.docs import read_doc, read_table

ROWS = read_table(read_doc("questions.md"))


@pytest.mark.parametrize(("typed", "meaning"), ROWS)
def test_a_question_asks_for_what_the_docs_say(typed: str, meaning: str) -> None:
    """Each question of the table is described by the program in the words of the table."""
    assert parse_query(typed, today=date(2026, 1, 31)).describe() == meaning


def test_every_field_is_documented() -> None:
    """Each field of the question language has a row."""
    assert [field for field in FIELDS if not any(row[0].startswith(f"{field}:") for row in ROWS)] == []
