"""What a corpus holds, on one page; and articles counted by two things, as a table of both.

In: plain figures, with the values as text. Out: tables with a bar a row.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.bar import Bar
from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from corpus_cli.render.screen import Screen, clip, safe
from corpus_cli.render.tables import new_table, plain_table
from corpus_cli.text import visible

__all__ = ["UNKNOWN", "CountRow", "Part", "pivot_table", "stats_page"]

Cell = tuple[str | None, str | None, int]
UNKNOWN = "not stated"
"""Stands for a value that the pages do not give."""

_BAR_WIDTH = 24
_NARROW = 60
_GAP = 2
# A bar's row on a narrow terminal: what is left for the value beside three figures.
_VALUE_WIDTH = 40


class CountRow(NamedTuple):
    """A row of a part: its value (``None`` for what is not known), and its figures under the part's columns."""

    value: str | None
    articles: int
    figures: tuple[str, ...]


class Part(NamedTuple):
    """A part of the page: its title, the names of its columns of figures, its rows, and how many more there are."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[CountRow]
    more: int = 0


def stats_page(facts: Sequence[str], parts: Sequence[Part], screen: Screen) -> list[RenderableType]:
    """Return the page: a line for each fact, then each part that has rows.

    Args:
        facts: the figures of the whole, a sentence each.
        parts: what it is made of.
        screen: where it is drawn.
    """
    page: list[RenderableType] = [safe(fact) for fact in facts]
    shown = [part for part in parts if part.rows]
    values = [clip(visible(row.value or UNKNOWN), _VALUE_WIDTH) for part in shown for row in part.rows]
    width = max(map(len, [*values, *(part.title for part in shown)]), default=0)
    for part in shown:
        page += [Text(), _part(part, screen, width)]
        if part.more:
            page.append(Text(f"… {part.more} more (--limit)", style="dim"))
    return page


def _part(part: Part, screen: Screen, width: int) -> RenderableType:
    """Return the table of a part; the values of all parts take one width, so that their figures stand in line."""
    drawn = screen.width is None or screen.width >= _NARROW
    table = new_table()
    table.add_column(part.title, overflow="fold", min_width=min(width, _VALUE_WIDTH))
    table.add_column("articles", justify="right")
    if drawn:
        table.add_column("", width=_BAR_WIDTH)
    for name in part.columns:
        table.add_column(name, justify="right")
    most = max(row.articles for row in part.rows)
    for row in part.rows:
        cells: list[RenderableType] = [
            safe(row.value or UNKNOWN, "" if row.value else "dim"),
            Text(f"{row.articles:,}", style="green"),
        ]
        if drawn:
            cells.append(Bar(max(most, 1), 0, row.articles, width=_BAR_WIDTH, color="green"))
        table.add_row(*cells, *map(Text, row.figures))
    return table


def pivot_table(names: tuple[str, str], cells: Sequence[Cell], screen: Screen) -> RenderableType:
    """Return a table of counts: a row for each first value, a column for each second, sums at the end of both.

    Where it is too wide for the screen, it is turned on its side; where that does not help, it is a list of its cells.

    Args:
        names: what the two values are.
        cells: first value, second value, count; in the order of the first.
        screen: where it is drawn.
    """
    turned = sorted(((second, first, count) for first, second, count in cells), key=lambda cell: _order(cell[0]))
    for (row, column), some in ((names, cells), (names[::-1], turned)):
        header, rows = _pivoted(some)
        widths = [max(map(cell_len, one)) for one in zip([f"{row} / {column}", *header], *rows, strict=True)]
        if screen.width is None or sum(widths) + _GAP * len(widths) <= screen.width:
            shown = [f"{row} / {column}", *header]
            return plain_table(shown, rows, screen, right=frozenset(range(1, len(shown))))
    listed = [[first or UNKNOWN, second or UNKNOWN, f"{count:,}"] for first, second, count in cells]
    return plain_table([*names, "articles"], listed, screen, right=frozenset({2}))


def _order(value: str | None) -> tuple[bool, str]:
    return value is None, value or ""


def _pivoted(cells: Sequence[Cell]) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns and the rows, each with its name first and its sum last."""
    rows = list(dict.fromkeys(first for first, _, _ in cells))
    columns = sorted({second for _, second, _ in cells}, key=_order)
    counts = {(first, second): count for first, second, count in cells}
    body = [[counts.get((row, column), 0) for column in columns] for row in rows]
    sums = [sum(column) for column in zip(*body, strict=True)]
    lines = [(row or UNKNOWN, line) for row, line in zip(rows, body, strict=True)] + [("all", sums)]
    header = [column or UNKNOWN for column in columns]
    return [*header, "all"], [[name, *(f"{count:,}" for count in (*line, sum(line)))] for name, line in lines]
