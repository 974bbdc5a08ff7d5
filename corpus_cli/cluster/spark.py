"""Spark started, and jobs run by it.

In: the address of a master, settings. Out: a session that says nothing of its own; an engine that runs the jobs of
``cluster.jobs`` on its workers. Errors of Spark become one line.
"""

import pickle
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from corpus_cli.cluster.engines import Where
from corpus_cli.cluster.java import Cluster, check_java, check_master, is_loopback
from corpus_cli.cluster.jobs import Job
from corpus_cli.cluster.layout import Collection, Partition
from corpus_cli.errors import CorpusError
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.parquet import ARTICLE_SCHEMA
from corpus_cli.parquet.scan import Batch, binary_batch

__all__ = ["ARTICLE_TYPE", "SparkEngine", "read_folders", "spark_errors", "start_spark"]

Answer = TypeVar("Answer")

ARTICLE_TYPE = from_arrow_schema(ARTICLE_SCHEMA)

# Seconds for a worker to start what runs the job.
_PATIENCE = 120.0
# Answers to a pack.
_TOGETHER = 500

_SETTINGS = {
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
    # All answers are asked for; there is no use in stopping at one gigabyte of them.
    "spark.driver.maxResultSize": "0",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    # The first version moves what a task has written only when the whole job is done: a job that dies leaves nothing.
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",
    # Documents can be large; a batch must fit the memory of a Python worker.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    "spark.sql.execution.arrow.maxBytesPerBatch": "33554432",
    # By default each of hundreds of small folders is listed by a task of its own, which takes longer than the listing.
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "16",
    # By default each file has another beside it with its sums, which Parquet has within: half of all files are those,
    # and each costs a process that sets its mode.
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    # A part of one id stays in one task, or one article could be taken for two.
    "spark.sql.adaptive.skewJoin.enabled": "false",
}
# Its processes compete with Python for the same cores, and what its second compiler would gain it never earns back.
_QUICK_JAVA = "-XX:TieredStopAtLevel=1"
_ON_ONE_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


def start_spark(cluster: Cluster, name: str) -> SparkSession:
    """Start Spark, or join a cluster, which will call it ``name``.

    Raises:
        CorpusError: there is no Java, no master, or Spark does not start.
    """
    check_java(cluster.environment)
    check_master(cluster.master)
    conf = SparkConf(loadDefaults=False).setMaster(cluster.master).setAppName(name)
    log = Path(__file__).with_name("log4j2.properties")
    alone = is_loopback(cluster.master)
    java = f"-Dlog4j2.configurationFile={log.as_uri()} {_QUICK_JAVA if alone else ''}"
    own = _SETTINGS | {"spark.driver.extraJavaOptions": java} | (_ON_ONE_MACHINE if alone else {})
    conf.setAll(list((own | dict(cluster.settings)).items()))
    # It declares no types.
    launch: Any = launch_gateway
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        try:
            context = SparkContext(conf=conf, gateway=launch(conf, popen_kwargs={"stderr": said}))
        except (PySparkException, Py4JError, OSError) as error:
            said.seek(0)
            last = [line.strip() for line in said if line.strip() and not line.startswith("WARNING")][-1:]
            raise CorpusError(f"Spark does not start: {last[0] if last else _first_line(error)}") from error
    try:
        _wait_for_workers(context, cluster.master)
    except BaseException:
        context.stop()
        raise
    # The same one as here, unless the environment says otherwise: a plain "python3" would not know this program.
    context.pythonExec = cluster.environment.get("PYSPARK_PYTHON") or sys.executable
    return SparkSession(context)


def _wait_for_workers(context: SparkContext, master: str) -> None:
    """Wait until a worker has taken the job: Spark would wait for ever, and not say for what.

    Raises:
        CorpusError: none does.
    """
    # The driver is among those who have memory for blocks.
    machine: Any = context._jsc
    end = time.monotonic() + _PATIENCE
    while master.startswith("spark://") and machine.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > end:
            memory = context.getConf().get("spark.executor.memory", "1g")
            advice = "is one running, and free? A smaller one is asked for with --conf spark.executor.memory=512m"
            raise CorpusError(f"{master}: no worker with {memory} of memory takes the job: {advice}")
        time.sleep(0.1)


@contextmanager
def spark_errors(doing: str) -> Iterator[None]:
    """Turn errors of Spark into one line.

    Raises:
        CorpusError: what was done failed.
    """
    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise CorpusError(f"{doing}: Spark failed: {_cause(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _cause(error: Exception) -> str:
    """Return the line that says most: the last of a traceback of a worker, else the first."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception")) and " " in line]
    return (told or lines or [type(error).__name__])[-1 if told else 0]


def read_folders(spark: SparkSession, root: Path, paths: Sequence[Path]) -> DataFrame:
    """Return the rows of articles in these folders or files."""
    reader = spark.read.schema(ARTICLE_TYPE).option("basePath", str(root))
    return reader.parquet(*map(str, paths))


class SparkEngine:
    """Runs jobs on the workers of Spark; what they answer is gathered here.

    Args:
        cluster: where they run.
        collection: what is asked.
    """

    def __init__(self, cluster: Cluster, collection: Collection) -> None:
        self._spark = start_spark(cluster, "corpus")
        self._root = collection.articles

    def run(self, job: Job[Answer], partitions: Sequence[Partition], where: Where | None = None) -> Iterator[Answer]:
        if not partitions:
            return
        rows = read_folders(self._spark, self._root, [one.folder for one in partitions])
        if where is not None:
            column = F.col(where.column)
            rows = rows.where(column.isin(list(where.values)) if where.values else column.startswith(where.prefix))
        with spark_errors("asking the collection"):
            packs = rows.select(*job.columns).mapInArrow(_pickling(job), "answers binary").collect()
        for (packed,) in packs:
            for answer in pickle.loads(bytes(packed)):
                if isinstance(answer, _Failed):
                    raise CorpusError(answer.message)
                yield answer

    def close(self) -> None:
        self._spark.stop()


class _Failed:
    """An error of the program on a worker, sent home as an answer: Spark would wrap it in a page of others."""

    def __init__(self, message: str) -> None:
        self.message = message


def _pickling(job: Job[Any]) -> Any:
    """Return what a worker does: the job, its answers packed."""

    def run(batches: Iterable[Batch]) -> Iterator[Batch]:
        try:
            for answers in iter_batches(job.run(batches), _TOGETHER):
                yield binary_batch("answers", [pickle.dumps(answers)])
        except CorpusError as error:
            yield binary_batch("answers", [pickle.dumps([_Failed(str(error))])])

    return run
