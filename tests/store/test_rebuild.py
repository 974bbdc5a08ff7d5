"""An index made anew: the old one answers until the new one is whole, whatever happens meanwhile."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from corpus_cli.ingest import Ingest, OpenIndex, open_index
from tests.conftest import Result
from tests.store.small_disk import run_on_small_disk

Ask = Callable[..., Result]
_FILES = 12
_INGEST = Ingest(engine="pair", jobs=1, batch=3)
_REBUILD = replace(_INGEST, rebuild=True)


@pytest.fixture
def folder(trials: ModuleType, tmp_path: Path) -> Path:
    """A folder of twelve articles."""
    for number in range(_FILES):
        trials.write_page(tmp_path / "corpus" / f"{number:02}.txt", 1 + number % 4)
    return tmp_path / "corpus"


@pytest.fixture
def index(folder: Path, tmp_path: Path) -> Path:
    """The place of their index, which is made."""
    _open(folder, tmp_path / "index", _INGEST)
    return tmp_path / "index"


def _open(folder: Path, index: Path, ingest: Ingest) -> OpenIndex:
    opened = open_index([str(folder)], index, ingest)
    opened.reader.close()
    return opened


def _listed(folder: Path, index: Path, tell: Callable[[str], object] = str) -> list[str]:
    opened = open_index([str(folder)], index, replace(_INGEST, fresh=False, must_exist=True, tell=tell))
    try:
        return [row.summary.id for row in opened.reader.summaries()]
    finally:
        opened.reader.close()


def _break_off(folder: Path, index: Path, ingest: Ingest, *, after: int) -> None:
    """Start an ingest in a process of its own, which is killed when it has read so many files."""
    child = os.fork()
    if not child:

        def progress(done: int, total: int, articles: int) -> None:
            if done == after and total and articles:
                os.kill(os.getpid(), signal.SIGKILL)

        open_index([str(folder)], index, replace(ingest, progress=progress))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _beside(index: Path) -> list[str]:
    return sorted(path.name for path in index.parent.glob(f"{index.name}.new*"))


def test_readers_meet_no_index_in_the_making(folder: Path, index: Path) -> None:
    """Whoever asks the index as it is while all is read anew gets all of the old one; then nothing is left beside."""
    before = _listed(folder, index)
    met = []

    _open(folder, index, replace(_REBUILD, progress=lambda *_: met.append(_listed(folder, index))))
    assert met == [before] * _FILES
    assert _listed(folder, index) == before
    assert _beside(index) == []


@pytest.mark.parametrize("after", [1, 7, _FILES])
def test_a_rebuild_that_is_killed_is_gone_on_with(
    folder: Path, index: Path, tmp_path: Path, trials: ModuleType, after: int
) -> None:
    """The old index stands; the next rebuild reads only the rest, and every row is that of an undisturbed one."""
    before = _listed(folder, index)
    _break_off(folder, index, _REBUILD, after=after)
    assert _listed(folder, index) == before
    told: list[str] = []
    resumed = _open(folder, index, replace(_REBUILD, tell=told.append))
    assert resumed.refreshed
    assert resumed.refreshed.read == _FILES - after // 3 * 3
    assert bool(told) == (resumed.refreshed.read < _FILES)
    assert _beside(index) == []
    _open(folder, tmp_path / "undisturbed", _INGEST)
    assert trials.dump_index(index) == trials.dump_index(tmp_path / "undisturbed")


def test_an_index_of_another_make_stands_until_the_new_one_is_whole(folder: Path, index: Path) -> None:
    """So does one that is made anew because the settings have changed."""
    before = _listed(folder, index)
    other = replace(_INGEST, fields={"text": "body"})
    _break_off(folder, index, other, after=7)
    assert _listed(folder, index) == before
    told: list[str] = []
    resumed = _open(folder, index, replace(other, tell=told.append))
    assert resumed.refreshed
    assert resumed.refreshed.read == _FILES - 6
    assert told == [
        "program or settings have changed since the index was made: reading everything anew",
        "going on with the new index where its making was broken off",
    ]
    assert _listed(folder, index, told.append) == before


def test_status_tells_of_a_rebuild_that_was_broken_off(ask: Ask, tmp_path: Path, pages: Path) -> None:
    """It names the command that goes on with it; afterwards there is nothing to tell."""
    index = tmp_path / "mine"
    assert ask("index", "--index", str(index)).exit == 0
    assert ask("status", "--index", str(index)).err == ""
    _break_off(pages, index, _REBUILD, after=2)
    told = "making the index anew was broken off: 'corpus index --rebuild' goes on with it"
    assert ask("status", "--index", str(index)).err.strip() == told
    assert ask("index", "--rebuild", "--index", str(index)).exit == 0
    assert ask("status", "--index", str(index)).err == ""


def test_remains_of_another_make_are_not_gone_on_with(folder: Path, index: Path) -> None:
    """What was begun with other settings is begun again."""
    _break_off(folder, index, replace(_REBUILD, fields={"text": "body"}), after=7)
    resumed = _open(folder, index, _REBUILD)
    assert resumed.refreshed
    assert resumed.refreshed.read == _FILES


def test_what_is_in_place_is_not_put_there_again(folder: Path, index: Path) -> None:
    """A kill between the last two steps leaves a copy behind; the next rebuild reads everything all the same."""
    _open(folder, index, _REBUILD)
    index.with_name(f"{index.name}.new").write_bytes(index.read_bytes())
    again = _open(folder, index, _REBUILD)
    assert again.refreshed
    assert again.refreshed.read == _FILES


def test_damaged_remains_are_begun_again(folder: Path, index: Path) -> None:
    """They cost a rebuild, and no more."""
    _break_off(folder, index, _REBUILD, after=7)
    remains = index.with_name(f"{index.name}.new")
    remains.write_bytes(remains.read_bytes()[:200] + b"\xa5" * 20_000)
    before = _listed(folder, index)
    _open(folder, index, _REBUILD)
    assert _listed(folder, index) == before


def test_a_damaged_index_is_replaced_by_a_whole_one(folder: Path, index: Path) -> None:
    """A kill while it is made anew loses nothing that was read."""
    before = _listed(folder, index)
    damaged = index.read_bytes()[:100] + b"garbage" * 1_000
    index.write_bytes(damaged)
    _break_off(folder, index, _INGEST, after=7)
    assert index.read_bytes() == damaged
    resumed = _open(folder, index, _INGEST)
    assert resumed.refreshed
    assert resumed.refreshed.read == _FILES - 6
    assert _listed(folder, index) == before
    assert _beside(index) == []


def test_a_file_in_the_way_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    """What lies where the new index would go, and is none, is named; the index answers as before."""
    index = tmp_path / "mine"
    assert ask("index", "--index", str(index)).exit == 0
    taken = tmp_path / "mine.new"
    taken.write_text("notes")
    result = ask("index", "--rebuild", "--index", str(index))
    assert result.exit == 2
    assert result.err == (
        f"corpus: {taken}: is no index of this program, and in the way of one: move it elsewhere; "
        "the index of before stands, and --no-refresh asks it\n"
    )
    assert taken.read_text() == "notes"
    assert ask("list", "--index", str(index)).exit == 0


_FILL_AND_REBUILD = """
def corpus(*command):
    line = [sys.executable, "-m", "corpus_cli", *command, "--corpus", sys.argv[3], "--index", sys.argv[4]]
    return subprocess.run(line, capture_output=True, text=True)
corpus("index")
before = corpus("list", "--json", "--no-refresh").stdout
room = os.statvfs(disk)
with open(os.path.join(disk, "filler"), "wb") as filler:
    filler.write(bytes(max(0, room.f_bavail * room.f_frsize - int(sys.argv[5]))))
failed = corpus("index", "--rebuild")
now = corpus("list", "--json", "--no-refresh")
assert now.stdout == before, now.stderr
os.remove(os.path.join(disk, "filler"))
again = corpus("index", "--rebuild")
assert corpus("list", "--json", "--no-refresh").stdout == before, "the new index is another"
print(failed.returncode, again.returncode)
sys.stderr.write(failed.stderr)
"""


@pytest.mark.parametrize("room", [100_000, 300_000])
def test_a_disk_that_fills_up_leaves_the_old_index(folder: Path, tmp_path: Path, room: int) -> None:
    """One line says so, while the new one is made or put in place; with room again it is done."""
    disk = tmp_path / "disk"
    done = run_on_small_disk(
        _FILL_AND_REBUILD, str(folder), str(disk / "index"), str(room), disk=disk, size="64m", cache=tmp_path / "cache"
    )
    assert (done.returncode, done.stdout) == (0, "2 0\n"), done.stderr
    assert done.stderr.count("\n") == 1
    assert "the disk is full" in done.stderr
    assert done.stderr.endswith("; the index of before stands, and --no-refresh asks it\n")
