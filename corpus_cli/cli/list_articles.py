"""``corpus list``: the articles as a table."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import Filters, corpus_options, filter_options, format_options
from corpus_cli.cli.session import Session, open_session
from corpus_cli.cli.types import ColumnsType
from corpus_cli.errors import ExitCode
from corpus_cli.model import Article
from corpus_cli.query.order import SortKey, sort_articles
from corpus_cli.records import article_summary
from corpus_cli.render.columns import COLUMNS, DEFAULT_COLUMNS
from corpus_cli.render.machine import Format, write_records

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus list                          every article of the corpus
  corpus list --lang uk,ru --sort published --reverse
  corpus list --since 2022-05 --until 2023
  corpus list --undated --format csv > undated.csv
"""


@click.command("list", epilog=_EXAMPLES)
@filter_options
@click.option("--sort", type=click.Choice([str(key) for key in SortKey]), default="path", help="Sort by this.")
@click.option("--reverse", is_flag=True, help="Sort the other way round.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most this many rows.")
@click.option("--columns", type=ColumnsType(list(COLUMNS)), help=f"Columns: {', '.join(COLUMNS)}.")
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    filters: Filters,
    sort: str,
    reverse: bool,
    limit: int | None,
    columns: tuple[str, ...] | None,
    output: Format,
    **corpus: Any,
) -> ExitCode:
    """List the articles as a table.

    Each row has the start of the article's id, when it says it was published (a dash where it does not),
    its language, its publisher or file, its title and the number of words of its clean body.
    """
    session = open_session(app, corpus)
    articles = sort_articles(session.corpus.articles(filters.terms), SortKey(sort), reverse=reverse)
    shown = articles[:limit]
    if output is Format.TABLE:
        _draw(app, shown, columns or DEFAULT_COLUMNS)
    else:
        write_records(map(article_summary, shown), output, app.stdout)
    _report(session, articles, shown, filters)
    return app.exit_code(found=bool(articles))


def _draw(app: App, articles: list[Article], columns: tuple[str, ...]) -> None:
    from corpus_cli.render.screen import draw
    from corpus_cli.render.tables import article_table

    if articles:
        draw(app.screen, article_table(articles, columns, app.screen))


def _report(session: Session, articles: list[Article], shown: list[Article], filters: Filters) -> None:
    session.report_totals(articles)
    if len(shown) < len(articles):
        session.app.note(f"{len(shown)} of them shown (--limit)")
    everything = len(session.corpus.articles())
    if not articles and everything:
        session.app.note(f"no article fits: {filters.describe()}; the corpus has {everything}")
