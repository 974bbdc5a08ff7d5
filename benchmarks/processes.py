"""What whole processes cost: CPU seconds, wall seconds and memory, for the scripts beside this one.

In: command lines. Out: figures of the kernel's own account (``wait4``), child processes included. Unix only.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

__all__ = ["Cost", "measure", "run_once"]

# A look at the memory of large processes takes time from them: looked at again after so many times as long.
_SAMPLE_SECONDS, _REST = 0.25, 100


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took.

    Attributes:
        cpu, wall: seconds; ``cpu`` is user and system time with that of its children.
        peak: bytes; of the whole tree of processes where it was watched, else of its largest process.
        lines: lines it printed.
        exit: its exit code.
    """

    cpu: float
    wall: float
    peak: int
    lines: int
    exit: int


def measure(
    command: Sequence[str], repeat: int, *, environment: Mapping[str, str] | None = None, warm: bool = True
) -> Cost:
    """Run a command ``repeat`` times, after once to warm the page cache, and return the medians."""
    if warm:
        run_once(command, environment=environment)
    costs = [run_once(command, environment=environment) for _ in range(repeat)]
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        max(cost.peak for cost in costs),
        costs[0].lines,
        max(cost.exit for cost in costs),
    )


def run_once(command: Sequence[str], *, environment: Mapping[str, str] | None = None, watch: bool = False) -> Cost:
    """Run a command with its output counted and thrown away; with ``watch``, sample the memory of its whole tree."""
    variables = {**(os.environ if environment is None else environment)}
    # An installed program has its bytecode; without it every start would compile all of its modules.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables
    )
    watcher = _MemoryWatcher(process.pid) if watch else None
    output = process.stdout
    assert output is not None
    lines = sum(chunk.count(b"\n") for chunk in iter(lambda: output.read(1 << 16), b""))
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    output.close()
    # The process is reaped already: tell Popen, so that it does not wait for it again.
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(usage.ru_maxrss * 1024, watcher.stop() if watcher else 0)
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak, lines, process.returncode)


class _MemoryWatcher:
    """Samples the proportional memory of a process and its descendants; 0 where /proc does not tell."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._peak = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Return the peak in bytes."""
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        pause = _SAMPLE_SECONDS
        while not self._stopped.wait(pause):
            begin = time.perf_counter()
            self._peak = max(self._peak, sum(map(_memory, _family(self._root))))
            pause = max(_SAMPLE_SECONDS, _REST * (time.perf_counter() - begin))


def _family(root: int) -> list[int]:
    family = [root]
    for parent in family:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                family += map(int, children.read_text().split())
            except OSError:
                continue
    return family


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    # Pages shared between workers count once, by their shares.
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
