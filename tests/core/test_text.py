"""Tokens, folding, lines, and characters made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.text import count_words, fold, fold_words, iter_lines, iter_tokens, parts_words, script_of, visible
from tests.hay import HAY, STEERING

TEXTS = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Тока\u0301ев приїхав", ["Тока\u0301ев", "приїхав"]),
        ("ANKA'nın  ANKA’nın", ["ANKA'nın", "ANKA’nın"]),
        ("Касым-Жомарт", ["Касым", "Жомарт"]),
        ("托卡耶夫2024年", ["托", "卡", "耶", "夫", "2024", "年"]),
        ("カナ kana", ["カ", "ナ", "kana"]),
        ("co\u00adoperate a\u200bb", ["co\u00adoperate", "a\u200bb"]),
        ("snake_case, 9_000", ["snake", "case", "9", "000"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("'quoted'", ["quoted"]),
        ("МиГ-31 и F-16", ["МиГ", "31", "и", "F", "16"]),
        ("", []),
        (" \t\n—…«»", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    """A word is letters, digits and their marks, with apostrophes inside; Han and kana stand alone."""
    assert [token.surface for token in iter_tokens(text)] == words
    assert count_words(text) == len(words)


@given(TEXTS)
def test_tokens_are_where_they_say(text: str) -> None:
    """Each token's offsets cut its surface from the text, in order and without overlap."""
    end = 0
    for token in iter_tokens(text):
        assert text[token.start : token.end] == token.surface
        assert end <= token.start < token.end
        end = token.end


def test_tokens_of_a_stretch_have_offsets_into_the_whole() -> None:
    """Asked for a part, tokens still count from the start of the text."""
    assert [(token.start, token.surface) for token in iter_tokens("one two three", 4, 7)] == [(4, "two")]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Токаев", "ТОКАЕВ", "токаев", "Тока\u0301ев", "То\u00adкаев", "Токаев\u200b"),
        ("İstanbul", "ISTANBUL", "istanbul", "ıstanbul", "I\u0307stanbul"),
        ("ANKA'nın", "anka’nin", "ANKAʼNIN", "ANKA＇nın"),
        ("Й", "й", "И\u0306"),
        ("Straße", "STRASSE", "strasse"),
        ("ﬁnance", "FINANCE", "ｆｉｎａｎｃｅ"),
        ("Ёлка", "ёлка", "Е\u0308лка"),
        ("가", "가"),
    ],
)
def test_spellings_of_one_word_fold_alike(spellings: tuple[str, ...]) -> None:
    """Case, compatibility, composition, stress marks and soft hyphens do not part spellings."""
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("й", "и"), ("ё", "е"), ("ł", "l"), ("é", "e"), ("қ", "к"), ("ї", "і"), ("ö", "o"), ("ә", "а")]
)
def test_letters_stay_apart(one: str, other: str) -> None:
    """A diacritic makes another letter: folding never takes it away."""
    assert fold(one) != fold(other)


@given(TEXTS)
def test_folding_settles_and_leaves_no_space(text: str) -> None:
    """Folding what is folded changes nothing, and no white space is left."""
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(char.isspace() for char in folded)


@given(st.lists(TEXTS))
def test_words_folded_together_are_folded_as_each_is(texts: list[str]) -> None:
    """What folds many words in one go gives what folding each of them gives."""
    words = [token.surface for text in texts for token in iter_tokens(text)]
    assert fold_words(words) == [fold(word) for word in words]


@given(TEXTS)
def test_composition_never_parts_spellings(text: str) -> None:
    """A text and its NFC and NFD forms fold alike."""
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
        ("a\n\nb\n", ["a", "", "b", ""]),
        ("a\u2028b\x85c\x0bd", ["a", "b", "c", "d"]),
    ],
)
def test_lines_of_any_convention(text: str, lines: list[str]) -> None:
    """Every way to end a line ends one; empty lines count."""
    assert [text[start:end] for start, end in iter_lines(text)] == lines


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Токаев", "Cyrl"),
        ("Tokajew", "Latn"),
        ("托卡", "Hani"),
        ("توكاييف", "Arab"),
        ("2024 —", "Zyyy"),
        ("ქართ", "Geor"),
    ],
)
def test_script_of_a_word(text: str, script: str) -> None:
    """The script is that of most letters; figures have none."""
    assert script_of(text) == script


@given(st.text(st.characters(), max_size=50))
def test_nothing_shown_steers_a_terminal(text: str) -> None:
    """Whatever the text, no control, escape, override or lone surrogate is left."""
    shown = visible(text)
    assert not STEERING & set(shown)
    assert not {"\n", "\t"} & set(shown)
    shown.encode("utf-8")


def test_hostile_characters_are_shown_not_hidden() -> None:
    """What is taken out of force can still be seen."""
    hostile = "a\x00\x07\x08\x1b[2J\x7f\x9b\u202e\u2066\udc80\tb\nc"
    assert visible(hostile) == "a␀␇␈␛[2J␡<U+009B><U+202E><U+2066>\ufffd b c"
    assert visible("a\n\tb", keep="\n\t") == "a\n\tb"


def test_the_hay_is_hostile() -> None:
    """The shared fixture holds what it promises: escapes, overrides, decomposed letters, a formula."""
    everything = "".join(HAY.values())
    assert {"\x1b", "\x07", "\x9b", "\u202e", "\u0306"} <= set(everything)
    assert any(text.startswith("=") for text in HAY.values())


@pytest.mark.parametrize(
    ("gap", "before", "parted"),
    [(" ", "Касым", False), ("-", "Касым", False), (". ", "К", False), (". ", "странами", True), ("\n\n", "word", True),
     (", ", "word", False), (" (", "word", True), ("\n", "word", False)],
)  # fmt: skip
def test_what_parts_two_words(gap: str, before: str, parted: bool) -> None:
    """A sentence end, a bracket or a blank line parts words; a hyphen or the point of an initial does not."""
    assert parts_words(gap, before) is parted
