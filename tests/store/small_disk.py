"""A disk of so many bytes, that only one process and what it starts can see."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import environment
from tests.conftest import ROOT

_MOUNTED = """
import ctypes, os, subprocess, sys
libc = ctypes.CDLL(None, use_errno=True)
disk, size = sys.argv[1:3]
if libc.unshare(0x20000) or libc.mount(b"none", b"/", None, 0x44000, None) or libc.mount(
    b"tmpfs", disk.encode(), b"tmpfs", 0, b"size=" + size.encode()
):
    sys.exit(77)
"""


def run_on_small_disk(
    script: str, *arguments: str, disk: Path, size: str, cache: Path
) -> subprocess.CompletedProcess[str]:
    """Run a Python script whose ``disk`` holds no more than ``size``; skip the test where no such disk is to be had.

    The script finds ``disk``, ``os``, ``subprocess`` and ``sys``, and its arguments from ``sys.argv[3]`` on.
    """
    disk.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _MOUNTED + script, str(disk), size, *arguments],
        cwd=ROOT,
        env=environment(cache),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("no disk of our own to be had here")
    return done
