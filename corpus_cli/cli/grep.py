"""``corpus grep``: a name in every language, script and case, as a concordance."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options
from corpus_cli.cli.search_report import Group, SearchTally, report_search
from corpus_cli.cli.session import Session, open_session
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.terms import Term
from corpus_cli.records import Record, article_summary, count_record, hit_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import visible

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus grep ANKA                     every mention, and never Ankara
  corpus grep Токаев --lang pl,uk      one spelling finds them all
  corpus grep "Kazakhstan Engineering" -C 5
  corpus grep -E "\\d+ (?:млн|млрд)"    a regular expression
  corpus grep ANKA -l | xargs wc       the files that mention it
"""


@click.command("grep", epilog=_EXAMPLES)
@click.argument("name")
@click.option("-F", "--exact", is_flag=True, help="Only the words as typed, whatever their case.")
@click.option("-E", "--regex", "is_regex", is_flag=True, help="NAME is a regular expression; case is ignored.")
@click.option("-w", "--word", is_flag=True, help="With -E: only whole words (names always match whole words).")
@click.option("--same-script", is_flag=True, help="Only forms in the script of NAME.")
@click.option(
    "--max-distance",
    type=click.FloatRange(0, 1),
    metavar="D",
    help="Only forms no further from NAME than this, 0 to 1.",
)
@click.option("--doubtful", is_flag=True, help="Search the forms in doubt as well.")
@click.option("--raw", is_flag=True, help="Search the removed lines as well.")
@click.option("-c", "--count", is_flag=True, help="Only how many mentions each article has.")
@click.option("-l", "--files", is_flag=True, help="Only the paths of the articles that have any.")
@click.option("-o", "--only", is_flag=True, help="Only the words found, one on each line.")
@click.option("-m", "--max-count", type=click.IntRange(min=1), metavar="N", help="At most N mentions of each article.")
@click.option("-C", "--context", type=click.IntRange(min=0), metavar="N", help="N words of context on each side.")
@click.option("--context-width", type=click.IntRange(0, 100_000), metavar="N", help="N characters on each side.")
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    name: str,
    term: Term,
    output: Format,
    count: bool,
    files: bool,
    only: bool,
    raw: bool,
    max_count: int | None,
    context: int | None,
    context_width: int | None,
    exact: bool,
    is_regex: bool,
    word: bool,
    same_script: bool,
    max_distance: float | None,
    doubtful: bool,
    **corpus: Any,
) -> ExitCode:
    """Find a name in every language, script and case.

    NAME is a name in dictionary form, in any script; several words go in quotes. It is widened to the
    spellings, scripts and inflections that occur in the corpus; the end of the output says which.
    Exit code: 0 when something is found, 1 when nothing is, 2 on any error.
    """
    if exact and is_regex:
        raise UsageError("--exact and --regex contradict each other: drop one")
    if count + files + only > 1:
        raise UsageError("--count, --files and --only each choose what to print: drop all but one")
    widening = None if exact else Widening(same_script=same_script, max_distance=max_distance, doubtful=doubtful)
    view = "counts" if count else "files" if files else "surfaces" if only else "concordance"
    size = ContextSize(_default_width(app, output) if context_width is None else context_width, context)
    with open_session(app, corpus) as session:
        timeout = session.settings.regex_timeout
        question = (
            session.corpus.ask_pattern(name, whole_words=word, timeout=timeout)
            if is_regex
            else session.corpus.ask_name(name, widening)
        )
        condition = session.corpus.condition(term)
        found = session.corpus.search(question, condition, size=None if view in ("counts", "files") else size)
        tally = SearchTally(question, raw=raw, most=max_count)
        _print(session, tally.iter_groups(found), view, output, query=name)
        session.report_failures()
        report_search(session, tally, condition, term)
        return app.exit_code(found=tally.shown > 0)


_CONTEXT_WIDTH = 60


def _default_width(app: App, output: Format) -> int:
    """Return characters of context on each side; records never depend on the terminal they are made on."""
    return app.width or _CONTEXT_WIDTH if output is Format.TABLE else _CONTEXT_WIDTH


def _print(session: Session, groups: Iterable[Group], view: str, output: Format, *, query: str) -> None:
    stdout = session.app.stdout
    if output is not Format.TABLE:
        write_records(_records(groups, view, query), output, stdout)
    elif view == "files":
        stdout.writelines(f"{visible(group.article.path)}\n" for group in groups)
    elif view == "surfaces":
        stdout.writelines(f"{visible(hit.surface)}\n" for group in groups for hit in group.hits)
    else:
        _draw(session, list(groups), view)


def _draw(session: Session, groups: list[Group], view: str) -> None:
    if not groups:
        return
    from corpus_cli.render.kwic import concordance, counts
    from corpus_cli.render.screen import draw

    length = session.corpus.short_length([group.article for group in groups])
    screen = session.app.screen
    if view == "counts":
        draw(screen, counts([(group.article, group.number) for group in groups], length, screen))
    else:
        draw(screen, *concordance([(group.article, group.hits) for group in groups], length, screen))


def _records(groups: Iterable[Group], view: str, query: str) -> Iterator[Record]:
    for group in groups:
        if view == "counts":
            yield count_record(group.article, query, group.number)
        elif view == "files":
            yield article_summary(group.article)
        else:
            yield from map(hit_record, group.hits)
