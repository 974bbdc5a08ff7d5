"""The page in a real Chromium: what is drawn, what can be done, what is asked of the network, who is shut out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.report.conftest import write_page
from tests.report.pages import ATTACK

CHARTS = ("published", "mentioned", "overview", "languages", "sources")


@dataclass
class Opened:
    """A page in the browser, and what it said and asked for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the elements that are shown."""
        return [one.text_content() for one in self.page.query_selector_all(selector) if one.is_visible()]


@contextmanager
def opened(browser: Any, file: Path, **options: Any) -> Iterator[Opened]:
    """Open a file as a reader does, from disk, and wait for its charts."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    here = Opened(page)
    page.on("console", lambda message: here.said.append(message.text))
    page.on("pageerror", lambda error: here.said.append(str(error)))
    page.on("request", lambda request: here.asked.append(request.url))
    page.goto(file.as_uri())
    if options.get("java_script_enabled", True):
        page.wait_for_selector("html[data-charts=drawn]")
    yield here
    context.close()


def test_it_opens_quietly_and_asks_nobody(browser: Any, seeds_page: Path) -> None:
    """Nothing on the console, no request but for the file itself."""
    with opened(browser, seeds_page) as here:
        assert here.said == []
        assert here.asked == [seeds_page.as_uri()]


def test_charts_are_drawn(browser: Any, seeds_page: Path) -> None:
    """Each chart has bars; where nothing was published before 2012, nothing is drawn of it."""
    with opened(browser, seeds_page) as here:
        bars = {name: here.page.locator(f"#chart-{name} svg .mark-rect path").count() for name in CHARTS}
        assert {name for name, number in bars.items() if not number} == set()
        assert bars["published"] == 2
        assert here.texts("#chart-languages svg .role-axis-label text") == [
            "Russian (ru)", "Ukrainian (uk)", "Polish (pl)"
        ]  # fmt: skip


def test_years_move_the_timeline(browser: Any, seeds_page: Path) -> None:
    """Typed years, the whole and a drag over the small chart each change what is drawn."""

    def years(here: Opened) -> list[str]:
        here.page.wait_for_timeout(150)
        return here.texts("#chart-mentioned svg .role-axis-label text")

    with opened(browser, seeds_page) as here:
        first = years(here)
        here.page.fill("#years [name=from]", "2020")
        here.page.keyboard.press("Enter")
        typed = years(here)
        here.page.click("#all-years")
        whole = years(here)
        box = here.page.locator("#chart-overview svg").bounding_box()
        here.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
        here.page.mouse.down()
        here.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=5)
        here.page.mouse.up()
        dragged = years(here)
        assert len({tuple(labels) for labels in (first, typed, whole, dragged)}) == 4
        assert here.page.input_value("#years [name=from]") not in ("", "1990")


def test_the_concordance_is_sorted(browser: Any, seeds_page: Path) -> None:
    """A click on a heading sorts by it, a second the other way, the list by more; aria-sort tells it."""
    with opened(browser, seeds_page) as here:
        head = here.page.locator("th[data-key=language]")
        mentions = len(here.texts(".concordance tbody tr"))
        head.get_by_role("button").click()
        languages = here.texts(".concordance tbody td:nth-child(2)")
        assert languages == sorted(languages)
        assert head.get_attribute("aria-sort") == "ascending"
        head.get_by_role("button").press("Enter")
        assert here.texts(".concordance tbody td:nth-child(2)") == sorted(languages, reverse=True)
        assert head.get_attribute("aria-sort") == "descending"
        here.page.select_option("[name=sort]", "after")
        after = [text.strip().lower() for text in here.texts(".kwic .after")]
        assert head.get_attribute("aria-sort") == "none"
        assert after[0] < after[-1]
        assert len(after) == mentions == 18


def test_the_concordance_is_filtered(browser: Any, seeds_page: Path) -> None:
    """Words, name and language leave what fits, and how many there are is told."""
    with opened(browser, seeds_page) as here:
        here.page.select_option("#concordance-controls [name=name]", "ANKA")
        assert here.texts("#concordance-status") == ["6 of 18 mentions shown"]
        here.page.select_option("#concordance-controls [name=language]", "pl")
        assert here.texts("#concordance-status") == ["3 of 18 mentions shown"]
        here.page.fill("#concordance-controls [name=text]", "ORLAN")
        assert here.texts("#concordance-status") == ["1 of 18 mentions shown"]
        assert here.texts(".concordance mark") == ["Anka"]


def test_a_mention_leads_to_its_article(browser: Any, seeds_page: Path) -> None:
    """The link of a line opens the article it is from, where the mention is marked."""
    with opened(browser, seeds_page) as here:
        here.page.click("#close-all")
        assert here.texts(".story article") == []
        here.page.locator(".concordance .article a").first.click()
        (shown,) = here.texts(".story article")
        assert "Токаева" in shown
        here.page.fill("#articles-controls [name=text]", "Bayraktar")
        assert here.texts("#articles-status") == ["1 of 5 articles shown"]


def test_hostile_text_stays_text(browser: Any, hostile_page: Path) -> None:
    """Markup, scripts and templates in texts, titles and paths are read, not obeyed; controls become visible."""
    with opened(browser, hostile_page) as here:
        assert here.page.title() == "</title><script>document.title='taken'</script>{{ 7 * 7 }}"
        assert here.said == []
        assert here.asked == [hostile_page.as_uri()]
        here.page.click("#open-all")
        text = here.page.inner_text("main")
        shown = ATTACK.replace("\u202e", "<U+202E>").replace("\u202c", "<U+202C>").replace("\x1b", "␛")
        assert "{{ 7 * 7 }} {% raw %}" in text
        assert shown.partition("&amp;")[2].partition("<a ")[0] in text
        assert "\u202e" not in text
        assert "\x1b" not in text
        assert here.page.locator("main img, main iframe, main script, main b").count() == 0


def test_right_to_left_text_stands_so(browser: Any, hostile_page: Path) -> None:
    """An Arabic article and its line of the concordance run from right to left, what was said before on the right."""
    with opened(browser, hostile_page) as here:
        line = here.page.locator(".kwic[dir=rtl]").first
        before, mark = line.locator(".before").bounding_box(), line.locator("mark").bounding_box()
        assert before["x"] > mark["x"]
        paragraph = here.page.locator("article[lang=ar] p").first
        assert paragraph.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_nobody_is_shut_out(browser: Any, seeds_page: Path) -> None:
    """axe-core finds no fault of any weight: names, roles, headings, contrast, in light and in dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with opened(browser, seeds_page) as here:
        for details in here.page.query_selector_all("details"):
            details.evaluate("element => { element.open = true; }")
        for scheme in ("light", "dark"):
            here.page.emulate_media(color_scheme=scheme)
            found = axe.Axe().run(here.page).response["violations"]
            assert [(scheme, one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_tooltip_shows_text_as_text(browser: Any, seeds_page: Path, tmp_path: Path) -> None:
    """What a chart says of a bar under the pointer is never markup, whatever a source is called."""
    name = "<b id=x>P</b><img>"
    hostile = tmp_path / "report.html"
    page = seeds_page.read_text(encoding="utf-8")
    escaped = name.replace("<", "\\u003c").replace(">", "\\u003e")
    hostile.write_text(page.replace('"label": "Politico.kz"', f'"label": "{escaped}"'), encoding="utf-8")
    with opened(browser, hostile) as here:
        assert name in here.texts("#chart-sources svg .role-axis-label text")
        here.page.locator("#chart-sources svg .mark-rect path").first.hover()
        assert here.texts("#vg-tooltip-element .value") == [name, "1"]
        assert here.page.locator("#vg-tooltip-element img, #vg-tooltip-element b").count() == 0
        assert here.asked == [hostile.as_uri()]


def test_a_keyboard_reaches_everything(browser: Any, seeds_page: Path) -> None:
    """The first Tab shows the way past the contents; every control takes focus, and shows that it has it."""
    with opened(browser, seeds_page) as here:
        here.page.keyboard.press("Tab")
        assert here.page.evaluate("document.activeElement.textContent") == "Skip to the content"
        assert here.page.locator(".skip").bounding_box()["x"] >= 0
        for selector in ("th[data-key=hit] button", "#open-all", "#years [name=from]", ".story summary"):
            here.page.locator(selector).first.focus()
            here.page.keyboard.press("Shift+Tab")
            here.page.keyboard.press("Tab")
            outline = here.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert outline == "3px", selector


def test_without_scripts_it_can_still_be_read(browser: Any, seeds_page: Path) -> None:
    """The text is there, controls that would do nothing are not, and the tables stand in for the charts."""
    with opened(browser, seeds_page, java_script_enabled=False) as here:
        assert len(here.texts(".story article")) == 5
        assert here.texts("form") == []
        assert here.page.locator("#timeline ~ details tbody tr").count() > 5


def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Any, seeds_page: Path) -> None:
    """On a telephone the page is as wide as the screen."""
    with opened(browser, seeds_page) as here:
        here.page.set_viewport_size({"width": 360, "height": 700})
        here.page.wait_for_timeout(150)
        assert here.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_paper_everything_is_open(browser: Any, seeds_page: Path) -> None:
    """In print the contents and controls are gone, and what was folded is there."""
    with opened(browser, seeds_page) as here:
        here.page.click("#close-all")
        here.page.emulate_media(media="print")
        assert here.texts("nav, form") == []
        assert len(here.texts(".story article p")) > 20


def test_a_report_without_names_has_no_concordance(browser: Any, cache_folder: Path, tmp_path: Path) -> None:
    """Where no name was asked for, those that were found stand alone, and the page is as quiet."""
    with opened(browser, write_page(tmp_path, cache_folder, "lang:ru")) as here:
        assert here.said == []
        assert here.texts("h2") == [
            "Summary", "Timeline", "Languages and sources", "Names", "Articles", "Provenance", "Method"
        ]  # fmt: skip
        assert here.texts("#names ~ h3") == ["Whom and what the articles speak of"]


def test_an_undated_corpus_has_no_charts_of_time(browser: Any, cache_folder: Path, tmp_path: Path) -> None:
    """Where no date is stated, the page says so and stays quiet."""
    folder = tmp_path / "undated"
    folder.mkdir()
    body = "The commission adopted a decision on the transport of grain, and its members will meet again.\n\n" * 3
    (folder / "one.txt").write_text(f"A commission decides\n\n{body}", encoding="utf-8")
    with opened(browser, write_page(tmp_path, cache_folder, "--corpus", str(folder))) as here:
        assert here.said == []
        assert "No article states a date, and none speaks of one." in here.page.inner_text("main")
