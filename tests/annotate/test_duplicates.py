"""Near-duplicates: one text in several papers is one group; two texts are not, whatever the order of files."""

import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.duplicates import bands, cluster, signature, similarity

words_lists = st.lists(st.text(min_size=1, max_size=6), max_size=60)


def article(seed: int, length: int = 300) -> list[str]:
    """Return made-up words, a text of its own for each seed."""
    random = Random(seed)
    return [f"слово{int(random.random() ** 3 * 4000)}" for _ in range(length)]


def edited(words: list[str], changes: int, seed: int = 1) -> list[str]:
    """Return the text with some words exchanged."""
    random, copy = Random(seed), list(words)
    for place in random.sample(range(len(copy)), changes):
        copy[place] = f"правка{place}"
    return copy


def test_a_signature_is_the_same_everywhere() -> None:
    """It is kept in the index, so a change of it must come with a new version."""
    text = "сторони підписали угоду про спільне виробництво безпілотників у столиці після довгих переговорів"
    assert signature(text.split()).hex().startswith("591867a1a92478eb61597ab86c794bc4")
    assert len(signature(text.split())) == 128


def test_a_signature_does_not_hang_on_the_seed_of_str_hash() -> None:
    """Two processes with other hash seeds give the same bytes."""
    code = "from corpus_cli.annotate.duplicates import signature\nprint(signature([f'w{n}' for n in range(50)]).hex())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@given(words_lists)
def test_any_words_have_a_signature_or_none(words: list[str]) -> None:
    """Hostile words are words; a body too short to compare has no keys."""
    found = signature(words)
    assert len(found) == (128 if len(words) >= 12 else 0)
    assert len(bands(found)) == (8 if found else 0)
    assert similarity(found, found) == (1.0 if found else 0.0)


def test_lone_surrogates_are_words_too() -> None:
    """Text from a broken page may hold what UTF-8 cannot."""
    assert len(signature(["\ud800"] * 20)) == 128


@pytest.mark.parametrize("changes", [0, 1, 3, 8])
def test_a_text_with_small_edits_is_the_same_text(changes: int) -> None:
    """A handful of words exchanged in three hundred leaves a pair in one group, found by a key."""
    one, other = signature(article(7)), signature(edited(article(7), changes))
    assert set(bands(one)) & set(bands(other))
    assert cluster({"a": one, "b": other}) == [("a", "b")]


def test_an_added_tail_and_a_dropped_lead_keep_a_text_together() -> None:
    """What a paper puts before and after a dispatch does not part it from the others."""
    text = article(3)
    other = ["дубль", "два", *text[10:], *article(99, 25)]
    assert cluster({1: signature(text), 2: signature(other)}) == [(1, 2)]


def test_another_text_of_the_same_words_is_another_text() -> None:
    """The order of words counts, not which there are."""
    text = article(5)
    shuffled = sorted(text)
    assert similarity(signature(text), signature(shuffled)) < 0.2
    assert cluster({1: signature(text), 2: signature(shuffled)}) == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_similarity_estimates_the_share_of_shingles(share: float) -> None:
    """The estimate lies within three standard errors of the overlap counted exactly, on average much nearer."""
    differences = []
    for seed in range(30):
        one = article(seed)
        cut = int(len(one) * share)
        other = one[:cut] + article(seed + 1000, len(one) - cut)
        sets = [set(zip(text, text[1:], text[2:], strict=False)) for text in (one, other)]
        exact = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
        differences.append(similarity(signature(one), signature(other)) - exact)
    assert max(map(abs, differences)) < 0.16
    assert abs(sum(differences) / len(differences)) < 0.03


def test_a_long_text_is_hashed_in_pieces_with_the_same_result() -> None:
    """Repeating the whole text adds hardly a shingle, however many pieces it takes."""
    text = article(11, 5000)
    assert similarity(signature(text), signature(text * 3)) > 0.95


def test_texts_of_their_own_are_in_no_group() -> None:
    """Five hundred different articles make no group."""
    assert cluster({seed: signature(article(seed, 120)) for seed in range(500)}) == []


def test_short_bodies_are_in_no_group() -> None:
    """Two captions alike say nothing."""
    assert cluster({"a": signature(["фото", "дня"]), "b": signature(["фото", "дня"])}) == []


def test_alike_through_a_third_is_alike() -> None:
    """A chain of edits is one group, its members sorted."""
    first = article(21)
    second = edited(first, 15, seed=1)
    third = edited(second, 15, seed=2)
    found = cluster({"c": signature(first), "a": signature(second), "b": signature(third)})
    assert found == [("a", "b", "c")]


@given(st.permutations(range(24)))
def test_groups_do_not_hang_on_the_order_of_files(order: list[int]) -> None:
    """Eight texts, each in three papers, in any order."""
    signatures = {number: signature(edited(article(number % 8, 90), number // 8, seed=number)) for number in order}
    assert cluster(signatures) == [(number, number + 8, number + 16) for number in range(8)]
