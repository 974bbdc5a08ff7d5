"""Names that were discovered, as a table; and one name on a page.

In: plain figures and untrusted words. Out: tables to draw.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from corpus_cli.render.screen import Screen, clip, safe
from corpus_cli.render.tables import new_table, plain_table
from corpus_cli.text import counted, visible

__all__ = ["NameRow", "name_page", "name_table"]

_NARROW = 60
_GAP = 2
_LEAST_FORMS, _LEAST_NAME = 16, 12
_COLUMNS = ("name", "kind", "mentions", "articles", "languages", "years")
_STYLES = {"person": "magenta", "place": "blue", "organisation": "yellow"}


class NameRow(NamedTuple):
    """A name: what it is called, its kind (empty where not known), its figures, its languages, years and forms."""

    name: str
    kind: str
    mentions: int
    articles: int
    languages: str
    years: str
    forms: str


def name_table(rows: Sequence[NameRow], screen: Screen) -> RenderableType:
    """Return a table with a row a name; its last column has as many forms as there is room for."""
    if screen.width is not None and screen.width < _NARROW:
        return Group(*[line for row in rows for line in (*_entry(row), Text())][:-1])
    table = new_table()
    table.add_column(_COLUMNS[0], min_width=_LEAST_NAME, overflow="fold")
    for column in _COLUMNS[1:]:
        table.add_column(column, no_wrap=True, justify="right" if column in ("mentions", "articles") else "left")
    room = _room(rows, screen)
    if room is None or room >= _LEAST_FORMS:
        table.add_column("forms", no_wrap=True)
    for row in rows:
        cells = [safe(row.name, "bold"), safe(row.kind, _STYLES.get(row.kind, "")), *_figures(row)]
        cells += [safe(row.languages, "dim"), safe(row.years, "green")]
        if len(table.columns) > len(cells):
            cells.append(safe(row.forms if room is None else clip(visible(row.forms), room)))
        table.add_row(*cells)
    return table


def _room(rows: Sequence[NameRow], screen: Screen) -> int | None:
    """Return how many columns of the terminal are left for forms, ``None`` where there is no limit."""
    if screen.width is None:
        return None
    lines = [_COLUMNS, *(tuple(map(str, row[: len(_COLUMNS)])) for row in rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    return screen.width - sum(widths) - max(0, _LEAST_NAME - widths[0]) - _GAP * len(widths)


def _figures(row: NameRow) -> list[Text]:
    return [Text(f"{row.mentions:,}"), Text(f"{row.articles:,}")]


def _entry(row: NameRow) -> list[Text]:
    head = safe(row.name, "bold")
    if row.kind:
        head += Text("  ") + safe(row.kind, _STYLES.get(row.kind, ""))
    facts = f"{row.mentions:,} in {counted(row.articles, 'article')}: {row.languages}  {row.years}"
    return [head, safe(facts), safe(row.forms)]


def name_page(
    row: NameRow,
    forms: Sequence[tuple[str, str, int]],
    neighbours: Sequence[tuple[str, str, int, float]],
    articles: Sequence[tuple[str, str | None, str | None, int]],
    screen: Screen,
) -> list[RenderableType]:
    """Return what is known of one name: a line of facts, its forms, its neighbours, its articles.

    Args:
        row: the name.
        forms: surface, language, mentions.
        neighbours: name, kind, sentences shared, log-likelihood.
        articles: start of the id, date of publication, title, mentions.
        screen: where it is drawn.
    """
    facts = f"{counted(row.mentions, 'mention')} in {counted(row.articles, 'article')}: {row.languages}"
    page: list[RenderableType] = [safe(row.name, "bold"), safe(", ".join(filter(None, (row.kind, facts, row.years))))]
    cells = [[surface, language, f"{count:,}"] for surface, language, count in forms]
    page += [Text(), plain_table(["form", "language", "mentions"], cells, screen, right=frozenset({2}))]
    if neighbours:
        cells = [[name, kind, f"{count:,}", f"{likelihood:,.1f}"] for name, kind, count, likelihood in neighbours]
        header = ["neighbour", "kind", "sentences", "log-likelihood"]
        page += [Text(), plain_table(header, cells, screen, right=frozenset({2, 3}))]
    cells = [[key, (date or "").replace("T", " "), title or "", f"{count:,}"] for key, date, title, count in articles]
    page += [Text(), plain_table(["article", "published", "title", "mentions"], cells, screen, right=frozenset({3}))]
    return page
