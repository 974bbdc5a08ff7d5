"""The docs held to the program."""

from importlib.util import module_from_spec, spec_from_file_location
from itertools import takewhile
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).parent.parent.parent / "docs"


def load_script(name: str) -> ModuleType:
    """Return a script of docs/ as a module."""
    spec = spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_doc(name: str) -> str:
    """Return a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def read_table(section: str) -> list[list[str]]:
    """Return the rows of the first Markdown table of a text, cell by cell, without its head."""
    below = section.partition("\n|--")[2].splitlines()[1:]
    rows = takewhile(lambda line: line.startswith("|"), below)
    return [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows]
