"""Articles as a table, and any other list of records.

In: articles or rows of text. Out: a Rich table; where the screen is too narrow for columns, a list of entries.
"""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus_cli.ids import short_length
from corpus_cli.model import Article
from corpus_cli.render.columns import COLUMNS
from corpus_cli.render.screen import Screen, clip, safe
from corpus_cli.text import visible

__all__ = ["article_table", "plain_table"]

# Below this the columns of a table have no room to be read.
_NARROW = 60

_STYLES = {"id": "cyan", "published": "green", "language": "yellow", "source": "dim"}
_RIGHT = frozenset({"words", "confidence"})


def article_table(articles: Sequence[Article], columns: Sequence[str], screen: Screen) -> RenderableType:
    """Return a table of articles, a row each; on a narrow screen an entry of two or more lines each."""
    length = short_length(article.id for article in articles)
    rows = [[_cell(article, name, length, screen) for name in columns] for article in articles]
    if screen.width is not None and screen.width < _NARROW:
        return _entries(columns, rows)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name in columns:
        long = name in ("title", "path")
        table.add_column(
            name,
            justify="right" if name in _RIGHT else "left",
            overflow="fold",
            no_wrap=not long and name != "source",
        )
    for row in rows:
        table.add_row(*(safe(cell, _STYLES.get(name, "")) for name, cell in zip(columns, row, strict=True)))
    return table


def _cell(article: Article, name: str, id_length: int, screen: Screen) -> str | None:
    value = COLUMNS[name](article)
    if name == "id":
        return article.id[:id_length]
    if name == "source" and value and screen.width is not None:
        # Scraped files are often named by a digest: its start tells them apart and leaves room for the title.
        return clip(visible(value), _SOURCE_WIDTH)
    return value


_SOURCE_WIDTH = 18


def _entries(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> RenderableType:
    lines: list[Text] = []
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        title = cells.pop("title", None)
        facts = [safe(cell, _STYLES.get(name, "")) for name, cell in cells.items()]
        lines.append(Text(" ").join(facts))
        if "title" in columns:
            lines.append(safe(title, "bold"))
        lines.append(Text())
    return Group(*lines[:-1])


def plain_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int]) -> RenderableType:
    """Return a table of untrusted cells; columns numbered in ``right`` hold figures."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for index, name in enumerate(header):
        table.add_column(name, justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(safe, row))
    return table
