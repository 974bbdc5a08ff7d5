"""``corpus check``: the index verified against the files and itself."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode
from corpus_cli.text import counted

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus check                    every article against its file
  corpus --corpus ~/news check    of another corpus
  corpus check --no-refresh       without bringing the index up to date
"""


@click.command("check", epilog=_EXAMPLES)
@corpus_options
@click.pass_obj
def command(app: App, /, **options: Any) -> ExitCode:
    """Verify the index against the files and itself.

    Reads every file once: its digest must be the one in the index, and its words must stand where the index
    has them. Exit code 2 when anything is wrong.
    """
    with open_session(app, options) as session:
        sound = True
        for fault in session.corpus.check():
            sound = False
            app.fail(fault)
        number = session.corpus.totals().languages.total()
    if sound:
        # Whatever could not be read: that is told, too, and no fault of the index.
        app.note(f"{counted(number, 'article')}: index and files agree")
    return app.exit_code(found=True)
