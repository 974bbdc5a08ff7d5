"""The tutorial, followed to the letter in a folder of its own, as a shell would run it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.docs import read_doc

# Fills a terminal; its own tests drive it.
ON_A_TERMINAL = "corpus browse"
NEEDS = {"corpus report": "vl_convert"}
WRITTEN = re.compile(r" -o (\S+)")


def commands() -> list[str]:
    """Return every command line of the tutorial, in order."""
    blocks = re.findall(r"^```(?:console|sh)\n(.*?)^```$", read_doc("tutorial.md"), re.DOTALL | re.MULTILINE)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("corpus ")]


def saved_question() -> str:
    """Return the settings that the tutorial has one write."""
    found = re.search(r"^```yaml\n(.*?)^```$", read_doc("tutorial.md"), re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds and the settings of the tutorial."""
    made = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(SEEDS, made / "seeds")
    (made / "corpus.yaml").write_text(f"corpus: [seeds]\n{saved_question()}", encoding="utf-8")
    return made


def run(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CORPUS_")}
    environment |= {
        "CORPUS_CACHE": str(folder / "cache"),
        # What was seen before is no business of this folder's, though one of its name may have been there.
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
    }
    command = [sys.executable, "-m", "corpus_cli", *shlex.split(line)[1:]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("line", [line for line in commands() if not line.startswith(ON_A_TERMINAL)])
def test_each_command_of_the_tutorial_works(folder: Path, line: str) -> None:
    """Each command finds something, and writes the file that it names."""
    for command, library in NEEDS.items():
        if line.startswith(command) and find_spec(library) is None:
            pytest.skip(f"{command} needs {library}")
    done = run(line, folder)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    written = WRITTEN.search(line)
    assert (folder / written[1]).stat().st_size > 0 if written else done.stdout


@pytest.mark.parametrize("line", ["corpus list @drones", "corpus new @drones"])
def test_the_saved_question_works(folder: Path, line: str) -> None:
    """The question that the tutorial keeps in corpus.yaml finds the articles on drones."""
    assert f"`{line}`" in read_doc("tutorial.md")
    assert run(line, folder).stdout
