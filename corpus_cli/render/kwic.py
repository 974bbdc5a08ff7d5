"""Hits as a concordance: one line each, the hit in one column, under a heading for its article.

In: hits grouped by article. Out: lines of text on a screen.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from corpus_cli.model import Hit, Summary, Where
from corpus_cli.render.screen import Screen, clip
from corpus_cli.render.tables import plain_table
from corpus_cli.text import visible, visible_name

__all__ = ["aligned", "concordance", "counts"]

_HIT_STYLE = "bold red"
_NARROW, _DAY = 60, 10
# Long enough for a name of three words; a longer hit pushes its right context on.
_SHARE_OF_HIT = 12


def concordance(
    groups: Sequence[tuple[Summary, Sequence[Hit]]], id_length: int, screen: Screen
) -> list[RenderableType]:
    """Return each article's heading and lines, a blank line between articles; hits stand in one column throughout."""
    every = [hit for _, hits in groups for hit in hits]
    lines = iter(_lines(every, screen))
    parts: list[RenderableType] = []
    for article, hits in groups:
        parts += [_heading(article, id_length, screen), *islice(lines, len(hits)), Text()]
    return parts[:-1]


def aligned(lines: Sequence[tuple[Summary, Hit]], id_length: int, screen: Screen) -> list[RenderableType]:
    """Return a line for each hit, its article told at the start of the line, all hits in one column."""
    narrow = screen.width is not None and screen.width < _NARROW
    facts = [
        [article.id[:id_length], *(() if narrow else ((article.published or "–")[:_DAY], article.language))]
        for article, _ in lines
    ]
    widths = [max(map(cell_len, column)) for column in zip(*facts, strict=True)]
    heads = [
        "  ".join(fact + " " * (width - cell_len(fact)) for fact, width in zip(row, widths, strict=True))
        for row in facts
    ]
    left = None if screen.width is None else max(1, screen.width - cell_len(heads[0]))
    drawn = _lines([hit for _, hit in lines], replace(screen, width=left))
    return [Text(head, style="cyan") + line for head, line in zip(heads, drawn, strict=True)]


def counts(rows: Sequence[tuple[Summary, int]], id_length: int, screen: Screen) -> RenderableType:
    """Return a table of how many hits each article has."""
    cells = [
        [article.id[:id_length], str(number), article.title or visible_name(article.path)] for article, number in rows
    ]
    return plain_table(["id", "mentions", "title"], cells, screen, right=frozenset({1}))


def _heading(article: Summary, id_length: int, screen: Screen) -> Text:
    """Return the line over an article's hits: id, date, language, title."""
    date = (article.published or "–").replace("T", " ")
    facts = f"{article.id[:id_length]}  {date}  {article.language}"
    title = visible(article.title or visible_name(article.path))
    if screen.width is not None:
        title = clip(title, screen.width - cell_len(facts) - 2)
    line = Text()
    line.append(facts, style="cyan")
    if title:
        line.append(f"  {title}", style="bold")
    return _fitted(line, screen)


def _lines(hits: Sequence[Hit], screen: Screen) -> list[Text]:
    """Return one line for each hit; on a terminal each fits its width."""
    lefts = [visible(hit.left) for hit in hits]
    width = max((cell_len(left) for left in lefts), default=0)
    if screen.width is not None:
        width = min(width, max(0, (screen.width - _SHARE_OF_HIT - 2) // 2))
    return [_line(hit, left, width, screen) for hit, left in zip(hits, lefts, strict=True)]


def _line(hit: Hit, left: str, width: int, screen: Screen) -> Text:
    shown = clip(left, width, keep_end=True) if screen.width is not None else left
    line = Text("  " + " " * (width - cell_len(shown)) + shown)
    line.append(visible(hit.surface), style=_HIT_STYLE)
    line.append(visible(hit.right))
    if hit.where is not Where.BODY:
        line.append(f"  [{hit.where}]", style="dim")
    return _fitted(line, screen)


def _fitted(line: Text, screen: Screen) -> Text:
    if screen.width is not None and line.cell_len > screen.width:
        line.truncate(screen.width, overflow="ellipsis")
    return line
