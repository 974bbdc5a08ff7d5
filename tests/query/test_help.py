"""``corpus help`` explains commands and the question language, and its examples work."""

import re
import shlex
from pathlib import Path

import pytest

import corpus_cli.cli
from corpus_cli.cli.help_command import TOPICS
from corpus_cli.query.fields import FIELDS
from tests.conftest import Run

FOLDER = Path(corpus_cli.cli.__file__).parent / "topics"
QUERY = (FOLDER / "query.txt").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^  corpus (.*?)(?:   .*)?$", QUERY, re.MULTILINE)


@pytest.mark.parametrize("line", EXAMPLES)
def test_the_examples_find_something(corpus: Run, line: str) -> None:
    """Each example of the page finds something in the seeds."""
    result = corpus(*shlex.split(line))
    assert (result.exit, bool(result.out)) == (0, True), result.err


def test_the_page_names_every_field() -> None:
    """No field is left unexplained."""
    assert [name for name in FIELDS if f"{name}:" not in QUERY] == []


def test_topics_are_files() -> None:
    """Each topic has its text, and each text is a topic."""
    assert {path.stem for path in FOLDER.iterdir()} == set(TOPICS)


def test_help_on_a_topic_is_its_text(corpus: Run) -> None:
    """The page goes to standard output as it is."""
    result = corpus("help", "query")
    assert (result.exit, result.out, result.err) == (0, QUERY, "")
    assert max(map(len, result.lines)) <= 88


@pytest.mark.parametrize("name", ["list", "grep", "help"])
def test_help_on_a_command_is_its_help_page(corpus: Run, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``corpus help list`` says what ``corpus list --help`` says."""
    assert corpus(name, "--help").exit == 0
    assert corpus("help", name).out.split() == capsys.readouterr().out.split()


def test_help_alone_lists_the_commands(corpus: Run) -> None:
    """Without a topic it is the page of the program."""
    assert "Commands:\n  list " in corpus("help").out


def test_help_on_nothing_known(corpus: Run) -> None:
    """A wrong topic is an error that names a close one."""
    result = corpus("help", "qwery")
    assert (result.exit, result.out) == (2, "")
    assert result.err == "corpus: there is no help on 'qwery': did you mean query?\n"


def test_a_wrong_question_is_shown_with_a_caret(corpus: Run) -> None:
    """The error repeats the question and points at the place."""
    result = corpus("list", "lang:uk", "nmae:ANKA")
    assert (result.exit, result.out) == (2, "")
    assert result.err == (
        "corpus: there is no field nmae: did you mean name:ANKA? (in quotes it is text to look for)\n"
        "  lang:uk nmae:ANKA\n"
        "          ^\n"
    )


def test_a_pattern_without_end_is_told_once(corpus: Run, tmp_path: Path) -> None:
    """A pattern that takes too long is an error that names the first article, and it is tried on no other."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Headline {name}\n\nThese letters stand in a row: {'x' * 80} and end.\n")
    result = corpus("list", "/(x|xx|xxx)+$/", "--corpus", str(tmp_path), environment={"CORPUS_REGEX_TIMEOUT": "0.1"})
    assert (result.exit, result.out) == (2, "")
    assert result.err.count("takes longer than 0.1 s on one passage") == 1
