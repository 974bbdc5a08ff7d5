"""The processes that read files and records, and the order kept among them.

In: pieces of work. Out: their outcomes, in order, a bounded number ahead of whoever consumes them. Loaded only where
there is enough to read: what it stands on takes as long to load as a question takes to answer.
"""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from corpus_cli.annotate.article import load_annotators
from corpus_cli.errors import CorpusError
from corpus_cli.ingest.perform import perform
from corpus_cli.ingest.work import Unopened, Work, WorkPlan, iter_container, iter_tasks, weight
from corpus_cli.processes import open_pool
from corpus_cli.store.rows import Outcome

__all__ = ["iter_pooled"]

# Tasks in flight for each worker: enough that none waits while a batch is written, few enough to bound memory.
_AHEAD = 12
# Bytes of work handed out at a time, beyond the first task: of large articles few are on their way.
_BYTES_AHEAD = 32 * 1024 * 1024


def iter_pooled(works: Iterable[Work], plan: WorkPlan, *, engine: str, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each piece of work, done in ``jobs`` processes, in the order of ``works``.

    Raises:
        CorpusError: a worker died; what was yielded before stands.
    """
    load_annotators(engine)
    # What is there by now is shared with the workers as long as none of them writes to it, as collecting garbage would.
    gc.freeze()
    executor = open_pool(jobs)
    try:
        yield from _iter_done(executor, works, plan, engine, jobs * _AHEAD)
    except BrokenProcessPool as error:
        raise CorpusError(
            "a reading process died, perhaps for lack of memory: run again, it goes on where it stopped (or --jobs 1)"
        ) from error
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        gc.unfreeze()


def _iter_done(
    executor: ProcessPoolExecutor, works: Iterable[Work], plan: WorkPlan, engine: str, ahead: int
) -> Iterator[Outcome]:
    waiting: deque[tuple[Future[list[Outcome | Unopened]], int]] = deque()
    for task in iter_tasks(works):
        waiting.append((executor.submit(perform, task, engine), sum(map(weight, task))))
        while len(waiting) >= ahead or (len(waiting) > 1 and sum(bytes_ for _, bytes_ in waiting) > _BYTES_AHEAD):
            yield from _iter_opened(executor, waiting.popleft()[0].result(), plan, engine, ahead)
    while waiting:
        yield from _iter_opened(executor, waiting.popleft()[0].result(), plan, engine, ahead)


def _iter_opened(
    executor: ProcessPoolExecutor, outcomes: Iterable[Outcome | Unopened], plan: WorkPlan, engine: str, ahead: int
) -> Iterator[Outcome]:
    """Yield outcomes; what turned out to be a container is opened here and its records handed out in its turn."""
    for outcome in outcomes:
        if isinstance(outcome, Unopened):
            yield from _iter_done(executor, iter_container(outcome.file, plan), plan, engine, ahead)
        else:
            yield outcome
