"""What is shown around a place in a text: words on both sides, and the whole sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.model import Where
from corpus_cli.query.concordance import MOST_SHOWN, ContextSize, context_of, sentence_around
from corpus_cli.query.sentences import sentence_span
from corpus_cli.regions import Region
from corpus_cli.text import iter_tokens

TEXTS = st.text(alphabet="ab Аб.'’-1\u0301\u00ad。!?\n新聞", max_size=200)


def _sentence(text: str, word: str) -> str:
    start = text.index(word)
    first, last = sentence_span(text, start, start + len(word), Region(0, len(text), Where.BODY))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It rained. The drone flew home! Nobody came.", "The drone flew home!"),
        ("It rained. The drone flew home", "The drone flew home"),
        ("Mr. A. Koval saw the drone of 2022 r. again. Yes.", "Mr. A. Koval saw the drone of 2022 r. again."),
        ("She said “no.” The drone left", "The drone left"),
        ("One line\n\nThe drone left\n\nanother", "The drone left"),
        ("下雨了。The drone 飞了。没人来。", "The drone 飞了。"),
    ],
)  # fmt: skip
def test_a_sentence_ends_at_its_mark_but_not_after_an_abbreviation(text: str, sentence: str) -> None:
    """The sentence around a word is whole, and no more than that."""
    assert _sentence(text, "drone") == sentence


@given(TEXTS, st.data())
def test_a_sentence_holds_what_it_was_asked_for(text: str, data: st.DataObject) -> None:
    """Wherever a place lies in a region, its sentence holds it and stays within the region."""
    first, start, end, last = sorted(data.draw(st.integers(0, len(text))) for _ in range(4))
    found = sentence_span(text, start, end, Region(first, last, Where.BODY))
    assert first <= found[0] <= start <= end <= found[1] <= last


@given(st.lists(st.sampled_from(["and", "a", "неприйнятно", "ANKA’nın", "新"]), max_size=60), st.integers(0, 50))
def test_so_many_words_stand_on_the_left(words: list[str], size: int) -> None:
    """The context on the left has as many whole words as were asked for, however long they are, or all there are."""
    text = " ".join([*words, "drone"])
    start = len(text) - len("drone")
    left, _ = context_of(text, start, len(text), region=Region(0, len(text), Where.BODY), size=ContextSize(words=size))
    before = [token.surface for token in iter_tokens(text, 0, start)]
    assert [token.surface for token in iter_tokens(left)] == before[len(before) - min(size, len(before)) :]


@given(st.text(alphabet="ab新 \n.", max_size=900), st.text(alphabet="ab新 \n.", max_size=900))
def test_a_long_sentence_is_shown_around_the_place(before: str, after: str) -> None:
    """Each side is the sentence next to the place or the end of it, the cut side says so, and both have a bound."""
    text = f"{before}1951{after}"
    start, end = len(before), len(before) + len("1951")
    left, right = sentence_around(text, start, end, sentence=(0, len(text)))
    folded_left, folded_right = (re.sub(r"\s+", " ", side) for side in (before, after))
    assert len(left) + len(right) <= MOST_SHOWN
    for side, whole, is_rest in ((left, folded_left, str.endswith), (right, folded_right, str.startswith)):
        assert side == whole or ("…" in side and is_rest(whole, side.strip("…")))
    if len(folded_left) + len(folded_right) <= MOST_SHOWN and len(before) + len(after) <= MOST_SHOWN:
        assert (left, right) == (folded_left, folded_right)


def test_a_long_sentence_is_cut_between_words() -> None:
    """No word is shown by half, and what one side leaves the other may take."""
    text = f"In 1951 {'the village was held, ' * 100}."
    left, right = sentence_around(text, 3, 7, sentence=(0, len(text)))
    assert left == "In "
    assert set(right.split()) == {"the", "village", "was", "held,", "…"}
    assert MOST_SHOWN - 40 < len(left) + len(right) <= MOST_SHOWN
