"""An index that is damaged, foreign, newer or out of place: one clear line, and nothing of worth lost."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result, Run
from tests.store.small_disk import run_on_small_disk

Ask = Callable[..., Result]


def _cut(index: Path) -> None:
    os.truncate(index, index.stat().st_size // 2)


def _overwrite(index: Path) -> None:
    index.write_bytes(b"garbage" * 1_000)


def _empty(index: Path) -> None:
    index.write_bytes(b"")


def _blot_header(index: Path) -> None:
    index.write_bytes(b"\0" * 100 + index.read_bytes()[100:])


def _leave_log(index: Path) -> None:
    index.with_name(f"{index.name}-wal").write_bytes(b"\x37\x7f\x06\x82" + b"x" * 9_000)
    index.with_name(f"{index.name}-shm").write_bytes(b"y" * 32_768)


@pytest.mark.parametrize("damage", [_cut, _overwrite, _empty, _blot_header, _leave_log])
@pytest.mark.parametrize("options", [(), ("--no-refresh",)])
def test_a_damaged_index_is_made_anew(
    ask: Ask, tmp_path: Path, damage: Callable[[Path], None], options: tuple[str, ...]
) -> None:
    """The answer is that of before, with at most one line more."""
    before = ask("grep", "Аселсан", "--json")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    damage(index)
    result = ask("grep", "Аселсан", "--json", *options)
    assert (result.exit, result.out) == (before.exit, before.out), result.err
    assert result.err.count("\n") <= before.err.count("\n") + 1
    assert ask("check").exit == 0


def test_damage_in_the_middle_is_found_and_mended(ask: Ask, tmp_path: Path) -> None:
    """``corpus check`` says so, no command falls over it, and --rebuild makes it good."""
    before = ask("list", "--json").out
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    data = bytearray(index.read_bytes())
    for start in range(8_192, len(data), 8_192):
        data[start : start + 200] = b"\xa5" * 200
    index.write_bytes(data)
    result = ask("check")
    assert result.exit in (0, 2)
    for command in (["list"], ["grep", "Аселсан"], ["status"], ["timeline"]):
        told = ask(*command, "--no-refresh")
        assert told.exit in (0, 1, 2)
        assert "internal error" not in told.err
    assert ask("index", "--rebuild").exit == 0
    assert ask("list", "--json").out == before
    assert ask("check").exit == 0


def test_a_table_that_is_gone_is_one_line(ask: Ask, tmp_path: Path) -> None:
    """Damage that shows only when an answer is looked for is told with what mends it."""
    ask("index")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE source")
    result = ask("list")
    assert (result.exit, result.out) == (2, "")
    assert result.err.endswith("is damaged (no such table: source): 'corpus index --rebuild' makes it anew\n")
    assert ask("index", "--rebuild").exit == 0
    assert ask("list").exit == 0


def test_an_index_of_a_newer_version_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    """The message says what to do, and nothing is deleted, even when all is to be read anew."""
    ask("index")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = index.read_bytes()
    for command in (["list"], ["list", "--no-refresh"], ["index", "--rebuild"]):
        result = ask(*command)
        assert (result.exit, result.out) == (2, "")
        assert "newer version" in result.err
        assert result.err.count("\n") == 1
    assert index.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 2, 3, 999])
@pytest.mark.parametrize("options", [(), ("--no-refresh",)])
def test_a_foreign_database_is_refused(
    corpus: Run, pages: Path, tmp_path: Path, version: int, options: tuple[str, ...]
) -> None:
    """Another program's data named with --index stays as it is, byte for byte."""
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photo (name TEXT)")
        connection.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    result = corpus("--corpus", str(pages), "list", "--index", str(path), *options)
    assert (result.exit, result.out) == (2, "")
    assert result.err == f"corpus: {path}: is no index of this program: name another file with --index\n"
    assert path.read_bytes() == before
    assert not path.with_name("photos.db-wal").exists()


@pytest.mark.parametrize("content", [b"My thesis.\n" * 500, b"x"])
def test_any_other_file_is_refused(corpus: Run, pages: Path, tmp_path: Path, content: bytes) -> None:
    """What the user named with --index by mistake is no damaged index."""
    path = tmp_path / "thesis.txt"
    path.write_bytes(content)
    for command in (["list"], ["list", "--no-refresh"], ["index", "--rebuild"]):
        result = corpus("--corpus", str(pages), *command, "--index", str(path))
        assert result.exit == 2
        assert result.err.count("\n") == 1
        assert "is no index of this program" in result.err
    assert path.read_bytes() == content


def test_an_index_that_is_a_folder_or_below_a_file(corpus: Run, pages: Path, tmp_path: Path) -> None:
    """One line each that names the place."""
    result = corpus("--corpus", str(pages), "list", "--index", str(tmp_path))
    assert (result.exit, result.err) == (2, f"corpus: {tmp_path}: is a folder: name a file with --index\n")
    below = pages / "1.txt" / "index"
    result = corpus("--corpus", str(pages), "list", "--index", str(below))
    assert result.exit == 0
    assert result.err.startswith(f"corpus: {below}: the index cannot be written; working without an index")


def test_a_pipe_as_an_index_blocks_nobody(corpus: Run, pages: Path, tmp_path: Path) -> None:
    """Nor does a device."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        result = corpus("--corpus", str(pages), "list", "--index", str(path))
        assert (result.exit, result.err) == (2, f"corpus: {path}: is no file: name a file with --index\n")


_RUN = """
sys.exit(subprocess.run([sys.executable, "-m", "corpus_cli", *sys.argv[3:]]).returncode)
"""


@pytest.mark.parametrize("size", ["4k", "64k", "160k"])
def test_a_full_disk_is_one_line(pages: Path, tmp_path: Path, size: str) -> None:
    """On a disk too small for the index the command ends with what to do about it."""
    disk = tmp_path / "disk"
    arguments = ["--corpus", str(pages), "list", "--index", str(disk / "index")]
    done = run_on_small_disk(_RUN, *arguments, disk=disk, size=size, cache=tmp_path / "cache")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "the disk is full" in done.stderr


_TAMPERINGS = (
    "UPDATE article SET title = 'Нове' WHERE number = 1",
    "UPDATE article SET language = 'ru' WHERE number = 1",
    "UPDATE article SET published = '2020', published_earliest = 20200101000000 WHERE number = 1",
    "UPDATE article SET words = words + 1 WHERE number = 2",
    "UPDATE article SET id = 'aaaaaaaaaaaa' WHERE number = 2",
    "UPDATE article SET digest = x'00' WHERE number = 2",
    "UPDATE article SET details = x'00' WHERE number = 2",
    "DELETE FROM article WHERE number = 3",
    "DELETE FROM source WHERE number = 3",
    "INSERT INTO mention VALUES (1, 99, 20200101000000, 20200101000000)",
    "INSERT INTO token (rowid, title, body, removed) VALUES (2, 't9 t9 t9', '', '')",
    "UPDATE likeness SET signature = zeroblob(128) WHERE article = 3",
    "DELETE FROM type_count WHERE number = 1",
)


@pytest.mark.parametrize("statement", _TAMPERINGS)
def test_check_finds_a_changed_row(ask: Ask, tmp_path: Path, statement: str) -> None:
    """Sound at first; a row changed by hand is told, whatever it is."""
    sound = ask("check")
    assert (sound.exit, sound.err) == (0, "3 articles: index and files agree\n")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    connection = sqlite3.connect(index)
    connection.execute(statement)
    connection.commit()
    connection.close()
    result = ask("check", "--no-refresh")
    assert result.exit == 2
    assert "corpus index --rebuild" in result.err
