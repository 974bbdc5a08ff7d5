"""The index is right whatever is killed, interrupted or done at the same time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.process import environment, run_process
from tests.conftest import ROOT


def test_twenty_kills_leave_the_index_of_an_undisturbed_run(trials: ModuleType, tmp_path: Path) -> None:
    """After each kill it is sound and holds whole batches; in the end every row is that of an undisturbed run."""
    for number in range(40):
        trials.write_page(tmp_path / "corpus" / str(number % 4) / f"{number}.txt", 1 + number % 6)
    outcome = trials.try_kills(tmp_path / "corpus", tmp_path, kills=20, batch=5, jobs=1, seed=3)
    assert (outcome.faults, outcome.count) == ([], 20)
    assert len(outcome.states) > 2


def test_workers_killed_or_left_alone_cost_nothing(trials: ModuleType, tmp_path: Path) -> None:
    """A worker that dies ends the run and not the index; workers end with the process that started them."""
    for number in range(170):
        trials.write_page(tmp_path / "corpus" / f"{number}.txt", 1 + number % 6)
    outcome = trials.try_kills(tmp_path / "corpus", tmp_path, kills=2, batch=40, jobs=2, seed=5)
    assert (outcome.faults, outcome.count) == ([], 2)


def test_readers_get_whole_answers_while_one_writes(trials: ModuleType, tmp_path: Path) -> None:
    """Ten readers get the answer of one state, none older than the last one done when they asked."""
    outcome = trials.try_crowd(tmp_path, seconds=2, readers=10, fresh=False, seed=1)
    assert outcome.faults == []
    assert len(outcome.states) > 2


def test_readers_that_write_as_well_get_whole_answers(trials: ModuleType, tmp_path: Path) -> None:
    """Where each brings the index up to date first, no answer is torn and none fails."""
    outcome = trials.try_crowd(tmp_path, seconds=1.5, readers=4, fresh=True, seed=2)
    assert outcome.faults == []
    assert outcome.count > 4


def _start(*arguments: str, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "corpus_cli", *arguments],
        cwd=ROOT,
        env=environment(cache),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_for_workers(process: subprocess.Popen[str], number: int) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("the system does not tell a process's children")
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        workers = [int(pid) for pid in children.read_text().split()]
        if len(workers) >= number:
            return workers
        time.sleep(0.005)
    pytest.fail(f"no workers: {process.communicate()}")


@pytest.fixture
def many(trials: ModuleType, tmp_path: Path) -> Path:
    """Enough articles to be read by several processes."""
    for number in range(300):
        trials.write_page(tmp_path / "many" / f"{number}.txt", 1 + number % 9)
    return tmp_path / "many"


def test_a_run_that_is_stopped_is_gone_on_with(many: Path, tmp_path: Path) -> None:
    """A worker that dies is exit code 2 and what to do, Ctrl-C 130; each is one line, and the next run goes on."""
    process = _start("--corpus", str(many), "index", "--jobs", "2", cache=tmp_path / "cache")
    os.kill(_wait_for_workers(process, 2)[0], signal.SIGKILL)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert told.startswith("corpus: a reading process died")
    assert told.count("\n") == 1
    process = _start("--corpus", str(many), "index", "--jobs", "2", cache=tmp_path / "cache")
    _wait_for_workers(process, 2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.strip()) == (130, "interrupted")
    again = run_process("--corpus", str(many), "index", "--jobs", "1", cache=tmp_path / "cache")
    assert again.exit == 0
    assert again.err.startswith("300 articles: ")
