"""The examples of the docs are run, and what they show is what the program prints."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.docs import load_script

SCRIPT = load_script("make_examples")
EXAMPLES = [
    pytest.param(example.arguments, example.shown, id=f"{Path(name).stem}: {' '.join(example.arguments)}")
    for name in SCRIPT.PAGES
    for example in SCRIPT.iter_examples((ROOT / name).read_text(encoding="utf-8"))
]
# The shell's say and this project's own targets; every other command of a block must be an example that runs.
NOT_RUN = ("make ", "python -m pip ", ".ci/run", "corpus --corpus ~/news ")


@pytest.mark.parametrize(("arguments", "shown"), EXAMPLES)
def test_an_example_prints_what_the_docs_show(corpus: Run, arguments: list[str], shown: list[str]) -> None:
    """Each example runs on the seeds; what is shown below it is exactly what it prints, 100 columns wide."""
    result = corpus(*arguments, width=SCRIPT.WIDTH)
    if shown:
        assert SCRIPT.printed(result.out, result.err) == shown
    else:
        assert result.exit == 0
        assert result.out


def test_the_readme_has_an_example_of_every_reading_command() -> None:
    """list, grep and show are each shown with their output."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = {example.arguments[0] for example in SCRIPT.iter_examples(page) if example.shown}
    assert shown >= {"list", "grep", "show"}


def test_every_command_line_of_the_readme_is_an_example_or_known() -> None:
    """No block of the README holds a command that nothing runs."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert [line for block in blocks for line in block.splitlines() if not line.startswith(NOT_RUN)] == []


def test_output_is_renewed_in_place() -> None:
    """Renewing changes the lines below a prompt, and nothing where none were shown."""
    page = "a\n```console\n$ corpus list\nold\n$ corpus grep x\n\n$ corpus show y\nold\nold\n```\nb\n"
    renewed = SCRIPT.refreshed(page, lambda arguments: [f"new {arguments[0]}"])
    expected = "a\n```console\n$ corpus list\nnew list\n$ corpus grep x\n\n$ corpus show y\nnew show\n```\nb\n"
    assert renewed == expected
