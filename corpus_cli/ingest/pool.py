"""Work done in this process, or on several cores where that pays, results in the order of the work.

In: files and records to read. Out: their outcomes, in order.
"""

from collections.abc import Iterator
from itertools import chain

from corpus_cli.ingest.work import Unopened, Work, WorkPlan, iter_container, iter_tasks, weight
from corpus_cli.store.rows import Outcome

__all__ = ["iter_outcomes"]

# Starting a worker loads two language models; so many articles must wait before that pays.
_WORTH_A_POOL = 150
# No more bytes of them are held while it is found out whether so many wait.
_HELD = 16 * 1024 * 1024


def iter_outcomes(works: Iterator[Work], plan: WorkPlan, *, engine: str, jobs: int) -> Iterator[Outcome]:
    """Yield the outcomes of pieces of work, in their order.

    Args:
        works: what to do.
        plan: what they are of.
        engine: name of the language engine.
        jobs: how many processes; one reads in this process.

    Raises:
        CorpusError: a worker died; what was yielded before stands.
    """
    if jobs == 1:
        yield from _iter_done(works, plan, engine)
        return
    first, many = _first_of(works)
    if not many:
        yield from _iter_done(iter(first), plan, engine)
        return
    from corpus_cli.ingest.workers import iter_pooled

    yield from iter_pooled(chain(first, works), plan, engine=engine, jobs=jobs)


def _first_of(works: Iterator[Work]) -> tuple[list[Work], bool]:
    """Return the first pieces of work, and whether they are enough for a pool."""
    first: list[Work] = []
    held = 0
    for work in works:
        first.append(work)
        held += weight(work)
        if len(first) >= _WORTH_A_POOL or held >= _HELD:
            return first, True
    return first, False


def _iter_done(works: Iterator[Work], plan: WorkPlan, engine: str) -> Iterator[Outcome]:
    # The annotators load numpy and two language models; a run that finds nothing new never needs them.
    for task in iter_tasks(works):
        from corpus_cli.ingest.perform import perform

        for outcome in perform(task, engine):
            if isinstance(outcome, Unopened):
                yield from _iter_done(iter_container(outcome.file, plan), plan, engine)
            else:
                yield outcome
