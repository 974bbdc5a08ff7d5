"""``corpus search``: articles by meaning, with an optional small model."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.meaning import MADE_READY, make_ready, open_meaning, print_matches, report_ready
from corpus_cli.cli.options import corpus_options, filter_options, format_options, limit_option
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.query.terms import Term
from corpus_cli.render.machine import Format

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus search "arms export suspended"
  corpus search "визит президента" lang:uk,pl -n 3
  corpus search "drone factory" --prepare all --json
"""


class PrepareType(click.ParamType[int | None]):
    """A number of articles, or ``all``."""

    name = "number or all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        if value == "all" or value is None:
            return None
        try:
            return max(0, int(value))
        except ValueError:
            self.fail(f"{value!r} is neither a number nor 'all'", param, ctx)


@click.command("search", epilog=_EXAMPLES)
@click.argument("text")
@limit_option("articles (10)", default=10)
@click.option(
    "--prepare", type=PrepareType(), default=str(MADE_READY), metavar="N",
    help="Make at most N articles ready that are not yet (100), the latest first; 'all' for all.",
)  # fmt: skip
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App, /, text: str, limit: int, prepare: int | None, term: Term, output: Format, **corpus: Any
) -> ExitCode:
    """Find articles by meaning, in whatever language they are.

    TEXT is a question or a headline in any language. Words need not agree: a small model compares it with the
    beginning of each article. It always finds something: the best come first, and how good they are you must
    judge. Making an article ready takes about a second, once. Needs the extra 'semantic'.
    """
    if not text.strip():
        raise UsageError("an empty text has no meaning: write a question or a headline")
    with open_session(app, corpus) as session, open_meaning(session) as meaning:
        condition = session.corpus.condition(term)
        prepared = make_ready(session, meaning, condition, prepare)
        matches = meaning.search(text, condition, limit=limit)
        print_matches(session, matches, output)
        session.report_failures()
        report_ready(session, prepared, term)
    return app.exit_code(found=bool(matches))
