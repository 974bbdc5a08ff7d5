"""A standalone cluster of Spark on the loopback device: a master and workers, each a process group of its own.

Whatever becomes of the test, no process of it is left: they are killed by group, and their ports are free again.
"""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

__all__ = ["Standalone", "fetch_json", "free_port", "wait_until"]

# Seconds; only a machine that does much else comes near it.
_PATIENCE = 600.0


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until(what: str, condition: Any) -> Any:
    """Return what ``condition`` gives once it gives anything.

    Raises:
        TimeoutError: it never does.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.2)
    raise TimeoutError(what)


def fetch_json(address: str) -> Any:
    """Return what lies at an address, ``None`` where nobody answers yet."""
    with suppress(OSError, ValueError), urllib.request.urlopen(address, timeout=5) as answer:
        return json.load(answer)
    return None


class Standalone:
    """A master and its workers; a context manager.

    Args:
        home: where Spark is.
        folder: for logs and the workers' files.
        workers: how many, of one core each.
    """

    def __init__(self, home: Path, folder: Path, *, workers: int) -> None:
        self._spark_class = str(home / "bin" / "spark-class")
        self._folder = folder
        self._environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
        self._port, self._web_port = free_port(), free_port()
        self._number = workers
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def master(self) -> str:
        """The address of the master."""
        return f"spark://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        try:
            web = ("--host", "127.0.0.1", "--port", str(self._port), "--webui-port", str(self._web_port))
            self._start("master.Master", *web)
            wait_until("no master", self._state)
            for number in range(self._number):
                own = ("-d", str(self._folder / f"worker-{number}"), "--webui-port", "0")
                self._start("worker.Worker", "--host", "127.0.0.1", "-c", "1", "-m", "1g", *own, self.master)
            wait_until("no workers", lambda: self.alive() == self._number)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _start(self, name: str, *arguments: str) -> None:
        log = (self._folder / f"{name}-{len(self._processes)}.log").open("wb")
        command = [self._spark_class, f"org.apache.spark.deploy.{name}", *arguments]
        with log:
            process = subprocess.Popen(
                command, env=self._environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        self._processes.append(process)

    def _state(self) -> Mapping[str, Any] | None:
        state: Mapping[str, Any] | None = fetch_json(f"http://127.0.0.1:{self._web_port}/json/")
        return state

    def alive(self) -> int:
        """Return how many workers the master has."""
        state = self._state() or {}
        return sum(worker["state"] == "ALIVE" for worker in state.get("workers", ()))

    def kill_worker(self) -> None:
        """Kill the last worker with all that runs under it, as a machine dies."""
        _kill(self._processes.pop())

    def stop(self) -> None:
        """Kill everything."""
        while self._processes:
            _kill(self._processes.pop())


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
