"""The made-up corpus: the same for the same seed, with the shares and the places it promises."""

import hashlib
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.importorskip("wordfreq")

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FILES = 1500


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """The script as a module; it imports its neighbours by their bare names, as scripts do."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import make_corpus
    finally:
        sys.path.remove(str(BENCHMARKS))
    return make_corpus


@pytest.fixture(scope="module")
def folder(maker: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One corpus for all tests."""
    folder = tmp_path_factory.mktemp("made") / "corpus"
    maker.write_corpus(FILES, folder, seed=1)
    return folder


@pytest.fixture(scope="module")
def records(folder: Path) -> list[dict[str, Any]]:
    """Its manifest."""
    manifest = folder.parent / "corpus.manifest.jsonl"
    return [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_small_corpus_is_the_start_of_a_large_one(maker: ModuleType, folder: Path, tmp_path: Path) -> None:
    """The same seed writes the same bytes, however many files and processes there are."""
    maker.write_corpus(1100, tmp_path / "again", seed=1, jobs=2)
    again, first = digests(tmp_path / "again"), digests(folder)
    assert again == {path: first[path] for path in again}
    assert len(again) == 1100


def test_another_seed_writes_other_files(maker: ModuleType, folder: Path, tmp_path: Path) -> None:
    """A seed decides about every file."""
    maker.write_corpus(50, tmp_path / "other", seed=2)
    first = digests(folder)
    assert all(first[path] != digest for path, digest in digests(tmp_path / "other").items())


def test_the_manifest_lists_every_file_once(folder: Path, records: list[dict[str, Any]]) -> None:
    """No file without a record, no record without a file, at most a thousand files to a folder."""
    paths = [record["path"] for record in records]
    assert sorted(paths) == sorted(digests(folder))
    assert max(Counter(os.path.dirname(path) for path in paths).values()) == 1000


def test_names_stand_where_the_manifest_says(folder: Path, records: list[dict[str, Any]]) -> None:
    """Offsets are code points of the decoded text."""
    names = Counter()
    for record in records:
        if record["kind"] in ("article", "copy"):
            text = (folder / record["path"]).read_bytes().decode(record["encoding"])
            for name, surface, start, end in record["names"]:
                assert text[start:end] == surface
                names[name] += 1
    assert all(names[name] > 10 for name in ("Tokayev", "Ankara", "ANKA", "Aselsan"))


@pytest.mark.parametrize("stem", ["тока", "tokay", "tokaj", "анка", "anka", "aselsan", "аселсан"])
def test_no_name_stands_anywhere_else(folder: Path, records: list[dict[str, Any]], stem: str) -> None:
    """The words and surnames drawn at random never make a mention that the manifest does not know."""
    for record in records:
        if record.get("encoding") == "utf-8":
            text = (folder / record["path"]).read_text(encoding="utf-8").casefold()
            listed = sum(surface.casefold().startswith(stem) for _, surface, _, _ in record["names"])
            assert len(re.findall(rf"\b{stem}", text)) == listed, record["path"]


@pytest.mark.parametrize(
    ("kind", "low", "high"), [("copy", 0.02, 0.04), ("article", 0.95, 0.98), ("broken", 0.0005, 0.003)]
)
def test_kinds_have_their_shares(maker: ModuleType, kind: str, low: float, high: float) -> None:
    """Three in a hundred are copies, one in a thousand is broken; decided before a word is written."""
    kinds = Counter(maker.plan_article(1, index).kind for index in range(5000))
    kinds["broken"] = kinds["empty"] + kinds["binary"] + kinds["undecodable"]
    assert low < kinds[kind] / 5000 < high


def test_languages_and_encodings_are_all_there(records: list[dict[str, Any]]) -> None:
    """Seven languages, most files in UTF-8, about one in a hundred not."""
    languages = Counter(record["language"] for record in records if "language" in record)
    encodings = Counter(record["encoding"] for record in records if "encoding" in record)
    assert set(languages) == {"ru", "uk", "pl", "kk", "tr", "en", "de"}
    assert min(languages.values()) > FILES * 0.05
    assert 0.005 < 1 - encodings["utf-8"] / FILES < 0.025


def test_files_have_the_size_of_news(folder: Path) -> None:
    """3.75 kB on average, within what a small sample allows."""
    sizes = [path.stat().st_size for path in folder.rglob("*.txt")]
    assert 3500 < sum(sizes) / len(sizes) < 4000


def test_a_copy_shares_most_sentences_with_its_original(folder: Path, records: list[dict[str, Any]]) -> None:
    """Syndicated copies keep the text and change the page around it."""
    known = {record["path"]: record for record in records}
    copies = [record for record in records if record["kind"] == "copy"]
    assert copies
    for record in copies:
        original = known[record["copy_of"]]
        assert original["kind"] == "article"
        texts = [(folder / item["path"]).read_bytes().decode(item["encoding"]) for item in (record, original)]
        copy, source = ({line for line in text.splitlines() if len(line) > 60} for text in texts)
        if len(source) > 8 and record["encoding"] == original["encoding"] == "utf-8":
            assert len(copy & source) > len(source) / 3
        assert texts[0] != texts[1]


def test_a_folder_with_files_is_left_alone(maker: ModuleType, tmp_path: Path) -> None:
    """Nothing is written among the user's files."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not empty"):
        maker.write_corpus(10, tmp_path)
    assert digests(tmp_path).keys() == {"mine.txt"}
