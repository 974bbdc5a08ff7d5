"""``corpus stats``: articles counted on one page, as records and as a pivot."""

import json
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest

from corpus_cli.render.screen import Screen, draw
from corpus_cli.render.stats import pivot_table
from tests.conftest import Run

PAGE = """\
5 articles of 1,708 words, 2 dated and 3 undated, 0 copies
mean confidence of the languages 0.99; 0 without a title, 0 without a body
16% of the pages was removed as no part of an article, with a mean confidence of 0.74
"""


def test_the_page_begins_with_the_whole(corpus: Run) -> None:
    """The first lines tell of all articles; a part for each of language, source, year and month follows."""
    result = corpus("stats")
    assert (result.exit, result.err) == (0, "")
    assert result.out.startswith(PAGE)
    heads = [line.split()[0] for line in result.lines if " articles " in line and "words" in line][1:]
    assert heads == ["language", "source", "year", "month"]
    names = result.lines[next(at for at, line in enumerate(result.lines) if line.startswith("name ")) + 2 :]
    assert [line.split()[0] for line in names[:3]] == ["Kazachstan", "Турция", "Kasym-Żomart"]
    assert "name " not in corpus("stats", "--without-names").out
    assert ["ru", "2", "████████████████████████", "482", "1", "0.98"] in [line.split() for line in result.lines]


def test_the_parts_sum_to_the_whole(corpus: Run) -> None:
    """Every part counts each article, each word and each date once."""
    records = [json.loads(line) for line in corpus("stats", "--json").lines]
    sums: dict[str, Counter[str]] = {}
    for record in records:
        counts = Counter({name: record[name] for name in ("articles", "words", "dated")})
        sums[record["by"]] = sums.get(record["by"], Counter()) + counts
    assert set(sums) == {"all", "language", "source", "year", "month"}
    assert all(counts == sums["all"] for counts in sums.values())


def test_a_question_chooses_what_is_counted(corpus: Run) -> None:
    """Articles that do not fit are not counted."""
    first = json.loads(corpus("stats", "lang:uk", "--json").lines[0])
    assert (first["articles"], first["words"], first["dated"]) == (2, 497, 1)


def test_a_pivot_has_a_row_and_a_column_for_each_value(corpus: Run) -> None:
    """What is not stated comes last; both sides are summed."""
    assert corpus("stats", "--by", "lang,month").out == (
        "language / month  2022-05  2025-07  not stated  all\n"
        "───────────────────────────────────────────────────\n"
        "pl                      0        0           1    1\n"
        "ru                      0        1           1    2\n"
        "uk                      1        0           1    2\n"
        "all                     1        1           3    5\n"
    )


def test_a_pivot_too_wide_for_the_terminal_is_turned() -> None:
    """Where the months do not fit beside each other, each gets a row; where that does not fit either, each cell."""
    cells = [("uk", f"2022-{month:02d}", month) for month in range(1, 13)]
    out = StringIO()
    draw(Screen(out, 64, False), pivot_table(("language", "month"), cells, Screen(out, 64, False)))
    lines = out.getvalue().splitlines()
    assert [lines[0], lines[2], lines[-1]] == [
        "month / language  uk  all",
        "2022-01            1    1",
        "all               78   78",
    ]
    crowd = [(f"source {row}", f"2022-{month:02d}", 1) for row in range(12) for month in range(1, 13)]
    out = StringIO()
    draw(Screen(out, 64, False), pivot_table(("source", "month"), crowd, Screen(out, 64, False)))
    assert out.getvalue().splitlines()[2] == "source 0   2022-01         1"


def test_one_thing_or_three_make_a_list(corpus: Run) -> None:
    """Counted by three things each combination that occurs has a row."""
    assert corpus("stats", "--by", "lang,source,year").lines[2:4] == [
        "pl        not stated   not stated         1    729",
        "ru        Politico.kz  2025               1    299",
    ]


def test_records_of_a_pivot_name_what_is_counted_by(corpus: Run) -> None:
    """Each of the things counted by is a field of its own."""
    record = json.loads(corpus("stats", "--by", "language,year", "--json").lines[0])
    assert (record["language"], record["year"], record["articles"]) == ("pl", None, 1)


def test_top_cuts_the_page_and_says_so(corpus: Run) -> None:
    """The rows left out are counted; records are cut only where --limit is given, and a table by --by never."""
    page = corpus("stats", "--limit", "1").lines
    assert page.count("… 2 more (--limit)") == 4
    assert page[-1] == "… 22 more (--limit)"
    records = [json.loads(line)["by"] for line in corpus("stats", "--limit", "1", "--json").lines]
    assert records == ["all", "language", "source", "year", "month"]
    assert len(corpus("stats", "--json").lines) > len(records)
    refused = corpus("stats", "--by", "lang", "--limit", "1")
    assert (refused.exit, "drop one" in refused.err) == (2, True)


def test_nothing_that_fits_is_exit_1(corpus: Run) -> None:
    """What was asked is told, and nothing is printed."""
    for arguments in (["lang:de"], ["lang:de", "--by", "year"], ["lang:de", "--json"]):
        result = corpus("stats", *arguments)
        assert (result.exit, result.out) == (1, "")
        assert result.err == "no article fits: language de; the corpus has 5\n"


@pytest.mark.parametrize("by", ["lang,source,year,month", "colour", "lang,lang", "lang,language"])
def test_what_cannot_be_counted_by_is_told(corpus: Run, by: str) -> None:
    """Four things at once, a thing unknown and a thing named twice are errors."""
    result = corpus("stats", "--by", by)
    assert (result.exit, result.out) == (2, "")


def test_a_hostile_publisher_stays_text(corpus: Run, hay: Path) -> None:
    """No value of the articles steers the terminal."""
    from tests.hay import STEERING

    for arguments in (["stats"], ["stats", "--by", "source,lang"]):
        assert not STEERING & set(corpus("--corpus", str(hay), *arguments).out)
