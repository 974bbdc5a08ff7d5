"""What an index holds, how far behind the disk it is, and whether it is sound.

In: an open index. Out: figures, and faults in words.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from corpus_cli.errors import SourceError, StoreError
from corpus_cli.frozen import frozen
from corpus_cli.ingest.plan import make_plan
from corpus_cli.ingest.upkeep import OpenIndex
from corpus_cli.ingest.work import RecordWork
from corpus_cli.sources import STDIN, Fault, Reading, RecordPlace, iter_records, read_document
from corpus_cli.store import Condition, Row, Totals
from corpus_cli.store.files import count_failures, failures, notes
from corpus_cli.store.proof import Proof
from corpus_cli.store.rows import IndexedFile

__all__ = ["Status", "index_status", "iter_faults", "known_failures"]


@frozen
class Status:
    """What an index holds.

    Attributes:
        index: its file; ``None`` in memory.
        bytes: size of the file.
        totals: articles by language, and how many are dated.
        failed: paths that lead to nothing, and files and records that could not be read.
        missing: the first of these.
        types: distinct tokens.
        gone: articles whose words are still in the index though their files are not in the corpus any more.
        behind: files that are new, changed or gone since it was brought up to date.
        notes: what was guessed of containers, each with the first file it was guessed of and how many there are.
    """

    index: str | None
    bytes: int
    totals: Totals
    failed: int
    missing: tuple[SourceError, ...]
    types: int
    gone: int
    behind: int
    notes: tuple[tuple[str, str, int], ...]


def index_status(index: OpenIndex, paths: Sequence[str]) -> Status:
    """Return what an index holds and how far behind the files under ``paths`` it is."""
    reader = index.reader
    found, plan = make_plan([path for path in paths if path != STDIN], reader)
    return Status(
        index=str(index.path) if index.path else None,
        bytes=index.path.stat().st_size if index.path else 0,
        totals=reader.totals(),
        failed=count_failures(reader) + len(found.failures),
        missing=tuple(found.failures),
        types=reader.count_types(),
        gone=reader.count_gone(),
        behind=len(plan.read) + len(plan.gone),
        notes=tuple(notes(reader)),
    )


def known_failures(index: OpenIndex, shown_path: Callable[[str], str]) -> tuple[list[SourceError], list[SourceError]]:
    """Return what could not be read: what the opening met, paths that lead to nothing first, and what was known before.

    ``shown_path`` gives a file as the user would write it.
    """
    done = index.refreshed
    met = done.met if done else frozenset()
    missing = [SourceError(shown_path(one.path), one.reason, one.detail) for one in index.missing]
    # What lies in a folder that is as it was has been told of; what was named and is not there is told each time.
    before = [one for one in missing if one.reason == "unreadable" and done and not done.anew]
    new = [one for one in missing if one not in before]
    for one in failures(index.reader):
        shown = "standard input" if one.path == STDIN else shown_path(one.path)
        place = one.place or RecordPlace()
        error = SourceError(place.within(shown), one.reason, one.detail, record=place.shown)
        (new if (one.path, one.place) in met else before).append(error)
    return new, before


def iter_faults(index: OpenIndex, rows: Iterable[Row], read_text: Callable[[Row], str]) -> Iterator[str]:
    """Yield every fault, one line each: of the index itself, then of articles held against their files.

    Every file is read as if it were new: what that gives must be what the index has of it.

    Args:
        index: the index.
        rows: its articles.
        read_text: gives the source text of one; raises SourceError where it cannot.
    """
    try:
        yield from index.reader.faults()
        proof = Proof(index.reader)
        for row in rows:
            if row.place is None:
                yield from _iter_article_faults(row, index.reader.name(row.number), proof, index.engine, read_text)
        yield from _iter_record_faults(index, proof)
    except StoreError as error:
        yield str(error)


def _iter_article_faults(
    row: Row, name: str, proof: Proof, engine: str, read_text: Callable[[Row], str]
) -> Iterator[str]:
    # The annotators load numpy and the models, which asking an index never needs.
    from corpus_cli.ingest.read import index_document

    try:
        read_text(row)
        file = index_document(read_document(row.file), name=name, stamp=None, engine=engine, keep_text=False)
    except SourceError as error:
        yield f"{error} ('corpus index --rebuild' reads every file)"
        return
    if not proof.agrees(row, file):
        yield f"{row.summary.path}: {_DIFFERS}"


_DIFFERS = "the index has another entry than its file gives: run 'corpus index --rebuild'"


def _iter_record_faults(index: OpenIndex, proof: Proof) -> Iterator[str]:
    """Yield the faults of the records of containers: each is read once, and its records compared one by one."""
    from corpus_cli.ingest.perform import perform

    known = {(failure.path, failure.reason) for failure in failures(index.reader)}
    rows = index.reader.summaries(Condition("article.member IS NOT NULL"), order="article.source, article.number")
    for path, of_file in groupby(rows, lambda row: row.file):
        if path == STDIN:
            continue
        expected = deque(of_file)
        try:
            for located in iter_records(path, Reading(index.fields)):
                if not expected or expected[0].place != located.place or isinstance(located.found, Fault):
                    continue
                row = expected.popleft()
                name = index.reader.name(row.number).removesuffix(RecordPlace(located.place.member).within(""))
                (record,) = perform([RecordWork(located, name)], index.engine)
                if not isinstance(record, IndexedFile) or not proof.agrees(row, record):
                    yield f"{row.located}: {_DIFFERS}"
        except SourceError as error:
            if (path, error.reason) not in known:
                yield f"{path}: {error.detail} ('corpus index --rebuild' reads every file)"
                continue
        if expected:
            yield f"{path}: {len(expected)} of its records are not in it any more: run 'corpus index --rebuild'"
