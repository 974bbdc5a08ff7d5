"""``corpus dates``: every time expression, resolved, with its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options, read_range
from corpus_cli.cli.session import Session, open_session
from corpus_cli.cli.types import SINCE, UNTIL, TypedRange
from corpus_cli.errors import ExitCode
from corpus_cli.model import Mention, TimeRole, TimexType
from corpus_cli.query.mentions import MentionFilter
from corpus_cli.query.terms import Term
from corpus_cli.records import mention_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import counted

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus dates                          every date the articles speak of
  corpus dates --from 2022 --to 2022-06
  corpus dates lang:pl --type DURATION
  corpus dates name:ANKA --json         as data, with offsets
"""

_ROLES = (TimeRole.PUBLICATION, TimeRole.TITLE, TimeRole.BODY)


@click.command("dates", epilog=_EXAMPLES)
@filter_options
@click.option("--from", "since_", type=SINCE, help="Only values that can lie then or later.")
@click.option("--to", "until_", type=UNTIL, help="Only values that can lie then or earlier.")
@click.option(
    "--type", "types", type=click.Choice([*map(str, TimexType), "all"]), multiple=True,
    help="TIMEX3 types (repeatable); DATE and TIME unless you say otherwise.",
)  # fmt: skip
@click.option("--raw", is_flag=True, help="The dates of removed lines as well.")
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    term: Term,
    since_: TypedRange | None,
    until_: TypedRange | None,
    types: tuple[str, ...],
    raw: bool,
    output: Format,
    **corpus: Any,
) -> ExitCode:
    """List the dates that the articles speak of.

    Each date has its value (EDTF), how finely it is stated, and its sentence; dates of publication stand apart.
    A value such as XXXX-11-28 has no year in the text, a dash no value at all.
    """
    chosen = tuple(TimexType) if "all" in types else tuple(map(TimexType, types)) or (TimexType.DATE, TimexType.TIME)
    range_ = read_range("--from", since_, "--to", until_)
    wanted = MentionFilter(chosen, (*_ROLES, TimeRole.RELATED) if raw else _ROLES, range_)
    with open_session(app, corpus) as session:
        tally = _Tally()
        mentions = tally.count(session.articles.mentions(session.articles.condition(term), wanted))
        if output is Format.TABLE:
            _draw(session, list(mentions))
        else:
            write_records(map(mention_record, mentions), output, app.stdout)
        session.report_failures()
        tally.report(app)
        if not tally.number:
            session.report_nothing(term, "date", _asked(since_, until_, types))
    return app.exit_code(found=tally.number > 0)


def _asked(since: TypedRange | None, until: TypedRange | None, types: tuple[str, ...]) -> str:
    """Return what was asked of a date, in words."""
    ends = [f"{word} {end.typed}" for word, end in (("from", since), ("to", until)) if end]
    return ", ".join([*([" ".join(ends)] if ends else []), *([f"type {' or '.join(types)}"] if types else [])])


@dataclass(slots=True)
class _Tally:
    """Counts mentions as they go by."""

    number: int = 0
    open: int = 0
    articles: set[str] = field(default_factory=set)

    def count(self, mentions: Iterator[Mention]) -> Iterator[Mention]:
        for mention in mentions:
            self.number += 1
            self.open += mention.value is None or mention.value.startswith("XXXX")
            self.articles.add(mention.id)
            yield mention

    def report(self, app: App) -> None:
        left_open = f"; {self.open} without a year or a value" if self.open else ""
        app.note(f"{counted(self.number, 'date')} in {counted(len(self.articles), 'article')}{left_open}")


def _draw(session: Session, mentions: list[Mention]) -> None:
    from corpus_cli.render.screen import draw
    from corpus_cli.render.times import mention_tables

    length = session.articles.short_length(mentions)
    draw(session.app.screen, *mention_tables(mentions, length, session.app.screen))
