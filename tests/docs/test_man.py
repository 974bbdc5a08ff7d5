"""Manual pages: what the commands say, in a form that roff reads without a complaint."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from corpus_cli.cli.main import COMMANDS, group
from tests.conftest import ROOT
from tests.docs import load_script

SCRIPT = load_script("make_man")
PAGES: dict[str, str] = SCRIPT.man_pages()
GROFF = shutil.which("groff")


def groff(*arguments: str, text: str) -> "subprocess.CompletedProcess[str]":
    assert GROFF
    return subprocess.run([GROFF, *arguments], input=text, capture_output=True, encoding="utf-8", check=True)


def test_the_pages_are_current() -> None:
    """docs/man has the page of each command as it is now, and no other; docs/make_reference.py renews them."""
    written = {f"{path.parent.name}/{path.name}": path.read_text(encoding="ascii") for path in _files()}
    assert written.keys() == PAGES.keys()
    # How a usage line is laid out is the business of the library that does it.
    assert [name for name, page in PAGES.items() if page.split() != written[name].split()] == []


def _files() -> list[Path]:
    return sorted((ROOT / "docs" / "man").glob("man*/*"))


def test_the_pages_are_installed() -> None:
    """The wheel puts them where man looks."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"] == {"docs/man": "share/man"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_says_what_help_says(name: str) -> None:
    """Every option stands on it with its text, every example, and what the command is for."""
    context = SCRIPT.program_context()
    command = group.get_command(context, name)
    assert command is not None
    page = " ".join(PAGES[f"man1/corpus-{name}.1"].split())
    records = [param.get_help_record(context) for param in command.params if isinstance(param, click.Option)]
    told = [text for record in records if record for text in record]
    told += [line.strip() for line in (command.epilog or "").partition("Examples:")[2].splitlines()]
    assert [text for text in told if " ".join(SCRIPT.escape(text).split()) not in page] == []


@pytest.mark.skipif(GROFF is None, reason="groff is not installed")
@pytest.mark.parametrize("name", PAGES)
def test_roff_reads_it_without_a_warning(name: str) -> None:
    """Every warning there is turned on, and none comes."""
    assert groff("-man", "-Tutf8", "-ww", "-z", text=PAGES[name]).stderr == ""


@pytest.mark.skipif(GROFF is None, reason="groff is not installed")
def test_what_is_typed_stands_there_as_it_is_typed() -> None:
    """Quotes, hyphens, backslashes and letters of other scripts come out as they go in, wherever they stand."""
    text = '.it\'s -- a `test` of \\d+ ~^ "Токаев" «…»'
    page = f".TH A 1\n.SH NAME\n{SCRIPT.escape(text)}\n"
    assert text in groff("-man", "-Tutf8", "-P-c", text=page).stdout
