"""``corpus names``: whom and what the corpus speaks of, one row a name; or one name with what is known of it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import (
    corpus_options,
    filter_options,
    format_options,
    limit_option,
    report_cut,
    shown_rows,
)
from corpus_cli.cli.session import Session, open_session
from corpus_cli.errors import ExitCode
from corpus_cli.query.parser import parse_query
from corpus_cli.query.terms import Term, all_of
from corpus_cli.render.machine import Format, write_records
from corpus_cli.study.entities import Entity, Kind, entity_record, neighbour_record
from corpus_cli.text import counted, shortened

if TYPE_CHECKING:
    from corpus_cli.render.names import NameRow
    from corpus_cli.study.names import NameSurvey

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus names                         the most frequent names
  corpus names lang:ru,uk --since 2022 --limit 100
  corpus names ANKA                    one name: forms, neighbours, articles
  corpus names "Kazakhstan Engineering"
  corpus names --kind place --format csv > places.csv
"""
_TOP, _NEIGHBOURS, _ARTICLES = 40, 15, 10
# What begins so is a question, and no name: a field, a phrase, a pattern, something left out.
_QUESTION = re.compile(r"-?\w+:|[\"/(@-]")


@click.command("names", epilog=_EXAMPLES)
@click.argument("name", required=False)
@limit_option(f"rows ({_TOP} in a table)")
@click.option(
    "--kind",
    type=click.Choice(list(map(str, Kind))),
    help="Only names of this kind.",
)
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App, /, name: str | None, term: Term, limit: int | None, kind: str | None, output: Format, **corpus: Any
) -> ExitCode:
    """List whom and what the articles speak of, without being asked.

    Names are found by their capitals, in every language that has them; the inflections, spellings and scripts
    of a name are one row. A first word without a field is a name, and shows that name: its forms, the names that
    share its sentences, the articles. Records have every row unless --limit is given. 'docs/statistics.md' tells how.
    """
    # It takes numpy, which the help page must not wait for.
    from corpus_cli.study.names import NameSurvey

    with open_session(app, corpus) as session:
        if name is not None and _QUESTION.match(name):
            asked = parse_query(name, today=app.today, saved=session.settings.queries)
            term, name = all_of([asked, term]), None
        survey = NameSurvey(session.corpus, session.corpus.condition(term))
        if name is None:
            found = [one for one in survey.entities() if kind in (None, one.kind)]
            _list(session, found, limit, output)
            if survey.learned_from < survey.articles:
                app.note(f"names learned from {survey.learned_from:,} of {survey.articles:,} articles, counted in all")
        else:
            entity = survey.find(name)
            found = [entity] if entity else []
            if entity:
                _show(session, survey, entity, output)
                _report_count(session, name, term, entity)
            else:
                _report_missing(session, name, term)
        session.report_failures()
        if not survey.articles:
            session.report_nothing(term)
        return app.exit_code(found=bool(found))


def _list(session: Session, found: Sequence[Entity], limit: int | None, output: Format) -> None:
    shown = shown_rows(found, limit, output, table=_TOP)
    if output is not Format.TABLE:
        write_records(map(entity_record, shown), output, session.app.stdout)
    elif found:
        from corpus_cli.render.names import name_table
        from corpus_cli.render.screen import draw

        draw(session.app.screen, name_table(list(map(_row, shown)), session.app.screen))
        session.app.note("mentions inside longer names count for those alone; 'corpus grep' counts both")
    report_cut(session.app, shown, found, "names")


def _row(entity: Entity) -> "NameRow":
    from corpus_cli.render.names import NameRow

    years = [date[:4] for date in (entity.first, entity.last) if date]
    return NameRow(
        entity.name,
        "" if entity.kind is Kind.UNKNOWN else str(entity.kind),
        entity.mentions,
        entity.articles,
        " ".join(f"{tag} {count}" for tag, count in entity.languages),
        "–".join(dict.fromkeys(years)),
        " ".join(dict.fromkeys(form.surface for form in entity.forms)),
    )


def _show(session: Session, survey: "NameSurvey", entity: Entity, output: Format) -> None:
    neighbours, where = survey.neighbours(entity), survey.where(entity)
    rows = {row.number: row for row in session.corpus.reader.rows([number for number, _ in where])}
    articles = [(rows[number].summary, count) for number, count in where]
    if output is not Format.TABLE:
        details = {
            "neighbours": [neighbour_record(one) for one in neighbours],
            "mentioned_in": [{"id": article.id, "mentions": count} for article, count in articles],
        }
        write_records([entity_record(entity) | details], output, session.app.stdout)
        return
    from corpus_cli.render.names import name_page
    from corpus_cli.render.screen import draw

    beside = [
        (one.name, "" if one.kind is Kind.UNKNOWN else str(one.kind), one.sentences, one.likelihood)
        for one in neighbours[:_NEIGHBOURS]
    ]
    length = session.corpus.short_length([article for article, _ in articles])
    shown = [(article.id[:length], article.published, article.title, count) for article, count in articles[:_ARTICLES]]
    forms = [(form.surface, form.language, form.mentions) for form in entity.forms]
    draw(session.app.screen, *name_page(_row(entity), forms, beside, shown, session.app.screen))
    if len(articles) > _ARTICLES:
        session.app.note(f"{_ARTICLES} of {len(articles)} articles shown; 'corpus grep -c' counts in all")


def _report_count(session: Session, name: str, term: Term, entity: Entity) -> None:
    number = _count(session, name, term)
    if number > entity.mentions:
        session.app.note(f"'corpus grep' counts {number:,} mentions: those inside longer names, too")


def _count(session: Session, name: str, term: Term) -> int:
    """Return how often a name stands anywhere, as ``corpus grep`` counts."""
    found = session.corpus.search(session.corpus.ask_name(name), session.corpus.condition(term))
    return sum(one.forms.total() for one in found)


def _report_missing(session: Session, name: str, term: Term) -> None:
    number = _count(session, name, term)
    if number:
        mentions = counted(number, "mention")
        session.app.note(f"{shortened(name)}: too rare to be seen as a name here ({mentions}): try 'corpus grep'")
        return
    session.app.note(f"{shortened(name)}: not among the names")
    session.report_nearest(name)
