"""What the markup of a page adds to its text."""

import numpy as np
import pytest

from corpus_cli.annotate.clean import clean_page
from corpus_cli.annotate.clean.declared import declared_title_line
from corpus_cli.annotate.clean.lines import split_units
from corpus_cli.annotate.clean.opinion import coverage, prevailing, stated_coverage, unit_pieces

PAGE = "\n".join([
    "Home", "Weather", "Ferry to the islands sails again", "Late news from the coast",
    "The ferry to the outer islands sailed again on Monday, after two weeks in which no ship could leave the port.",
    "Islanders had lived on their stores, the harbour master said, and the first load was flour, medicine and letters.",
    "Read also", "Seven islands you can walk around in a day",
])  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "Ferry to the islands sails again",
        "Ferry to the islands sails again | Coast",
        "FERRY TO THE ISLANDS SAILS AGAIN",
    ],
)
def test_a_declared_title_points_to_its_line(title: str) -> None:
    """The line of the page is the headline, without the site's name that the markup hangs on it."""
    cleaned = clean_page(PAGE, language="en", declared={"title": title})
    assert cleaned.title == "Ferry to the islands sails again"
    assert cleaned.title_span is not None
    assert PAGE[cleaned.title_span.start : cleaned.title_span.end] == cleaned.title


def test_a_declared_title_that_no_line_repeats_has_no_place() -> None:
    """Nothing on the page is taken for it."""
    assert declared_title_line(split_units(PAGE), "Something else altogether") is None


def test_declared_fields_are_evidence() -> None:
    """Byline and publisher come from the markup, and say so."""
    cleaned = clean_page(PAGE, language="en", declared={"byline": "Ada Example", "publisher": "Coast"})
    assert (cleaned.byline, cleaned.publisher) == ("Ada Example", "Coast")
    title, *stated = cleaned.evidence
    assert {item.reason for item in stated} == {"declared in the page's markup"}
    assert (title.value, title.reason) == (cleaned.title, "the line most like a headline")


def test_a_title_says_what_it_rests_on() -> None:
    """The line that the markup points to, or the markup alone where no line says the same."""
    pointed = clean_page(PAGE, language="en", declared={"title": "Ferry to the islands sails again | Coast"})
    (evidence,) = pointed.evidence
    assert (evidence.value, evidence.start) == (pointed.title, PAGE.index("Ferry to the islands"))
    assert evidence.reason == "the line that the title in the page's markup points to"


def test_coverage_is_the_share_that_the_other_has() -> None:
    """A line that the other text holds is covered, one it lacks is not, a short one only as a whole line."""
    units = split_units("One two three four.\nFive six seven eight.\nShort line\nOne two")
    covered = coverage(unit_pieces(units), "One two three four.\nShort line")
    assert covered.tolist() == [1.0, 0.0, 1.0, 0.0]


def test_what_the_markup_does_not_state_is_told_from_what_it_lacks() -> None:
    """A stated article text has a line or not; where no summary is stated, nothing is said of it."""
    units = split_units("One two three four.\nFive six seven eight.")
    stated = stated_coverage(unit_pieces(units), {"article_text": "One two three four."})
    assert stated.tolist() == [[1.0, -1.0], [0.0, -1.0]]


def test_the_evidence_names_the_track_that_prevailed() -> None:
    """Where the two point to the same lines both are named; where not, the one that the choice is nearer to."""
    ours, theirs = np.array([0.9, 0.9, 0.1, 0.1]), np.array([0.0, 0.0, 1.0, 1.0])
    tokens = np.ones(4)
    assert prevailing(ours > 0.5, ours, ours, tokens).value == "both"
    assert prevailing(ours > 0.5, ours, theirs, tokens).value == "text"
    assert prevailing(theirs > 0.5, ours, theirs, tokens).value == "markup"
