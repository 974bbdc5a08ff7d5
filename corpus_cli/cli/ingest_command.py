"""``corpus ingest``: sources to a collection of Parquet, by Spark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.collection import LOCAL_MASTER, spark_cluster
from corpus_cli.cli.session import resolve_settings
from corpus_cli.cluster import FAILED
from corpus_cli.cluster.layout import Collection
from corpus_cli.config import LANGUAGE_ENGINES, Settings, expanded
from corpus_cli.errors import ExitCode, MissingExtra
from corpus_cli.sources import SourceFile, discover

if TYPE_CHECKING:
    from corpus_cli.cluster.java import Cluster
    from corpus_cli.cluster.outcome import Ingested

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus ingest seeds --out news                  on all cores of this machine
  corpus ingest seeds --out news --engine local   on one, without Java
  corpus ingest /shared/crawl --out /shared/news --master spark://head:7077
"""
_FAILURES_NAMED = 10


@click.command("ingest", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SRC...")
@click.option("--out", required=True, metavar="DIR", help="The collection: made where it is missing, else added to.")
@click.option("--engine", type=click.Choice(["spark", "local"]), default="spark", help="local: one core, no Java.")
@click.option("--master", default=LOCAL_MASTER, metavar="URL", help="Of Spark; all cores of this machine if not given.")
@click.option("--conf", multiple=True, metavar="NAME=VALUE", help="A setting of Spark (repeatable).")
@click.option("--language-engine", type=click.Choice(LANGUAGE_ENGINES), help="What detects languages.")
@click.pass_obj
def command(
    app: App,
    /,
    sources: tuple[str, ...],
    out: str,
    engine: str,
    master: str,
    conf: tuple[str, ...],
    language_engine: str | None,
) -> ExitCode:
    """Read sources into a collection of Parquet, on a cluster.

    For what outgrows one machine: Spark reads, cleans and dates the articles on as many machines as it has, and
    writes them by language and month, with their words. Sources and DIR lie on storage that all of them see. Run
    again, it adds what is new. Then 'corpus --corpus DIR list' and others ask it as it is.
    """
    settings = resolve_settings(app, {"language_engine": language_engine})
    collection = Collection(app.folder / expanded(out))
    found = discover(str(app.folder / expanded(source)) for source in sources)
    for failure in found.failures:
        app.fail(str(failure))
    files = [file for listing in found.listings for file in listing.files]
    if not files:
        return app.exit_code(found=False)
    done = _ingest(files, collection, spark_cluster(app, master, conf) if engine == "spark" else None, settings)
    for note in done.notes:
        app.note(f"corpus: {note}")
    for failure in done.failures[:_FAILURES_NAMED]:
        app.fail(str(failure))
    if len(done.failures) > _FAILURES_NAMED:
        app.fail(
            f"{len(done.failures) - _FAILURES_NAMED} more could not be read: {collection.folder / FAILED} lists them"
        )
    app.note(f"{done.new} new articles, {done.articles} in all; {len(done.failures)} failed")
    return app.exit_code(found=done.articles > 0)


def _ingest(
    files: Sequence[SourceFile], collection: "Collection", cluster: "Cluster | None", settings: Settings
) -> "Ingested":
    try:
        from corpus_cli.cluster.outcome import How

        how = How(settings.language_engine, settings.fields)
        if cluster is None:
            from corpus_cli.cluster.here import ingest_here

            return ingest_here(files, collection, how)
        from corpus_cli.cluster.ingest import ingest_sources

        return ingest_sources(cluster, files, collection, how)
    except ImportError as error:
        raise MissingExtra("corpus ingest", "spark" if cluster else "parquet") from error
