"""Pages cleaned together come out as if each were alone."""

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.annotate.article import annotate, annotate_each
from corpus_cli.annotate.clean import PageText, clean_page, clean_pages
from corpus_cli.annotate.clean.body import Lines, Reading, read_bodies
from corpus_cli.annotate.clean.lines import split_units
from corpus_cli.annotate.clean.phrases import look_up
from corpus_cli.annotate.clean.weights import default_model
from corpus_cli.model import Article, RawDocument
from tests.clean.pages import STORY, TITLE, page

SEEDS = Path(__file__).parents[2] / "seeds"

language = st.sampled_from(["en", "und", "zh-Hant", "uk", ""])
declared = st.sampled_from([{}, {"title": TITLE}, {"main_text": "\n".join(STORY[1:]), "summary": STORY[0]}])
pages = st.lists(st.builds(PageText, page, language, declared), max_size=7)


def lines_of(one: PageText) -> Lines:
    """Return a page as the model reads it."""
    units = split_units(one.text)
    return Lines(units, [look_up(unit.text) for unit in units], one.language)


def same(one: Reading, other: Reading) -> bool:
    """Tell whether two readings agree to the last bit."""
    figures = (np.array_equal(one.body, other.body), np.array_equal(one.base, other.base))
    return all(figures) and one.titles == other.titles


@settings(max_examples=60, deadline=None)
@given(pages)
def test_a_page_does_not_depend_on_the_pages_beside_it(together: list[PageText]) -> None:
    """In any order, among any others, the parts of a page are those that it has alone."""
    alone = [clean_page(one.text, language=one.language, declared=one.declared) for one in together]
    assert clean_pages(together) == alone
    assert clean_pages(together[::-1]) == alone[::-1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(PageText, page.filter(split_units), language), min_size=2, max_size=5))
def test_figures_are_the_same_to_the_last_bit(together: list[PageText]) -> None:
    """An index that was made in other batches is the same index: nothing is rounded by what else is read."""
    whole = read_bodies([lines_of(one) for one in together], default_model())
    for number, one in enumerate(together):
        rows = whole.borders.pages == number
        own = Reading(whole.borders, whole.body[rows], [whole.titles[number]], whole.tokens[rows], whole.base[rows])
        assert same(own, read_bodies([lines_of(one)], default_model()))


def test_pages_of_many_lines_keep_their_borders() -> None:
    """A long page among short ones, in parts of several pages, changes none of them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir()) if path.is_file()]
    together = [PageText("\n".join(texts * times), "und") for times in (1, 12, 2, 40, 1)]
    assert clean_pages(together) == [clean_page(one.text, language="und") for one in together]


def test_a_document_that_fails_takes_no_other_with_it() -> None:
    """What went wrong stands in the place of its article; the others are what they are alone."""
    good = [RawDocument(f"{n}.txt", "\n\n".join([TITLE, *STORY[n:]]), "utf-8", "valid", f"{n:032}") for n in (0, 1)]
    bad = RawDocument("b.txt", TITLE, "utf-8", "valid", "b" * 32, given={"no_such_field": 1})
    found = annotate_each([good[0], bad, good[1]], engine="pair")
    assert [isinstance(one, Article) for one in found] == [True, False, True]
    assert [found[0], found[2]] == [annotate(one, engine="pair") for one in good]
