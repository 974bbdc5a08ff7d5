"""Tags, scripts, the sample shown to an engine, and the pool of rankings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.language.decide import combine, decide, merge
from corpus_cli.annotate.language.prepare import MAX_CHARACTERS, prepare
from corpus_cli.annotate.language.tags import language_of, scripts_of, tag_for

RANKINGS = st.dictionaries(st.sampled_from(["ru", "uk", "pl", "kk"]), st.floats(0, 1), max_size=4)


@pytest.mark.parametrize(
    ("label", "language"), [("zh-cn", "zh"), ("zh-tw", "zh"), ("nb", "no"), ("nn", "no"), ("arz", "ar"), ("kk", "kk")]
)
def test_labels_become_subtags(label: str, language: str) -> None:
    """Engines' own labels never reach the user."""
    assert language_of(label) == language


@pytest.mark.parametrize(
    ("language", "script", "tag"),
    [
        ("sr", "Cyrl", "sr"),
        ("sr", "Latn", "sr-Latn"),
        ("kk", "Latn", "kk-Latn"),
        ("uz", "Latn", "uz"),
        ("uz", "Cyrl", "uz-Cyrl"),
        ("ja", "Hani", "ja"),
        ("pl", "Cyrl", None),
        ("uk", "Latn", None),
    ],
)
def test_script_shows_only_where_unusual(language: str, script: str, tag: str | None) -> None:
    """The usual script is left out, and a script the language is not written in rules it out."""
    assert tag_for(language, frozenset({script})) == tag


def test_quoted_script_is_no_main_script() -> None:
    """A few foreign words do not make a text bilingual; no letters, no script."""
    assert scripts_of("Президент посетил завод компании Aselsan в Анкаре") == {"Cyrl"}
    assert scripts_of("2013, 5 %") == frozenset()


def test_sample_is_bounded_and_clean() -> None:
    """Controls and addresses go, white space becomes single, letters compose, length is bounded."""
    assert prepare("a\x00b\u200d\ud800 \n\t c") == "ab c"
    assert prepare("й".replace("й", "и\u0306")) == "й"
    assert prepare("пишите на info@example.org или @channel сюда") == "пишите на или сюда"
    assert len(prepare("слово " * 10_000)) <= MAX_CHARACTERS


def test_labels_of_one_language_add_up() -> None:
    """Two labels for one language are one language, and the order is by probability."""
    assert list(merge([("ru", 0.4), ("zh-cn", 0.35), ("zh-tw", 0.25)]).items()) == [("zh", 0.6), ("ru", 0.4)]


def test_pool_wants_both_engines() -> None:
    """A language only one engine holds possible loses against one both hold possible."""
    pool = combine([({"sk": 0.5, "cs": 0.4}, 1.0), ({"cs": 0.5, "sl": 0.5}, 1.0)])
    assert next(iter(pool)) == "cs"


@given(RANKINGS, RANKINGS)
def test_pool_is_a_distribution(first: dict[str, float], second: dict[str, float]) -> None:
    """Shares are positive, descend and add up to one."""
    shares = list(combine([(first, 1.0), (second, 0.5)]).values())
    assert shares == sorted(shares, reverse=True)
    assert not shares or abs(sum(shares) - 1) < 1e-9


@pytest.mark.parametrize(
    ("ranking", "reason"),
    [
        ({}, "no language named"),
        ({"zxx": 0.9}, "no natural language"),
        ({"pl": 0.9}, "not written in this script"),
        ({"ru": 0.4}, "below"),
    ],
)
def test_und_says_why(ranking: dict[str, float], reason: str) -> None:
    """Each way to be undetermined has its own reason."""
    guess = decide(ranking, frozenset({"Cyrl"}), threshold=0.5, reason="the engine")
    assert guess.tag == "und"
    assert reason in guess.reason
