"""The trials of the script, and small corpora to try them on."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT, Result, Run


@pytest.fixture(scope="session")
def trials() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import safety
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    return safety


@pytest.fixture
def pages(tmp_path: Path, trials: ModuleType) -> Path:
    """A folder of three articles with one, two and three mentions of Аселсан."""
    for number in (1, 2, 3):
        trials.write_page(tmp_path / "pages" / f"{number}.txt", number)
    return tmp_path / "pages"


@pytest.fixture
def ask(corpus: Run, pages: Path, tmp_path: Path) -> Callable[..., Result]:
    """Run a command on the pages, with an index of its own."""

    def run(*arguments: str) -> Result:
        return corpus("--corpus", str(pages), *arguments, environment={"CORPUS_CACHE": str(tmp_path / "cache")})

    return run
