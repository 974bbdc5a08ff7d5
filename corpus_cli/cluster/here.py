"""Sources to Parquet in this process, by the steps that the workers of a cluster take.

In: source files. Out: a collection as Spark writes it. For what is small, and where there is no Java: takes one core.
"""

from collections.abc import Iterator, Sequence

from corpus_cli.cluster.layout import Collection
from corpus_cli.cluster.outcome import Failures, How, Ingested, count_articles, finished
from corpus_cli.cluster.steps import annotate_documents, count_words, read_sources
from corpus_cli.errors import SourceError
from corpus_cli.parquet.files import write_partitions, write_sorted
from corpus_cli.parquet.scan import iter_batches, make_batch, without_values
from corpus_cli.parquet.steps import SOURCE_SCHEMA, added_up
from corpus_cli.sources import SourceFile

__all__ = ["ingest_here"]


def ingest_here(files: Sequence[SourceFile], collection: Collection, how: How) -> Ingested:
    """Annotate what is new in these files and add it to a collection.

    Args:
        files: sources.
        collection: where to.
        how: to read and annotate them.

    Raises:
        StoreError: the collection cannot be made.
        OSError: it cannot be written.
    """
    collection.create()
    before = count_articles(collection)
    failures: Failures = {}
    notes: dict[str, None] = {}

    def fail(error: SourceError) -> None:
        failures[error.path] = (error.reason, error.detail)

    known = set(_iter_ids(collection))
    sources = make_batch([{"path": file.path, "name": file.name, "size": file.size} for file in files], SOURCE_SCHEMA)
    documents = (
        without_values(batch, "id", known)
        for batch in read_sources([sources], fail, note=notes.setdefault, fields=how.fields)
    )
    write_partitions(annotate_documents(documents, fail, engine=how.engine), collection.articles)
    _write_vocabulary(collection)
    return finished(collection, before, failures, notes)


def _iter_ids(collection: Collection) -> Iterator[str]:
    folders = [one.folder for one in collection.partitions()]
    for batch in iter_batches(collection.articles, folders, ["id"]) if folders else ():
        yield from batch.column("id").to_pylist()


def _write_vocabulary(collection: Collection) -> None:
    run = collection.next_run()
    if run is not None:
        words = count_words(collection.articles, [collection.articles / file for file in run.files])
        write_sorted(added_up(words), collection.vocabulary / run.name)
        collection.note_run(run)
