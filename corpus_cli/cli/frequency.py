"""``corpus frequency``: how often each word occurs, language by language."""

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
)
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode
from corpus_cli.query.terms import Term
from corpus_cli.render.machine import Format, write_records
from corpus_cli.study.words import word_frequencies, word_frequency_record

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus frequency --stop              without function words
  corpus frequency lang:uk --limit 100
  corpus frequency --min-count 10 --format tsv > words.tsv
"""
_TOP = 25


@click.command("frequency", epilog=_EXAMPLES)
@click.option("--stop", is_flag=True, help="Leave out function words: and, in, который.")
@click.option("--min-count", type=click.IntRange(min=1), default=1, metavar="N", help="At least N times (1).")
@limit_option(f"rows ({_TOP} in a table)")
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App, /, term: Term, stop: bool, min_count: int, limit: int | None, output: Format, **corpus: Any
) -> ExitCode:
    """List how often each word occurs, language by language.

    A frequency list of titles and bodies: the word in whatever case, its language, how often, how often in a million
    words of that language, and in how many articles. Inflected forms are words of their own. Records have every
    row unless --limit is given.
    """
    with open_session(app, corpus) as session:
        found = word_frequencies(session.corpus, session.corpus.condition(term), stop=stop, least=min_count)
        shown = shown_rows(found, limit, output, table=_TOP)
        if output is not Format.TABLE:
            write_records(map(word_frequency_record, shown), output, app.stdout)
        elif found:
            from corpus_cli.render.screen import draw
            from corpus_cli.render.tables import plain_table

            rows = [
                [one.word, one.language, f"{one.mentions:,}", f"{one.per_million:,.1f}", f"{one.articles:,}"]
                for one in shown
            ]
            header = ["word", "language", "mentions", "per million", "articles"]
            draw(app.screen, plain_table(header, rows, app.screen, right=frozenset({2, 3, 4})))
        session.report_failures()
        if not session.corpus.totals(session.corpus.condition(term)).languages:
            session.report_nothing(term)
    report_cut(app, shown, found, "words")
    return app.exit_code(found=bool(found))
