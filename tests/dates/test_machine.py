"""Dates in machines' forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.dates import parse_machine_date
from corpus_cli.edtf import parse_edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-05T10:00:00+01:00", "2024-03-05T10:00:00+01:00"),
        ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z"),
        ("2024-03-05 10:00", "2024-03-05T10:00:00"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00Z"),
        ("20240305", "2024-03-05"),
        ("2024-03-05 10:00 BRST", "2024-03-05T10:00:00"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("1400-01", "1400-01"),
        ("2100", "2100"),
        ("5138-11-16T09:46:39+00:00", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("5 March", None),
        ("", None),
    ],
)
def test_machine_dates(text: str, value: str | None) -> None:
    """A machine's date keeps its precision and its zone; anything else is no date."""
    assert parse_machine_date(text) == value


@given(st.one_of(st.text(max_size=40), st.text("0123456789-:/T.Z+ ", max_size=24)))
def test_any_string(text: str) -> None:
    """Whatever the string, the answer is EDTF or nothing."""
    value = parse_machine_date(text)
    assert value is None or parse_edtf(value)
