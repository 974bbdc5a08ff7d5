"""``corpus similar``: the same story elsewhere, and what is shared."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.hay import STEERING

ENGLISH = (
    "Ferry from Batumi reaches Odesa after 14 years\n\n"
    "A ferry with 312 passengers from Batumi came to Odesa on 5 March 2024, the port of Odesa said. The captain, "
    "Tamar Beridze, thanked the crew when the passengers had left the ferry.\n"
)
UKRAINIAN = (
    "Пором із Батумі прибув до Одеси\n\n"
    "Пором, на борту якого було 312 пасажирів, прибув із Батумі до Одеси 5 березня 2024 року, повідомили в порту. "
    "Капітан Тамар Берідзе подякувала команді, коли пасажири зійшли на берег.\n"
)
OTHER = (
    "Rain is coming to the mountains at the end of the week\n\n"
    "Rain is coming to the mountains on Friday, and walkers from Odesa should take warm things with them, "
    "the weather office said in the evening.\n"
)


@pytest.fixture
def ferry(tmp_path: Path) -> str:
    """One story in two languages, and another story."""
    for name, text in (("en", ENGLISH), ("uk", UKRAINIAN), ("rain", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(tmp_path)


def records(corpus: Run, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in corpus(*arguments, "--json").lines]


def key(corpus: Run, folder: str, question: str) -> str:
    (record,) = records(corpus, "--corpus", folder, "list", question)
    return str(record["id"])


def test_the_same_story_in_another_language(corpus: Run, ferry: str) -> None:
    """It comes first, by names in another script, a date and a number; the other story is far behind or absent."""
    first, *rest = records(corpus, "--corpus", ferry, "similar", key(corpus, ferry, "lang:uk"))
    assert (first["language"], first["path"].endswith("en.txt")) == ("en", True)
    assert {"Батумі", "Одеси", "Тамар"} <= set(first["names"])
    assert (first["dates"], first["numbers"], first["words"]) == (["2024-03-05"], ["312"], [])
    assert all(one["score"] < first["score"] / 2 for one in rest)


def test_it_works_both_ways(corpus: Run, ferry: str) -> None:
    """From the English article the Ukrainian one is found by the same things."""
    (found,) = records(corpus, "--corpus", ferry, "similar", key(corpus, ferry, "lang:en passengers"), "lang:uk")
    assert {"Batumi", "Odesa", "Beridze"} <= set(found["names"])
    assert (found["dates"], found["numbers"]) == (["2024-03-05"], ["312"])


def test_the_seeds_of_one_story(corpus: Run) -> None:
    """Of the articles in other languages the Polish one on the same treaty is the closest to the Ukrainian one."""
    (found,) = records(corpus, "similar", "otre", "lang:pl,ru", "--limit", "1")
    assert (found["id"][:6], found["language"]) == ("6qdrf5", "pl")
    assert {"ANKA", "Жаксиликов", "Engineering"} <= set(found["names"])


def test_an_article_is_not_like_itself(corpus: Run) -> None:
    """It is in no list of its own; scores fall from row to row, between 0 and 1."""
    found = records(corpus, "similar", "otre")
    assert "otrece" not in {one["id"][:6] for one in found}
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_the_page_tells_what_is_shared(corpus: Run) -> None:
    """A line for the article, and one for each kind of thing."""
    page = corpus("similar", "otre", "lang:pl")
    assert page.exit == 0
    assert page.lines[0].endswith("6qdrf5  –  pl  Kazachstan i Turcja z postępami w rozszerzaniu współpracy wojskowej")
    assert page.lines[2:] == [" dates   2013", " numbers 10, 30"]


def test_nothing_alike_is_exit_1(corpus: Run) -> None:
    """Where nothing fits, or no score is high enough, that is told."""
    for arguments in (["lang:de"], ["--least", "1"]):
        result = corpus("similar", "otre", *arguments)
        assert (result.exit, result.out) == (1, "")


def test_what_a_bound_hides_is_told_of(corpus: Run) -> None:
    """Where others are alike, but not so much, the nearest is told."""
    (first,) = records(corpus, "similar", "otre", "--limit", "1")
    told = corpus("similar", "otre", "--least", "0.99").err
    assert told == f"otre: no other article is so much like it: the nearest has {first['score']:.2f} (--least 0.99)\n"


def test_an_unknown_id_is_an_error(corpus: Run) -> None:
    """As for every command that takes an id."""
    assert corpus("similar", "zzzz").exit == 2


def test_hostile_text_stays_text(corpus: Run, hay: Path) -> None:
    """No title and no name steers the terminal."""
    (first, *_) = records(corpus, "--corpus", str(hay), "list", "lang:ru")
    assert not STEERING & set(corpus("--corpus", str(hay), "similar", first["id"]).out)
