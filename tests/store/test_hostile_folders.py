"""Whatever lies in a folder, nothing blocks, nothing breaks, and the articles that can be read are listed."""

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

from corpus_cli.errors import SourceError
from corpus_cli.sources import read_document
from tests.conftest import Result

Ask = Callable[..., Result]


def _names(result: Result) -> list[str]:
    return [Path(json.loads(line)["path"]).name for line in result.lines]


def test_any_name_a_file_can_have(ask: Ask, pages: Path) -> None:
    """Line ends, quotes, escapes, bytes that are no text, 250 of them: each an article, shown by its id."""
    text = (pages / "1.txt").read_bytes()
    names = [
        b"two\nlines.txt",
        b"caf\xe9.txt",
        b"\x1b[31mred.txt",
        b"-rf.txt",
        b"a'b\"c.txt",
        b"\xff\\xff.txt",
        b"%.txt",
    ]
    for number, name in enumerate([*names, b"n" * 246 + b".txt"]):
        with open(os.path.join(os.fsencode(pages), name), "wb") as file:
            file.write(text + b"\n\n%d\n" % number)
    result = ask("list", "--json", "--all")
    assert (result.exit, len(result.lines)) == (0, 11)
    for line in result.lines:
        assert ask("show", json.loads(line)["id"]).exit == 0
    assert "0 files read" in ask("index").err
    assert "\x1b" not in ask("list", "--all").out
    assert ask("check").exit == 0


def test_folders_whose_names_look_alike_are_two(ask: Ask, pages: Path, trials: ModuleType) -> None:
    """A byte that is no text and the letters that stand for it are told apart when one of the two changes."""
    for name in (b"\xff", b"\\xff"):
        os.mkdir(os.path.join(os.fsencode(pages), name))
        trials.write_page(Path(os.fsdecode(os.path.join(os.fsencode(pages), name))) / "a.txt", 2)
    ask("index")
    for name in (b"\xff", b"\\xff"):
        trials.write_page(Path(os.fsdecode(os.path.join(os.fsencode(pages), name))) / "b.txt", 3)
        assert "1 file read" in ask("index").err


def test_folders_a_thousand_deep(ask: Ask, pages: Path) -> None:
    """Deeper than Python can call itself."""
    place = os.open(pages, os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=place)
        below = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = below
    with open(os.open("deep.txt", os.O_WRONLY | os.O_CREAT, dir_fd=place), "wb") as file:
        file.write((pages / "2.txt").read_bytes())
    os.close(place)
    result = ask("list", "--json", "--all")
    # Python's own way to delete folders calls itself, too.
    subprocess.run(["rm", "-rf", str(pages / "d")], check=True)
    assert result.exit == 0
    assert sorted(_names(result)) == ["1.txt", "2.txt", "3.txt", "deep.txt"]


def test_links_pipes_and_devices(ask: Ask, pages: Path) -> None:
    """Loops end, links to nowhere are told, and what is no file is left out without being opened."""
    (pages / "loop").symlink_to(pages)
    (pages / "self.txt").symlink_to(pages / "self.txt")
    (pages / "nowhere.txt").symlink_to(pages / "not-there")
    (pages / "null.txt").symlink_to("/dev/null")
    (pages / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(pages / "pipe.txt")
    result = ask("list", "--json")
    assert result.exit == 2
    assert _names(result) == ["1.txt", "2.txt", "3.txt"]
    assert "nowhere.txt: is a link that leads nowhere" in result.err
    assert "self.txt: is a link that leads nowhere" in result.err
    assert "3 special" in result.err


def test_a_file_that_became_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Between the listing and the reading anything can happen."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="is a pipe or a device"):
        read_document(str(tmp_path / "pipe"))


def test_a_huge_file_is_one_line(ask: Ask, pages: Path) -> None:
    """It is not read whole, and the others are listed."""
    with (pages / "huge.txt").open("wb") as file:
        file.truncate(100 * 2**20)
    result = ask("list", "--json")
    assert (result.exit, len(result.lines)) == (2, 3)
    assert "huge.txt: is larger than 64 MiB: split it into articles" in result.err


def test_a_file_that_grows_while_it_is_read(ask: Ask, pages: Path) -> None:
    """It is read as it was at some moment, and once it rests as it is."""
    stopped: list[bool] = []

    def write_on() -> None:
        with (pages / "growing.txt").open("a", encoding="utf-8") as file:
            while not stopped:
                file.write("Знову Аселсан.\n")
                file.flush()
                time.sleep(0.005)

    writer = Thread(target=write_on)
    writer.start()
    try:
        for _ in range(5):
            assert ask("list").err.count("internal") == 0
    finally:
        stopped.append(True)
        writer.join()
    assert ask("list").exit == 0
    assert ask("check").exit == 0
