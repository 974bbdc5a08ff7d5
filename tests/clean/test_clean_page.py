"""What cleaning promises of any page, and what it finds in pages as people paste them."""

import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.annotate.clean import clean_page
from corpus_cli.model import Cleaned, Reason, Role
from corpus_cli.text import iter_lines
from tests.clean.pages import STORY, TITLE, page

SEEDS = Path(__file__).parents[2] / "seeds"


def spans(cleaned: Cleaned) -> list[tuple[int, int]]:
    """Return the span of everything a page was parted into, in order."""
    title = [cleaned.title_span] if cleaned.title_span else []
    parts = [*title, *cleaned.header, *cleaned.paragraphs, *cleaned.removed]
    return sorted((part.start, part.end) for part in parts)


def clean_text(cleaned: Cleaned) -> str:
    """Return title and body as a page of their own."""
    return "\n\n".join([cleaned.title or "", *(paragraph.text for paragraph in cleaned.paragraphs)]).strip()


@settings(max_examples=150, deadline=None)
@given(page, st.sampled_from(["en", "und", "zh-Hant", "uk", ""]))
def test_every_line_has_one_place(text: str, language: str) -> None:
    """Title, header, body and removed lines cover each non-blank line exactly once, in order and within the text."""
    cleaned = clean_page(text, language=language)
    found = spans(cleaned)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    for start, end in iter_lines(text):
        if text[start:end].strip():
            assert sum(first < end and last > start for first, last in found) == 1


@settings(max_examples=100, deadline=None)
@given(page)
def test_paragraphs_are_in_order_and_readable(text: str) -> None:
    """Paragraphs keep the page's order, are never blank, and hold no doubled space nor invisible character."""
    paragraphs = clean_page(text, language="und").paragraphs
    assert [p.start for p in paragraphs] == sorted(p.start for p in paragraphs)
    for paragraph in paragraphs:
        assert paragraph.text == " ".join(paragraph.text.split()) != ""
        assert not set("\u00ad\u200b\ufeff") & set(paragraph.text)


@settings(max_examples=30, deadline=None)
@given(page)
def test_the_same_page_gives_the_same_answer(text: str) -> None:
    """Cleaning is pure: asked twice, it answers alike."""
    assert clean_page(text, language="en") == clean_page(text, language="en")


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_cleaning_the_clean_text_changes_nothing(name: str) -> None:
    """What was cleaned once is left alone the second time."""
    once = clean_page((SEEDS / name).read_text(encoding="utf-8"), language="und")
    twice = clean_page(clean_text(once), language="und")
    assert (twice.title, [p.text for p in twice.paragraphs]) == (once.title, [p.text for p in once.paragraphs])
    assert twice.removed == ()


def test_clean_text_is_left_alone() -> None:
    """A title and four paragraphs lose nothing, whether the page is long or a single paragraph."""
    for count in (1, 2, 4):
        cleaned = clean_page("\n\n".join([TITLE, *STORY[:count]]), language="en")
        assert clean_text(cleaned) == "\n\n".join([TITLE, *STORY[:count]])
        assert cleaned.removed == ()


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    """Pages repeat a summary or a caption; the second of two is removed, and short lines may come again."""
    text = "\n\n".join(
        [TITLE, STORY[0], "“Let there be light!”", *STORY[1:], STORY[1], "“Let there be light!”", STORY[2]]
    )
    cleaned = clean_page(text, language="en")
    kept = [paragraph.text for paragraph in cleaned.paragraphs]
    assert [paragraph for paragraph in kept if paragraph in STORY] == STORY
    assert kept.count("“Let there be light!”") == 2
    assert [text[line.start : line.end] for line in cleaned.removed] == [STORY[1], STORY[2]]


def test_a_pasted_page_is_parted() -> None:
    """Menu, share buttons, links and comments go, each with its class; title, byline, date and body stay."""
    text = "\n".join([
        "Menu", "Search", "Log in", TITLE, "By Anna Kowalska", "12 March 2024, 10:15", "Share", *STORY, "Read also",
        "Ten harbours to see this summer", "Comments (2)", "Leave a comment", "We use cookies to improve this site",
    ])  # fmt: skip
    cleaned = clean_page(text, language="en")
    assert cleaned.title == TITLE
    assert cleaned.byline == "Anna Kowalska"
    assert [text[span.start : span.end] for span in cleaned.header] == ["By Anna Kowalska", "12 March 2024, 10:15"]
    assert [paragraph.text for paragraph in cleaned.paragraphs] == STORY
    reasons = [line.reason for line in cleaned.removed]
    assert reasons == [
        Reason.NAVIGATION, Reason.NAVIGATION, Reason.NAVIGATION, Reason.SHARE, Reason.RELATED, Reason.RELATED,
        Reason.COMMENT, Reason.COMMENT, Reason.COOKIE,
    ]  # fmt: skip
    assert all(0 < line.confidence <= 1 for line in cleaned.removed)


def test_hard_wrapped_lines_become_paragraphs() -> None:
    """Lines broken for their width are joined; the paragraph's span covers them all."""
    wrapped = [textwrap.fill(paragraph, 52) for paragraph in STORY]
    text = "\n\n".join([TITLE, *wrapped])
    paragraphs = clean_page(text, language="en").paragraphs
    assert [paragraph.text for paragraph in paragraphs] == STORY
    assert [text[paragraph.start : paragraph.end] for paragraph in paragraphs] == wrapped


def test_leftovers_of_markup_are_normalised() -> None:
    """Entities, tags, soft hyphens and doubled spaces go from the paragraph's text and stay in the source."""
    dirty = STORY[1].replace("spring,", "spring,&nbsp; <b>as</b>", 1).replace("autumn", "au\u00adtumn")
    text = f"{TITLE}\n\n{STORY[0]}\n\n{dirty}\n\n{STORY[2]}"
    found = clean_page(text, language="en").paragraphs[1]
    assert found.text == STORY[1].replace("spring,", "spring, as", 1)
    assert text[found.start : found.end] == dirty


def test_sub_headings_and_lists_have_their_roles() -> None:
    """A short line between paragraphs is a heading; a line with a bullet in the body is an item of a list."""
    text = "\n\n".join([TITLE, *STORY[:2], "What comes next", *STORY[2:], STORY[0]])
    roles = {p.text: p.role for p in clean_page(text, language="en").paragraphs}
    assert roles["What comes next"] is Role.HEADING
    assert roles[STORY[2]] is Role.PARAGRAPH


def test_a_cited_source_is_not_the_publisher() -> None:
    """The copyright line names the publisher; a paper that the body cites does not."""
    citing = "The plan was first reported by the newspaper Coastal Times."
    cited = "\n\n".join([TITLE, STORY[0], citing, *STORY[1:]])
    assert clean_page(cited, language="en").publisher is None
    signed = clean_page(f"{cited}\n\n© 2024 Harbour Post. All rights reserved.", language="en")
    assert signed.publisher == "Harbour Post"
    assert [item.field for item in signed.evidence] == ["title", "publisher"]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2024 Все права защищены", None),
        ("© 2023 Wszelkie prawa zastrzeżone", None),
        ("© Усі права захищені", None),
        ("© 2024 Alle Rechte vorbehalten", None),
        ("© Tüm hakları saklıdır 2022", None),
        ("© 2019-2024 При использовании материалов ссылка обязательна", None),
        ("© Ссылка на страницу источника обязательна", None),
        ("© 2024 The Post is not responsible for what others write", None),
        ("© Фото: Reuters", None),
        ("© Photo by Reuters 2024", None),
        ("© 2024 Harbour Gazete Tüm hakları saklıdır", "Harbour Gazete"),
        ("© Фото: Reuters. © 2024 Гавань", "Гавань"),
        ("Copyright (c) 2024 by Harbour Post", "Harbour Post"),
        ("© Copyright Harbour Post 2024", "Harbour Post"),
        ("© 2024 Bild am Hafen", "Bild am Hafen"),
        ("© 2024 Агентство стратегических коммуникаций", "Агентство стратегических коммуникаций"),
    ],
)
def test_a_mark_of_rights_names_a_publisher_only_before_a_name(line: str, publisher: str | None) -> None:
    """A notice, a credit of a picture or a sentence after the mark is nobody, in whatever language."""
    foot = ["All news", "Contacts", line]
    page = clean_page("\n\n".join([TITLE, *STORY, *foot]), language="en")
    assert [removed.line for removed in page.removed][-1] == 2 * len([TITLE, *STORY, *foot]) - 1
    assert page.publisher == publisher


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b", "•", "© ", "&lt;", "\ud800", "a" * 10_000, "1\n" * 500])
def test_odd_pages(text: str) -> None:
    """Pages with next to nothing on them are answered, not refused."""
    cleaned = clean_page(text, language="en")
    assert len(spans(cleaned)) == sum(bool(line.strip()) for line in text.split("\n"))
