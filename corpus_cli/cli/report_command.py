"""``corpus report``: the result as one page for somebody without a terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, limit_option, widening_options
from corpus_cli.cli.output_file import check_free, whole_file
from corpus_cli.cli.picture import as_picture, needing_extra, write_picture
from corpus_cli.cli.search_report import report_unmentioned
from corpus_cli.cli.session import Session, open_session
from corpus_cli.config import expanded
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.names import Widening
from corpus_cli.query.terms import Term
from corpus_cli.store.times import Unit

if TYPE_CHECKING:
    from corpus_cli.report.content import Report

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus report -o report.html                      the whole corpus
  corpus report --name ANKA --name Токаев -o report.html
  corpus report lang:ru date:2024.. --title "Since 2024" -o report.html
  corpus report --name ANKA --plot timeline.svg     its timeline alone
"""


@click.command("report", epilog=_EXAMPLES)
@click.option("-o", "--output", "page", metavar="FILE", help="Write the page there; - for standard output.")
@click.option("--plot", metavar="FILE", help="Write the timeline alone there, as .svg or .png.")
@click.option("--force", is_flag=True, help="Replace what is there.")
@click.option(
    "--name", "wanted", multiple=True, metavar="NAME",
    help="Only articles that mention this name, each mention marked (repeatable: any of them).",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="Headline of the report.")
@click.option("--by", type=click.Choice([str(unit) for unit in Unit]), help="One bar of the timeline for each.")
@limit_option("articles in full (2000), the newest", default=2000)
@widening_options
@filter_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    page: str | None,
    plot: str | None,
    force: bool,
    wanted: tuple[str, ...],
    title: str | None,
    by: str | None,
    limit: int,
    widening: Widening | None,
    term: Term,
    **corpus: Any,
) -> ExitCode:
    """Write the result as one page for somebody without a terminal.

    One HTML file with all that is needed to read it, offline: figures, timeline, languages and sources, each mention
    of the names asked for, the articles clean with mentions and dates marked, and how all of it was made.
    """
    if page is None and plot is None and app.stdout.isatty():
        raise UsageError("say where to write the report: -o report.html")
    target = None if page in (None, "-") else app.folder / expanded(page or "")
    picture = as_picture(app, plot, force=force) if plot else None
    if target is not None:
        check_free(target, force=force)
    with open_session(app, corpus) as session:
        report = _gather(
            session,
            term=term,
            names=tuple(dict.fromkeys(wanted)),
            widening=widening,
            unit=Unit(by) if by else None,
            limit=limit,
            title=title,
            corpus=session.settings.corpus,
            made=app.today,
        )
        session.report_failures()
        if report is None:
            _tell_nothing(session, term, wanted)
            return app.exit_code(found=False)
    if picture is not None:
        write_picture(app, picture, report.periods, report.unit, title=report.title, force=force)
    if page is not None or picture is None:
        _write_page(app, target, report, force=force)
    return app.exit_code(found=True)


def _gather(session: Session, **request: Any) -> "Report | None":
    from corpus_cli.report.gather import Request, gather

    return gather(session.corpus, Request(**request))


def _write_page(app: App, page: Path | None, report: "Report", *, force: bool) -> None:
    """Write the page into a file, or print it."""
    with needing_extra():
        from corpus_cli.report.page import render_page
    html = render_page(report)
    if page is None:
        app.stdout.write(html)
        return
    data = html.encode()
    with whole_file(page, force=force) as file:
        file.write(data)
    full = f"{len(report.stories)} of {report.totals.articles} articles in full"
    app.note(f"{page}: {full}, {len(data) / 1_000_000:.1f} MB")


def _tell_nothing(session: Session, term: Term, names: Sequence[str]) -> None:
    condition = session.corpus.condition(term)
    for name in names:
        report_unmentioned(session, session.corpus.ask_name(name), condition, term)
    session.report_nothing(term)
