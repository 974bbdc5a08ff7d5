"""A list over the screen: the forms of a name, or the keys.

In: lines to show. Out: nothing; closed by a key.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static

__all__ = ["PopupScreen"]


class PopupScreen(ModalScreen[None]):
    """A title and lines below it."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f,q,question_mark", "dismiss", "close", key_display="esc")]

    def __init__(self, title: str, lines: Sequence[Content]) -> None:
        super().__init__()
        self._heading = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with Vertical(id="popup"):
            yield Static(self._heading, markup=False, classes="title")
            yield OptionList(*self._lines, markup=False, compact=True)
        yield Footer(compact=True)
