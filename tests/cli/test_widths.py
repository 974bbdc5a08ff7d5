"""No line of output is wider than the terminal, in cells, whatever the command and the script of the text."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Run

COMMANDS = (
    "list",
    "list --columns id,title,path,digest,encoding,publisher,byline,confidence",
    "grep -F Tokayev",
    "grep -E [^\\s]+ -m 20",
    "grep -E .{100,} -m 5",
    "grep -F 托 -C 40",
    "grep -F Tokayev -c",
    "show {ids}",
    "show {ids} --removed",
    "show {ids} --explain",
    "config",
    "status",
    "timeline --by week --sentences 0",
)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("source", ["hay", "seeds"])
def test_every_line_fits(corpus: Run, hay: Path, source: str, line: str, width: int) -> None:
    """At twenty, forty, eighty and two hundred columns."""
    folder = str(hay) if source == "hay" else "seeds"
    ids = "0l df 21 7q ir 41 ui" if source == "hay" else "ot 9s tl 7a 6q"
    result = corpus("--corpus", folder, *line.replace("{ids}", ids).split(), width=width)
    assert result.exit in (0, 1), result.err
    assert max(map(cell_len, result.lines), default=0) <= width


@pytest.mark.parametrize("line", ["list", "grep -F Tokayev", "show 0l df 21 7q ir 41 ui", "config"])
def test_off_a_terminal_nothing_is_cut_or_wrapped(corpus: Run, hay: Path, line: str) -> None:
    """Into a pipe every row is one line, without an ellipsis, without blanks at its end."""
    result = corpus("--corpus", str(hay), *line.split())
    assert "…" not in result.out
    assert result.lines == [row.rstrip() for row in result.lines]


def test_a_page_keeps_every_word_on_the_narrowest_terminal(corpus: Run) -> None:
    """Wrapping loses nothing."""
    wide, narrow = (corpus("show", "9smr", width=width).out.split() for width in (200, 20))
    assert "".join(narrow) == "".join(wide)


def test_tables_keep_every_value_on_the_narrowest_terminal(corpus: Run) -> None:
    """What does not fit a table is listed under its name."""
    assert corpus("list", "--columns", "id,words,digest", "--limit", "1", width=40).out.split() == [
        "otrece", "256", *corpus("list", "--columns", "digest", "--limit", "1").out.split()[-1:],
    ]  # fmt: skip
    rows = corpus("config", width=40).lines
    assert rows[:5] == [
        "setting: corpus",
        "value: seeds",
        "from: default",
        "environment: CORPUS_PATH",
        "help: files, folders or patterns to read",
    ]


@pytest.mark.parametrize("width", range(90, 130, 3))
def test_forms_of_a_name_that_are_cut_say_so(corpus: Run, width: int) -> None:
    """The last column holds whole forms, or ends in an ellipsis."""
    # Of short names alone, so that the column of names is wider than it needs to be.
    row = next(line for line in corpus("names", "lang:uk", "--limit", "3", width=width).lines if "Казахстан " in line)
    *_, forms = row.partition("2022")
    whole = {"Казахстан", "Казахстані", "Казахстаном", "Казахстану", "Kazakhstan"}
    assert forms.split()[-1].endswith("…") or set(forms.split()) <= whole


@pytest.mark.parametrize("width", [40, 60, 72, 80, 90, 100, 120])
def test_no_word_is_broken_that_fits_on_a_line(corpus: Run, width: int) -> None:
    """A table that has no room for the words of its columns becomes a list of its cells."""
    shown = corpus("config", width=width).out.split()
    for words in corpus("config", "--json").lines:
        for word in " ".join(json.loads(words)[name] for name in ("setting", "environment", "help")).split():
            assert word in shown


@pytest.mark.parametrize("unit", ["year", "month", "week", "day"])
@pytest.mark.parametrize("width", [60, 79, 80, 81])
def test_the_headings_of_a_time_line_are_whole(corpus: Run, unit: str, width: int) -> None:
    """Beside long labels the bars are shorter."""
    assert corpus("timeline", "--by", unit, "--sentences", "0", width=width).lines[0].split() == [
        "period",
        "published",
        "mentioned",
    ]


def test_facts_stand_beside_their_names_on_a_narrow_terminal(corpus: Run) -> None:
    """A table of two columns becomes a line for each row."""
    corpus("index")
    assert "articles: 5" in corpus("status", width=30).lines
