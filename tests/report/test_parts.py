"""The parts of a report that need neither a corpus nor a browser: bars, charts, sentences."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from corpus_cli.model import Period
from corpus_cli.report.bars import bars_of, focus_of
from corpus_cli.report.charts import PAGE_COLORS, group_chart, overview_chart, period_chart, time_chart
from corpus_cli.report.content import Group
from corpus_cli.store.times import Unit


@pytest.mark.parametrize(
    ("label", "unit", "start", "end", "coarse"),
    [
        ("2022-05-11", Unit.DAY, date(2022, 5, 11), date(2022, 5, 12), False),
        ("2022-W19", Unit.WEEK, date(2022, 5, 9), date(2022, 5, 16), False),
        ("2022-05", Unit.MONTH, date(2022, 5, 1), date(2022, 6, 1), False),
        ("2022-05", Unit.DAY, date(2022, 5, 1), date(2022, 6, 1), True),
        ("2013", Unit.YEAR, date(2013, 1, 1), date(2014, 1, 1), False),
        ("2013", Unit.MONTH, date(2013, 1, 1), date(2014, 1, 1), True),
        ("199X", Unit.YEAR, date(1990, 1, 1), date(2000, 1, 1), True),
        ("19XX", Unit.MONTH, date(1900, 1, 1), date(2000, 1, 1), True),
        ("1998/2003", Unit.YEAR, date(1998, 1, 1), date(2004, 1, 1), True),
    ],
)
def test_a_bar_is_as_wide_as_what_is_stated(label: str, unit: Unit, start: date, end: date, coarse: bool) -> None:
    """A period has its own first day and the day after its last; coarser than the line is told apart."""
    (bar,) = bars_of([Period(label, 1, 2)], unit)
    assert (bar.start, bar.end, bar.coarse, bar.published, bar.mentioned) == (start, end, coarse, 1, 2)


@pytest.mark.parametrize("label", ["../1990", "2003/..", "XXXX-11-28", "-0044", "9999"])
def test_what_has_no_end_has_no_bar(label: str) -> None:
    """An open end, a year left open, a year no calendar of ours reaches: in the table, on no line."""
    assert bars_of([Period(label, 0, 1)], Unit.MONTH) == []


def test_the_focus_is_on_what_was_published() -> None:
    """Ten years before the first article and five after the last are shown first; what lies outside is counted."""
    labels = {"1941": 0, "2011-01": 0, "2012-06": 0, "2022-05": 3, "2024-01": 1, "2050": 0}
    bars = bars_of([Period(label, number, 1) for label, number in labels.items()], Unit.MONTH)
    focus = focus_of(bars, Unit.MONTH)
    assert focus is not None
    assert (focus.first, focus.last, focus.before, focus.after) == (2012, 2029, 2, 1)
    assert focus.days == (date(2012, 1, 1), date(2030, 1, 1))


def test_the_focus_of_what_is_only_spoken_of_is_all_of_it() -> None:
    """Without a date of publication nothing says what matters."""
    focus = focus_of(bars_of([Period("1941", 0, 1), Period("2050-01", 0, 1)], Unit.MONTH), Unit.MONTH)
    assert focus is not None
    assert (focus.first, focus.last) == (1941, 2050)
    assert focus_of([], Unit.MONTH) is None


def axis(most: int) -> list[int]:
    """Return the numbers beside a chart whose longest bar is ``most``."""
    bars = bars_of([Period("2022-05", most, 0)], Unit.MONTH)
    focus = focus_of(bars, Unit.MONTH)
    assert focus is not None
    spec = period_chart(bars, "published", focus, PAGE_COLORS)
    values: list[int] = spec["layer"][0]["encoding"]["y"]["axis"]["values"]
    return values


@pytest.mark.parametrize("most", [1, 2, 3, 4, 7, 12, 99, 100, 101, 4_999, 123_456])
def test_an_axis_has_a_few_whole_numbers(most: int) -> None:
    """It starts at nothing, is even, and reaches the largest count but not far beyond."""
    values = axis(most)
    steps = {two - one for one, two in pairwise(values)}
    assert values[0] == 0
    assert most <= values[-1] <= 2 * most
    assert len(steps) == 1
    assert 2 <= len(values) <= 4


def strings(value: Any, *, under: str = "") -> list[tuple[str, str]]:
    """Return every text in a specification with the key it stands under."""
    if isinstance(value, dict):
        return [found for key, part in value.items() for found in strings(part, under=key)]
    if isinstance(value, list):
        return [found for part in value for found in strings(part, under=under)]
    return [(under, value)] if isinstance(value, str) else []


def test_text_of_articles_is_only_data() -> None:
    """A hostile source is a value among the data, and in no expression, field or title."""
    hostile = "datum.x || alert(1)"
    spec = group_chart([Group(hostile, 2, 20)], PAGE_COLORS)
    assert [key for key, text in strings(spec) if text == hostile] == ["label"]
    assert spec["data"]["values"] == [{"label": hostile, "articles": 2}]


def test_every_chart_is_sound_vega_lite(capfd: pytest.CaptureFixture[str]) -> None:
    """vl-convert compiles each of them without a word of warning."""
    vl_convert = pytest.importorskip("vl_convert", reason="the extra 'report' is not installed")
    bars = bars_of([Period("2022-05", 1, 2), Period("2013", 0, 1), Period("199X", 1, 1)], Unit.MONTH)
    focus = focus_of(bars, Unit.MONTH)
    assert focus is not None
    charts = [
        period_chart(bars, "published", focus, PAGE_COLORS),
        period_chart(bars, "mentioned", focus, PAGE_COLORS),
        overview_chart(bars, PAGE_COLORS),
        group_chart([Group("ru", 2, 20), Group("", 1, 10)], PAGE_COLORS),
        time_chart(bars, focus, Unit.MONTH, title="Токаев"),
    ]
    for chart in charts:
        assert vl_convert.vegalite_to_vega(chart, show_warnings=True)["marks"]
    assert capfd.readouterr() == ("", "")
