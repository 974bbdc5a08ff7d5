"""Articles as a table, and any other list of records.

In: articles or rows of text. Out: a Rich table; where the screen is too narrow for columns, a list of entries.
"""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from corpus_cli.model import Summary
from corpus_cli.render.columns import RIGHT, article_cell
from corpus_cli.render.screen import Screen, clip, safe

__all__ = ["article_table", "new_table", "plain_table"]

# Below this a column that folds has no room to be read, and a list of entries is drawn instead.
_LEAST_FOLDING = 16
_GAP = 2
_NARROW = 60

_STYLES = {"id": "cyan", "published": "green", "language": "yellow", "source": "dim"}
_FOLDING = frozenset({"title", "path", "byline", "publisher"})


def article_table(
    articles: Sequence[Summary], columns: Sequence[str], copies: Mapping[str, int], *, id_length: int, screen: Screen
) -> RenderableType:
    """Return a table of articles, a row each; on a screen too narrow for it an entry of two or more lines each.

    Args:
        articles: what to list.
        columns: names of columns, of ``render.columns``.
        copies: how many copies an article stands for, by its id.
        id_length: how much of an id to show.
        screen: where it is drawn.
    """
    rows = [[_cell(article, name, copies, id_length, screen) for name in columns] for article in articles]
    if screen.width is not None and _least_width(columns, rows) > screen.width:
        return _entries(columns, rows)
    table = new_table()
    for name in columns:
        justify: JustifyMethod = "right" if name in RIGHT else "left"
        table.add_column(name, justify=justify, overflow="fold", no_wrap=name not in _FOLDING)
    for row in rows:
        table.add_row(*(safe(cell, _STYLES.get(name, "")) for name, cell in zip(columns, row, strict=True)))
    return table


def new_table() -> Table:
    """Return an empty table in the program's one style."""
    return Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold")


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> int:
    """Return the columns of a terminal a table needs to be read."""
    widest = [max(map(cell_len, (name, *(row[index] or "" for row in rows)))) for index, name in enumerate(columns)]
    least = [
        min(width, _LEAST_FOLDING) if name in _FOLDING else width for name, width in zip(columns, widest, strict=True)
    ]
    return sum(least) + _GAP * (len(columns) - 1)


def _cell(article: Summary, name: str, copies: Mapping[str, int], id_length: int, screen: Screen) -> str | None:
    value = article_cell(article, name, copies, id_length)
    if name == "source" and value and screen.width is not None:
        # Scraped files are often named by a digest: its start tells them apart and leaves room for the title.
        return clip(value, _SOURCE_WIDTH if screen.width >= _WIDE else _SHORT_SOURCE_WIDTH)
    return value


_WIDE = 100
_SOURCE_WIDTH = 18
_SHORT_SOURCE_WIDTH = 12


def _entries(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> RenderableType:
    lines: list[Text] = []
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        title = cells.pop("title", None)
        facts = [safe(cell, _STYLES.get(name, "")) for name, cell in cells.items()]
        lines.append(Text("  ").join(facts))
        if "title" in columns:
            lines.append(safe(title, "bold"))
        lines.append(Text())
    return Group(*lines[:-1])


def plain_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen, *, right: frozenset[int] = frozenset()
) -> RenderableType:
    """Return a table of untrusted cells; columns numbered in ``right`` hold figures.

    On a narrow screen each row is a list of its cells, each under the name of its column.
    """
    if screen.width is not None and screen.width < _NARROW:
        entries = [
            [Text(f"{name}: ", "bold") + safe(cell) for name, cell in zip(header, row, strict=True)] for row in rows
        ]
        return Group(*[line for entry in entries for line in (*entry, Text())][:-1])
    table = new_table()
    for index, name in enumerate(header):
        table.add_column(name, justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(safe, row))
    return table
