"""Reports written once, and a browser to open them in."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import run_process
from tests.report.pages import write_hostile

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium without a window, with an empty profile."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus that attacks the page."""
    return write_hostile(tmp_path_factory.mktemp("corpus") / "hostile")


@pytest.fixture(scope="session")
def seeds_page(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Path:
    """The report of the seeds on two names."""
    return write_page(tmp_path_factory.mktemp("seeds"), cache_folder, "--name", "ANKA", "--name", "Токаев")


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path, hostile: Path) -> Path:
    """The report of the hostile corpus, with a hostile headline."""
    title = "</title><script>document.title='taken'</script>{{ 7 * 7 }}"
    names = ("--name", "Tokayev", "--name", "توكاييف")
    folder = tmp_path_factory.mktemp("hostile")
    return write_page(folder, cache_folder, "--corpus", str(hostile), *names, "--title", title)


def write_page(folder: Path, cache: Path, *arguments: str) -> Path:
    """Write a report with these arguments and return its file."""
    pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
    pytest.importorskip("vl_convert", reason="the extra 'report' is not installed")
    page = folder / "report.html"
    result = run_process("report", *arguments, "-o", str(page), cache=cache)
    assert (result.exit, result.out) == (0, ""), result.err
    return page
