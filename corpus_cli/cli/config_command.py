"""``corpus config``: each setting, its value and where it came from."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, format_options
from corpus_cli.cli.session import resolve_settings
from corpus_cli.errors import ExitCode, QueryError
from corpus_cli.query.parser import parse_query
from corpus_cli.records import SCHEMA_VERSION
from corpus_cli.render.machine import Format, write_records

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus config                             every setting in force here
  corpus --corpus ~/news config             with an option in force
  CORPUS_CACHE=none corpus config --json    as data
"""


@click.command("config", epilog=_EXAMPLES)
@format_options
@corpus_options
@click.pass_obj
def command(app: App, /, output: Format, **corpus: Any) -> ExitCode:
    """Show each setting and where it came from.

    An option beats the environment, the environment beats the nearest corpus.yaml in this folder or above
    it, and that beats the default.
    """
    settings = resolve_settings(app, corpus)
    records = [
        {
            "setting": origin.setting.name,
            "value": origin.value,
            "from": origin.source,
            "environment": origin.setting.environment,
            "help": origin.setting.help,
        }
        for origin in settings.origins
    ]
    records += [
        {"setting": f"queries.{name}", "value": saved.text, "from": saved.place, "environment": "", "help": f"@{name}"}
        for name, saved in settings.queries.items()
    ]
    for name in settings.queries:
        try:
            parse_query(f"@{name}", today=app.today, saved=settings.queries)
        except QueryError as error:
            app.fail(str(error))
    if output is not Format.TABLE:
        write_records(({"schema": SCHEMA_VERSION} | record for record in records), output, app.stdout)
        return app.exit_code(found=True)
    from corpus_cli.render.screen import draw
    from corpus_cli.render.tables import plain_table

    draw(app.screen, plain_table(list(records[0]), [list(record.values()) for record in records], app.screen))
    return app.exit_code(found=True)
