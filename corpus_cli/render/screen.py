"""Where output goes, and how to draw on it; makes every Rich console of the program.

In: a stream and what is known of it. Out: a console that never cuts, wraps or colours what a program reads.
"""

from io import StringIO
from typing import TextIO
from unicodedata import combining

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from corpus_cli.frozen import frozen
from corpus_cli.text import visible

__all__ = ["Screen", "clip", "draw", "safe"]

# Rich has no width for "as wide as it needs"; no line of an article is longer than this.
_UNBOUNDED = 1_000_000


@frozen
class Screen:
    """A stream to draw on.

    Attributes:
        file: the stream.
        width: columns of the terminal; ``None`` where it is no terminal: then nothing is cut or wrapped.
        color: whether to send colours and styles.
    """

    file: TextIO
    width: int | None
    color: bool


def draw(screen: Screen, *renderables: RenderableType) -> None:
    """Draw one thing after another; no line ends in the blanks that fill a last column."""
    for renderable in renderables:
        drawn = StringIO()
        console = _console(drawn, screen, screen.width or _UNBOUNDED)
        if screen.width is None and not isinstance(renderable, Text):
            # Off a terminal a table takes its natural width, and no more.
            console = _console(drawn, screen, max(1, console.measure(renderable).maximum))
        console.print(renderable, soft_wrap=screen.width is None)
        screen.file.writelines(f"{line.rstrip(' ')}\n" for line in drawn.getvalue().removesuffix("\n").split("\n"))


def _console(file: TextIO, screen: Screen, width: int) -> Console:
    return Console(
        file=file,
        width=width,
        force_terminal=screen.color,
        no_color=not screen.color,
        color_system="standard" if screen.color else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def safe(text: str | None, style: str = "") -> Text:
    """Return untrusted text as Rich text: no markup, no control character; a dash for what is unknown."""
    return Text(visible(text), style=style) if text else Text("–", style="dim")


def clip(text: str, cells: int, *, keep_end: bool = False) -> str:
    """Cut ``text`` to at most so many terminal cells, with an ellipsis where something was cut.

    >>> clip("Казахстан", 5), clip("Казахстан", 5, keep_end=True), clip("新华社", 4)
    ('Каза…', '…стан', '新…')
    """
    if cell_len(text) <= cells:
        return text
    if cells < 1:
        return ""
    kept = text[::-1] if keep_end else text
    width, count = 0, 0
    for char in kept:
        width += cell_len(char)
        if width > cells - 1:
            break
        count += 1
    if not keep_end:
        return f"{text[:count]}…"
    # A mark whose letter was cut off would sit on the ellipsis.
    while count and combining(text[len(text) - count]):
        count -= 1
    return f"…{text[len(text) - count :]}"
