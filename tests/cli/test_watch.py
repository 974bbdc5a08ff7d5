"""corpus watch, as a process: new mentions as files come, each once, until Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus_cli.watch.changes import iter_changes
from tests.cli.process import environment
from tests.conftest import Run

pytest.importorskip("watchfiles", reason="watchfiles comes with the extra watch")

PATIENCE = 30.0
FIRST = "The bridge opens\n\nThe mayor of the town said that Kovalenko had drawn the bridge with his own hand.\n"
SECOND = "\nThe builders asked that Kovalenko come to the opening, and the town council agreed to invite him.\n"


class Watching:
    """The program watching a folder; what it prints goes to files, as to a log."""

    def __init__(self, folder: Path, cache: Path, *arguments: str) -> None:
        self.news = folder / "news"
        self._out, self._err = folder / "out", folder / "err"
        command = [sys.executable, "-m", "corpus_cli", "--corpus", "news", "watch", "--settle", "0.05", *arguments]
        with self._out.open("w") as out, self._err.open("w") as err:
            self._process = subprocess.Popen(command, cwd=folder, env=environment(cache), stdout=out, stderr=err)
        self.wait(lambda: "watching" in self.err)

    @property
    def out(self) -> str:
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self._err.read_text(encoding="utf-8")

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened; a failure of the test if it never does."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, (self.out, self.err)
            assert self._process.poll() is None, (self.out, self.err)
            time.sleep(0.05)

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(PATIENCE)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


Start = Callable[..., Watching]


@pytest.fixture
def start(tmp_path: Path, cache_folder: Path) -> Iterator[Start]:
    """Start watching a folder that holds one article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Kovalenko\n", encoding="utf-8")
    started: list[Watching] = []

    def start_one(*arguments: str) -> Watching:
        started.append(Watching(tmp_path, cache_folder, *arguments))
        return started[-1]

    yield start_one
    for one in started:
        one.end()


def test_mentions_are_told_as_they_come_until_ctrl_c(start: Start) -> None:
    """A new file, a file written on and one deleted: each mention once, and 130 at the end without a traceback."""
    watching = start("-f", "names.txt", "--json")
    assert watching.out == ""
    (watching.news / "b.txt").write_text(f"News of the week\n{SECOND}", encoding="utf-8")
    watching.wait(lambda: watching.out.count("\n") == 1)
    (watching.news / "b.txt").unlink()
    (watching.news / "a.txt").write_text(FIRST + SECOND, encoding="utf-8")
    watching.wait(lambda: watching.out.count("\n") == 2)
    assert watching.interrupt() == 130
    hits = [json.loads(line) for line in watching.out.splitlines()]
    assert [(hit["path"], hit["surface"], hit["right"].split()[0]) for hit in hits] == [
        ("news/b.txt", "Kovalenko", "come"),
        ("news/a.txt", "Kovalenko", "come"),
    ]
    assert watching.err.split() == ["watching;", "Ctrl-C", "ends", "interrupted"]


def test_the_list_of_names_may_change(start: Start, tmp_path: Path) -> None:
    """A name added is looked for at once, everywhere; a list without a name is told of, and the last one holds."""
    watching = start("-f", "names.txt", "--all")
    watching.wait(lambda: "drawn" in watching.out)
    (tmp_path / "names.txt").write_text("# nobody\n", encoding="utf-8")
    watching.wait(lambda: "names.txt: holds no name" in watching.err)
    (tmp_path / "names.txt").write_text("Kovalenko\nbridge\n", encoding="utf-8")
    watching.wait(lambda: "─── bridge" in watching.out)
    assert watching.out.startswith("─── Kovalenko\n")
    assert watching.out.count("Kovalenko had drawn") == 2


def test_without_names_new_articles_are_told(start: Start) -> None:
    """Those that fit the question, as they come; a file that cannot be read is told of once."""
    watching = start("title:week", "--json")
    (watching.news / "empty.txt").touch()
    (watching.news / "b.txt").write_text(f"News of the week\n{SECOND}", encoding="utf-8")
    watching.wait(lambda: watching.out.count("\n") == 1 and "empty.txt" in watching.err)
    (watching.news / "c.txt").write_text(f"More news of the week\n{SECOND}{FIRST}", encoding="utf-8")
    watching.wait(lambda: watching.out.count("\n") == 2)
    assert [json.loads(line)["path"] for line in watching.out.splitlines()] == ["news/b.txt", "news/c.txt"]
    assert watching.err.count("empty.txt") == 1


def test_a_name_that_is_no_utf8_ends_no_watch(start: Start) -> None:
    """What comes after a file of such a name is told, and so is the file itself."""
    watching = start("--json")
    Path(os.fsdecode(os.fsencode(watching.news) + b"/bad\xff.txt")).write_text(f"Bad\n{SECOND}", encoding="utf-8")
    watching.wait(lambda: watching.out.count("\n") == 1)
    (watching.news / "b.txt").write_text(f"News of the week\n{SECOND}", encoding="utf-8")
    watching.wait(lambda: watching.out.count("\n") == 2)
    assert json.loads(watching.out.splitlines()[1])["path"] == "news/b.txt"
    assert watching.interrupt() == 130
    assert watching.err.split() == ["watching;", "Ctrl-C", "ends", "interrupted"]


def test_a_folder_whose_name_is_no_utf8_cannot_be_watched(corpus: Run, tmp_path: Path) -> None:
    """The library takes no such name: one line says so."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff"))
    folder.mkdir()
    result = corpus("--corpus", str(folder), "watch")
    assert result.exit == 2
    assert result.err.endswith("cannot be watched: its name is no UTF-8; give it another\n")


def test_of_a_single_file_nothing_beside_it_is_watched(tmp_path: Path) -> None:
    """A list of names in a folder of many more: of these none is told, and of the list and the corpus every change."""
    news, beside, listed = tmp_path / "news", tmp_path / "beside", tmp_path / "names.txt"
    news.mkdir()
    beside.mkdir()
    listed.write_text("Kovalenko\n", encoding="utf-8")
    changes = iter_changes([str(news), str(listed)], settle=0.01)
    assert next(changes) == set()
    (beside / "a.txt").write_text(FIRST, encoding="utf-8")
    listed.write_text("Kovalenko\nbridge\n", encoding="utf-8")
    assert next(changes) == {str(listed)}
    (news / "a.txt").write_text(FIRST, encoding="utf-8")
    assert next(changes) == {str(news / "a.txt")}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--corpus", "-", "watch"], "standard input is read once, and does not change: name files or folders"),
        (["watch", "-f", "-"], "standard input is read once, and the list again and again: name a file with --file"),
        (["watch", "-f", "no-such.txt"], "no-such.txt: no such file or directory"),
    ],
)
def test_what_cannot_be_watched_is_one_line(corpus: Run, arguments: list[str], message: str) -> None:
    """A fault of the command line ends the watch before it begins."""
    result = corpus(*arguments)
    assert (result.exit, result.out, result.err) == (2, "", f"corpus: {message}\n")
