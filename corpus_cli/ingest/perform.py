"""One piece of work done, whatever it is.

In: a file, a record, or a mark that goes through as it is. Out: its outcome.
"""

from corpus_cli.ingest.read import read_file, read_record
from corpus_cli.ingest.work import RecordWork, Unopened, Work
from corpus_cli.sources import SourceFile
from corpus_cli.store.rows import Outcome

__all__ = ["perform"]


def perform(work: Work, engine: str) -> Outcome | Unopened:
    """Return the outcome of a piece of work; never raises."""
    if isinstance(work, SourceFile):
        return read_file(work, engine)
    return read_record(work.located, work.name, engine) if isinstance(work, RecordWork) else work
