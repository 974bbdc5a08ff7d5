"""A reader that another package brings, installed as packages are."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

EXAMPLE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
"""The reader that the docs show."""


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Path]:
    """A place with the example of the docs installed in it, for as long as a test takes."""
    place = tmp_path / "site"
    metadata = place / "corpus_clippings-1.0.dist-info"
    metadata.mkdir(parents=True)
    (place / "corpus_clippings.py").write_text(EXAMPLE)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: corpus-clippings\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[corpus_cli.readers]\nclip = corpus_clippings:Clippings\n")
    sys.path.insert(0, str(place))
    yield place
    sys.path.remove(str(place))
    sys.modules.pop("corpus_clippings", None)


def test_the_example_of_the_docs_reads_its_files(corpus: Run, installed: Path, tmp_path: Path) -> None:
    """Files of its ending are found in folders, and what it yields are articles; without it they are left out."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "may.clip").write_text(
        "## Rain in the hills\nIt rained all day above the town of Brod.\n"
        "## Plums\nThe harvest of plums began a week early.\n"
    )
    listed = corpus("--corpus", str(folder), "list", "--json", folder=tmp_path)
    assert [(one["path"], one["title"]) for one in map(json.loads, listed.lines)] == [
        ("news/may.clip!/1", "Rain in the hills"),
        ("news/may.clip!/2", "Plums"),
    ]
    sys.path.remove(str(installed))
    without = corpus("--corpus", str(folder), "list", "--no-cache")
    sys.path.insert(0, str(installed))
    assert "left out files of other kinds (1 .clip)" in without.err


def test_a_reader_that_cannot_be_loaded_is_an_error_of_its_files(corpus: Run, installed: Path, tmp_path: Path) -> None:
    """The others are read."""
    (installed / "corpus_broken.py").write_text("raise RuntimeError('no')\n")
    listing = installed / "corpus_clippings-1.0.dist-info" / "entry_points.txt"
    listing.write_text("[corpus_cli.readers]\nclip = corpus_broken:Clippings\n")
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "may.clip").write_text("## Rain\nIt rained.\n")
    (folder / "june.txt").write_text("Plums\n\nThe harvest of plums began a week early, growers of the valley say.\n")
    listed = corpus("--corpus", str(folder), "list", "--json")
    assert (listed.exit, len(listed.lines)) == (2, 1)
    assert "the reader corpus_broken:Clippings cannot be loaded (RuntimeError: no)" in listed.err
