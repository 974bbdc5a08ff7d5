"""The views of a search: a concordance, counts, files, or the bare words."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum

from corpus_cli.cli.search_report import Group
from corpus_cli.cli.session import Session
from corpus_cli.query.hit_order import HitOrder, sort_hits
from corpus_cli.records import Record, article_summary, count_record, hit_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import visible, visible_name

__all__ = ["View", "group_records", "print_groups", "print_lines"]


class View(StrEnum):
    """What is printed of a search."""

    CONCORDANCE = "concordance"
    COUNTS = "count"
    FILES = "files"
    PATHS = "null"
    SURFACES = "only"

    @property
    def counts_only(self) -> bool:
        """Whether hits need only be counted, not read."""
        return self in (View.COUNTS, View.FILES, View.PATHS)


def print_groups(session: Session, groups: Iterable[Group], view: View, output: Format, *, query: str) -> None:
    """Print what a search found, article by article."""
    stdout = session.app.stdout
    if output is not Format.TABLE:
        write_records(group_records(groups, view, query=query), output, stdout)
    elif view is View.FILES:
        stdout.writelines(f"{visible_name(group.article.path)}\n" for group in groups)
    elif view is View.PATHS:
        session.app.write_bytes(os.fsencode(group.article.path) + b"\0" for group in groups)
    elif view is View.SURFACES:
        stdout.writelines(f"{visible(hit.surface)}\n" for group in groups for hit in group.hits)
    else:
        _draw(session, list(groups), view)


def print_lines(session: Session, groups: Iterable[Group], order: HitOrder | None, output: Format) -> None:
    """Print every hit as a line of one list, sorted where an order is given."""
    found = [(group.article, hit) for group in groups for hit in group.hits]
    lines = sort_hits(found, order) if order else found
    if output is not Format.TABLE:
        write_records((hit_record(hit) for _, hit in lines), output, session.app.stdout)
    elif lines:
        from corpus_cli.render.kwic import aligned
        from corpus_cli.render.screen import draw

        length = session.articles.short_length(list({article.id: article for article, _ in lines}.values()))
        draw(session.app.screen, *aligned(lines, length, session.app.screen))


def group_records(groups: Iterable[Group], view: View, *, query: str) -> Iterator[Record]:
    """Yield the records of what a search found, of the kind the view is about."""
    for group in groups:
        if view is View.COUNTS:
            yield count_record(group.article, query, group.number)
        elif view in (View.FILES, View.PATHS):
            yield article_summary(group.article)
        else:
            yield from map(hit_record, group.hits)


def _draw(session: Session, groups: list[Group], view: View) -> None:
    if not groups:
        return
    length = session.articles.short_length([group.article for group in groups])
    counted = [(group.article, group.number) for group in groups]
    found = [(group.article, group.hits) for group in groups]
    if session.app.bare:
        from corpus_cli.render.bare import concordance_lines, count_lines

        lines = count_lines(counted, length) if view is View.COUNTS else concordance_lines(found, length)
        session.app.stdout.writelines(lines)
        return
    from corpus_cli.render.kwic import concordance, counts
    from corpus_cli.render.screen import draw

    screen = session.app.screen
    draw(screen, *([counts(counted, length, screen)] if view is View.COUNTS else concordance(found, length, screen)))
