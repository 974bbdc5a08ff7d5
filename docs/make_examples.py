"""Run the examples of the docs and write what they print below them.

usage: make_examples.py

An example stands in a ``console`` block: ``$ corpus ...``, then what the command prints on the five articles of
``seeds/``, 100 columns wide, results first and then what is told beside them. A command with nothing below it is
run too, and its output left out. The tests run the same examples and compare them letter by letter.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGES = (
    "README.md",
    "docs/schema.md",
    "docs/settings.md",
    "docs/exit-codes.md",
    "docs/questions.md",
    "docs/export.md",
    "docs/new.md",
    "docs/tutorial.md",
)
WIDTH = 100

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_PROMPT = "$ corpus "


class Example(NamedTuple):
    """One command of the docs, and the lines shown below it."""

    arguments: list[str]
    shown: list[str]


def iter_examples(page: str) -> Iterator[Example]:
    """Yield the examples of a page in order."""
    for block in _BLOCK.finditer(page):
        yield from _examples_of(block[0])


def _examples_of(block: str) -> Iterator[Example]:
    for part in block.split(_PROMPT)[1:]:
        command, *shown = part.splitlines()
        yield Example(shlex.split(command, comments=True), _trimmed(shown))


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(line.rstrip() for line in lines).strip("\n").splitlines()


def printed(out: str, err: str) -> list[str]:
    """Return what a reader sees of a command's two streams."""
    return _trimmed([*out.splitlines(), *err.splitlines()])


def refreshed(page: str, run: Callable[[list[str]], list[str]]) -> str:
    """Return the page with the output below each example as ``run`` gives it now."""

    def renewed(block: re.Match[str]) -> str:
        parts = block[0].split(_PROMPT)
        return _PROMPT.join([parts[0], *(_with_output(part, run) for part in parts[1:])])

    return _BLOCK.sub(renewed, page)


def _with_output(part: str, run: Callable[[list[str]], list[str]]) -> str:
    command, *shown = part.splitlines()
    if not _trimmed(shown):
        return part
    lines = [command, *run(shlex.split(command, comments=True))]
    return "\n".join(lines) + ("\n\n" if part.endswith("\n\n") else "\n")


def _run_process(arguments: list[str], cache: str) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CORPUS_")}
    environment |= {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "CORPUS_CACHE": cache, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "corpus_cli", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    return printed(done.stdout, done.stderr)


def main() -> None:
    """Renew every page."""
    with tempfile.TemporaryDirectory() as cache:
        for name in PAGES:
            path = ROOT / name
            page = path.read_text(encoding="utf-8")
            path.write_text(refreshed(page, lambda arguments: _run_process(arguments, cache)), encoding="utf-8")


if __name__ == "__main__":
    main()
