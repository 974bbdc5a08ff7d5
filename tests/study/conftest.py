"""Folders the tests of the analyses read."""

from pathlib import Path

import pytest

from tests.hay import write_hay


@pytest.fixture(scope="session")
def hay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The multilingual, hostile corpus, written once."""
    return write_hay(tmp_path_factory.mktemp("corpus") / "hay")
