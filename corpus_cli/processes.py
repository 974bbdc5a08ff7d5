"""Worker processes that end with the one that started them, whatever ends it.

In: how many, and what each does first. Out: an executor. Loaded only where there is enough to do: what it stands on
takes as long to load as a question takes to answer.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from threading import Thread
from typing import Any

__all__ = ["open_pool"]


def open_pool(jobs: int, prepare: Callable[..., object] | None = None, *arguments: Any) -> ProcessPoolExecutor:
    """Return an executor of ``jobs`` processes, each of which calls ``prepare`` first."""
    # Forked workers share what is loaded; where forking is not to be had, they load it themselves.
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(prepare, *arguments))


def _start(prepare: Callable[..., object] | None, *arguments: Any) -> None:
    # Ctrl-C reaches every process of the terminal; the first one stops the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    if prepare is not None:
        prepare(*arguments)


def _leave_with_parent() -> None:
    """Wait for the death of the first process: killed, it stops nobody, and workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
