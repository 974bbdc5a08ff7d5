"""The forms of a name, over the screen.

In: what a name was widened to. Out: nothing; closed by a key.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static

from corpus_cli.browse.draw import form_rows
from corpus_cli.query.search import FormCount
from corpus_cli.text import visible

__all__ = ["FormsScreen"]


class FormsScreen(ModalScreen[None]):
    """A list of forms, each with how often it occurs and why it is one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f,q", "dismiss", "close", key_display="esc")]

    def __init__(self, name: str, forms: Sequence[FormCount]) -> None:
        super().__init__()
        self._asked = name
        self._forms = forms

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with Vertical(id="forms"):
            yield Static(f"{visible(self._asked)}: {len(self._forms)} forms", markup=False, classes="title")
            yield OptionList(*form_rows(self._forms), markup=False, compact=True)
        yield Footer(compact=True)
