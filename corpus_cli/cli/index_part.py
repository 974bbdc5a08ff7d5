"""``corpus index --from``: an index made of a part of a collection of Parquet."""

from collections.abc import Mapping
from typing import Any

from corpus_cli.cli.app import App
from corpus_cli.cli.collection import open_collection
from corpus_cli.cluster import is_collection
from corpus_cli.config import expanded
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.query.parser import parse_query
from corpus_cli.query.terms import EVERY
from corpus_cli.text import counted

__all__ = ["index_part"]


def index_part(app: App, source: str, query: str | None, options: Mapping[str, Any]) -> ExitCode:
    """Make the index that ``--index`` names of the articles of a collection that fit.

    Args:
        app: the outside world.
        source: the collection.
        query: a question; ``None`` for all of it.
        options: those that every command takes.

    Raises:
        UsageError: there is no collection, or no place for the index was named.
        QueryError: the question cannot be read.
        StoreError: the index cannot be written.
    """
    folder = app.folder / expanded(source)
    if not is_collection(folder):
        raise UsageError(f"--from {source}: is no collection of Parquet that 'corpus ingest' has made")
    if options["index"] is None or not expanded(options["index"]).name:
        raise UsageError("--from makes an index of its own: say where with --index FILE")
    place = app.folder / expanded(options["index"])
    articles = open_collection(app, folder, options, None)
    try:
        from corpus_cli.cluster.part import write_part

        term = parse_query(query, today=app.today) if query else EVERY
        read = articles.read_all(articles.condition(term))
        number = write_part(read, place, part_of=folder, tell=lambda line: app.note(f"corpus: {line}"))
    finally:
        articles.close()
    app.note(f"{counted(number, 'article')} indexed: corpus --corpus {source} list --index {place}")
    return app.exit_code(found=number > 0)
