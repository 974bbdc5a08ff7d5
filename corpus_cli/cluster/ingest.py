"""Sources to Parquet, by Spark.

In: source files that every machine sees, a session of Spark. Out: articles by language and month, and the words of all
of them with their keys. Spark's own protocol commits what it writes, so that a worker that dies is replaced by another
and leaves nothing double. What is known by its id is not read twice.

The documents are dealt out by id before they are annotated: one large container is read by one task and annotated by
all, two of one id meet in one task, and ids already there are held against them without a sort.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from pyspark.accumulators import Accumulator
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from corpus_cli.cluster.java import Cluster
from corpus_cli.cluster.layout import Collection
from corpus_cli.cluster.outcome import Failures, How, Ingested, count_articles, finished
from corpus_cli.cluster.spark import ARTICLE_TYPE, read_folders, spark_errors, start_spark
from corpus_cli.cluster.steps import annotate_documents, count_words, key_words, read_sources
from corpus_cli.errors import SourceError
from corpus_cli.parquet.rows import PARTITION
from corpus_cli.parquet.scan import Batch
from corpus_cli.parquet.steps import COUNT_SCHEMA, DOCUMENT_SCHEMA, SOURCE_SCHEMA
from corpus_cli.parquet.vocabulary import VOCABULARY_SCHEMA
from corpus_cli.sources import SourceFile

__all__ = ["ingest_sources"]

# Bytes of sources to a task: some minute of annotating, so that a worker that dies takes little with it.
_TASK = 16 * 2**20
# Tasks to a core at least: they take unequal times.
_TASKS_A_CORE = 4
# The words of a large collection are gathered by so many tasks, those of a small one by as many as have work to do.
_MOST_WORD_TASKS = 200
_COUNTED_COLUMNS = ("language", "text", "title_span", "header", "paragraphs", "removed")


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


def _mapped(rows: DataFrame, step: Callable[[Iterable[Batch]], Iterator[Batch]], schema: Any) -> DataFrame:
    """Return rows as a step makes them of others."""

    # Spark takes no partial, which has no signature of its own.
    def run(batches: Iterable[Batch]) -> Iterator[Batch]:
        return step(batches)

    return rows.mapInArrow(run, from_arrow_schema(schema))


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
    gathered.write.mode("append").partitionBy(*PARTITION).parquet(str(collection.articles))


def _write_vocabulary(spark: SparkSession, collection: Collection) -> None:
    """Count the words of the articles that no run has counted, and note the run."""
    run = collection.next_run()
    if run is None:
        return
    rows = read_folders(spark, collection.articles, [collection.articles / file for file in run.files])
    counts = _mapped(rows.select(*_COUNTED_COLUMNS), count_words, COUNT_SCHEMA)
    size = sum((collection.articles / file).stat().st_size for file in run.files)
    tasks = min(max(ceil(size / _TASK), spark.sparkContext.defaultParallelism), _MOST_WORD_TASKS)
    words = (
        counts.repartition(tasks, "language", "surface")
        .groupBy("language", "surface")
        .agg(F.sum("count").alias("count"), F.sum("articles").alias("articles"))
    )
    # Kept, because finding the ranges would make all of them once before.
    keyed = _mapped(words.select(*COUNT_SCHEMA.names), key_words, VOCABULARY_SCHEMA).persist()
    # In the order of the keys, over all files and within each, so that a reader skips most of them.
    ordered = keyed.repartitionByRange(tasks, "key").sortWithinPartitions("key")
    ordered.write.mode("overwrite").parquet(str(collection.vocabulary / run.name))
    keyed.unpersist()
    collection.note_run(run)
