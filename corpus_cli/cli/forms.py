"""``corpus forms``: what a name is widened to, form by form, and why."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, format_options, widening_options
from corpus_cli.cli.session import open_session
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.names import Widening
from corpus_cli.records import form_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import shortened

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus forms Токаев                  every form of it here, and why
  corpus forms Turkey --no-aliases     without the names of places
  corpus forms ANKA --doubtful --json  as data
"""


@click.command("forms", epilog=_EXAMPLES)
@click.argument("name")
@widening_options
@format_options
@corpus_options
@click.pass_obj
def command(app: App, /, name: str, widening: Widening | None, output: Format, **options: Any) -> ExitCode:
    """List what a name is widened to, and why.

    Each form has the language of the documents it stands in, how often it occurs and in how many articles,
    how sure it is (1 is the name itself) and the reason. A form in doubt is listed, but 'corpus grep' leaves it
    out unless told --doubtful.
    """
    if widening is None:
        raise UsageError("--exact widens nothing: use 'corpus grep --exact'")
    with open_session(app, options) as session:
        forms = session.articles.forms(session.articles.ask_name(name, widening))
        if output is not Format.TABLE:
            write_records((form_record(one.form, one.mentions, one.articles) for one in forms), output, app.stdout)
        elif forms:
            from corpus_cli.render.screen import draw
            from corpus_cli.render.tables import plain_table

            rows = [
                [
                    one.form.surface,
                    one.form.language,
                    str(one.mentions),
                    str(one.articles),
                    f"{one.form.score:.2f}",
                    f"in doubt: {one.form.reason}" if one.form.doubtful else one.form.reason,
                ]
                for one in forms
            ]
            header = ["form", "language", "mentions", "articles", "sure", "why"]
            draw(app.screen, plain_table(header, rows, app.screen, right=frozenset({2, 3, 4})))
        else:
            app.note(f"{shortened(name)}: no form in this corpus")
            session.report_nearest(name)
    return app.exit_code(found=bool(forms))
