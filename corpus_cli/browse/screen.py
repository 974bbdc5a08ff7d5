"""The screen: what is typed above, the list on one side, the article on the other, the keys below.

In: an opened corpus and what to start with. Out: nothing.
"""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from corpus_cli.browse.desk import Desk, Listing, OpenArticle
from corpus_cli.browse.draw import article_facts, form_rows, key_rows, list_entry, passage_text, pieces_text
from corpus_cli.browse.popup import PopupScreen
from corpus_cli.corpus import Corpus
from corpus_cli.errors import CorpusError
from corpus_cli.text import counted, visible, visible_name

__all__ = ["Browser"]

_KEYS = (
    ("/", "filter the list, in the words of 'corpus help query'"),
    ("m", "look for a name, in every script and inflection"),
    ("n p", "go to the next mention, to the one before"),
    ("f", "list the forms of the name"),
    ("d", "mark the dates, each with its value"),
    ("r", "show the lines that are no part of the article"),
    ("enter", "read the article"),
    ("esc", "go back to the list"),
    ("q", "quit"),
)
# Seconds after the last key until the list is filtered.
_PAUSE = 0.2
# A page of many thousand lines is no pleasure to scroll, and each paragraph costs time to lay out.
_MOST_PASSAGES = 600


class Browser(App[None]):
    """A corpus to look through."""

    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    # From the first moment: what is typed while the list is made must not end up in a field.
    AUTO_FOCUS = "#articles"
    BINDINGS: ClassVar[list[BindingType]] = [
        # What matters most stands first: on a narrow terminal the rest is cut off, and ? lists them all.
        Binding("question_mark", "keys", "keys", key_display="?"),
        Binding("q", "quit", "quit"),
        Binding("slash", "filter", "filter", key_display="/"),
        Binding("m", "name", "name"),
        Binding("n", "next_hit", "next"),
        Binding("p", "previous_hit", "prev"),
        Binding("escape", "list", "list", key_display="esc"),
        Binding("f", "forms", "forms"),
        Binding("d", "dates", "dates"),
        Binding("r", "removed", "removed"),
    ]

    def __init__(self, corpus: Corpus, *, question: str, name: str, today: date) -> None:
        super().__init__()
        # On a narrow terminal there is room for one pane at a time.
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]
        self._desk = Desk(corpus, today=today)
        self._given = (question, name)
        self._listing = Listing([], {}, 0, 0, 0)
        self._opened: OpenArticle | None = None
        self._hit = 0
        self._dates = self._removed = False
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        question, name = self._given
        with Horizontal(id="questions"):
            yield Input(question, placeholder="filter: words, lang:uk, date:2022..", id="filter", compact=True)
            yield Input(name, placeholder="name to look for", id="name", compact=True)
        with Horizontal(id="panes"):
            yield OptionList(id="articles", compact=True, markup=False)
            yield VerticalScroll(id="article", can_focus=True)
        yield Static(id="told", markup=False)
        yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show what there is."""
        self._look_for(self._given[1])
        await self._list()
        self.query_one("#articles").focus()

    # What is typed.

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        """Filter once the typing pauses; a pattern reads every article and waits for Enter."""
        if self._waiting is not None:
            self._waiting.stop()
        if "/" not in event.value:
            self._waiting = self.set_timer(_PAUSE, self._list)

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == "name":
            self._look_for(event.value)
        await self._list()
        self.query_one("#articles").focus()

    def _look_for(self, name: str) -> None:
        try:
            self._desk.look_for(name)
        except CorpusError as error:
            self._tell(str(error))

    async def _list(self) -> None:
        """Fill the list anew and open its first article."""
        try:
            self._listing = self._desk.listing(self.query_one("#filter", Input).value, removed=self._removed)
        except CorpusError as error:
            # What is being typed is often no whole question yet: the list stays as it was.
            self._tell(str(error))
            return
        articles = self.query_one("#articles", OptionList)
        articles.clear_options()
        counts = self._listing.counts
        articles.add_options([Option(list_entry(one, counts.get(one.id)), id=one.id) for one in self._listing.articles])
        if self._listing.articles:
            articles.highlighted = 0
        else:
            await self._show(None)
        self._report()

    # The article.

    @on(OptionList.OptionHighlighted, "#articles")
    async def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is not None and (self._opened is None or self._opened.article.id != event.option_id):
            await self._open(event.option_id)

    @on(OptionList.OptionSelected, "#articles")
    def _entered_article(self) -> None:
        self._read()

    def _read(self) -> None:
        self.screen.add_class("-reading")
        self.query_one("#article").focus()

    async def _open(self, key: str, *, at_end: bool = False) -> None:
        try:
            opened = self._desk.open(key, removed=self._removed)
        except CorpusError as error:
            self._tell(str(error))
            return
        self._hit = len(opened.hits) - 1 if at_end else 0
        await self._show(opened)
        self._report()

    async def _show(self, opened: OpenArticle | None) -> None:
        self._opened = opened
        pane = self.query_one("#article", VerticalScroll)
        await pane.remove_children()
        if opened is None:
            return
        shown = opened.passages[:_MOST_PASSAGES]
        parts = [Static(classes="title", markup=False), Static(article_facts(opened), classes="facts", markup=False)]
        parts += [Static(classes="passage", markup=False) for _ in shown]
        if len(opened.passages) > len(shown):
            rest = f"{len(opened.passages) - len(shown)} more paragraphs: corpus show {opened.article.id[:8]}"
            parts.append(Static(rest, classes="facts", markup=False))
        await pane.mount_all(parts)
        self._draw(scroll=True)

    def _draw(self, *, scroll: bool) -> None:
        """Draw title and paragraphs, the hit looked at marked; bring it into view where ``scroll`` is set."""
        opened = self._opened
        if opened is None:
            return
        pane = self.query_one("#article", VerticalScroll)
        current = opened.hits[self._hit] if opened.hits else None
        title = opened.title if opened.article.title else ()
        heading = (
            pieces_text(title, dates=False, current=current) if title else Content(visible_name(opened.article.path))
        )
        pane.query_one(".title", Static).update(heading)
        target = None
        for widget, passage in zip(pane.query(".passage").results(Static), opened.passages, strict=False):
            widget.update(passage_text(passage, dates=self._dates, current=current))
            if current is not None and any(piece.hit == current for piece in passage.pieces):
                target = widget
        if scroll and target is not None:
            self.call_after_refresh(pane.scroll_to_widget, target, animate=False, center=True)
        elif scroll:
            self.call_after_refresh(pane.scroll_home, animate=False)

    # The keys.

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one("#filter").focus()

    def action_name(self) -> None:
        """Type a name."""
        self.query_one("#name").focus()

    async def action_next_hit(self) -> None:
        """Go to the next mention, in the next article after the last one."""
        await self._step(1)

    async def action_previous_hit(self) -> None:
        """Go to the mention before, in the article before after the first one."""
        await self._step(-1)

    async def _step(self, step: int) -> None:
        if self._opened is None or not self._listing.counts:
            self._tell("no name is looked for: m, and type one")
            return
        if 0 <= self._hit + step < len(self._opened.hits):
            self._hit += step
            self._draw(scroll=True)
            self._report()
            return
        articles = self.query_one("#articles", OptionList)
        place = (articles.highlighted or 0) + step
        if 0 <= place < articles.option_count:
            await self._open(str(articles.get_option_at_index(place).id), at_end=step < 0)
            articles.highlighted = place

    def action_forms(self) -> None:
        """Show what the name was widened to."""
        forms = self._desk.forms()
        if forms:
            title = f"{visible(self.query_one('#name', Input).value)}: {len(forms)} forms"
            self.push_screen(PopupScreen(title, form_rows(forms)))
        else:
            self._tell("no name is looked for: m, and type one")

    def action_keys(self) -> None:
        """List the keys."""
        self.push_screen(PopupScreen("keys", key_rows(_KEYS)))

    def action_dates(self) -> None:
        """Mark the dates, or no longer."""
        self._dates = not self._dates
        self._draw(scroll=False)

    async def action_removed(self) -> None:
        """Show the lines that are no part of the article, or no longer."""
        self._removed = not self._removed
        key = self._opened.article.id if self._opened else None
        await self._list()
        if key is not None and any(one.id == key for one in self._listing.articles):
            await self._open(key)
            articles = self.query_one("#articles", OptionList)
            articles.highlighted = articles.get_option_index(key)

    def action_list(self) -> None:
        """Go back to the list."""
        self.screen.remove_class("-reading")
        self.query_one("#articles").focus()

    # What is told below.

    def _tell(self, line: str) -> None:
        self.query_one("#told", Static).update(Content(visible(line.splitlines()[0])))

    def _report(self) -> None:
        listing = self._listing
        listed = len(listing.articles)
        number = counted(listing.total, "article")
        parts = [f"the latest {listed} of {number}" if listed < listing.total else number]
        if listing.copies:
            parts.append(f"{counted(listing.copies, 'copy', 'copies')} folded")
        if listing.counts:
            parts.append(f"{sum(listing.counts.values())} mentions listed")
        if self._opened is not None and self._opened.hits:
            parts.append(f"hit {self._hit + 1} of {len(self._opened.hits)} here")
        if listing.failed:
            parts.append(f"{listing.failed} failed")
        line = " · ".join(parts)
        # What can be done about them is told where there is room for it.
        hint = " (corpus status --failed)" if listing.failed else ""
        self._tell(line + hint if len(line) + len(hint) <= self.size.width else line)
