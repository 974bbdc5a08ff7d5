"""``corpus index``: the index brought up to date, or made anew."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.index_part import index_part
from corpus_cli.cli.options import corpus_options
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.text import counted

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus index                             read what is new or changed
  corpus --corpus ~/news index --jobs 4    with four processes
  corpus index --rebuild --quiet           read everything anew
  corpus index --retry-failed              try again what could not be read
  corpus index --from /shared/news --index uk.sqlite3 --query lang:uk
"""


@click.command("index", epilog=_EXAMPLES)
@click.option("--rebuild", is_flag=True, help="Read everything anew; the old index answers until it is done.")
@click.option("--retry-failed", is_flag=True, help="Read the files again that failed before, changed or not.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes to read with; one for each core.")
@click.option("--from", "source", metavar="DIR", help="Make it of a collection that 'corpus ingest' has made.")
@click.option("--query", metavar="QUERY", help="With --from: only the articles that fit this question.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@corpus_options
@click.pass_obj
def command(app: App, /, source: str | None, query: str | None, **options: Any) -> ExitCode:
    """Bring the index up to date.

    Every command does this by itself before it answers; this one does nothing else. It can be stopped at any
    moment: what is read by then is kept, and the next command goes on from there. With --from and --index it
    makes an index of a collection of Parquet, or of a part of it, with the texts in it.
    """
    if source is not None:
        return index_part(app, source, query, options)
    if query is not None:
        raise UsageError("--query says what to take of a collection: name one with --from DIR")
    with open_session(app, options, tell_load=False) as session:
        refreshed = session.corpus.index.refreshed
        session.report_totals(session.corpus.totals())
        if refreshed:
            failed = session.counted_failures(refreshed.faulty)
            app.note(f"{counted(refreshed.read, 'file')} read, {refreshed.gone:,} gone{failed}")
    return app.exit_code(found=True)
