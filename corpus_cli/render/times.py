"""Dates and time lines on a terminal.

In: mentions and periods. Out: tables and bars to draw; text of articles is shown, never obeyed.
"""

from collections.abc import Iterable, Mapping, Sequence

from rich.bar import Bar
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus_cli.model import Mention, Period, TimeRole
from corpus_cli.render.screen import Screen, safe
from corpus_cli.render.tables import GAP, new_table
from corpus_cli.text import visible

__all__ = ["mention_tables", "timeline_page"]

_HIT_STYLE = "bold red"
_NARROW = 60
_BAR_WIDTH = 24


def mention_tables(mentions: Sequence[Mention], id_length: int, screen: Screen) -> list[RenderableType]:
    """Return a table of the dates of publication and one of the dates spoken of, each only where it has rows."""
    published = [mention for mention in mentions if mention.role is TimeRole.PUBLICATION]
    spoken = [mention for mention in mentions if mention.role is not TimeRole.PUBLICATION]
    parts: list[RenderableType] = []
    for title, rows in (("published", published), ("mentioned", spoken)):
        if rows:
            parts += [Text(title, style="bold underline"), _mention_table(rows, id_length, screen), Text()]
    return parts[:-1]


def _mention_table(mentions: Iterable[Mention], id_length: int, screen: Screen) -> RenderableType:
    table = new_table()
    narrow = screen.width is not None and screen.width < _NARROW
    names = ("value", "sentence") if narrow else ("value", "precision", "id", "sentence")
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name != "sentence" and not narrow)
    for mention in mentions:
        value = safe(_value(mention), "green")
        cells = [value, _sentence(mention)]
        if not narrow:
            cells[1:1] = [safe(mention.precision), safe(mention.id[:id_length], "cyan")]
        table.add_row(*cells)
    return table


def _value(mention: Mention) -> str | None:
    if mention.value is None:
        return None
    return f"{mention.modifier} {mention.value}" if mention.modifier else mention.value


def _sentence(mention: Mention) -> Text:
    line = Text(visible(mention.left))
    line.append(visible(" ".join(mention.surface.split())), style=_HIT_STYLE)
    line.append(visible(mention.right))
    return line


def timeline_page(
    periods: Sequence[Period], sentences: Mapping[str, Sequence[Mention]], screen: Screen
) -> list[RenderableType]:
    """Return the bars of a time line, and under them the sentences of each period."""
    parts: list[RenderableType] = [_bars(periods, screen)]
    for period in periods:
        shown = sentences.get(period.label, ())
        if shown:
            parts += [Text(), Text(period.label, style="bold green")]
            parts.append(_told(shown))
    return parts


def _told(mentions: Sequence[Mention]) -> Table:
    grid = Table.grid(padding=(0, 1))
    for mention in mentions:
        grid.add_row("", safe(mention.language, "yellow"), _sentence(mention))
    return grid


def _bar_width(periods: Sequence[Period], screen: Screen) -> int:
    """Return how long a bar may be, so that label, figures and their headings stand beside two of them."""
    if screen.width is None:
        return _BAR_WIDTH
    labels = max(map(len, ("period", *(period.label for period in periods))))
    return min(_BAR_WIDTH, (screen.width - labels - len("published") - len("mentioned") - 4 * GAP) // 2)


def _bars(periods: Sequence[Period], screen: Screen) -> Table:
    table = new_table()
    table.add_column("period", no_wrap=True)
    drawn = screen.width is None or screen.width >= _NARROW
    bar = _bar_width(periods, screen)
    for name in ("published", "mentioned"):
        table.add_column(name, justify="right")
        if drawn:
            table.add_column("", width=bar)
    most = [max((getattr(period, name) for period in periods), default=0) for name in ("published", "mentioned")]
    for period in periods:
        cells: list[RenderableType] = [safe(period.label)]
        for count, largest, color in zip((period.published, period.mentioned), most, ("green", "blue"), strict=True):
            cells.append(Text(str(count) if count else "", style=color))
            if drawn:
                cells.append(Bar(max(largest, 1), 0, count, width=bar, color=color) if count else Text())
        table.add_row(*cells)
    return table
