"""Articles that are like one, each with what it shares.

In: plain figures and untrusted words. Out: a line for each article, and a line for each kind of thing shared.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus_cli.render.screen import Screen, clip, safe
from corpus_cli.text import visible

__all__ = ["LikeArticle", "similar_list"]


class LikeArticle(NamedTuple):
    """An article: its score, the start of its id, its date, language and title, and by kind what it shares."""

    score: str
    key: str
    date: str
    language: str
    title: str
    shared: Sequence[tuple[str, str]]


def similar_list(articles: Sequence[LikeArticle], screen: Screen) -> list[RenderableType]:
    """Return each article's line and what it shares, a blank line between articles."""
    parts: list[RenderableType] = []
    for article in articles:
        facts = f"{article.score}  {article.key}  {article.date}  {article.language}"
        title = visible(article.title)
        if screen.width is not None:
            title = clip(title, max(0, screen.width - cell_len(facts) - 2))
        line = Text(facts, style="cyan")
        line.append(f"  {title}", style="bold")
        grid = Table.grid(padding=(0, 1))
        for kind, names in article.shared:
            grid.add_row("", Text(kind, style="dim"), safe(names))
        parts += [line, grid, Text()]
    return parts[:-1]
