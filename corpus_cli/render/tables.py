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

__all__ = ["GAP", "article_table", "new_table", "plain_table"]

# Below this a column that folds has no room to be read, and a list of entries is drawn instead.
_LEAST_FOLDING = 16
GAP = 2
"""Blanks between two columns."""
_NARROW = 60

_STYLES = {"id": "cyan", "published": "green", "language": "yellow", "source": "dim"}
_FOLDING = frozenset({"title", "path", "byline", "publisher"})


def article_table(
    articles: Sequence[Summary],
    columns: Sequence[str],
    copies: Mapping[str, int],
    *,
    id_length: int,
    screen: Screen,
    alike: Mapping[str, str] | None = None,
) -> RenderableType:
    """Return a table of articles, a row each; on a screen too narrow for it an entry of two or more lines each.

    Args:
        articles: what to list.
        columns: names of columns, of ``render.columns``.
        copies: how many copies an article stands for, by its id.
        id_length: how much of an id to show.
        screen: where it is drawn.
        alike: what stands in a column of this name, by their ids.
    """
    rows = [
        [
            alike[article.id] if alike and name == "alike" else _cell(article, name, copies, id_length, screen)
            for name in columns
        ]
        for article in articles
    ]
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
    return Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="bold")


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> int:
    """Return the columns of a terminal a table needs to be read."""
    widest = [max(map(cell_len, (name, *(row[index] or "" for row in rows)))) for index, name in enumerate(columns)]
    least = [
        min(width, _LEAST_FOLDING) if name in _FOLDING else width for name, width in zip(columns, widest, strict=True)
    ]
    return sum(least) + GAP * (len(columns) - 1)


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

    No word of a cell is broken that fits on a line of its own. Where the screen is too narrow for that, each row is a
    list of its cells, each behind the name of its column; of two cells the first stands before the second.
    """
    shown = [[safe(cell) for cell in row] for row in rows]
    widths = None if screen.width is None else _fitting(header, shown, screen.width)
    if screen.width is not None and (widths is None or screen.width < _NARROW):
        width = screen.width
        if len(header) == 2:
            return Group(*[_entry(what.plain, value, width) for what, value in shown])
        entries = [[_entry(name, cell, width) for name, cell in zip(header, row, strict=True)] for row in shown]
        return Group(*[line for entry in entries for line in (*entry, Text())][:-1])
    table = new_table()
    for index, name in enumerate(header):
        justify: JustifyMethod = "right" if index in right else "left"
        table.add_column(name, justify=justify, overflow="fold", width=widths[index] if widths else None)
    for row in shown:
        table.add_row(*row)
    return table


def _entry(name: str, cell: Text, width: int) -> Text:
    """Return a cell behind the name of its column; what is too long for a line is broken behind a slash, if it can."""
    line = Text(f"{name}: ", "bold") + cell
    if max(map(cell_len, line.plain.split(" "))) <= width:
        return line
    broken, used = Text(), 0
    for part in line.split("/", include_separator=True):
        words = part.plain.split(" ")
        if used and used + cell_len(words[0]) > width:
            broken.append("\n")
            used = 0
        broken.append_text(part)
        used = (0 if len(words) > 1 else used) + cell_len(words[-1])
    return broken


def _fitting(header: Sequence[str], rows: Sequence[Sequence[Text]], width: int) -> list[int] | None:
    """Return the widths of columns that fit, none narrower than its words; ``None`` where they cannot.

    Where it must be, what is longer than a word, an address or a path, is broken. The narrow columns get all they need,
    and the wide ones share the rest.
    """
    columns = list(zip(map(Text, header), *rows, strict=True))
    natural = [max(cell.cell_len for cell in column) for column in columns]
    longest = [max(cell_len(word) for cell in column for word in cell.plain.split() or [""]) for column in columns]
    room = width - GAP * (len(columns) - 1)
    for least in (longest, [min(one, _LONG_WORD) for one in longest]):
        for most in range(room, 0, -1):
            widths = [max(low, min(high, most)) for low, high in zip(least, natural, strict=True)]
            if sum(widths) <= room:
                return widths
    return None


_LONG_WORD = 24
