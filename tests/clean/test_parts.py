"""The parts of cleaning that can be wrong on their own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.clean.body import choose_body
from corpus_cli.annotate.clean.borders import borders_of
from corpus_cli.annotate.clean.header import byline_of, is_date_line
from corpus_cli.annotate.clean.lines import split_units
from corpus_cli.annotate.clean.normalise import readable
from corpus_cli.annotate.clean.phrases import Strength, look_up
from corpus_cli.annotate.clean.trees import Forest
from corpus_cli.model import Reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Поделиться", Reason.SHARE),
        ("Пікір қалдырыңыз", Reason.COMMENT),
        ("Czytaj także: dlaczego drożeje chleb", Reason.RELATED),
        ("Увага Уряд оголосив нові правила", Reason.RELATED),
        ("Bu sitede çerez kullanılıyor", Reason.COOKIE),
        ("関連記事：川の水位が下がる", Reason.RELATED),
        ("무단전재 및 재배포 금지", Reason.LEGAL),
        ("Les også: Derfor stiger prisene", Reason.RELATED),
        ("اقرأ أيضا: ارتفاع الأسعار", Reason.RELATED),
        ("相关新闻", Reason.RELATED),
        ("Abonnieren Sie unseren Newsletter", Reason.SUBSCRIBE),
        ("Сва права задржана", Reason.LEGAL),
    ],
)
def test_phrases_are_found_in_any_language(line: str, reason: Reason) -> None:
    """The language of the interface need not be known."""
    hit = look_up(line)
    assert hit is not None
    assert hit.reason is reason


def test_a_sentence_may_begin_with_a_word_of_menus() -> None:
    """Where words are not spaced, what is a menu's entry by itself is no beginning of one."""
    assert look_up("経済") is not None
    assert look_up("経済産業省は十二日、新しい計画を発表した。") is None


def test_an_announcement_is_no_sentence() -> None:
    """«Увага» before a headline announces a link; within a sentence it is a word."""
    headline, sentence = look_up("Увага Ціни на хліб зросли"), look_up("Увага преси зосередилася на цінах.")
    assert headline is not None
    assert headline.strength is Strength.ANNOUNCE
    assert sentence is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("30.07.2025 09:57", True),
        ("Published: 3 May 2021", True),
        ("2024年3月12日", True),
        ("11 травня 2022, 16:47", True),
        ("In May 2022 the ministry signed three agreements with the builders of the bridge over the river.", False),
        ("Chapter 7", False),
        ("", False),
    ],
)
def test_date_lines(line: str, *, expected: bool) -> None:
    """A date line is a date with little beside it."""
    assert is_date_line(line) is expected


def test_bylines() -> None:
    """A byline has a word for author and names; a sentence that begins alike has none."""
    assert byline_of("Von Erika Muster und Hans Beispiel") == "Erika Muster und Hans Beispiel"
    assert byline_of("Автор: Олена Коваль") == "Олена Коваль"
    assert byline_of("By the end of the year prices will rise") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee | March 14, 2024 5:32 PM EDT", "Ann Lee"),
        ("By Ann Lee and Bob Ray, Thursday, March 14, 2024", "Ann Lee and Bob Ray"),
        ("By Ann Lee March 14, 2024", "Ann Lee"),
        ("By Ann Lee • Published 14.03.2024 17:32", "Ann Lee"),
        ("Par Jeanne Exemple le 14 mars 2024 à 10h32", "Jeanne Exemple"),
        ("Автор: Олена Коваль, 14 березня 2024", "Олена Коваль"),
        ("By Ann Lee, Example News", "Ann Lee, Example News"),
        ("By Studio 47", "Studio 47"),
    ],
)
def test_a_byline_ends_where_its_date_begins(line: str, names: str) -> None:
    """The date behind the names, its weekday and the word that introduces it are none of them."""
    assert byline_of(line) == names


@given(st.text(max_size=200))
def test_readable_is_idempotent(text: str) -> None:
    """Normalising twice changes nothing, and never leaves a doubled space."""
    once = readable(text)
    assert readable(once) == once
    assert "  " not in once


@given(st.lists(st.text(max_size=60), max_size=30))
def test_units_cover_the_lines(lines: list[str]) -> None:
    """Every non-blank physical line is in exactly one unit, in order."""
    text = "\n".join(lines)
    numbers = [line.number for unit in split_units(text) for line in unit.lines]
    assert numbers == sorted(set(numbers))
    assert all(text[line.start : line.end].strip() for unit in split_units(text) for line in unit.lines)


def test_a_list_of_headlines_is_not_hard_wrapped_prose() -> None:
    """Lines that begin with capitals stay apart however alike their lengths are."""
    headlines = ["Mayor opens the new bridge after a long delay", "Storm leaves thousands of homes without power now"]
    assert len(split_units("\n".join(headlines * 3))) == 6


def test_the_choice_maximises_expected_f1() -> None:
    """A sure page keeps what is above one half; on an unsure page a long doubtful line is worth keeping."""
    chances = np.array([0.99, 0.4, 0.98, 0.45, 0.01], dtype=np.float32)
    tokens = np.array([90, 10, 90, 100, 10], dtype=np.float32)
    assert choose_body(chances, tokens, borders_of([3, 2])).tolist() == [True, False, True, True, False]


def test_a_long_page_goes_through_the_trees_in_parts() -> None:
    """However many rows there are, each gets the probability that it gets alone; no rows get none."""
    forest = Forest(
        columns=np.array([[0, 1]]),
        borders=np.array([[0.5, 0.2]], dtype=np.float32),
        leaves=np.array([[-1, 1], [0.5, -2]], dtype=np.float32),
        bias=0.1,
    )
    rows = np.random.default_rng(0).random((2500, 2), dtype=np.float32)
    together = forest.probabilities(rows)
    assert together.shape == (2500,)
    for index in (0, 1023, 1024, 2499):
        assert together[index] == forest.probabilities(rows[index : index + 1])[0]
    assert forest.probabilities(rows[:0]).shape == (0,)


def test_a_forest_adds_the_leaf_of_each_tree() -> None:
    """The question of depth d is bit d of the leaf's number; the sum goes through the logistic function."""
    forest = Forest(
        columns=np.array([[0], [1]]),
        borders=np.array([[0.5], [0.5]], dtype=np.float32),
        leaves=np.array([[-20, 0, 1, 20]], dtype=np.float32),
        bias=0.0,
    )
    rows = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], dtype=np.float32)
    assert forest.probabilities(rows) == pytest.approx([0, 0.5, 0.7311, 1], abs=1e-3)
