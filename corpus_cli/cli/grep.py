"""``corpus grep``: a name in every language, script and case, as a concordance."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options, widening_options
from corpus_cli.cli.search_report import SearchTally, report_search
from corpus_cli.cli.search_views import View, print_groups, print_lines
from corpus_cli.cli.session import Session, open_session
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.hit_order import HitOrder
from corpus_cli.query.parser import parse_query
from corpus_cli.query.questions import NameQuestion, Nearness, PatternQuestion, ask_pattern, has_form
from corpus_cli.query.terms import NameTerm, Not, Term, all_of
from corpus_cli.render.machine import Format

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus grep ANKA                     every mention, and never Ankara
  corpus grep Токаев --lang pl,uk      one spelling finds them all
  corpus grep "Kazakhstan Engineering" -C 5
  corpus grep ANKA --and Kazakhstan --near 10 --not Bayraktar
  corpus grep Казахстан --sort 1R      what follows the name, in one list
  corpus grep -E "\\d+ (?:млн|млрд)"    a regular expression
  corpus grep -f names.txt -c          a list of names, one a line
  corpus grep ANKA -l0 | xargs -0 wc   the files that mention it
"""
_CONTEXT_WIDTH = 60


@click.command("grep", epilog=_EXAMPLES)
@click.argument("name", required=False)
@click.option("-f", "--file", "listed", metavar="FILE", help="Look for each name of a list: one a line, or names.yaml.")
@click.option("-E", "--regex", "is_regex", is_flag=True, help="NAME is a regular expression; case is ignored.")
@click.option("-w", "--word", is_flag=True, help="With -E: only whole words (names always match whole words).")
@widening_options
@click.option("--surname", is_flag=True, help="The last word of a full name alone as well.")
@click.option(
    "--slack", type=click.IntRange(0, 20), default=0, metavar="N", help="Up to N words between those of a name."
)
@click.option(
    "--and", "and_", multiple=True, metavar="NAME", help="Only articles that mention this name too (repeatable)."
)
@click.option("--near", type=click.IntRange(min=0), metavar="N", help="With --and: at most N words apart.")
@click.option(
    "--not", "not_", multiple=True, metavar="WORD", help="Not this form of NAME, or no article that mentions WORD."
)
@click.option("--raw", is_flag=True, help="Search the removed lines as well.")
@click.option(
    "-c", "--count", is_flag=True, help="Only how many mentions each article has, those inside longer names too."
)
@click.option(
    "-l", "--files", is_flag=True, help="Only the paths of the articles that have any; with -0 for odd names."
)
@click.option("-0", "--null", is_flag=True, help="With -l: a zero byte after each path, as xargs -0 takes them.")
@click.option("-o", "--only", is_flag=True, help="Only the words found, one a line.")
@click.option("-m", "--max-count", type=click.IntRange(min=1), metavar="N", help="At most N mentions an article.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(list(map(str, HitOrder))),
    help="One list of all lines, sorted by the words left or right of the hit, by date or by source.",
)
@click.option("--align", is_flag=True, help="One list of all lines, hits in one column, no heading for each article.")
@click.option("-C", "--context", type=click.IntRange(min=0), metavar="N", help="N words of context on each side.")
@click.option("--context-width", type=click.IntRange(0, 100_000), metavar="N", help="N characters on each side.")
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    name: str | None,
    listed: str | None,
    term: Term,
    output: Format,
    widening: Widening | None,
    is_regex: bool,
    and_: tuple[str, ...],
    near: int | None,
    not_: tuple[str, ...],
    raw: bool,
    max_count: int | None,
    order: str | None,
    align: bool,
    **options: Any,
) -> ExitCode:
    """Find a name in every language, script and case.

    NAME is a name in dictionary form, in any script; several words go in quotes. It is widened to the
    spellings, scripts and inflections that occur in the corpus, and which ones is told at the end. What
    follows it is a question that chooses the articles ('corpus help query').
    Exit code: 0 when something is found, 1 when nothing is, 2 on any error.
    """
    view = _view(options)
    size = _context_size(app, output, options)
    if (order or align) and (view is not View.CONCORDANCE or listed):
        raise UsageError("--sort and --align are for the lines of one name: drop --count, --files, --only and --file")
    if is_regex and (widening is None or near is not None or listed):
        raise UsageError("a regular expression goes with neither --exact, --near nor --file: drop one")
    if near is not None and not and_:
        raise UsageError("--near says how near the name of --and must be: add --and NAME")
    with open_session(app, options) as session:
        if listed is not None:
            # A list may be in YAML, which takes as long to load as a name to find.
            from corpus_cli.cli.watch_list import search_list

            term = all_of([term, *_iter_questions(session, name)])
            return search_list(session, listed, term, widening=widening, view=view, size=size, raw=raw, output=output)
        if name is None:
            raise UsageError("name what to look for, or a list of names with --file")
        question: NameQuestion | PatternQuestion
        if is_regex:
            question = _ask_pattern(session, name, whole_words=options["word"])
        else:
            question, not_ = _ask_narrowed(session, name, widening, not_, options)
            question = _near(session, question, widening, and_, near)
        term = all_of([term, *map(NameTerm, and_), *(Not(NameTerm(word)) for word in not_)])
        condition = session.articles.condition(term)
        found = session.articles.search(question, condition, size=None if view.counts_only else size)
        tally = SearchTally(question, raw=raw, most=max_count)
        if order or align:
            print_lines(session, tally.iter_groups(found), HitOrder(order) if order else None, output)
        else:
            print_groups(session, tally.iter_groups(found), view, output, query=name)
        session.report_failures()
        report_search(session, tally, condition, term)
        return app.exit_code(found=tally.shown > 0)


def _near(
    session: Session, question: NameQuestion, widening: Widening | None, others: Sequence[str], distance: int | None
) -> NameQuestion:
    """Ask that each of the other names stands within so many words, where a distance is given."""
    if distance is None:
        return question
    asked = tuple(session.articles.ask_name(other, widening) for other in others)
    return replace(question, near=Nearness(asked, distance))


def _iter_questions(session: Session, name: str | None) -> Iterator[Term]:
    """Yield what stands in the place of the name where a list of names is searched: the start of a question."""
    if name:
        yield parse_query(name, today=session.app.today, saved=session.settings.queries)


def _ask_pattern(session: Session, pattern: str, *, whole_words: bool) -> PatternQuestion:
    if not pattern:
        raise UsageError("an empty pattern fits everywhere: write what to look for")
    return ask_pattern(pattern, whole_words=whole_words, timeout=session.settings.regex_timeout)


def _view(options: dict[str, Any]) -> View:
    chosen = [View(name) for name in ("count", "files", "only") if options[name]]
    if len(chosen) > 1:
        raise UsageError("--count, --files and --only each choose what to print: drop all but one")
    view = chosen[0] if chosen else View.CONCORDANCE
    if options["null"] and view is not View.FILES:
        raise UsageError("--null ends paths: add --files")
    return View.PATHS if options["null"] else view


def _context_size(app: App, output: Format, options: dict[str, Any]) -> ContextSize:
    """Return how much context to show; records never depend on the terminal they are made on."""
    default = app.width or _CONTEXT_WIDTH if output is Format.TABLE else _CONTEXT_WIDTH
    given = options["context_width"]
    return ContextSize(default if given is None else given, options["context"])


def _ask_name(session: Session, name: str, widening: Widening | None, options: dict[str, Any]) -> NameQuestion:
    return session.articles.ask_name(name, widening, surname=options["surname"], slack=options["slack"])


def _ask_narrowed(
    session: Session, name: str, widening: Widening | None, words: tuple[str, ...], options: dict[str, Any]
) -> tuple[NameQuestion, tuple[str, ...]]:
    """Ask for the name without those of the words that are its forms; return the question, and the other words."""
    question = _ask_name(session, name, widening, options)
    forms = [word for word in words if has_form(question, word)]
    others = tuple(word for word in words if word not in forms)
    if not forms or widening is None:
        return question, others
    session.app.note(f"left out as forms of {question.query}: {', '.join(forms)}")
    narrowed = widening._replace(exclude=widening.exclude | set(forms))
    return _ask_name(session, question.query, narrowed, options), others
