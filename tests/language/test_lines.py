"""The language of single lines of a page."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.annotate.language import ENGINES, detect_line_languages
from corpus_cli.errors import UsageError

SEEDS = Path(__file__).parents[2] / "seeds"

EXPECTED = {"000": [(4, "ru")], "001": [], "002": [(25, "kk")], "003": [], "004": []}
PAGES = {"000": "uk", "001": "ru", "002": "ru", "003": "uk", "004": "pl"}


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_seeds(path: Path) -> None:
    """A Russian switch in a Ukrainian article and a Kazakh button in a Russian one are found, and nothing else."""
    found = detect_line_languages(path.read_text(encoding="utf-8"), page=PAGES[path.name[:3]])
    assert [(line.line, line.tag) for line in found] == EXPECTED[path.name[:3]]
    assert all(line.confidence >= 0.9 for line in found)


def test_short_lines_stay_unlabelled() -> None:
    """Eleven letters are too few, twelve may do."""
    assert detect_line_languages("Подписаться", page="en") == ()
    assert [line.tag for line in detect_line_languages("Подписаться на новости", page="en")] == ["ru"]


def test_same_line_twice_is_labelled_twice() -> None:
    """A repeated line is judged once and reported at each place, whatever the line ending."""
    text = "Вчера шёл дождь.\r\nRead more about this story\r\n\r\nRead more about this story"
    assert [(line.line, line.tag) for line in detect_line_languages(text, page="ru")] == [(2, "en"), (4, "en")]


def test_page_in_another_script_of_the_same_language() -> None:
    """A page tagged with its script agrees with lines of that language."""
    line = "Sinoć su se deca dugo igrala u dvorištu pored reke."
    assert detect_line_languages(line, page="sr-Latn") == ()


def test_page_of_unknown_language() -> None:
    """Without a page language each line that can be told is labelled."""
    found = detect_line_languages("Сегодня в городе ожидается сильный снегопад.\n1234", page="und")
    assert [(line.line, line.tag) for line in found] == [(1, "ru")]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_finds_a_foreign_line(engine: str) -> None:
    """An English sentence on a Russian page is clear to each of them."""
    text = "Вчера в городе прошёл сильный дождь с градом.\nThe weather will be better at the weekend, they said."
    assert [(line.line, line.tag) for line in detect_line_languages(text, page="ru", engine=engine)] == [(2, "en")]


def test_unknown_engine_is_a_usage_error() -> None:
    """The name is checked even where no line is long enough to be judged."""
    with pytest.raises(UsageError, match="cld9"):
        detect_line_languages("", page="ru", engine="cld9")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200), st.sampled_from(["ru", "und", "sr-Latn", ""]))
def test_any_string_is_judged(text: str, page: str) -> None:
    """No string raises, and line numbers ascend."""
    numbers = [line.line for line in detect_line_languages(text, page=page)]
    assert numbers == sorted(set(numbers))
