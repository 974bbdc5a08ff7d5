"""``corpus show``: articles to be read, and the reasons for everything."""

import json
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run

RU = "9smr8i0j43ee"


def _page(corpus: Run, width: int | None) -> list[str]:
    return corpus("show", RU, width=width).lines


def test_a_page_is_title_facts_and_paragraphs(corpus: Run) -> None:
    """Off a terminal each paragraph is one line, a blank line between."""
    lines = _page(corpus, None)
    assert lines[:5] == [
        "Казахстан может начать производство БПЛА Bayraktar раньше Украины",
        "no date stated  ru  seeds/001_04abb13b73db44b5.txt  9smr8i0j43ee",
        "",
        "Завод для изготовления этих дронов скоро будет выбран.",
        "",
    ]
    assert len(lines) == 16
    assert lines[5::2] == (SEEDS / "001_04abb13b73db44b5.txt").read_text("utf-8").split("\n")[5:16:2]


def test_a_page_is_wrapped_by_words_on_a_terminal(corpus: Run) -> None:
    """On sixty columns lines break between words; a wide terminal gets lines that can be read."""
    assert _page(corpus, 60)[:13] == [
        "Казахстан может начать производство БПЛА Bayraktar раньше",
        "Украины",
        "no date stated  ru  seeds/001_04abb13b73db44b5.txt",
        "9smr8i0j43ee",
        "",
        "Завод для изготовления этих дронов скоро будет выбран.",
        "",
        "Минобороны Казахстана в конце ноября 2023 заявило, что уже",
        "идет процесс выбора отечественного предприятия, которое",
        "будет производить разведывательно-ударные беспилотники от",
        "Турции для национальных вооруженных.",
        "",
        "Это подтверждает данные о том, что уже в 2024 году на",
    ]
    assert max(map(len, _page(corpus, 200))) <= 96


def test_several_articles_are_parted_by_a_rule(corpus: Run) -> None:
    """Two pages follow each other in the order asked for."""
    both = corpus("show", "otre", RU).out
    assert both == corpus("show", "otre").out + f"\n{'─' * 20}\n\n" + corpus("show", RU).out


def test_removed_lines_with_number_and_reason(corpus: Run) -> None:
    """``--removed`` lists what is no part of the body."""
    lines = corpus("show", "tlla", "--removed").lines
    assert lines[0].split() == ["line", "reason", "sure", "text"]
    assert [line.split()[:2] for line in lines[2:6]] == [
        ["3", "duplicate-title"],
        ["5", "counter"],
        ["6", "counter"],
        ["7", "caption"],
    ]
    assert lines[5].endswith("Фото - Акорда")


def test_the_evidence_of_each_value(corpus: Run) -> None:
    """``--explain`` says what encoding, language, date and publisher rest on, and shows it in the text."""
    lines = corpus("show", "tlla", "--explain").lines
    assert lines[0].split() == ["field", "value", "sure", "because", "in", "the", "text"]
    facts = {line.split()[0]: line for line in lines[2:]}
    assert set(facts) >= {"encoding", "language", "published", "publisher", "title"}
    assert facts["published"].split()[1] == "2025-07-30T09:57"
    assert facts["published"].endswith("30.07.2025 09:57")
    assert facts["publisher"].endswith("Politico.kz")
    unknown = corpus("show", RU, "--explain").out
    assert "unknown" in next(line for line in unknown.splitlines() if line.startswith("published"))


def test_lines_in_other_languages_are_evidence(corpus: Run) -> None:
    """``--explain`` has a row for each language of such lines, with how many they are and the first of them."""
    lines = corpus("show", "otre", "--explain").lines
    (words,) = [line.split() for line in lines if line.startswith("lines in")]
    assert float(words.pop(3)) > 0.9
    assert " ".join(words) == "lines in ru 1 line of the page, line 4 first Читать новость на русском"


def test_the_source_text_as_it_stands(corpus: Run) -> None:
    """``--raw`` gives the file's text, every line of it; the last one is ended."""
    assert corpus("show", RU, "--raw").out == (SEEDS / "001_04abb13b73db44b5.txt").read_text("utf-8") + "\n"


def test_plain_text_and_markdown(corpus: Run) -> None:
    """Text is title and paragraphs; Markdown marks them up, with facts and nothing taken for markup."""
    text = corpus("show", RU, "--format", "text").lines
    assert text[:3] == [
        "Казахстан может начать производство БПЛА Bayraktar раньше Украины",
        "",
        "Завод для изготовления этих дронов скоро будет выбран.",
    ]
    markdown = corpus("show", RU, "--format", "markdown").lines
    assert markdown[:5] == [
        "# Казахстан может начать производство БПЛА Bayraktar раньше Украины",
        "",
        r"*published: not stated · language: ru · source: seeds/001\_04abb13b73db44b5.txt · id: 9smr8i0j43ee*",
        "",
        "Завод для изготовления этих дронов скоро будет выбран.",
    ]


def test_the_whole_record(corpus: Run) -> None:
    """``--json`` adds paragraphs, removed lines, dates, languages by line and evidence, with offsets into the file."""
    record = json.loads(corpus("show", "tlla", "--json").out)
    summary = json.loads(corpus("list", "--source", "Politico", "--json").out)
    assert {name: record[name] for name in summary} == summary
    text = (SEEDS / "002_ade4b07c128c91ae.txt").read_text("utf-8")
    paragraph = record["paragraphs"][0]
    assert (paragraph["role"], text[paragraph["start"] : paragraph["end"]]) == ("paragraph", paragraph["text"])
    assert set(record["removed"][0]) >= {"line", "start", "end", "reason"}
    assert set(record["dates"][0]) >= {"surface", "start", "end", "value", "role"}
    assert isinstance(record["line_languages"], list)
    assert {"field", "value", "confidence", "reason"} <= set(record["evidence"][0])
    several = json.loads(corpus("show", "tlla", "otre", "--format", "json").out)
    assert [entry["id"] for entry in several] == ["tlla5kam7vdm", "otrecerj10g0"]


def test_a_line_in_another_language_is_told(corpus: Run) -> None:
    """The Ukrainian article with one Russian button says so."""
    record = json.loads(corpus("show", "otre", "--json").out)
    assert {(line["line"], line["tag"]) for line in record["line_languages"]} >= {(4, "ru")}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--raw", "--removed"], "--raw prints the source text alone: drop --removed, --explain, --format and --json"),
        (["--raw", "--json"], "--raw prints the source text alone: drop --removed, --explain, --format and --json"),
        (["--json", "--format", "text"], "--json and --format text contradict each other: drop one"),
        (
            ["--explain", "--format", "markdown"],
            "--removed and --explain are tables: drop --format markdown, or take --json, which has all",
        ),
    ],
)
def test_options_that_contradict_each_other(corpus: Run, options: list[str], message: str) -> None:
    """No option is passed over in silence."""
    result = corpus("show", "tlla", *options)
    assert (result.exit, result.out, result.err) == (2, "", f"corpus: {message}\n")


@pytest.mark.parametrize("typed", ["9", "9smr8i", "9SMR8I0J43EE"])
def test_any_unique_start_of_an_id_will_do(corpus: Run, typed: str) -> None:
    """An id may be short, and in capitals."""
    assert json.loads(corpus("show", typed, "--json").out)["id"] == RU


def test_an_unknown_id_lists_candidates_and_the_others_are_shown(corpus: Run) -> None:
    """One wrong id is an error; the right ones are printed all the same."""
    result = corpus("show", "zzz", "9smr", "--format", "text")
    assert result.exit == 2
    assert result.lines[0] == "Казахстан может начать производство БПЛА Bayraktar раньше Украины"
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("corpus: no article has the id 'zzz'; there are ")
    assert "9smr8i0j43ee (Казахстан может начать производство БПЛА" in result.err


def test_an_ambiguous_id_lists_those_it_can_mean(corpus: Run, hay: object) -> None:
    """A start that fits several articles names them."""
    records = [json.loads(line) for line in corpus("--corpus", str(hay), "--corpus", "seeds", "list", "--json").lines]
    first = max({record["id"][0] for record in records}, key=[record["id"][0] for record in records].count)
    fitting = sorted(record["id"] for record in records if record["id"].startswith(first))
    assert len(fitting) > 1
    result = corpus("--corpus", str(hay), "--corpus", "seeds", "show", first)
    assert (result.exit, result.out) == (2, "")
    assert result.err.startswith(f"corpus: {first!r} is the start of several ids: ")
    assert all(key in result.err for key in fitting)


def test_a_name_of_a_file_is_no_id_and_the_error_says_how_to_find_it(corpus: Run) -> None:
    """As it can be typed in a shell, whatever the name."""
    result = corpus("show", "folder/it's.txt")
    assert result.exit == 2
    assert result.err.endswith("""; by its file an article is found with: corpus list 'source:it'"'"'s.txt'\n""")


def test_an_empty_id_is_unknown(corpus: Run) -> None:
    """No letters, no article."""
    assert corpus("show", "").err.startswith("corpus: no article has the id ''; there are ")
    assert corpus("show", "\udcff").err.startswith("corpus: no article has the id '\\udcff'; there are ")


def _verdict(number: int, name: str, town: str) -> str:
    """One of several reports that a court has written to one pattern."""
    return f"""\
The court of {town} gives a verdict

{number} May 2024

The court of {town} on Tuesday found the defendant {name} guilty of fraud after a trial that lasted for two months and
heard many witnesses. The judge said that the evidence was clear and that the sentence was fair under the law of the
country. The lawyers said that they would appeal to the higher court within the time that the law gives them.
"""


def test_copies_are_told_with_how_alike_they_are(corpus: Run, tmp_path: Path) -> None:
    """What is nearly the same is no more than that: the figure says so, and nobody says it is the same text."""
    for number, (name, town) in enumerate([("Kaya", "Brod"), ("Kaya", "Brod"), ("Demir", "Lim")], 1):
        (tmp_path / f"{number}.txt").write_text(_verdict(number, name, town), encoding="utf-8")
    place = ("--corpus", str(tmp_path))
    (first, *_) = [json.loads(line) for line in corpus(*place, "list", "--json").lines]
    shown = corpus(*place, "show", first["id"], "--copies")
    assert shown.lines[0].split()[:2] == ["id", "alike"]
    alike = [float(line.split()[1]) for line in shown.lines[2:]]
    assert alike[:2] == [1, 1]
    assert 0.7 <= alike[2] < 1
    assert shown.err.endswith(": 2 copies, the same text or nearly; the first is the earliest\n")
    records = [json.loads(line) for line in corpus(*place, "show", first["id"], "--copies", "--json").lines]
    assert [record["similarity"] for record in records] == alike
    told = "2 of them are copies, the same text or nearly: folded (--all unfolds, 'corpus show ID --copies' lists)\n"
    assert corpus(*place, "list").err.endswith(told)
