"""Pages that hold more than one run of prose, as the second pass sees them."""

import numpy as np

from corpus_cli.annotate.clean.blocks import block_columns
from corpus_cli.annotate.clean.borders import Matrix
from corpus_cli.annotate.clean.features import line_features
from corpus_cli.annotate.clean.lines import split_units
from corpus_cli.annotate.clean.phrases import look_up
from corpus_cli.annotate.clean.vocabulary import read_words

FERRY = [
    "The ferry to the outer islands sailed again on Monday, after two weeks in which no ship could leave the port.",
    "Islanders had lived on their stores, and the first load of the ferry was flour, medicine and letters.",
    "The port expects the next ferry on Thursday, if the wind allows it, and calls on the islanders to be patient.",
]
CHOIR = "A choir of forty pensioners opens its season tonight with songs that none of them had ever heard before."

INSIDE, FROM_HEAVIEST, SHARE, GAP, LIKE_HEAVIEST = 0, 1, 3, 6, 8


def columns_of(lines: list[str], guess: list[float]) -> Matrix:
    """Return the columns of a page whose lines are likely body as ``guess`` says."""
    units = split_units("\n".join(lines))
    words = read_words([units])
    base = line_features(units, [look_up(unit.text) for unit in units], words, languages=["en"])
    return block_columns(base, words, np.array(guess, dtype=np.float32))


def test_a_page_without_body_has_no_blocks() -> None:
    """Every column says that there is nothing to tell."""
    assert (columns_of(["Home", "Sport"], [0.1, 0.2]) == -1).all()


def test_lines_that_are_no_body_part_two_blocks() -> None:
    """What follows a run of links is a block of its own: later, smaller, and with other words."""
    links = ["Weather", "Sport", "Culture", "Travel"]
    columns = columns_of([*FERRY, *links, CHOIR], [0.9] * 3 + [0.1] * 4 + [0.9])
    assert columns[:, INSIDE].tolist() == [1, 1, 1, 0, 0, 0, 0, 1]
    assert columns[:, FROM_HEAVIEST].tolist() == [0] * 7 + [1]
    assert columns[7, GAP] == len(links)
    assert columns[7, SHARE] < columns[0, SHARE]
    assert columns[7, LIKE_HEAVIEST] < columns[0, LIKE_HEAVIEST]


def test_a_line_in_between_parts_nothing() -> None:
    """One doubtful line within an article leaves it one block."""
    columns = columns_of([FERRY[0], "Ferry timetable", *FERRY[1:]], [0.9, 0.1, 0.9, 0.9])
    assert set(columns[:, FROM_HEAVIEST]) == {0}
    assert columns[:, INSIDE].all()


def test_a_date_line_begins_a_block() -> None:
    """Reports that follow one another under dates, as in a live blog, are told apart."""
    columns = columns_of([*FERRY, "12 March 2024, 10:15", CHOIR], [0.9] * 3 + [0.1, 0.9])
    assert columns[4, FROM_HEAVIEST] == 1
