"""Dates that keep their precision, and the ranges a person asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.edtf import DateRange, Precision, instant_number, parse_edtf, parse_range
from corpus_cli.errors import EdtfError

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2022", (2022, 1, 1, 0, 0, 0), (2022, 12, 31, 23, 59, 59), Precision.YEAR),
        ("2022-02", (2022, 2, 1, 0, 0, 0), (2022, 2, 28, 23, 59, 59), Precision.MONTH),
        ("2024-02", (2024, 2, 1, 0, 0, 0), (2024, 2, 29, 23, 59, 59), Precision.MONTH),
        ("2022-05-11", (2022, 5, 11, 0, 0, 0), (2022, 5, 11, 23, 59, 59), Precision.DAY),
        ("2022-05-11T16:47", (2022, 5, 11, 16, 47, 0), (2022, 5, 11, 16, 47, 59), Precision.MINUTE),
        ("2022-05-11T16:47:03Z", (2022, 5, 11, 16, 47, 3), (2022, 5, 11, 16, 47, 3), Precision.SECOND),
        ("199X", (1990, 1, 1, 0, 0, 0), (1999, 12, 31, 23, 59, 59), Precision.DECADE),
        ("20XX", (2000, 1, 1, 0, 0, 0), (2099, 12, 31, 23, 59, 59), Precision.CENTURY),
        ("2022-21", (2022, 3, 1, 0, 0, 0), (2022, 5, 31, 23, 59, 59), Precision.SEASON),
        ("2022-24", (2022, 1, 1, 0, 0, 0), (2023, 2, 28, 23, 59, 59), Precision.SEASON),
        ("2022-XX-XX", (2022, 1, 1, 0, 0, 0), (2022, 12, 31, 23, 59, 59), Precision.YEAR),
        ("2023-08/2023-09", (2023, 8, 1, 0, 0, 0), (2023, 9, 30, 23, 59, 59), Precision.MONTH),
        ("2023-07/..", (2023, 7, 1, 0, 0, 0), None, Precision.MONTH),
        ("../2023", None, (2023, 12, 31, 23, 59, 59), Precision.YEAR),
        ("XXXX-11-28", None, None, Precision.DAY),
        ("-0044-03-15", (-44, 3, 15, 0, 0, 0), (-44, 3, 15, 23, 59, 59), Precision.DAY),
    ],
)
def test_a_value_means_no_more_than_it_says(text: str, earliest: object, latest: object, precision: Precision) -> None:
    """Each value spans what it can mean, from the first second to the last; a winter lies in two years."""
    value = parse_edtf(text)
    assert (value.earliest, value.latest, value.precision, value.text) == (earliest, latest, precision, text)


@pytest.mark.parametrize(("text", "qualifier"), [("2023-11-28~", "~"), ("2023?", "?"), ("2023-05%", "%"), ("2023", "")])
def test_doubt_is_kept(text: str, qualifier: str) -> None:
    """About, doubtful, or both: the qualifier travels with the value."""
    assert parse_edtf(text).qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-13", "2022-02-30", "2022-00", "2022-5", "11.05.2022", "XXXX", "2022-XX-11", "2022-05-11T25:00",
     "2022-05T10:00", "2023/2022", "a/b/c", "2022-05-11 16:47", "..", "/", "199X-05", "２０２２", "2022\n"],
)  # fmt: skip
def test_what_is_no_date_is_said_to_be_none(text: str) -> None:
    """Anything else is an error of one line that names the value."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert repr(text) in str(caught.value) or "/" in text  # of an interval, the part at fault
    assert "\n" not in str(caught.value)


@given(st.text(max_size=20))
def test_no_text_breaks_the_parser(text: str) -> None:
    """Any string is a value or an EdtfError."""
    try:
        value = parse_edtf(text)
    except EdtfError:
        return
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@pytest.mark.parametrize(
    ("typed", "value", "included"),
    [
        ("2022", "2022-05-11T16:47", True),
        ("2022-05", "2022-05", True),
        ("2022-05", "2022", True),
        ("2022-05", "2022-06-01", False),
        ("2022-05-11", "2022-05-11T00:00", True),
        ("2022-05-11", "2022-05-10T23:59", False),
        ("2022..", "2021-12-31", False),
        ("2022..", "2099", True),
        ("..2022", "2023-01-01", False),
        ("2022-05..2023", "2023-12-31T23:59", True),
        ("2022-05..2023", "202X", True),
        ("2022", "XXXX-05-11", False),
        ("2022", "2023-07/..", False),
        ("2022", "../2021", False),
        ("-30d", "2026-01-01", True),
        ("-30d", "2025-12-31", False),
        ("-1w..today", "2026-02-01", False),
        ("yesterday", "2026-01-30", True),
        ("yesterday", "2026-01-31", False),
        ("-1m", "2025-12-31", True),
        ("-1m", "2025-12-30", False),
        ("-2y", "2024-01-30", False),
    ],
)
def test_a_range_takes_what_can_lie_in_it(typed: str, value: str, included: bool) -> None:
    """A value is in a range when it can be; one without a year never is."""
    assert parse_range(typed, today=TODAY).overlaps(parse_edtf(value)) is included


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("..", "'..' names no date: write 2022..2023, 2022.. or ..2023"),
        ("2023..2022", "'2023..2022' ends before it starts: swap the two dates"),
        ("XXXX-05", "'XXXX-05' has no year: write one, such as 2022-05"),
        ("XXXX-05..", "'XXXX-05' has no year: write one, such as 2022-05"),
        ("..XXXX-05", "'XXXX-05' has no year: write one, such as 2022-05"),
        ("-99999y", "'-99999y' lies before the year 1: count back less far"),
        ("last week", "'last week' is no date: write 2022, 2022-05, 2022-05-11 or 199X"),
    ],
)
def test_a_range_that_cannot_be_read_says_why(typed: str, message: str) -> None:
    """Each error names what was typed and what would be right."""
    with pytest.raises(EdtfError) as caught:
        parse_range(typed, today=TODAY)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [("2022..", "..2023", True), ("2023..", "..2022", False), ("2022", "2022-05", True), ("..2021", "2022", False)],
)
def test_ranges_that_have_nothing_in_common(one: str, other: str, meets: bool) -> None:
    """Two ranges meet when one instant lies in both."""
    first, second = parse_range(one, today=TODAY), parse_range(other, today=TODAY)
    assert first.meets(second) is meets
    assert second.meets(first) is meets


def test_an_open_range_takes_everything_with_a_year() -> None:
    """No bounds, no limits."""
    assert DateRange(None, None).overlaps(parse_edtf("0001"))


@given(st.dates(), st.dates())
def test_instants_compare_as_numbers(one: date, other: date) -> None:
    """Numbers made of instants are in the order of the instants."""
    first, second = parse_edtf(one.isoformat()).earliest, parse_edtf(other.isoformat()).earliest
    assert first and second
    assert (instant_number(first) < instant_number(second)) is (first < second)
