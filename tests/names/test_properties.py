"""What holds for every name and every vocabulary."""

import random
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus_cli.names import MemoryVocabulary, Widening, skeleton_keys, widen, widen_phrase
from corpus_cli.text import fold
from tests.names.words import TEXTS

LANGUAGES = sorted(TEXTS)
SEEDS = sorted({word for text in TEXTS.values() for word in text.split()})
WORDS = st.one_of(
    st.sampled_from(SEEDS),
    st.text(alphabet="Токаевинaнkbcdeiosı'’-İßﬁ\u0301\u00ad\u200b", min_size=1, max_size=9),
    st.text(min_size=1, max_size=6),
)
TOKENS = st.lists(st.tuples(WORDS, st.sampled_from(LANGUAGES), st.integers(1, 9)), max_size=25)


def fill(tokens: list[tuple[str, str, int]]) -> MemoryVocabulary:
    """Return a vocabulary of the tokens given."""
    vocabulary = MemoryVocabulary()
    for surface, language, count in tokens:
        vocabulary.add(surface, language, count)
    return vocabulary


@settings(deadline=None, max_examples=150)
@given(TOKENS, WORDS, st.sampled_from([None, *LANGUAGES]))
def test_every_form_is_in_the_vocabulary_once(tokens: list, name: str, language: str | None) -> None:
    """No form is made up, and none is listed twice."""
    found = [(form.surface, form.language) for form in widen(name, fill(tokens), language=language)]
    assert set(found) <= {(surface, tag) for surface, tag, _ in tokens}
    assert len(found) == len(set(found))


@settings(deadline=None, max_examples=150)
@given(TOKENS, WORDS)
def test_exact_search_finds_a_subset(tokens: list, name: str) -> None:
    """What exact search finds is listed by the widened one too, and is the name as typed but for case."""
    vocabulary = fill(tokens)
    exact = {(form.surface, form.language) for form in widen(name, vocabulary, widening=Widening(exact=True))}
    assert exact <= {(form.surface, form.language) for form in widen(name, vocabulary)}
    assert exact == {(surface, tag) for surface, tag, _ in tokens if fold(surface) == fold(name) != ""}


@settings(deadline=None, max_examples=150)
@given(
    TOKENS,
    st.one_of(WORDS, st.sampled_from(["ANKA", "США", "TURKEY", "Turkey", "USA"])),
    st.sets(st.sampled_from(LANGUAGES)),
)
@example([("Anka", "pl", 9), ("ANKA", "en", 1), ("anka", "en", 1)], "ANKA", {"en"})
def test_other_languages_have_no_say_in_the_forms_of_one(tokens: list, name: str, targets: set[str]) -> None:
    """What is found among the words of some languages is what is found there among those of all."""
    vocabulary = fill(tokens)
    forms = [form for form in widen(name, vocabulary) if form.language in targets]
    assert list(widen(name, vocabulary, targets=targets)) == forms


@settings(deadline=None, max_examples=100)
@given(TOKENS, WORDS, st.randoms(use_true_random=False))
def test_the_order_of_insertion_changes_nothing(tokens: list, name: str, shuffle: random.Random) -> None:
    """The same tokens give the same list, in whatever order they came."""
    shuffled = list(tokens)
    shuffle.shuffle(shuffled)
    assert widen(name, fill(tokens)) == widen(name, fill(shuffled))
    assert widen_phrase(name, fill(tokens)) == widen_phrase(name, fill(shuffled))


@settings(deadline=None)
@given(WORDS)
def test_keys_see_through_case_and_compatibility(word: str) -> None:
    """A token, its folded form and its decomposed form have the same keys."""
    assert skeleton_keys(word, "") == skeleton_keys(fold(word), "")
    assert skeleton_keys(word, "") == skeleton_keys(unicodedata.normalize("NFD", word), "")
    assert all(skeleton_keys(word, ""))


def test_marks_that_are_not_seen_hide_no_name() -> None:
    """Stress marks, soft hyphens, zero-width characters, ligatures and decomposed letters are matched as they stand."""
    disguised = ["Тока\u0301ев", "Тока\u00adев", "То\u200bкаев", "ТОКАЕВ", unicodedata.normalize("NFD", "Токаевой")]
    vocabulary = fill([(word, "ru", 1) for word in disguised])
    assert {form.surface for form in widen("Токаев", vocabulary, language="ru")} >= set(disguised[:4])
    assert [f.surface for f in widen("Grossman", fill([("Großman", "de", 1)]))] == ["Großman"]
    assert [f.surface for f in widen("Hoffmann", fill([("Hoﬀmann", "de", 1)]))] == ["Hoﬀmann"]


def test_plain_letters_are_folded_as_all_others() -> None:
    """A word of plain letters is folded as it is beside a character that is none, which takes the long way."""
    points = (*range(0x41, 0x250), *range(0x400, 0x530))
    for letter in (chr(point) for point in points if chr(point).isalpha()):
        assert fold(letter) == fold(letter + "\u00ad"), letter
