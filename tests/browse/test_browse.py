"""The full-screen reader, driven by keys as a person drives it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="the extra 'browse' is not installed")

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static
from textual.widgets._footer import FooterKey

from corpus_cli.api import open_corpus
from corpus_cli.browse import Browser
from corpus_cli.corpus import Corpus

SEEDS = Path(__file__).parent.parent.parent / "seeds"
WIDE, NARROW = (80, 24), (50, 20)


@pytest.fixture
def seeds(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(SEEDS, index=tmp_path / "index") as corpus:
        yield corpus


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Corpus]:
    page = (
        "[bold]Headline[/red] of \x1b\x1b[31ma storm\n\nThe Anka drone [/] flew\u202e over the bay on 3 March 2021.\n"
    )
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    with open_corpus(tmp_path / "page.txt", index=tmp_path / "index") as corpus:
        yield corpus


def drive(
    corpus: Corpus,
    steps: Callable[[Browser, Pilot[None]], Awaitable[None]],
    *,
    name: str = "",
    question: str = "",
    size: tuple[int, int] = WIDE,
) -> None:
    """Open the reader, wait until it has settled, and take these steps."""

    async def run() -> None:
        browser = Browser(corpus, question=question, name=name, today=date(2026, 1, 1))
        async with browser.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(browser, pilot)

    asyncio.run(run())


def told(browser: Browser) -> str:
    return str(browser.query_one("#told", Static).content)


def listed(browser: Browser) -> list[str]:
    articles = browser.query_one("#articles", OptionList)
    return [str(articles.get_option_at_index(place).prompt) for place in range(articles.option_count)]


def read(browser: Browser) -> str:
    return "\n".join(str(part.content) for part in browser.query("#article Static").results(Static))


def test_starts_with_everything(seeds: Corpus) -> None:
    """The latest article stands first, open; the line below counts."""

    async def steps(browser: Browser, _pilot: Pilot[None]) -> None:
        assert len(listed(browser)) == 5
        assert listed(browser)[0].startswith("2025-07-30  ru\n")
        assert "Зачем Токаев поехал в Анкару" in read(browser)
        assert told(browser) == "5 articles"

    drive(seeds, steps)


def test_filters_as_one_types(seeds: Corpus) -> None:
    """The list follows the question; half a question leaves it as it was and says what is missing."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"lang:uk")
        await pilot.pause(0.5)
        assert len(listed(browser)) == 2
        await pilot.press(*' "')
        await pilot.pause(0.5)
        assert len(listed(browser)) == 2
        assert "quot" in told(browser)

    drive(seeds, steps)


def test_steps_through_the_mentions_of_a_name(seeds: Corpus) -> None:
    """n goes from mention to mention and from article to article, p back."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        assert told(browser) == "3 articles · 6 mentions listed · hit 1 of 2 here"
        first = browser.query_one("#articles", OptionList).highlighted
        await pilot.press("n")
        assert told(browser).endswith("hit 2 of 2 here")
        await pilot.press("n")
        await pilot.pause()
        assert told(browser).endswith("hit 1 of 1 here")
        await pilot.press("p")
        await pilot.pause()
        assert told(browser).endswith("hit 2 of 2 here")
        assert browser.query_one("#articles", OptionList).highlighted == first

    drive(seeds, steps, name="ANKA")


def test_looks_for_a_name(seeds: Corpus) -> None:
    """m takes a name; its forms are listed by f and left with Escape."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        assert told(browser).startswith("no name is looked for")
        await pilot.press("m", *"Tokayev", "enter")
        await pilot.pause()
        assert told(browser).startswith("4 articles · 12 mentions listed")
        await pilot.press("f")
        await pilot.pause()
        forms = browser.screen.query_one(OptionList)
        assert any("Токаєвим" in str(forms.get_option_at_index(place).prompt) for place in range(forms.option_count))
        await pilot.press("escape")
        await pilot.pause()
        assert browser.focused is browser.query_one("#articles")

    drive(seeds, steps)


def test_removed_lines(seeds: Corpus) -> None:
    """r shows what was removed, with its reason, and counts the mentions there."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        assert "counter: 113" not in read(browser)
        await pilot.press("r")
        await pilot.pause()
        assert "counter: 113" in read(browser)
        assert "13 mentions" in told(browser)

    drive(seeds, steps, name="Tokayev")


def test_dates(seeds: Corpus) -> None:
    """d gives each date in the text its value, and takes it away again."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        assert "maju 2022 roku. Kazachstan" in read(browser)
        await pilot.press("d")
        assert "maju 2022 roku [2022-05]. Kazachstan" in read(browser)
        await pilot.press("d")
        assert "[2022-05]" not in read(browser)

    drive(seeds, steps, question="lang:pl")


def test_narrow_terminal(seeds: Corpus) -> None:
    """Where there is no room for two panes, Enter reads and Escape goes back to the list."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        await pilot.pause()
        articles, article = browser.query_one("#articles"), browser.query_one("#article")
        assert (articles.display, article.display) == (True, False)
        await pilot.press("enter")
        await pilot.pause()
        assert (articles.display, article.display) == (False, True)
        await pilot.press("escape")
        await pilot.pause()
        assert (articles.display, article.display) == (True, False)

    drive(seeds, steps, size=NARROW)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_keys_that_matter_are_told_at_any_width(seeds: Corpus, width: int) -> None:
    """Of the line of keys the rest is cut off; ? lists them all, and closes the list again."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        shown = [key for key in browser.query(FooterKey) if key.region.right <= width and key.region.width]
        assert [key.description for key in shown][:5] == ["keys", "quit", "filter", "name", "next"]
        assert len(shown) == 10 or width < 80
        await pilot.press("question_mark")
        await pilot.pause()
        keys = browser.screen.query_one(OptionList)
        told = [str(keys.get_option_at_index(place).prompt) for place in range(keys.option_count)]
        assert {line.split()[0] for line in told} == {"/", "m", "n", "f", "d", "r", "enter", "esc", "q"}
        await pilot.press("question_mark")
        await pilot.pause()
        assert browser.focused is browser.query_one("#articles")

    drive(seeds, steps, size=(width, 20))


def test_copies_fold_alike_by_name_and_by_question(tmp_path: Path) -> None:
    """An article stands for those copies that mention the name as well, whichever way it is asked for."""
    folder = tmp_path / "news"
    folder.mkdir()
    body = " ".join(f"The ferry stayed in port for {number} long days." for number in range(20))
    for number in range(6):
        who = "Somebody" if number % 3 == 1 else "Kovalenko"
        (folder / f"{number}.txt").write_text(f"A storm over the bay {number}\n\n{body} {who} said so.\n")
    with open_corpus(folder, index=tmp_path / "index") as corpus:

        async def by_name(browser: Browser, _pilot: Pilot[None]) -> None:
            assert told(browser).startswith("1 article · 3 copies folded · ")

        async def by_question(browser: Browser, _pilot: Pilot[None]) -> None:
            assert told(browser) == "1 article · 3 copies folded"

        drive(corpus, by_name, name="Kovalenko")
        drive(corpus, by_question, question="name:Kovalenko")


def test_copies_and_failures_are_told(tmp_path: Path) -> None:
    """What is folded, and what could not be read, is counted below, with the next step where there is room."""
    folder = tmp_path / "news"
    folder.mkdir()
    page = "A storm over the bay\n\n" + " ".join(
        f"The ferry stayed in port for {number} long days." for number in range(20)
    )
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(page)
    (folder / "empty.txt").write_text("")
    with open_corpus(folder, index=tmp_path / "index") as corpus:

        async def steps(browser: Browser, _pilot: Pilot[None]) -> None:
            assert told(browser) == "1 article · 1 copy folded · 1 failed (corpus status --failed)"

        drive(corpus, steps)

        async def narrow(browser: Browser, _pilot: Pilot[None]) -> None:
            assert told(browser) == "1 article · 1 copy folded · 1 failed"

        drive(corpus, narrow, size=(50, 20))


def test_hostile_text_stays_text(hostile: Corpus) -> None:
    """Markup in a page is shown as it stands; escapes and direction overrides are made visible."""

    async def steps(browser: Browser, _pilot: Pilot[None]) -> None:
        shown = read(browser) + "".join(listed(browser))
        assert "[bold]Headline[/red]" in shown
        assert "drone [/] flew" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert browser.query_one("#name", Input).value == "ANKA"

    drive(hostile, steps, name="ANKA")


def test_nothing_fits(seeds: Corpus) -> None:
    """An empty list is said to be empty, and no key fails on it."""

    async def steps(browser: Browser, pilot: Pilot[None]) -> None:
        assert told(browser) == "0 articles"
        await pilot.press("n", "p", "f", "d", "r", "enter", "escape")
        assert listed(browser) == []

    drive(seeds, steps, question="lang:ja")


def test_article_gone(tmp_path: Path) -> None:
    """An article whose file is gone says so below; the others can be read."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"A storm over {name} bay\n\nThe ferry stayed in port {name} days.\n")
    with open_corpus(tmp_path / "one.txt", tmp_path / "two.txt", index=tmp_path / "index") as corpus:
        (tmp_path / "one.txt").unlink()

        async def steps(browser: Browser, pilot: Pilot[None]) -> None:
            assert "one.txt" in told(browser)
            await pilot.press("down")
            await pilot.pause()
            assert "stayed in port two days" in read(browser)

        drive(corpus, steps)
