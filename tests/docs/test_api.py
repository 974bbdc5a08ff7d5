"""The examples of docs/api.md, run on the seeds."""

import doctest
from pathlib import Path

import pytest

from tests.conftest import ROOT


def test_the_examples_of_the_python_page_hold(monkeypatch: pytest.MonkeyPatch, cache_folder: Path) -> None:
    """Each example prints what the page shows."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CORPUS_CACHE", str(cache_folder))
    result = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, verbose=False)
    assert result.attempted >= 10
    assert result.failed == 0
