"""The program run as a process of its own, for what only a real process can show: pipes, closed streams, signals."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


@dataclass(frozen=True)
class Finished:
    """What a process left behind, decoded."""

    exit: int
    out: str
    err: str


def environment(cache: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment that nothing of the tester's own settings leaks into."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    return {
        **kept, "CORPUS_CACHE": str(cache), "CORPUS_STATE": str(cache / "state"), "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8", "TERM": "xterm", **(more or {})
    }  # fmt: skip


def run_process(
    *arguments: str | bytes, cache: Path, more: Mapping[str, str] | None = None, folder: Path = ROOT, **options: Any
) -> Finished:
    """Run ``python -m corpus_cli`` to its end; ``options`` go to ``subprocess.run`` (streams, input)."""
    command = [sys.executable, "-m", "corpus_cli", *arguments]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    if "input" in options:
        del streams["stdin"]
    done = subprocess.run(
        command, cwd=folder, env=environment(cache, more), timeout=60, check=False, **{**streams, **options}
    )
    return Finished(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


def run_shell(script: str, *, cache: Path, folder: Path = ROOT) -> Finished:
    """Run a line of shell in which ``corpus`` is the program; the exit code is that of the last command."""
    function = f'corpus() {{ "{sys.executable}" -m corpus_cli "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", function + script],
        cwd=folder,
        env=environment(cache),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())
