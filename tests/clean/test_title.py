"""What tells a headline from the lines around it."""

import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.clean.lines import split_units
from corpus_cli.annotate.clean.title import headline_text
from corpus_cli.annotate.clean.title_context import own_parts, repeated_pairs, shared_beside
from corpus_cli.annotate.clean.vocabulary import read_words, split_words

HEADLINE = "Ferry to the islands sails again"
pages = st.lists(
    st.lists(st.text(alphabet="abc " + string.ascii_lowercase[-2:], min_size=1).map("begin {}".format), min_size=1),
    min_size=1,
    max_size=3,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"• {HEADLINE}", HEADLINE),
        (f"{HEADLINE} | The Coast Paper", HEADLINE),
        (f"Opinion | {HEADLINE}", HEADLINE),
        ("Coast | Islands", "Coast | Islands"),
        ("| | |", "| | |"),
    ],
)
def test_a_bar_parts_the_headline_from_the_site(line: str, expected: str) -> None:
    """The first part of some length is the headline; where none is long enough the line stays whole."""
    assert headline_text(line) == expected


@given(st.text(alphabet="ab| •&;", max_size=80))
def test_the_headline_of_a_headline_is_itself(line: str) -> None:
    """Cleaning what was cleaned changes nothing."""
    assert headline_text(headline_text(line)) == headline_text(line)


def test_a_date_carries_no_headline_on() -> None:
    """A date that begins in small letters stays a line of its own; a sentence that goes on is joined."""
    headline = "The council will vote again on the new bridge over the river"
    assert len(split_units(f"{headline}\npublished: 6 January 2012, 11:10\nchanged: 6 January 2012, 11:27")) == 3
    assert len(split_units(f"{headline}\nand on the road that leads to it in March")) == 1


def test_a_part_of_a_line_that_is_a_line_of_its_own() -> None:
    """The end of a breadcrumb and the beginning of a title with the site's name point to the headline."""
    lines = [f"{HEADLINE} | The Coast Paper", f"News / Coast / {HEADLINE}", HEADLINE]
    words = read_words([split_units("\n\n".join(lines))])
    share = [len(HEADLINE) / len(line) for line in lines]
    expected = [[share[0], 0, 0], [0, share[1], 0], [0, 0, 2]]
    assert own_parts(words, np.arange(3)) == pytest.approx(np.array(expected))


@given(pages)
def test_words_shared_with_the_lines_beside(texts: list[list[str]]) -> None:
    """Each line's different content words, held against those of the lines one and two before and after."""
    split = [split_units("\n\n".join(lines)) for lines in texts]
    words = read_words(split)
    kinds = [[{word for word in split_words(unit.text) if len(word) >= 4} for unit in page] for page in split]
    expected = [
        [len(own & page[at + step]) / (len(own) + 1) if 0 <= at + step < len(page) else 0 for step in (-2, -1, 1, 2)]
        for page in kinds
        for at, own in enumerate(page)
    ]
    assert shared_beside(words, words.borders.here) == pytest.approx(np.array(expected))


@given(pages)
def test_pairs_of_words_that_the_body_repeats(texts: list[list[str]]) -> None:
    """A line's own pairs count only where another line of the body has them as well."""
    split = [split_units("\n\n".join(lines)) for lines in texts]
    words = read_words(split)
    body = np.arange(len(words.counts)) % 2 == 0
    pairs = [[list(zip(said := split_words(unit.text), said[1:], strict=False)) for unit in page] for page in split]
    expected = []
    row = 0
    for page in pairs:
        held = [pair for at, own in enumerate(page) if body[row + at] for pair in own]
        for at, own in enumerate(page):
            hits = sum(held.count(pair) > body[row + at] for pair in own)
            expected.append([hits / max(len(own), 1), hits])
        row += len(page)
    found = repeated_pairs(words, body.astype(np.float32), words.borders.here)
    assert found == pytest.approx(np.array(expected))
