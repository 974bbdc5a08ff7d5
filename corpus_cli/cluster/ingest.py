"""Sources to Parquet, by Spark.

In: source files that every machine sees, a session of Spark. Out: articles by language and month, and the words of all
of them with their keys. Spark's own protocol commits what it writes, so that a worker that dies is replaced by another
and leaves nothing double. What is known by its id is not read twice.

The documents are dealt out by id before they are annotated: one large container is read by one task and annotated by
all, two of one id meet in one task, and ids already there are held against them without a sort.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from pyspark.accumulators import Accumulator
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from corpus_cli.cluster.java import Cluster
from corpus_cli.cluster.layout import Collection
from corpus_cli.cluster.outcome import Failures, How, Ingested, count_articles, finished
from corpus_cli.cluster.spark import ARTICLE_TYPE, read_folders, spark_errors, start_spark
from corpus_cli.cluster.steps import annotate_documents, count_words, read_sources
from corpus_cli.errors import SourceError
from corpus_cli.parquet.rows import PARTITION
from corpus_cli.parquet.scan import Batch
from corpus_cli.parquet.steps import DOCUMENT_SCHEMA, FILE_SCHEMA, SOURCE_SCHEMA, added_up
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA
from corpus_cli.sources import SourceFile

__all__ = ["ingest_sources"]

# Bytes of sources to a task: some minute of annotating, so that a worker that dies takes little with it.
_TASK = 16 * 2**20
# Tasks to a core at least: they take unequal times.
_TASKS_A_CORE = 4
# Bytes of articles whose words one task gathers into one file; a question looks into every file of words.
_WORD_TASK = 256 * 2**20
_MOST_WORD_TASKS = 200
_FEW = 4
# Bytes to a group of rows, of articles and of words: what a reader holds at least.
_ARTICLE_GROUP, _WORD_GROUP = 16 * 2**20, 2**20
# Whether a group is full is asked from the fifth row on; by default the hundredth, which of large ones is too late.
_GROUPED = {"parquet.block.size": str(_ARTICLE_GROUP), "parquet.page.size.row.check.min": "5"}
_WORD_TYPE = from_arrow_schema(VOCABULARY_SCHEMA)


def ingest_sources(cluster: Cluster, files: Sequence[SourceFile], collection: Collection, how: How) -> Ingested:
    """Annotate what is new in these files and add it to a collection.

    Args:
        cluster: where.
        files: sources, on storage that all workers see under the same path.
        collection: where to.
        how: to read and annotate them.

    Raises:
        CorpusError: Spark does not start, or failed; what was there before stands.
    """
    spark = start_spark(cluster, "corpus ingest")
    try:
        collection.create()
        before = count_articles(collection)
        told = _Told(spark)
        with spark_errors(f"ingest into {collection.folder}"):
            documents = _dealt(_documents(spark, files, told, how.fields), _tasks(spark, files), collection)
            _write_articles(documents, collection, told, how.engine)
            _write_vocabulary(spark, collection)
    finally:
        spark.stop()
    return finished(collection, before, told.failures.value, told.notes.value)


class _Merged:
    """Adds up dictionaries, as Spark wants an accumulator to: a task that is done again tells the same things."""

    def zero(self, value: dict[str, Any]) -> dict[str, Any]:
        del value
        return {}

    def addInPlace(self, value1: dict[str, Any], value2: dict[str, Any]) -> dict[str, Any]:
        return {**value1, **value2}


class _Told:
    """What workers tell beside their rows: the failures, by path, and what was guessed."""

    def __init__(self, spark: SparkSession) -> None:
        merged: Any = _Merged()
        self.failures: Accumulator[Failures] = spark.sparkContext.accumulator({}, merged)
        self.notes: Accumulator[dict[str, None]] = spark.sparkContext.accumulator({}, merged)

    def fail(self, error: SourceError) -> None:
        self.failures.add({error.path: (error.reason, error.detail)})

    def note(self, line: str) -> None:
        self.notes.add({line: None})


def _tasks(spark: SparkSession, files: Sequence[SourceFile]) -> int:
    size = sum(file.size for file in files)
    cores: int = spark.sparkContext.defaultParallelism
    return max(ceil(size / _TASK), _TASKS_A_CORE * cores)


def _documents(spark: SparkSession, files: Sequence[SourceFile], told: _Told, fields: Mapping[str, str]) -> DataFrame:
    tasks = min(_tasks(spark, files), len(files))
    rows = [(file.path, file.name, file.size) for file in files]
    sources = spark.createDataFrame(spark.sparkContext.parallelize(rows, tasks), from_arrow_schema(SOURCE_SCHEMA))

    def run(batches: Iterable[Batch]) -> Iterator[Batch]:
        return read_sources(batches, told.fail, note=told.note, fields=fields)

    return sources.mapInArrow(run, from_arrow_schema(DOCUMENT_SCHEMA))


def _dealt(documents: DataFrame, tasks: int, collection: Collection) -> DataFrame:
    """Return the documents that are new, those of one id in one task."""
    dealt = documents.repartition(tasks, "id")
    folders = [one.folder for one in collection.partitions()]
    if not folders:
        return dealt
    known = read_folders(documents.sparkSession, collection.articles, folders).select("id")
    # The hint keeps Spark from sorting whole documents to find out which of them are known.
    return dealt.join(known.repartition(tasks, "id").hint("shuffle_hash"), "id", "left_anti")


def _write_articles(documents: DataFrame, collection: Collection, told: _Told, engine: str) -> None:
    def run(batches: Iterable[Batch]) -> Iterator[Batch]:
        return annotate_documents(batches, told.fail, engine=engine)

    articles = documents.mapInArrow(run, ARTICLE_TYPE)
    # Together what goes into one folder, or each task would leave a small file in each.
    gathered = articles.hint("rebalance", *PARTITION)
    written = gathered.write.mode("append").partitionBy(*PARTITION).options(**_GROUPED)
    written.parquet(str(collection.articles))


def _write_vocabulary(spark: SparkSession, collection: Collection) -> None:
    """Count the words of the articles that no run has counted, and note the run."""
    run = collection.next_run()
    if run is None:
        return
    root = collection.articles
    size = sum((root / file).stat().st_size for file in run.files)

    def count(batches: Iterable[Batch]) -> Iterator[Batch]:
        return count_words(root, [root / file for batch in batches for file in batch.column("file").to_pylist()])

    # Read here and not by Spark, which would hand each row from Java to Python for it.
    tasks = min(max(ceil(size / _TASK), _TASKS_A_CORE * spark.sparkContext.defaultParallelism), len(run.files))
    files = spark.sparkContext.parallelize([(file,) for file in run.files], tasks)
    named = spark.createDataFrame(files, from_arrow_schema(FILE_SCHEMA))
    counts = named.mapInArrow(count, _WORD_TYPE)
    few = min(max(ceil(size / _WORD_TASK), min(spark.sparkContext.defaultParallelism, _FEW)), _MOST_WORD_TASKS)
    words = counts.repartition(few, "key").mapInArrow(added_up, _WORD_TYPE)
    # In small groups of rows, in the order of the keys, so that a reader skips most of them.
    grouped = words.write.mode("overwrite").option("parquet.block.size", _WORD_GROUP)
    grouped.parquet(str(collection.vocabulary / run.name))
    collection.note_run(run)
