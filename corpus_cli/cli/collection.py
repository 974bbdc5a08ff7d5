"""A collection of Parquet opened for a command, here or through Spark; what it needs is loaded only then."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus_cli.cli.app import App
from corpus_cli.cluster import is_collection
from corpus_cli.errors import MissingExtra, UsageError
from corpus_cli.names import Aliases

if TYPE_CHECKING:
    from corpus_cli.cluster.corpus import ParquetCorpus
    from corpus_cli.cluster.engines import Engine
    from corpus_cli.cluster.java import Cluster
    from corpus_cli.cluster.layout import Collection

__all__ = ["LOCAL_MASTER", "named_collection", "open_collection", "spark_cluster"]

LOCAL_MASTER = "local[*]"


def named_collection(paths: Sequence[str], options: Mapping[str, Any]) -> Path | None:
    """Return the collection that was named, ``None`` where the paths are sources.

    Raises:
        UsageError: it was named together with something else, or Spark is to read what is none.
    """
    found = [path for path in paths if path != "-" and is_collection(path)]
    if not found:
        if options.get("engine") or options.get("master"):
            raise UsageError("--engine and --master are for a collection that 'corpus ingest' has made, named alone")
        return None
    if len(paths) > 1:
        raise UsageError(f"{found[0]}: is a collection of Parquet: name it alone")
    return Path(found[0])


def open_collection(app: App, folder: Path, options: Mapping[str, Any], aliases: Aliases | None) -> "ParquetCorpus":
    """Open a collection, through Spark where that was asked for.

    Raises:
        MissingExtra: what reads it is not installed.
        StoreError: it cannot be read.
    """
    try:
        from corpus_cli.cluster.corpus import ParquetCorpus
    except ImportError as error:
        raise MissingExtra("a collection of Parquet", "parquet") from error
    from corpus_cli.cluster.layout import Collection

    collection = Collection(folder)
    engine = _engine(app, collection, options)
    try:
        return ParquetCorpus(collection, engine, app.folder, aliases)
    except BaseException:
        engine.close()
        raise


def _engine(app: App, collection: "Collection", options: Mapping[str, Any]) -> "Engine":
    if options.get("engine") != "spark" and not options.get("master"):
        from corpus_cli.cluster.engines import LocalEngine

        return LocalEngine(collection)
    try:
        from corpus_cli.cluster.spark import SparkEngine
    except ImportError as error:
        raise MissingExtra("Spark", "spark") from error
    return SparkEngine(spark_cluster(app, options.get("master"), ()), collection)


def spark_cluster(app: App, master: str | None, settings: Sequence[str]) -> "Cluster":
    """Return where Spark runs.

    Args:
        app: the outside world.
        master: of Spark; ``None`` is this machine with all its cores.
        settings: of Spark, each ``NAME=VALUE``.

    Raises:
        UsageError: a setting cannot be read.
    """
    from corpus_cli.cluster.java import Cluster

    return Cluster(master or LOCAL_MASTER, app.environment, dict(map(_setting, settings)))


def _setting(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals or not name.startswith("spark."):
        raise UsageError(f"--conf {written!r} is no setting of Spark: write spark.NAME=VALUE")
    return name, value
