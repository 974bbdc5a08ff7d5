"""What there is to do, piece by piece: files to be read whole, and the records of containers.

In: the files of a plan. Out: pieces of work in order, small enough to be handed to another process. Containers are
opened here, in the process that hands out the work; a record's text is read by whoever gets it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, NamedTuple

from corpus_cli.bounds import MAX_FAULTS
from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.sources import (
    STDIN,
    Fault,
    Located,
    Reading,
    RecordPlace,
    SourceFile,
    is_single,
    iter_records,
    iter_stream,
)
from corpus_cli.store.rows import BegunFile, DoneFile, FailedFile, FailedRecord, FileStamp

__all__ = [
    "RecordWork",
    "Unopened",
    "Work",
    "WorkPlan",
    "iter_container",
    "iter_stream_work",
    "iter_tasks",
    "iter_work",
    "weight",
]


class Unopened(NamedTuple):
    """A file that was taken for one document, and is a container."""

    file: SourceFile


class RecordWork(NamedTuple):
    """A record to be read, and what its file is called within the corpus."""

    located: Located
    name: str


Mark = BegunFile | DoneFile | FailedRecord | FailedFile
"""What goes to the store as it is, in its turn."""

Work = SourceFile | RecordWork | Mark

# What a piece of work takes beside what it holds.
_LEAST_WEIGHT = 4_096
# To a task: telling the languages of lines gains from many pages at once, and little from more than these.
_MOST, _HEAVIEST = 32, 1024 * 1024


@frozen
class WorkPlan:
    """What to read and how.

    Attributes:
        files: in order.
        fields: the user's mapping of fields.
        written: of files whose first records are in the index already, how many those are.
        tell: told what was guessed of which file.
    """

    files: Iterable[SourceFile]
    fields: Mapping[str, str]
    written: Mapping[str, int]
    tell: Callable[[str, str], object]


def iter_work(plan: WorkPlan) -> Iterator[Work]:
    """Yield what there is to do: a file that is one document as it is, a container record by record."""
    for file in plan.files:
        if is_single(file.name) and file.path not in plan.written:
            yield file
        else:
            yield from iter_container(file, plan)


def iter_container(file: SourceFile, plan: WorkPlan) -> Iterator[Work]:
    """Yield the records of a container, between a mark for its beginning and one for its end."""
    return _iter_marked(file, plan, partial(iter_records, file.path))


def iter_stream_work(stream: BinaryIO, plan: WorkPlan) -> Iterator[Work]:
    """Yield the records of standard input in the same way."""
    return _iter_marked(SourceFile(STDIN, STDIN, -1, -1), plan, partial(iter_stream, stream, STDIN))


def _iter_marked(file: SourceFile, plan: WorkPlan, read: Callable[[Reading], Iterator[Located]]) -> Iterator[Work]:
    stamp = FileStamp(file.size, file.mtime_ns)
    notes: dict[str, None] = {}
    skip = plan.written.get(file.path, 0)
    number = 0
    for number, located in enumerate(_iter_located(file.path, read(Reading(plan.fields, notes.setdefault))), 1):
        if number == 1:
            if isinstance(located.found, Fault) and located.place == RecordPlace() and not skip:
                # Nothing can be read of it at all.
                yield FailedFile(file.path, stamp, located.found.reason, located.found.detail)
                return
            yield BegunFile(file.path, stamp, resumed=skip > 0)
        if number > skip:
            yield _work(located, file.name)
    if not number:
        yield FailedFile(file.path, stamp, "empty", "; ".join(("holds no article", *notes)))
        return
    for note in notes:
        plan.tell(file.path, note)
    yield DoneFile(file.path, "; ".join(notes))


def _iter_located(path: str, records: Iterator[Located]) -> Iterator[Located]:
    """Yield the records of a file; what stops the reading is the last of them. Of endless faults the first ones."""
    faults = 0
    try:
        for located in records:
            faults += isinstance(located.found, Fault)
            if faults <= MAX_FAULTS or not isinstance(located.found, Fault):
                yield located
    except SourceError as error:
        yield Located(path, RecordPlace(), "", Fault(error.reason, error.detail))
    if faults > MAX_FAULTS:
        more = f"{faults - MAX_FAULTS} more records could not be read"
        yield Located(path, RecordPlace(), "", Fault("too-many", more))


def _work(located: Located, name: str) -> RecordWork | FailedRecord:
    found = located.found
    if isinstance(found, Fault):
        return FailedRecord(located.file, located.place, found.reason, found.detail)
    return RecordWork(located, name)


def weight(work: Work) -> int:
    """Return roughly how many bytes a piece of work takes in memory, here or where it is done."""
    if isinstance(work, SourceFile):
        return _LEAST_WEIGHT + max(work.size, 0)
    if isinstance(work, RecordWork) and not isinstance(work.located.found, Fault):
        return _LEAST_WEIGHT + len(work.located.found.content)
    return _LEAST_WEIGHT


def iter_tasks(works: Iterable[Work]) -> Iterator[list[Work]]:
    """Yield lists of a few pieces of work to be done together, which bounds their number and what they weigh."""
    return iter_batches(works, _MOST, weigh=weight, heaviest=_HEAVIEST)
