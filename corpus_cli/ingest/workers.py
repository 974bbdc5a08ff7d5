"""The processes that read files, and the order kept among them.

In: source files. Out: their outcomes, in order, a bounded number ahead of whoever consumes them. Loaded only where
there is enough to read: what it stands on takes as long to load as a question takes to answer.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread

from corpus_cli.errors import CorpusError
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.ingest.read import read_file
from corpus_cli.sources import SourceFile
from corpus_cli.store.rows import FailedFile, IndexedFile

__all__ = ["iter_pooled"]

Outcome = IndexedFile | FailedFile

_FILES_A_TASK = 16
# Tasks in flight for each worker: enough that none waits, few enough that memory stays bounded.
_AHEAD = 4


def iter_pooled(files: Sequence[SourceFile], *, engine: str, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each file, read in ``jobs`` processes, in the order of ``files``.

    Raises:
        CorpusError: a worker died; what was yielded before stands.
    """
    try:
        yield from _iter_tasks(files, engine, jobs)
    except BrokenProcessPool as error:
        raise CorpusError(
            "a reading process died, perhaps for lack of memory: run again, it goes on where it stopped (or --jobs 1)"
        ) from error


def _iter_tasks(files: Sequence[SourceFile], engine: str, jobs: int) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    executor = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_start_worker)
    try:
        for task in iter_batches(files, _FILES_A_TASK):
            waiting.append(executor.submit(_read_task, task, engine))
            if len(waiting) >= jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    # Forked workers share what is loaded; where forking is not to be had, they load it themselves.
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


def _start_worker() -> None:
    # Ctrl-C reaches every process of the terminal; the first one stops the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """Wait for the death of the first process: killed, it stops nobody, and workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _read_task(files: Sequence[SourceFile], engine: str) -> list[Outcome]:
    return [read_file(file, engine) for file in files]
