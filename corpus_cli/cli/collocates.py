"""``corpus collocates``: the words that keep a name company."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import (
    corpus_options,
    filter_options,
    format_options,
    limit_option,
    report_cut,
    shown_rows,
    widening_options,
)
from corpus_cli.cli.search_report import report_unmentioned
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode
from corpus_cli.names import Widening
from corpus_cli.query.terms import Term
from corpus_cli.render.machine import Format, write_records
from corpus_cli.study.words import Collocate, CollocateOrder, collocate_record, collocates
from corpus_cli.text import shortened

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus collocates Казахстан          the words around every mention
  corpus collocates ANKA --stop --window 3
  corpus collocates Turkey lang:pl --sort dice
  corpus collocates Токаев --format csv > tokayev.csv
"""
_TOP, _WINDOW, _LEAST = 25, 5, 2


@click.command("collocates", epilog=_EXAMPLES)
@click.argument("name")
@click.option(
    "--window", type=click.IntRange(1, 50), default=_WINDOW, metavar="N", help=f"Words on each side ({_WINDOW})."
)
@click.option("--stop", is_flag=True, help="Leave out function words: and, in, который.")
@click.option(
    "--min-count", type=click.IntRange(min=1), default=_LEAST, metavar="N", help=f"At least N times ({_LEAST})."
)
@click.option(
    "--sort",
    "order",
    type=click.Choice(list(map(str, CollocateOrder))),
    default=str(CollocateOrder.LIKELIHOOD),
    help="What to sort by, the largest first.",
)
@limit_option(f"rows ({_TOP} in a table)")
@widening_options
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    name: str,
    window: int,
    stop: bool,
    min_count: int,
    order: str,
    limit: int | None,
    widening: Widening | None,
    term: Term,
    output: Format,
    **corpus: Any,
) -> ExitCode:
    """List the words that keep a name company.

    For each language: how often a word stands near the name, how often anywhere, the log-likelihood of that (how
    sure it is that this is no chance) and logDice (how close the two are; 14 is never apart). Records have every
    row unless --limit is given.
    """
    with open_session(app, corpus) as session:
        question, condition = session.corpus.ask_name(name, widening), session.corpus.condition(term)
        found = collocates(
            session.corpus,
            question,
            condition,
            window=window,
            stop=stop,
            least=min_count,
            order=CollocateOrder(order),
        )
        shown = shown_rows(found, limit, output, table=_TOP)
        if output is not Format.TABLE:
            write_records(map(collocate_record, shown), output, app.stdout)
        elif found:
            from corpus_cli.render.screen import draw
            from corpus_cli.render.tables import plain_table

            rows = [_row(one) for one in shown]
            header = ["word", "language", "together", "anywhere", "log-likelihood", "logDice"]
            draw(app.screen, plain_table(header, rows, app.screen, right=frozenset({2, 3, 4, 5})))
        session.report_failures()
        if not found and any(one.forms for one in session.corpus.search(question, condition)):
            app.note(f"{shortened(name)}: no word stands near it {min_count} times or more")
        elif not found:
            report_unmentioned(session, question, condition, term)
    report_cut(app, shown, found, "words")
    return app.exit_code(found=bool(found))


def _row(one: Collocate) -> list[str]:
    figures = (f"{one.together:,}", f"{one.mentions:,}", f"{one.likelihood:,.1f}", f"{one.log_dice:.2f}")
    return [one.word, one.language, *figures]
