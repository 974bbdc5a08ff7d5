"""Files read in this process, or on several cores where that pays, results in the order of the files.

In: source files. Out: their outcomes, in order.
"""

from collections.abc import Iterator, Sequence

from corpus_cli.sources import SourceFile
from corpus_cli.store.rows import FailedFile, IndexedFile

__all__ = ["iter_outcomes"]

Outcome = IndexedFile | FailedFile

# Starting a worker loads two language models; so many files must wait before that pays.
_WORTH_A_POOL = 150


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
    if jobs == 1 or len(files) < _WORTH_A_POOL:
        from corpus_cli.ingest.read import read_file

        for file in files:
            yield read_file(file, engine)
        return
    from corpus_cli.ingest.workers import iter_pooled

    yield from iter_pooled(files, engine=engine, jobs=jobs)
