"""``corpus browse``: a full-screen reader."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode, MissingExtra, UsageError

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus browse                       everything, the latest first
  corpus browse --name ANKA lang:uk   who mentions ANKA in Ukrainian
  corpus browse date:2022-05.. drone  what speaks of drones since then
"""


@click.command("browse", epilog=_EXAMPLES)
@click.argument("question", nargs=-1, metavar="[QUERY]")
@click.option("--name", default="", metavar="NAME", help="A name to look for from the start.")
@corpus_options
@click.pass_obj
def command(app: App, /, question: tuple[str, ...], name: str, **corpus: Any) -> ExitCode:
    """Look through the articles on the whole screen.

    Type / to filter the list, with the words of 'corpus help query', and m to look for a name: its mentions are
    marked, n and p go from one to the next. f lists its forms, d marks dates, r shows removed lines, Enter reads,
    Escape goes back to the list, ? lists the keys, q leaves.
    """
    if app.width is None or not app.stdout.isatty():
        raise UsageError("browse needs a terminal: use 'corpus list' and 'corpus show' elsewhere")
    try:
        # Optional, and a third of a second to load.
        from corpus_cli.browse import Browser
    except ImportError as error:
        raise MissingExtra("the full-screen reader", "browse") from error
    with open_session(app, corpus) as session:
        Browser(session.corpus, question=" ".join(question), name=name, today=app.today).run()
        session.report_failures()
    return app.exit_code(found=True)
