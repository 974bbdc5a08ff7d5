"""``corpus names``: names discovered in the articles, one row a name."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.hay import STEERING


def records(corpus: Run, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in corpus("names", *arguments, "--json").lines]


def forms(record: dict[str, Any]) -> set[str]:
    return {form["surface"] for form in record["forms"]}


@pytest.mark.parametrize(
    "expected",
    [
        {"Казахстан", "Казахстані", "Казахстана", "Kazachstanu", "Kazachstan"},
        {"Туреччина", "Турция", "Turcja", "Турции", "Turcji"},
        {"Токаев", "Токаева", "Токаєв", "Касым-Жомарта Токаева", "Kasym-Żomart Tokajew"},
        {"Эрдоган", "Эрдоганом", "Ердоган"},
        {"ANKA", "Anka"},
        {"Aselsan"},
        {"Kazakhstan Engineering"},
        {"Анкаре", "Анкари", "Анкару", "Ankara", "Ankary"},
    ],
    ids=lambda names: min(names),
)
def test_the_forms_of_a_name_are_one_row(corpus: Run, expected: set[str]) -> None:
    """Whatever the language, the script and the inflection; no other row has any of them."""
    rows = [forms(record) for record in records(corpus)]
    assert [expected - row for row in rows if row & expected] == [set()]


def test_no_row_is_a_common_word(corpus: Run) -> None:
    """Every row of the seeds but a few can be told to be a name by a reader; the list is short."""
    names = [record["name"] for record in records(corpus)]
    assert len(names) <= 25
    assert not {"Президент", "Країна", "Компания", "Польша", "Він", "Нагадаємо"} & set(names)


def test_figures_of_a_row(corpus: Run) -> None:
    """Mentions by language, articles, first and last date, kind."""
    record = next(one for one in records(corpus) if one["name"] == "ANKA")
    assert (record["mentions"], record["articles"], record["languages"]) == (6, 3, {"pl": 3, "uk": 2, "ru": 1})
    assert (record["first"], record["last"]) == ("2022-05-11T16:47", "2022-05-11T16:47")
    kinds = {record["name"]: record["kind"] for record in records(corpus)}
    assert [kinds[name] for name in ("Турция", "Kazakhstan Engineering", "Kasym-Żomart Tokajew")] == [
        "place",
        "organisation",
        "person",
    ]


def test_a_question_chooses_the_articles(corpus: Run) -> None:
    """Only their names are listed, and counted there."""
    turkey = next(one for one in records(corpus, "lang:pl") if "Turcja" in forms(one))
    assert (turkey["mentions"], turkey["languages"]) == (10, {"pl": 10})


def test_one_name_has_its_own_page(corpus: Run) -> None:
    """Its forms, the names that share its sentences, its articles; it can be asked for in any form."""
    page = corpus("names", "Turkey")
    assert (page.exit, page.err) == (0, "")
    assert page.lines[:2] == ["Турция", "place, 33 mentions in 5 articles: ru 13 pl 10 uk 10, 2022–2025"]
    assert "Туреччина   uk               3" in page.lines
    assert "Kazachstan  place         21             9.7" in page.lines
    assert corpus("names", "Туреччини").out == page.out


@pytest.mark.parametrize("asked", ["Kazakhstan Engineering", "Turkish Aerospace Industries", "Хулусі Акар"])
def test_a_name_of_several_words_is_found_as_a_whole(corpus: Run, asked: str) -> None:
    """It is not taken for the more frequent name of one of its words."""
    assert corpus("names", asked).lines[0] == asked


def test_what_grep_counts_more_is_told(corpus: Run) -> None:
    """Names count a mention inside a longer name for that one alone; the page of a name says what grep counts."""
    assert corpus("names", "Казахстан").err == "'corpus grep' counts 58 mentions: those inside longer names, too\n"
    assert "58 mentions in 5 articles" in corpus("grep", "Казахстан", "-c").err
    assert "'corpus grep' counts both" in corpus("names").err
    assert corpus("names", "ANKA").err == ""


def test_articles_of_a_name_add_up(corpus: Run) -> None:
    """The mentions of the articles sum to those of the row."""
    (anka,) = records(corpus, "ANKA")
    assert [article["mentions"] for article in anka["mentioned_in"]] == [3, 2, 1]


def test_a_name_that_is_not_there(corpus: Run) -> None:
    """One that does not occur is exit 1 with the nearest words; one too rare is told how often it occurs."""
    missing = corpus("names", "Бразилия")
    assert (missing.exit, missing.err.splitlines()[0]) == (1, "Бразилия: not among the names")
    near = "nearest words in the corpus: Aselsan, Astana\n"
    assert corpus("names", "Aselsa").err == f"Aselsa: not among the names\n{near}"
    rare = corpus("names", "Чина")
    assert (rare.exit, rare.out) == (1, "")
    missed = corpus("names", "Kazakhstan Engineering", "lang:uk").err
    assert missed.endswith("too rare to be seen as a name here (1 mention): try 'corpus grep'\n")


def test_a_table_says_how_many_it_left_out(corpus: Run) -> None:
    """--limit cuts the table, and records where it is given, and says so; by themselves records are whole."""
    every = len(records(corpus))
    result = corpus("names", "--limit", "3")
    assert len(result.lines) == 5
    assert result.err.endswith(f"3 of {every} names shown (--limit)\n")
    assert records(corpus, "-n", "3") == records(corpus)[:3]


def test_only_names_of_one_kind(corpus: Run) -> None:
    """--kind leaves the others out."""
    assert {record["kind"] for record in records(corpus, "--kind", "place")} == {"place"}


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(corpus: Run, width: int) -> None:
    """Forms are cut to the room there is; on a narrow terminal each name is an entry."""
    lines = corpus("names", width=width).lines
    assert max(map(len, lines)) <= (width if width >= 60 else 1000)
    assert any(line.startswith("Kazachstan") for line in lines)


def write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_german_nouns_are_no_names(corpus: Run, tmp_path: Path) -> None:
    """Where every noun has a capital, places and what other languages know as a name remain."""
    german = (
        "Der Minister sprach im Parlament über Frieden\n\n"
        "Die Regierung in Berlin hat am Abend mit dem Minister über den Frieden gesprochen, und auch Tokajew war da. "
        "Nach dem Gespräch sagte der Minister, dass die Regierung den Frieden wolle und Berlin dafür zahle.\n\n"
        "Später flog Tokajew nach Hause, während das Parlament noch über die Regierung und den Frieden stritt.\n"
    )
    english = (
        "Talks on trade went on until the evening\n\n"
        "The guests heard that Tokajew had come to Berlin, and that the trade talks in Berlin went on with Tokajew "
        "until late in the evening, when all of them had left.\n"
    )
    folder = write(tmp_path / "de", {"a": german, "b": english})
    names = {record["name"] for record in records(corpus, "--corpus", str(folder))}
    assert names == {"Berlin", "Tokajew"}


def test_a_comma_parts_names(corpus: Run, tmp_path: Path) -> None:
    """Two names that are always listed one after the other stay two."""
    text = (
        "Trade in the region grows slowly again this year\n\n"
        "Ministers of Latvia, Estonia and others met, and the ports of Latvia, Estonia gained from it most. "
        "Growth in Latvia, Estonia was higher than elsewhere, as the report on trade in the region said.\n"
    )
    folder = write(tmp_path / "list", {"a": text})
    names = {record["name"] for record in records(corpus, "--corpus", str(folder))}
    assert {"Latvia", "Estonia"} <= names


def test_hostile_text_stays_text(corpus: Run, hay: Path) -> None:
    """Nothing of an article steers the terminal, and the name of all of them is one row."""
    result = corpus("--corpus", str(hay), "names")
    assert not STEERING & set(result.out)
    assert any("Токаев" in line and "Tokayev" in line for line in result.lines)


def test_scripts_without_capitals_have_no_names(corpus: Run, tmp_path: Path) -> None:
    """Where capitals do not exist nothing is found, and that is exit 1."""
    folder = write(tmp_path / "zh", {"a": "新华社北京报道，中国与哈萨克斯坦举行会谈，双方同意在秋天再次会面。" * 3})
    assert corpus("--corpus", str(folder), "names").exit == 1
