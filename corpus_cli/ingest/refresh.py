"""The index brought up to date with the disk.

In: paths, an open index. Out: rows, and what happened. Written in batches, each all or nothing: a run that is
stopped or killed loses at most one batch, and the next goes on where it stopped.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.ingest.options import Ingest, Progress
from corpus_cli.ingest.plan import Plan, make_plan
from corpus_cli.ingest.pool import iter_outcomes
from corpus_cli.ingest.work import WorkPlan, iter_stream_work, iter_work
from corpus_cli.sources import RecordPlace
from corpus_cli.store import IndexReader, IndexWriter
from corpus_cli.store.rows import DoneFile, FailedFile, FailedRecord, IndexedFile, Outcome

__all__ = ["Refreshed", "refresh"]

# A batch of large articles is written before it has as many as others.
_HEAVIEST = 32 * 1024 * 1024


@frozen
class Refreshed:
    """What a refresh did.

    Attributes:
        read: how many files were read anew.
        articles: how many articles were found in them.
        faulty: how many of the files, and of the records of files, could not be read.
        gone: how many the disk no longer has.
        anew: whether anything had changed at all.
        failures: one for each path named that cannot be looked at.
        met: path and place of each of the faulty ones; the place of a whole file is ``None``.
        left_out: how many files of other kinds lie in the folders, by ending.
    """

    read: int
    articles: int
    faulty: int
    gone: int
    anew: bool
    failures: tuple[SourceError, ...]
    met: frozenset[tuple[str, RecordPlace | None]]
    left_out: Counter[str]


def refresh(
    paths: Sequence[str],
    reader: IndexReader,
    writer: IndexWriter,
    ingest: Ingest,
    *,
    hold: Callable[[], object],
    tell: Callable[[str, str], object],
) -> Refreshed:
    """Bring the index up to date with the files under ``paths``.

    Args:
        paths: files, folders, glob patterns, or ``-``.
        reader, writer: the index.
        ingest: how; standard input is read only when ``-`` is among the paths.
        hold: takes the index's lock, waiting for it; called only when there is something to write.
        tell: told path and note where something was guessed of a file.

    Raises:
        StoreError: the index cannot be written.
    """
    found, plan = make_plan(paths, reader, retry=ingest.retry)
    if found.stdin or plan.folders is not None:
        state = reader.state()
        hold()
        if reader.state() != state:
            # Who had the lock meanwhile may have done it all.
            found, plan = make_plan(paths, reader, retry=ingest.retry)
    jobs = ingest.jobs or os.cpu_count() or 1
    counted: Counter[type] = Counter()
    met: set[tuple[str, RecordPlace | None]] = set()
    work = WorkPlan(plan.read, ingest.fields, plan.written, tell)
    if plan.folders is not None:
        outcomes = iter_outcomes(iter_work(work), work, engine=ingest.engine, jobs=jobs)
        told = _told(outcomes, len(plan.read), ingest.progress, counted, met)
        _apply(plan, writer, _iter_batches(told, ingest.batch))
    if found.stdin:
        outcomes = iter_outcomes(iter_stream_work(ingest.read_stdin(), work), work, engine=ingest.engine, jobs=jobs)
        for batch in _iter_batches(_told(outcomes, 1, ingest.progress, counted, met), ingest.batch):
            writer.write(batch)
    return Refreshed(
        read=len(plan.read) + found.stdin,
        articles=counted[IndexedFile],
        faulty=counted[FailedFile] + counted[FailedRecord],
        gone=len(plan.gone),
        anew=plan.folders is not None,
        failures=tuple(found.failures),
        met=frozenset(met),
        left_out=found.left_out,
    )


def _iter_batches(outcomes: Iterable[Outcome], batch: int) -> Iterator[Sequence[Outcome]]:
    return iter_batches(outcomes, batch, weigh=_weight, heaviest=_HEAVIEST)


def _weight(outcome: Outcome) -> int:
    """Return roughly how many bytes an outcome takes in memory."""
    if not isinstance(outcome, IndexedFile):
        return 0
    parts = (*outcome.columns, outcome.details, outcome.kept_text or b"")
    return sum(map(sys.getsizeof, parts))


def _apply(plan: Plan, writer: IndexWriter, batches: Iterable[Sequence[Outcome]]) -> None:
    gone = plan.gone
    for batch in batches:
        # With what came in their place: who asks meanwhile never misses a file that was only moved.
        _write_whole(writer, batch, gone)
        gone = ()
    if gone:
        writer.write((), gone)
    # Only now: a folder's digest says that everything in it is in the index.
    writer.set_folders(plan.folders or ())
    writer.finish(len(plan.read))


def _write_whole(writer: IndexWriter, batch: Sequence[Outcome], gone: Sequence[str]) -> None:
    try:
        writer.write(batch, gone)
    except KeyboardInterrupt:
        # It was rolled back; what was read is kept all the same.
        writer.write(batch, gone)
        raise


def _told(
    outcomes: Iterable[Outcome],
    total: int,
    progress: Progress | None,
    counted: Counter[type],
    met: set[tuple[str, RecordPlace | None]],
) -> Iterator[Outcome]:
    done = 0
    for outcome in outcomes:
        counted[type(outcome)] += 1
        if isinstance(outcome, FailedFile | FailedRecord):
            met.add((outcome.path, outcome.place if isinstance(outcome, FailedRecord) else None))
        yield outcome
        done += isinstance(outcome, DoneFile | FailedFile) or (
            isinstance(outcome, IndexedFile) and outcome.place is None
        )
        if progress:
            progress(done, total, counted[IndexedFile])
