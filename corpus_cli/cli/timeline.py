"""``corpus timeline``: what was published when, and what the articles say happened when."""

from collections import defaultdict
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options
from corpus_cli.cli.picture import as_picture, write_picture
from corpus_cli.cli.search_report import report_unmentioned
from corpus_cli.cli.session import Session, open_session
from corpus_cli.edtf import parse_edtf
from corpus_cli.errors import ExitCode
from corpus_cli.model import Mention, Period
from corpus_cli.names import Widening
from corpus_cli.query.mentions import period_label
from corpus_cli.query.terms import Term
from corpus_cli.records import period_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.store.times import Unit
from corpus_cli.text import counted, shortened

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus timeline --by year             a bar for each year
  corpus timeline --name ANKA           only the sentences that mention ANKA
  corpus timeline lang:ru --by month --sentences 0
  corpus timeline --by month --format csv > months.csv
  corpus timeline --by year --plot timeline.png
"""


@click.command("timeline", epilog=_EXAMPLES)
@filter_options
@click.option("--by", type=click.Choice([str(unit) for unit in Unit]), default="month", help="One bar for each.")
@click.option("--name", metavar="NAME", help="Only sentences that mention this name, in whatever script and case.")
@click.option("--plot", metavar="FILE", help="Draw it into a file as well, as .svg or .png.")
@click.option("--force", is_flag=True, help="Replace the file of --plot that is there.")
@click.option("--sentences", type=click.IntRange(min=0), default=2, metavar="N", help="At most N under each bar.")
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    term: Term,
    by: str,
    name: str | None,
    plot: str | None,
    force: bool,
    sentences: int,
    output: Format,
    **corpus: Any,
) -> ExitCode:
    """Draw what was published when, and what the articles say happened when.

    Two bars for each period: articles published then, and articles that speak of it (with --name: sentences
    that mention the name and speak of it). What is stated more coarsely than a bar, as 1990s among months, has a
    bar of its own. Under them stand sentences, across languages.
    """
    unit = Unit(by)
    picture = as_picture(app, plot, force=force) if plot else None
    with open_session(app, corpus) as session:
        if name is not None:
            periods, shown = _of_name(session, term, unit, name, sentences)
        else:
            condition = session.condition(term)
            periods = session.articles.timeline(condition, unit)
            shown = session.articles.sentences_by_period(condition, unit, most=sentences) if sentences else {}
        if output is not Format.TABLE:
            write_records(map(period_record, periods), output, app.stdout)
        elif periods:
            from corpus_cli.render.screen import draw
            from corpus_cli.render.times import timeline_page

            draw(app.screen, *timeline_page(periods, shown, app.screen))
        if picture is not None and periods:
            title = name or term.describe() or "All articles"
            write_picture(app, picture, periods, unit, title=title, force=force)
        session.report_failures()
        number = len(periods)
        if name is not None and not number:
            _report_no_period(session, name, term)
        else:
            app.note(counted(number, "period"))
            if not number:
                session.report_nothing(term, "date")
    return app.exit_code(found=number > 0)


def _report_no_period(session: Session, name: str, term: Term) -> None:
    question, condition = session.articles.ask_name(name, Widening()), session.articles.condition(term)
    if any(one.forms for one in session.articles.search(question, condition)):
        session.app.note(f"{shortened(name)}: no sentence that mentions it speaks of a date")
    else:
        report_unmentioned(session, question, condition, term)


def _of_name(
    session: Session, term: Term, unit: Unit, name: str, most: int
) -> tuple[list[Period], dict[str, list[Mention]]]:
    """Return for each period how many sentences mention the name and speak of it, and up to ``most`` of them."""
    question = session.articles.ask_name(name, Widening())
    sentences: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    shown: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in session.articles.mentions_beside(question, session.articles.condition(term)):
        label = period_label(parse_edtf(mention.value), unit) if mention.value else None
        sentence = mention.id, mention.sentence_start
        # A sentence that states two days of one month speaks of that month once.
        if label is not None and sentence not in sentences[label]:
            sentences[label].add(sentence)
            if len(sentences[label]) <= most:
                shown[label].append(mention)
    return [Period(label, 0, len(sentences[label])) for label in sorted(sentences)], shown
