"""One writer at a time; the others wait, readers do not."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from corpus_cli.errors import QueryError
from corpus_cli.store import IndexReader, WriterLock, open_connection
from tests.conftest import Result

Ask = Callable[..., Result]


def _index(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "cache").glob("*.sqlite3")
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_second_writer_waits_and_says_for_whom(ask: Ask, pages: Path, tmp_path: Path, trials: ModuleType) -> None:
    """It names the process that has the lock; --no-refresh does not wait, nor does whoever finds nothing to write."""
    ask("index")
    index = _index(tmp_path)
    ready, holder = os.pipe(), os.getpid()
    with WriterLock(index, str) as lock:
        lock.hold()
        assert "waiting" not in ask("list").err
        trials.write_page(pages / "4.txt", 4)
        assert ask("list", "--no-refresh").err.startswith("3 articles: ")
        child = os.fork()
        if not child:
            os.close(ready[0])
            told: list[str] = []
            with WriterLock(index, lambda line: os.write(ready[1], line.encode())) as other:
                other.hold()
            os._exit(len(told))
        os.close(ready[1])
        line = os.read(ready[0], 1_000).decode()
    os.waitpid(child, 0)
    os.close(ready[0])
    assert line == f"process {holder} is bringing the index up to date; waiting (--no-refresh does not wait)"
    assert ask("list").err.startswith("4 articles: ")


def test_a_dead_holder_is_no_obstacle(ask: Ask, tmp_path: Path) -> None:
    """A lock dies with its process, though processes that this one had started live on."""
    ask("index")
    index = _index(tmp_path)
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        with WriterLock(index, str) as lock:
            lock.hold()
            grandchild = os.fork()
            if not grandchild:
                signal.pause()
            os.write(told, f"{grandchild}".encode())
            signal.pause()
    grandchild = int(os.read(ready, 32))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    lines: list[str] = []
    with WriterLock(index, lines.append) as lock:
        lock.hold()
    os.kill(grandchild, signal.SIGKILL)
    os.close(ready)
    os.close(told)
    assert lines == []


def test_a_reader_in_a_long_answer_stops_no_writer(ask: Ask, pages: Path, tmp_path: Path, trials: ModuleType) -> None:
    """It goes on seeing the state that it began with, through a change and through a rebuild."""
    ask("index")
    reader = IndexReader(open_connection(_index(tmp_path)), None)
    with reader.snapshot():
        before = [row.summary.digest for row in reader.summaries()]
        trials.write_page(pages / "1.txt", 5)
        assert ask("list").exit == 0
        assert ask("index", "--rebuild").exit == 0
        assert [row.summary.digest for row in reader.summaries()] == before
    assert [row.summary.digest for row in reader.summaries()] != before
    reader.close()


@pytest.mark.parametrize("raised", [KeyboardInterrupt, QueryError])
def test_what_a_function_raises_the_question_raises(raised: type[BaseException]) -> None:
    """Ctrl-C within a function that SQLite calls is Ctrl-C, and an error keeps its words."""

    def stop() -> None:
        raise raised("as it was said")

    reader = IndexReader(open_connection(None), None)
    reader.register("stop", 0, stop)
    with pytest.raises(raised, match="as it was said"):
        list(reader.select("SELECT stop()", ()))
    reader.close()
