"""``corpus new``: what has come since the last look."""

from collections import Counter
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options
from corpus_cli.cli.output_file import whole_file
from corpus_cli.cli.session import Session, corpus_paths, open_session
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.query.terms import Term
from corpus_cli.records import new_article_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.store import Condition
from corpus_cli.store.among import among
from corpus_cli.store.indexed import indexed_at
from corpus_cli.text import counted
from corpus_cli.watch.marks import Mark, iter_mark, mark_path, read_mark, split_new

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus new                           what came since the last look
  corpus new name:ANKA --peek          the same will be new the next time
  corpus new lang:uk --json
"""


@click.command("new", epilog=_EXAMPLES)
@filter_options
@click.option("--peek", is_flag=True, help="Leave the mark where it is: the same is new the next time.")
@format_options
@corpus_options
@click.pass_obj
def command(app: App, /, term: Term, peek: bool, output: Format, **corpus: Any) -> ExitCode:
    """Tell what has come since the last look.

    Each question to each corpus has a mark of its own, in your folder of settings (never in that of the corpus):
    which articles were told. An article is new once; one whose file has changed since is new again. At the first
    look everything is new. Exit code: 0 when something is new, 1 when nothing is.
    """
    with open_session(app, corpus) as session:
        paths, question = corpus_paths(app, session.settings), term.describe()
        place = mark_path(_folder(session), paths, question)
        mark = read_mark(place)
        numbers, fitting = split_new(session.corpus.reader, session.corpus.condition(term), mark.ids)
        languages = _show(session, among(numbers), numbers, output) if numbers else Counter()
        session.report_failures()
        app.note(_summary(mark, languages))
        if not fitting:
            session.report_nothing(term)
        app.stdout.flush()
        if numbers and not peek:
            place.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(place, force=True) as file:
                lines = TextIOWrapper(file, encoding="utf-8", newline="")
                lines.writelines(iter_mark(mark.ids | fitting, paths=paths, question=question))
                lines.flush()
                lines.detach()
        return app.exit_code(found=bool(numbers))


def _folder(session: Session) -> Path:
    if session.settings.state is None:
        raise UsageError("what was told must be kept somewhere: set the folder 'state', or $CORPUS_STATE")
    return session.app.folder / session.settings.state


def _show(session: Session, condition: Condition, numbers: list[int], output: Format) -> Counter[str]:
    """Print the new articles in path order and return how many there are by language."""
    if output is not Format.TABLE:
        came = indexed_at(session.corpus.reader, numbers)
        articles = session.corpus.summaries(condition)
        write_records((new_article_record(one, came[one.id]) for one in articles), output, session.app.stdout)
    else:
        from corpus_cli.render.columns import DEFAULT_COLUMNS
        from corpus_cli.render.screen import draw
        from corpus_cli.render.tables import article_table

        shown = list(session.corpus.summaries(condition))
        length, screen = session.corpus.short_length(shown), session.app.screen
        draw(screen, article_table(shown, DEFAULT_COLUMNS, Counter(), id_length=length, screen=screen))
    return session.corpus.totals(condition).languages


def _summary(mark: Mark, languages: Counter[str]) -> str:
    number = languages.total()
    by_language = ", ".join(f"{count} {tag}" for tag, count in languages.most_common())
    told = f"{counted(number, 'new article')}: {by_language}" if number else "nothing new"
    if mark.looked is None:
        return f"{told}; this was the first look"
    return f"{told}; the last look was {mark.looked:%Y-%m-%d %H:%M}"
