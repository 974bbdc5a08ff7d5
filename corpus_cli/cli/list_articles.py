"""``corpus list``: the articles as a table."""

from collections import Counter
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options, limit_option
from corpus_cli.cli.session import Session, open_session
from corpus_cli.cli.types import ColumnsType
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.model import Summary
from corpus_cli.query.order import SortKey
from corpus_cli.query.terms import Term
from corpus_cli.records import SUMMARY_FIELDS, article_summary
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
@click.option(
    "--sort",
    type=click.Choice([str(key) for key in SortKey]),
    default="path",
    help="What to sort by; what lacks it comes last.",
)
@click.option("--reverse", is_flag=True, help="Sort the other way round.")
@limit_option("rows")
@click.option("--all", "every", is_flag=True, help="Each copy, the same text or nearly, in a row of its own.")
@click.option("--columns", type=ColumnsType(list(COLUMNS)), help=f"Columns of the table: {', '.join(COLUMNS)}.")
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    term: Term,
    sort: str,
    reverse: bool,
    limit: int | None,
    every: bool,
    columns: tuple[str, ...] | None,
    output: Format,
    **corpus: Any,
) -> ExitCode:
    """List the articles as a table.

    Each row has the start of the article's id, when it says it was published (a dash where it does not),
    its language, its publisher or file, its title and the number of words of its clean body.
    """
    if columns and output is not Format.TABLE:
        raise UsageError(f"--columns is for the table; --format {output} always has every field: drop one")
    with open_session(app, corpus) as session:
        condition = session.condition(term)
        folded = 0 if every or output is not Format.TABLE else session.articles.count_folded(condition)
        articles = session.articles.summaries(
            condition, sort=SortKey(sort), reverse=reverse, limit=limit, fold=folded > 0
        )
        if output is Format.TABLE:
            shown = list(articles)
            copies = session.articles.copy_counts(shown, condition) if folded else Counter[str]()
            _draw(session, shown, tuple(dict.fromkeys(columns or DEFAULT_COLUMNS)), copies)
        else:
            write_records(map(article_summary, articles), output, app.stdout, fields=("schema", *SUMMARY_FIELDS))
        totals = session.articles.totals(condition)
        number = totals.languages.total()
        session.report_failures()
        session.report_totals(totals)
        if folded:
            told = f"{'is a copy' if folded == 1 else 'are copies'}, the same text or nearly: folded"
            app.note(f"{folded} of them {told} (--all unfolds, 'corpus show ID --copies' lists)")
        if limit is not None and limit < number:
            app.note(f"at most {limit} shown (--limit)")
        if not number:
            session.report_nothing(term)
        return app.exit_code(found=number > 0)


def _draw(session: Session, articles: list[Summary], columns: tuple[str, ...], copies: Counter[str]) -> None:
    if not articles:
        return
    length = session.articles.short_length(articles)
    if session.app.bare:
        from corpus_cli.render.bare import article_lines

        session.app.stdout.writelines(article_lines(articles, columns, copies, id_length=length))
        return
    from corpus_cli.render.screen import draw
    from corpus_cli.render.tables import article_table

    screen = session.app.screen
    draw(screen, article_table(articles, columns, copies, id_length=length, screen=screen))
