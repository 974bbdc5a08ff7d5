"""``corpus stats``: how much there is, in which languages, from where and from when."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options, limit_option
from corpus_cli.cli.session import Session, open_session
from corpus_cli.cli.types import ColumnsType
from corpus_cli.corpus import Corpus
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.query.terms import Term
from corpus_cli.render.machine import Format, write_records
from corpus_cli.store import Condition
from corpus_cli.study.stats import (
    Dimension,
    Stats,
    Tally,
    collect_stats,
    count_articles,
    first_rows,
    pivot_record,
    stats_records,
)
from corpus_cli.text import counted

if TYPE_CHECKING:
    from corpus_cli.render.stats import Part

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus stats                         the whole corpus on one page
  corpus stats lang:ru,uk --since 2022
  corpus stats --by lang,month         a row a language, a column a month
  corpus stats --by source,lang,year --format csv > counts.csv
"""
_TOP = 12
_SHORT = {"lang": "language"}
_MOST = 3
# In so many articles names are discovered in about a second.
_FEW = 1_000


@click.command("stats", epilog=_EXAMPLES)
@filter_options
@click.option(
    "--by",
    type=ColumnsType([*map(str, Dimension), *_SHORT]),
    help=f"Count by these together, up to {_MOST}: {', '.join(Dimension)}.",
)
@limit_option(f"rows of each part ({_TOP} in a table); 0 for all", least=0)
@click.option(
    "--with-names/--without-names", default=None, help=f"The most frequent names (by itself up to {_FEW:,} articles)."
)
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    term: Term,
    by: tuple[str, ...] | None,
    limit: int | None,
    with_names: bool | None,
    output: Format,
    **corpus: Any,
) -> ExitCode:
    """Tell how much there is: articles and words by language, source and date.

    The page also says how many articles are dated, how sure their languages are, and how much of the pages was
    removed as no part of an article. With --by the articles are counted by one to three things together; two
    make a table of both. Records have every row unless --limit is
    given.
    """
    dimensions = [Dimension(_SHORT.get(name, name)) for name in by or ()]
    if len(set(dimensions)) < len(dimensions):
        raise UsageError("--by names one thing twice: name it once")
    if len(dimensions) > _MOST:
        raise UsageError(f"--by takes up to {_MOST} things to count by")
    if dimensions and limit is not None:
        raise UsageError("--limit cuts the parts of the page, and --by gives one table of every row: drop one")
    most = _TOP if limit is None and output is Format.TABLE else limit or 0
    with open_session(app, corpus) as session:
        condition = session.condition(term)
        if dimensions:
            tallies = count_articles(session.articles, condition, by=dimensions)
            number = sum(one.articles for one in tallies)
            _print_pivot(session, tallies, output)
        else:
            stats = collect_stats(session.articles, condition)
            number = stats.total.articles
            few = isinstance(session.articles, Corpus) and number <= _FEW
            wanted = output is Format.TABLE and (few if with_names is None else with_names)
            found = _top_names(session, condition, most) if wanted else None
            _print_stats(session, stats, found, most, output)
            if number > _FEW and with_names is None and output is Format.TABLE:
                app.note(f"names are left out where more than {_FEW:,} articles fit (--with-names, or 'corpus names')")
        session.report_failures()
        if not number:
            session.report_nothing(term)
        return app.exit_code(found=number > 0)


def _print_pivot(session: Session, tallies: Sequence[Tally], output: Format) -> None:
    if output is not Format.TABLE:
        write_records(map(pivot_record, tallies), output, session.app.stdout)
        return
    if not tallies:
        return
    from corpus_cli.render.screen import draw
    from corpus_cli.render.stats import UNKNOWN, pivot_table
    from corpus_cli.render.tables import plain_table

    screen, names = session.app.screen, tallies[0].by
    if len(names) == 2:
        cells = [(one.values[0], one.values[1], one.articles) for one in tallies]
        draw(screen, pivot_table((names[0], names[1]), cells, screen))
        return
    rows = [[*(value or UNKNOWN for value in one.values), f"{one.articles:,}", f"{one.words:,}"] for one in tallies]
    figures = frozenset({len(names), len(names) + 1})
    draw(screen, plain_table([*names, "articles", "words"], rows, screen, right=figures))


def _top_names(session: Session, condition: Condition, most: int) -> "Part":
    """Return the part of the page that lists the most frequent names."""
    # It takes numpy, which the figures alone need not wait for.
    from corpus_cli.render.stats import CountRow, Part
    from corpus_cli.study.names import discover_names

    found = discover_names(session.corpus, condition)
    shown = found[: most or None]
    rows = [CountRow(one.name, one.articles, (f"{one.mentions:,}",)) for one in shown]
    return Part("name", ("mentions",), rows, len(found) - len(rows))


def _print_stats(session: Session, stats: Stats, names: "Part | None", most: int, output: Format) -> None:
    if not stats.total.articles:
        return
    if output is not Format.TABLE:
        write_records(stats_records(stats, most), output, session.app.stdout)
        return
    from corpus_cli.render.screen import draw
    from corpus_cli.render.stats import stats_page

    draw(
        session.app.screen,
        *stats_page(_facts(stats), [*_parts(stats, most), *([names] if names else [])], session.app.screen),
    )


def _facts(stats: Stats) -> list[str]:
    total, cleaning = stats.total, stats.cleaning
    size = f"{counted(total.articles, 'article')} of {counted(total.words, 'word')}"
    facts = [
        f"{size}, {total.dated:,} dated and {total.undated:,} undated, {counted(stats.copies, 'copy', 'copies')}",
        f"mean confidence of the languages {total.language_confidence:.2f}; {total.untitled:,} without a title, "
        f"{total.empty:,} without a body",
    ]
    if cleaning.pages:
        sure = "" if cleaning.confidence is None else f", with a mean confidence of {cleaning.confidence:.2f}"
        pages = "the pages" if cleaning.pages == total.articles else f"{cleaning.pages:,} pages looked at"
        facts.append(f"{cleaning.removed:.0%} of {pages} was removed as no part of an article{sure}")
    return facts


def _parts(stats: Stats, most: int) -> "list[Part]":
    return [
        _part("language", stats.languages, most, sure=True),
        _part("source", stats.sources, most),
        _part("year", stats.years, most, newest=True),
        _part("month", stats.months, most, newest=True),
    ]


def _part(title: str, tallies: Sequence[Tally], most: int, *, sure: bool = False, newest: bool = False) -> "Part":
    """Return a part of the page; of what is in time order the newest rows, and the undated."""
    from corpus_cli.render.stats import CountRow, Part

    shown = first_rows(tallies, most, newest=newest)
    columns = ("words", "dated", *(("sure",) if sure else ()))
    rows = [
        CountRow(
            one.values[0],
            one.articles,
            (f"{one.words:,}", f"{one.dated:,}", *((f"{one.language_confidence:.2f}",) if sure else ())),
        )
        for one in shown
    ]
    return Part(title, columns, rows, len(tallies) - len(shown))
