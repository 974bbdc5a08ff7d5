"""``corpus status``: what is indexed, how big, how fresh, and which files failed."""

from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, format_options
from corpus_cli.cli.session import Session, corpus_paths, open_session
from corpus_cli.errors import ExitCode, SourceError
from corpus_cli.records import SCHEMA_VERSION, Record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.sources.place import BETWEEN
from corpus_cli.store.aside import is_begun
from corpus_cli.text import visible_name

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus status              what is indexed, how fresh it is
  corpus status --failed     each file that could not be read, and why
  corpus status --json       the same as data
"""


@click.command("status", epilog=_EXAMPLES)
@click.option("--failed", is_flag=True, help="List the files that could not be read, with the reasons.")
@format_options
@corpus_options
@click.pass_obj
def command(app: App, /, failed: bool, output: Format, **options: Any) -> ExitCode:
    """Tell what is indexed, how fresh it is and what failed.

    The index is asked as it is; how many files have changed since is told, not applied.
    """
    with open_session(app, {**options, "no_refresh": True, "must_exist": True, "silent": True}) as session:
        records = _failures(session) if failed else [_status(session)]
    if output is not Format.TABLE:
        write_records(records, output, app.stdout)
    elif records:
        from corpus_cli.render.screen import draw
        from corpus_cli.render.tables import plain_table

        rows = (
            [[visible_name(str(cell)) for cell in list(record.values())[1:]] for record in records]
            if failed
            else [[name, _written(value)] for name, value in list(records[0].items())[1:]]
        )
        header = list(records[0])[1:] if failed else ["what", "value"]
        draw(app.screen, plain_table(header, rows, app.screen))
    if failed and not records:
        app.note("no file failed")
    place = session.corpus.index.path
    if place and is_begun(place):
        app.note("making the index anew was broken off: 'corpus index --rebuild' goes on with it")
    return ExitCode.FOUND


def _status(session: Session) -> Record:
    status = session.corpus.status(corpus_paths(session.app, session.settings))
    languages = dict(sorted(status.totals.languages.items(), key=lambda item: (-item[1], item[0])))
    return {
        "schema": SCHEMA_VERSION,
        "corpus": list(session.settings.corpus),
        "index": status.index,
        "bytes": status.bytes,
        "articles": status.totals.languages.total(),
        "languages": languages,
        "dated": status.totals.dated,
        "words_distinct": status.types,
        "failed": status.failed,
        "gone": status.gone,
        "behind": status.behind,
        "notes": [
            {"source": session.corpus.shown_path(path), "files": files, "note": note}
            for path, note, files in status.notes
        ],
    }


def _failures(session: Session) -> list[Record]:
    status = session.corpus.status(corpus_paths(session.app, session.settings))
    missing = [SourceError(session.corpus.shown_path(one.path), one.reason, one.detail) for one in status.missing]
    failures = missing + session.corpus.failed_before()
    return [
        {
            "schema": SCHEMA_VERSION,
            "source": failure.path.removesuffix(f"{BETWEEN}{failure.record}") if failure.record else failure.path,
            "record": failure.record,
            "reason": failure.reason,
            "detail": failure.detail,
            "retry": "corpus index --retry-failed",
        }
        for failure in failures
    ]


def _noted(note: dict[str, Any]) -> str:
    others = note["files"] - 1
    more = f" and {others} more" if others else ""
    return f"{note['source']}{more}: {note['note']}"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{number} {tag}" for tag, number in value.items())
    if isinstance(value, list):
        return "\n".join(map(_noted, value)) if value and isinstance(value[0], dict) else " ".join(value)
    return "in memory" if value is None else str(value)
