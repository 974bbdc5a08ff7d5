"""Worker processes that end with the one that started them, whatever ends it.

In: how many, and what each does first. Out: an executor. Loaded only where there is enough to do: what it stands on
takes as long to load as a question takes to answer.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread, current_thread, main_thread
from typing import Any, ParamSpec, TypeVar

__all__ = ["open_pool"]

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def open_pool(jobs: int, prepare: Callable[..., object] | None = None, *arguments: Any) -> ProcessPoolExecutor:
    """Return an executor of ``jobs`` processes, each of which calls ``prepare`` first."""
    # Forked workers share what is loaded; where forking is not to be had, they load it themselves.
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    return _Pool(jobs, mp_context=context, initializer=_start, initargs=(prepare, *arguments))


class _Pool(ProcessPoolExecutor):
    """An executor that never loses a Ctrl-C to the forking of its workers, which the first task starts."""

    def submit(
        self, fn: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        with _interrupt_held_back():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _interrupt_held_back() -> Iterator[None]:
    """Raise a Ctrl-C that comes meanwhile afterwards: what is raised while Python forks is printed and forgotten."""
    before = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or not callable(before):
        yield
        return
    met: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: met.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if met:
        raise KeyboardInterrupt


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
