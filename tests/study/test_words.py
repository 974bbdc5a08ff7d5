"""Frequency lists, collocates, and the order of a concordance."""

import json
import re
from math import isclose, log, log2
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.study.measures import log_dice, log_likelihood
from tests.conftest import Run

TEXT = (
    "Grain left the port of Odesa again\n\n"
    "The port of Odesa sold grain, and the port of Odesa was glad. A ship with grain came to Odesa port twice.\n\n"
    "Nobody in the town had seen a ship with so much wheat before, and all of the town came to look at it.\n"
)


@pytest.fixture
def port(tmp_path: Path) -> str:
    """A corpus of one short article."""
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    return str(tmp_path)


def records(corpus: Run, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in corpus(*arguments, "--json").lines]


def test_a_frequency_list_counts_every_word(corpus: Run, port: str) -> None:
    """Title and body, whatever the case; the most frequent first, then by the alphabet."""
    found = {one["word"]: one for one in records(corpus, "--corpus", port, "frequency")}
    assert (found["port"]["mentions"], found["grain"]["mentions"], found["Odesa"]["mentions"]) == (4, 3, 4)
    total = sum(one["mentions"] for one in found.values())
    assert total == 52
    assert found["port"]["per_million"] == round(4e6 / total, 1)


def test_function_words_are_left_out_when_asked(corpus: Run, port: str) -> None:
    """--stop takes them out and changes no other figure."""
    every = records(corpus, "--corpus", port, "frequency")
    some = records(corpus, "--corpus", port, "frequency", "--stop")
    assert {"the", "of", "with"} <= {one["word"].lower() for one in every if one not in some}
    assert [one for one in every if one in some] == some


def test_words_that_come_once_are_left_out_when_asked(corpus: Run, port: str) -> None:
    """--min-count keeps what occurs so often."""
    assert {one["mentions"] for one in records(corpus, "--corpus", port, "frequency", "--min-count", "3")} >= {3, 4}
    assert min(one["mentions"] for one in records(corpus, "--corpus", port, "frequency", "--min-count", "3")) == 3


def test_the_frequency_list_of_a_question(corpus: Run) -> None:
    """Only the articles that fit are counted."""
    found = records(corpus, "frequency", "lang:pl")
    assert {one["language"] for one in found} == {"pl"}
    assert found[0]["articles"] == 1


def test_collocates_are_counted_in_the_window(corpus: Run, port: str) -> None:
    """Words within the window on both sides, within the paragraph; none of the name itself."""
    found = {one["word"]: one for one in records(corpus, "--corpus", port, "collocates", "Odesa", "--window", "2")}
    assert (found["port"]["together"], found["port"]["mentions"]) == (4, 4)
    assert found["port"]["log_dice"] == 14.0
    assert "Odesa" not in found and "wheat" not in found


def test_collocates_in_every_language(corpus: Run) -> None:
    """The forms of the name in each language have the words of that language beside them."""
    assert {one["language"] for one in records(corpus, "collocates", "Казахстан")} == {"ru", "uk", "pl"}
    assert {one["language"] for one in records(corpus, "collocates", "Казахстан", "lang:uk")} == {"uk"}


@pytest.mark.parametrize(
    ("order", "field"), [("likelihood", "likelihood"), ("dice", "log_dice"), ("count", "together")]
)
def test_collocates_are_sorted(corpus: Run, order: str, field: str) -> None:
    """By the measure asked for, the largest first."""
    values = [one[field] for one in records(corpus, "collocates", "Казахстан", "--sort", order)]
    assert values == sorted(values, reverse=True)


def test_no_collocate_is_exit_1(corpus: Run) -> None:
    """A name that is not there has none."""
    result = corpus("collocates", "Бразилия")
    assert (result.exit, result.out) == (1, "")


def test_a_name_that_nobody_mentions_gets_its_nearest_words(corpus: Run) -> None:
    """As a search gives them, and only then: a name without neighbours is told to have none."""
    near = "Aselsa: nothing found in 2 articles (language uk)\nnearest words in the corpus: Aselsan, Astana\n"
    assert corpus("grep", "Aselsa", "lang:uk").err == near
    assert corpus("collocates", "Aselsa", "lang:uk").err == near
    assert corpus("timeline", "--name", "Aselsa", "lang:uk").err == near
    empty = corpus("timeline", "--name", "")
    assert (empty.exit, "holds no word to look for" in empty.err) == (2, True)
    alone = corpus("collocates", "Aselsan", "--min-count", "200")
    assert alone.err == "Aselsan: no word stands near it 200 times or more\n"


@pytest.mark.parametrize("order", ["1L", "1R"])
def test_a_concordance_sorted_by_the_words_beside(corpus: Run, order: str) -> None:
    """The nearest word on that side decides first; every line of the search is there."""
    hits = records(corpus, "grep", "Туреччина", "--sort", order)
    words = [re.findall(r"\w+", hit["left"] if order == "1L" else hit["right"]) for hit in hits]
    nearest = [found[-1 if order == "1L" else 0].casefold() for found in words if found]
    assert nearest == sorted(nearest)
    every = records(corpus, "grep", "Туреччина")
    assert sorted(hit["start"] for hit in hits) == sorted(hit["start"] for hit in every)


def test_a_concordance_sorted_by_date_and_source(corpus: Run) -> None:
    """What states no date or no publisher comes last."""
    dates = [hit["published"] for hit in records(corpus, "grep", "Казахстан", "--sort", "date")]
    assert dates == sorted(dates, key=lambda date: (date is None, date or ""))
    paths = [hit["path"] for hit in records(corpus, "grep", "Казахстан", "--sort", "source")]
    assert list(dict.fromkeys(paths))[:2] == [
        "seeds/002_ade4b07c128c91ae.txt",
        "seeds/003_6fe1eb639fd6362b.txt",
    ]


def test_aligned_lines_have_the_hits_in_one_column(corpus: Run) -> None:
    """One list over all articles: id, date, language, then the line."""
    lines = corpus("grep", "ANKA", "--align", width=100).lines
    assert len(lines) == 6
    assert {line.casefold().index("anka") for line in lines} == {56}
    assert all(len(line) <= 100 for line in lines)
    assert lines[0].startswith("otrece  2022-05-11  uk  ")


@pytest.mark.parametrize("other", ["--count", "--files", "--only"])
def test_sorting_needs_lines(corpus: Run, other: str) -> None:
    """Where no line is printed there is nothing to sort, and that is told."""
    assert corpus("grep", "ANKA", "--sort", "1R", other).exit == 2


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 500))
def test_log_likelihood_is_that_of_the_four_counts(both: int, one: int, other: int, neither: int) -> None:
    """It equals the difference of the likelihoods under dependence and independence, summed over the table."""
    table = [[both, one], [other, neither]]
    total = both + one + other + neither

    def entropy(values: list[int]) -> float:
        return sum(value * log(value) for value in values if value)

    cells = entropy([both, one, other, neither])
    margins = entropy([sum(row) for row in table]) + entropy([both + other, one + neither])
    expected = 2 * (cells - margins + total * log(total))
    found = log_likelihood(both, both + one, both + other, total)
    assert isclose(abs(found), max(0.0, expected), abs_tol=1e-6)
    assert found >= -1e-9 if both * total >= (both + one) * (both + other) else found <= 1e-9


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_log_dice_is_at_most_fourteen(both: int, one: int, other: int) -> None:
    """It is 14 for what never occurs apart, and one less where that halves."""
    value = log_dice(both, both + one, both + other)
    assert value <= 14
    assert isclose(value, 14 + log2(2 * both / (2 * both + one + other)))
