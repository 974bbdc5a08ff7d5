"""Words of a command line that mean nothing: named, with what was most likely meant."""

import shlex
from importlib import import_module

import click
import pytest

from corpus_cli.cli.main import COMMANDS
from tests.conftest import Run


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "lst",
            "No such command 'lst'. Did you mean 'list'?",
        ),
        (
            "seeds",
            "'seeds' is a path, not a command: name each with --corpus, patterns in quotes",
        ),
        (
            "--corpsu x list",
            "No such option '--corpsu'. Did you mean '--corpus'?",
        ),
        (
            "list --limt",
            "No such option '--limt'. Did you mean '--limit'?",
        ),
        (
            "list --limit 0",
            "Invalid value for '-n' / '--limit': 0 is not in the range x>=1.",
        ),
        (
            "list --limit two",
            "Invalid value for '-n' / '--limit': 'two' is not a valid integer range.",
        ),
        (
            "list --columns titel",
            "Invalid value for '--columns': 'titel' is no column; did you mean title?",
        ),
        (
            "list --lang russian",
            "Invalid value for '--lang': 'russian' is no language tag; did you mean ru?",
        ),
        (
            "list --lang ukr",
            "Invalid value for '--lang': 'ukr' is no language tag; did you mean uk?",
        ),
        (
            "grep x --lang q",
            "Invalid value for '--lang': 'q' is no language tag; write a BCP-47 tag such as uk, kk or sr-Latn",
        ),
        (
            "list --since 2022-13",
            "Invalid value for '--since': '2022-13' is no date: there is no month 13",
        ),
        (
            "list --until 'last week'",
            "Invalid value for '--until': 'last week' is no date: write 2022, 2022-05, 2022-05-11 or 199X",
        ),
        (
            "list --since 2022..2023",
            "Invalid value for '--since': '2022..2023' is not one date: write 2022, 2022-05, 2022-05-11 or -30d",
        ),
        *(
            (
                f"list '--since={odd}'",
                f"Invalid value for '--since': '{odd}' is no time back from today: write -30d, -2w, -6m or -1y",
            )
            for odd in ("-30", "30d", "-30days", "+2w", "30 days")
        ),
        (
            "list --since ''",
            "Invalid value for '--since': '' is not one date: write 2022, 2022-05, 2022-05-11 or -30d",
        ),
        (
            "list --since XXXX-05",
            "Invalid value for '--since': 'XXXX-05' has no year: write one, such as 2022-05",
        ),
        (
            "show",
            "Missing argument 'ID...'.",
        ),
        (
            "completion tcsh",
            "Invalid value for 'SHELL': 'tcsh' is not one of 'bash', 'zsh', 'fish'.",
        ),
    ],
)
def test_a_wrong_word_is_named_with_a_way_out(corpus: Run, line: str, message: str) -> None:
    """Usage errors exit with 2, print nothing on standard output, and say what would be right and where to read on."""
    arguments = shlex.split(line)
    command = f"corpus {arguments[0]}" if arguments[0] in COMMANDS else "corpus"
    result = corpus(*arguments)
    assert (result.exit, result.out) == (2, "")
    assert result.err == f"{command}: {message}\nTry '{command} --help'.\n"


def test_what_was_typed_is_not_told_whole(corpus: Run) -> None:
    """Of a question as long as a page the middle is left out; it is a page by mistake."""
    page = " ".join(["word"] * 390)
    assert max(map(len, corpus("list", page).err.splitlines())) < 300
    assert max(map(len, corpus("grep", "Kazakhstan", page).err.splitlines())) < 300
    assert "no article fits: the word word" in corpus("list", page).err
    for line in (["list", f"date:{'x' * 9_000}"], ["list", "--since", "x" * 9_000], ["forms", "x" * 9_000]):
        result = corpus(*line)
        assert result.exit != 0
        assert max(map(len, result.err.splitlines())) < 700


@pytest.mark.parametrize(
    "line", ["grep {}", "grep -E {}", "names {}", "forms {}", "collocates {}", "timeline --name {}", "list {}",
             "list --source {}", "grep ANKA --not {}", "grep ANKA --and {}", "report --name {} -o x.html"],
)  # fmt: skip
def test_bytes_that_are_no_text_are_refused(corpus: Run, line: str) -> None:
    """What the shell hands on from another encoding is no question and no name."""
    result = corpus(*(word.format("dron\udcff") for word in line.split()))
    assert (result.exit, result.out) == (2, "")
    assert "not valid UTF-8" in result.err


def test_without_a_command_the_help_is_shown(corpus: Run) -> None:
    """``corpus`` alone is no success, and says what there is."""
    result = corpus()
    assert (result.exit, result.out) == (2, "")
    assert result.err.startswith("Usage: corpus [OPTIONS] COMMAND [ARGS]...\n")
    assert all(f"  {name} " in result.err for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself(corpus: Run, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The help of a command is at most eighty columns wide, says what it does as the list does, and shows examples."""
    assert corpus(name, "--help").exit == 0
    page = capsys.readouterr().out
    assert COMMANDS[name][1] in " ".join(page.split())
    examples = page.partition("Examples:\n")[2]
    assert sum(line.strip().startswith(("corpus ", "CORPUS_")) for line in examples.splitlines()) >= 3
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_says_what_it_does(name: str) -> None:
    """No option of any command is without help, and each help is a sentence."""
    command: click.Command = import_module(f"corpus_cli.cli.{COMMANDS[name][0]}").command
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not (option.help or "").rstrip(")").endswith(".")] == []


@pytest.mark.parametrize("name", ["list", "names", "collocates", "frequency", "similar", "stats", "search", "report"])
def test_how_many_is_one_option_everywhere(name: str) -> None:
    """Whatever cuts what is shown is called --limit, or -n."""
    command: click.Command = import_module(f"corpus_cli.cli.{COMMANDS[name][0]}").command
    (limit,) = [param for param in command.params if param.name == "limit"]
    assert limit.opts == ["-n", "--limit"]
    assert not {"--top", "--max", "--most"} & {opt for param in command.params for opt in param.opts}


def test_dates_count_back_from_today(corpus: Run) -> None:
    """``-8m`` is eight months before the day of the run, here 31 January 2026."""
    assert corpus("list", "--since", "-8m", "--json").out.count("\n") == 1
    assert corpus("list", "--since", "-6m", "--json").out == ""


@pytest.mark.parametrize("line", ["list -дрон", "grep ANKA -дрон", "stats -дрон"])
def test_a_question_that_begins_with_a_minus_is_hinted_at(corpus: Run, line: str) -> None:
    """It is taken for an option; what to type instead is told, and works."""
    result = corpus(*line.split())
    command = line.split()[0]
    assert (result.exit, result.out) == (2, "")
    assert result.err.splitlines()[-1].strip() == f"If it is part of the question: 'corpus {command} -- -дрон'"
    assert corpus(*line.replace("-дрон", "-- -дрон").split()).exit == 0
    assert "part of the question" not in corpus("show", "-x").err
