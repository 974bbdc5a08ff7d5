"""``corpus similar``: the same story elsewhere, in whatever language."""

from collections.abc import Iterator
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.meaning import MADE_READY, make_ready, open_meaning, print_matches, report_ready
from corpus_cli.cli.options import corpus_options, filter_options, format_options, limit_option
from corpus_cli.cli.session import Session, open_session
from corpus_cli.cli.show import complete_ids
from corpus_cli.errors import ExitCode
from corpus_cli.query.terms import Term
from corpus_cli.render.machine import Format, write_records
from corpus_cli.study.similar import Similar, similar_articles, similar_record
from corpus_cli.text import visible_name

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus similar otre                  the same story elsewhere
  corpus similar otre lang:pl,ru       only in these languages
  corpus similar tlla --limit 3 --json
  corpus similar tlla --meaning        by a model, not by what is shared
"""
_TOP, _SHOWN = 10, 12


@click.command("similar", epilog=_EXAMPLES)
@click.argument("prefix", metavar="ID", shell_complete=complete_ids)
@limit_option(f"articles ({_TOP})", default=_TOP)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="S",
    help="Only articles of this score or more, 0 to 1.",
)
@click.option("--meaning", is_flag=True, help="Compare by meaning; needs the extra 'semantic'.")
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App, /, prefix: str, limit: int, least: float, meaning: bool, term: Term, output: Format, **corpus: Any
) -> ExitCode:
    """Find the same story elsewhere, in whatever language.

    An article is like another by the names, dates, numbers and rare words that both have, each weighing more the
    rarer it is; names count in every script and inflection, words within one language. What is shared is
    told. The score is the share of what could be in common; it orders articles and is no probability.
    With --meaning a small model compares the beginnings of the articles instead, as 'corpus search' does.
    """
    with open_session(app, corpus) as session:
        condition = session.corpus.condition(term)
        if meaning:
            return _print_near(session, prefix, term, limit, least, output)
        every = similar_articles(session.corpus, prefix, condition, most=limit)
        found = [one for one in every if one.score >= least]
        if output is not Format.TABLE:
            write_records(map(similar_record, found), output, app.stdout)
        elif found:
            _draw(session, found)
        session.report_failures()
        if every and not found:
            nearest = max(one.score for one in every)
            app.note(
                f"{prefix}: no other article is so much like it: the nearest has {nearest:.2f} (--least {least:g})"
            )
        elif not found and not session.report_nothing(term):
            app.note(f"{prefix}: no other article shares two things or more with it")
    return app.exit_code(found=bool(found))


def _print_near(session: Session, prefix: str, term: Term, limit: int, least: float, output: Format) -> ExitCode:
    condition = session.corpus.condition(term)
    with open_meaning(session) as vectors:
        prepared = make_ready(session, vectors, condition, MADE_READY)
        matches = [one for one in vectors.like(prefix, condition, limit=limit) if one.score >= least]
    print_matches(session, matches, output)
    session.report_failures()
    report_ready(session, prepared, term)
    return session.app.exit_code(found=bool(matches))


def _draw(session: Session, found: list[Similar]) -> None:
    from corpus_cli.render.screen import draw
    from corpus_cli.render.similar import LikeArticle, similar_list

    length = session.corpus.short_length([one.article for one in found])
    shown = [
        LikeArticle(
            f"{one.score:.2f}",
            one.article.id[:length],
            (one.article.published or "–")[:10],
            one.article.language,
            one.article.title or visible_name(one.article.path),
            tuple(_shared(one)),
        )
        for one in found
    ]
    draw(session.app.screen, *similar_list(shown, session.app.screen))


def _shared(one: Similar) -> Iterator[tuple[str, str]]:
    """Yield each kind of thing that is shared, and what it is, cut to a line or two."""
    for kind, values in (("names", one.names), ("dates", one.dates), ("numbers", one.numbers), ("words", one.words)):
        more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
        if values:
            yield kind, ", ".join(values[:_SHOWN]) + more
