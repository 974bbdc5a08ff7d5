"""Files read on several cores, results in the order of the files.

In: source files. Out: their outcomes, in order, a bounded number ahead of whoever consumes them.
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
from corpus_cli.sources import SourceFile
from corpus_cli.store.rows import FailedFile, IndexedFile

__all__ = ["iter_outcomes"]

Outcome = IndexedFile | FailedFile

# Starting a worker loads two language models; so many files must wait before that pays.
_WORTH_A_POOL = 150
_FILES_A_TASK = 16
# Tasks in flight for each worker: enough that none waits, few enough that memory stays bounded.
_AHEAD = 4


def iter_outcomes(files: Sequence[SourceFile], *, engine: str, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each file, in the order of ``files``.

    Args:
        files: what to read.
        engine: name of the language engine.
        jobs: how many processes; one reads in this process.

    Raises:
        CorpusError: a worker died; what was yielded before stands.
    """
    # The annotators load numpy and two language models; a run that finds nothing new never needs them.
    from corpus_cli.ingest.read import read_file

    if jobs == 1 or len(files) < _WORTH_A_POOL:
        for file in files:
            yield read_file(file, engine)
        return
    try:
        yield from _iter_pooled(files, engine, jobs)
    except BrokenProcessPool as error:
        raise CorpusError(
            "a reading process died, perhaps for lack of memory: run again, it goes on where it stopped (or --jobs 1)"
        ) from error


def _iter_pooled(files: Sequence[SourceFile], engine: str, jobs: int) -> Iterator[Outcome]:
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
    from corpus_cli.ingest.read import read_file

    return [read_file(file, engine) for file in files]
