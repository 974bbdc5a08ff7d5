"""``corpus timeline`` and ``corpus dates``: sentences counted as what they are, shown as far as they can be read."""

from pathlib import Path

from tests.conftest import Run

PAGE = """\
ANKA flies twice

Published 11 May 2022

The ANKA drone flew on 3 May 2022 and again on 9 May 2022 over the northern hills of the region, officials said.

Nothing else happened in the quiet valley below during that long and rather uneventful spring day for the villagers.
"""


def test_a_sentence_with_two_days_of_a_month_speaks_of_the_month_once(corpus: Run, tmp_path: Path) -> None:
    """With --name sentences are counted and shown, each once for a period, however many dates it states."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    place = ("--corpus", str(tmp_path), "timeline", "--name", "ANKA")
    assert corpus(*place, "--by", "month", "--format", "csv").lines[1:] == ["1,2022-05,0,1"]
    assert corpus(*place, "--by", "day", "--format", "csv").lines[1:] == ["1,2022-05-03,0,1", "1,2022-05-09,0,1"]
    assert corpus(*place, "--by", "month").out.count("The ANKA drone flew") == 1


def test_a_line_of_thousands_of_dates_is_told_of_in_as_many_lines(corpus: Run, tmp_path: Path) -> None:
    """What is shown of a sentence has a bound, so that a page without line breaks is not printed once for each date."""
    (tmp_path / "page.txt").write_text("01.01.2023 " * 2_000, encoding="utf-8")
    place = ("--corpus", str(tmp_path))
    told = corpus(*place, "dates", "--json")
    assert len(told.lines) == 2_000
    assert max(map(len, told.lines)) < 1_000
    assert len(corpus(*place, "timeline", "--by", "day").out) < 2_000
