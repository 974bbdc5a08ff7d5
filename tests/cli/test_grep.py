"""``corpus grep``: the concordance, each option, and what is told beside it."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Run

UK = (
    "otrece  2022-05-11 16:47  uk  "
    "У Кремлі напружились: Туреччина підписала з Казахстаном угоду про військову співпрацю\n"
)
RU = "9smr8i  –  ru  Казахстан может начать производство БПЛА Bayraktar раньше Украины\n"
PL = "6qdrf5  –  pl  Kazachstan i Turcja z postępami w rozszerzaniu współpracy wojskowej\n"
FOUND = "ANKA: 6 mentions in 3 articles: ANKA 3, Anka 3\n"


def test_hits_stand_in_one_column_under_their_article(corpus: Run) -> None:
    """A line a hit, the hits below each other throughout, a blank line between articles; the forms are told."""
    result = corpus("grep", "ANKA", "-C", "2")
    assert (result.exit, result.err) == (0, FOUND)
    assert result.out == (
        f"{UK}"
        "    літальних апаратів ANKA. Про це\n"
        "  Довідка. Безпілотник ANKA створили в\n"
        f"\n{RU}"
        "       турецких дронов ANKA в рамках\n"
        f"\n{PL}"
        "    powietrznych (UAV) Anka w Kazachstanie\n"
        "      tureckich dronów Anka oznacza niedawne\n"
        "         10, tureckich Anka, izraelskich Skylar\n"
    )


def test_a_line_fits_the_terminal(corpus: Run) -> None:
    """On a terminal a hit takes one line, cut on both sides with an ellipsis, the hit kept."""
    assert corpus("grep", "ANKA", width=40).out == (
        "otrece  2022-05-11 16:47  uk  У Кремлі …\n"
        "  …их апаратів ANKA. Про це повідомили …\n"
        "  …Безпілотник ANKA створили в Туреччин…\n"
        "\n"
        "9smr8i  –  ru  Казахстан может начать п…\n"
        "  …цких дронов ANKA в рамках соглашения…\n"
        "\n"
        "6qdrf5  –  pl  Kazachstan i Turcja z po…\n"
        "  …znych (UAV) Anka w Kazachstanie rozp…\n"
        "  …kich dronów Anka oznacza niedawne ro…\n"
        "  …, tureckich Anka, izraelskich Skylar…\n"
    )


def test_the_hit_is_highlighted_in_colour(corpus: Run) -> None:
    """With colour the hit stands out, and nothing else of its line."""
    lines = corpus("grep", "ANKA", "--lang", "ru", "-C", "1", color=True).out.splitlines()
    assert lines[1] == "  дронов \x1b[1;31mANKA\x1b[0m в"


@pytest.mark.parametrize(
    ("options", "out"),
    [
        (
            ["-c"],
            "id      mentions  title\n"
            f"{'─' * 103}\n"
            "otrece         2  У Кремлі напружились: Туреччина підписала з Казахстаном угоду про військову співпрацю\n"
            "9smr8i         1  Казахстан может начать производство БПЛА Bayraktar раньше Украины\n"
            "6qdrf5         3  Kazachstan i Turcja z postępami w rozszerzaniu współpracy wojskowej\n",
        ),
        (
            ["-l"],
            "seeds/000_95dcadb0da9ff234.txt\nseeds/001_04abb13b73db44b5.txt\nseeds/004_a593577fb9b8170b.txt\n",
        ),
        (["-o"], "ANKA\nANKA\nANKA\nAnka\nAnka\nAnka\n"),
        (["-o", "--lang", "pl,ru"], "ANKA\nAnka\nAnka\nAnka\n"),
        (["-o", "--since", "2022"], "ANKA\nANKA\n"),
        (["-o", "-m", "1"], "ANKA\nANKA\nAnka\n"),
        (["-m", "1", "-C", "1", "--lang", "pl"], f"{PL}  UAV) Anka w\n"),
        (["-C", "0", "--lang", "ru"], f"{RU}  ANKA\n"),
        (["--context-width", "9", "--lang", "ru"], f"{RU}  х дронов ANKA в рамках\n"),
        (["-F", "-o", "--undated"], "ANKA\nAnka\nAnka\nAnka\n"),
    ],
)
def test_each_way_to_print(corpus: Run, options: list[str], out: str) -> None:
    """Counts, paths, forms only, fewer hits, more or less context."""
    result = corpus("grep", "ANKA", *options)
    assert (result.exit, result.out) == (0, out)


@pytest.mark.parametrize("options", [[], ["-c"]])
def test_forms_are_told_as_they_are_written(corpus: Run, tmp_path: Path, options: list[str]) -> None:
    """A name in a script without spaces is told without, whether its texts were read or not."""
    (tmp_path / "page.txt").write_text(
        "桥梁开放\n\n记者费丹说，桥梁现已向所有人开放。费丹还表示，工人们很高兴。\n", encoding="utf-8"
    )
    result = corpus("--corpus", str(tmp_path), "grep", "费丹", *options)
    assert result.err == "费丹: 2 mentions in 1 article: 费丹 2\n"


def test_hits_left_out_by_a_maximum_are_told(corpus: Run) -> None:
    """The total counts all, and a line says how many of them are shown."""
    assert corpus("grep", "ANKA", "-m", "1").err == FOUND + "3 of them shown (--max-count)\n"


def test_hits_in_removed_lines_are_told_and_shown_when_asked(corpus: Run) -> None:
    """A hit in a removed line is counted apart; ``--raw`` shows it with its place."""
    result = corpus("grep", "Анкару", "-F")
    assert result.err == "Анкару: 1 mention in 1 article: Анкару 1\n1 more in removed lines: Анкару 1 (--raw)\n"
    result = corpus("grep", "Анкару", "-F", "--raw", "-C", "2")
    assert result.err == "Анкару: 2 mentions in 1 article: Анкару 2\n"
    assert result.lines[1:] == [
        "  поехал в Анкару: 18 соглашений  [title]",
        "  поехал в Анкару: 18 соглашений  [removed]",
    ]


def test_a_form_of_a_name_is_no_longer_word(corpus: Run) -> None:
    """ANKA is never Ankara in any script or case."""
    assert set(corpus("grep", "anka", "-o").lines) == {"ANKA", "Anka"}
    assert corpus("grep", "анка", "-o", "--lang", "uk").lines == ["ANKA", "ANKA"]


def test_exact_takes_the_word_as_typed_in_any_case(corpus: Run) -> None:
    """``-F`` widens to no inflection and no script."""
    assert set(corpus("grep", "токаев", "-F", "-o").lines) == {"Токаев"}
    assert corpus("grep", "Токаев", "--same-script", "-o", "--lang", "pl").exit == 1


def test_several_words_are_one_name(corpus: Run) -> None:
    """Words in quotes stand side by side, in order."""
    assert corpus("grep", "Kazakhstan Engineering", "-F", "-o").lines == ["Kazakhstan Engineering"] * 3
    assert corpus("grep", "Engineering Kazakhstan", "-F").exit == 1


@pytest.mark.parametrize(
    ("pattern", "options", "out"),
    [
        (r"\d+ (?:млн|млрд)", [], ["441 млрд", "5 млн"]),
        ("bayraktar", ["--lang", "ru"], ["Bayraktar"]),
        ("(?-i:bayraktar)", [], []),
        ("^Turcja", ["--lang", "pl"], ["Turcja"] * 2),
        (r"\w+owej\.?$", ["--lang", "pl"], ["wojskowej"]),
        ("Ank", ["-w"], []),
        ("Ank.", ["-w", "--lang", "pl"], ["Anka"] * 3),
    ],
)
def test_a_pattern_is_searched_as_it_stands(corpus: Run, pattern: str, options: list[str], out: list[str]) -> None:
    """``-E`` takes a regular expression, in any case unless it says otherwise; ^ and $ are ends of lines."""
    result = corpus("grep", "-E", pattern, "-o", *options)
    assert (result.exit, result.lines) == (0 if out else 1, out)


def test_an_empty_pattern_is_a_slip(corpus: Run) -> None:
    """What fits everywhere finds nothing worth having: the slip is told."""
    result = corpus("grep", "-E", "")
    assert (result.exit, result.out) == (2, "")
    assert result.err == "corpus: an empty pattern fits everywhere: write what to look for\n"


@pytest.mark.parametrize(
    ("pattern", "message", "caret"),
    [
        ("(a", "missing )", "  (a\n    ^\n"),
        ("Тока[", "unterminated character set", "  Тока[\n       ^\n"),
        ("新华(社", "missing )", "  新华(社\n         ^\n"),
        ("a**", "multiple repeat", "  a**\n    ^\n"),
    ],
)
def test_a_pattern_that_is_none_is_shown_with_its_fault(corpus: Run, pattern: str, message: str, caret: str) -> None:
    """The message says what is wrong, and a caret under the pattern where, in columns of the terminal."""
    result = corpus("grep", "-E", pattern)
    assert (result.exit, result.out) == (2, "")
    assert result.err == f"corpus: {pattern!r} is no regular expression: {message}\n{caret}"


def test_a_pattern_that_would_run_for_ever_is_stopped(corpus: Run, tmp_path: Path) -> None:
    """Past its time a pattern is an error of one line."""
    (tmp_path / "a.txt").write_text("Заголовок\n\n" + "а" * 5_000 + "\n", encoding="utf-8")
    pattern = "(а|а|аа)+б"
    result = corpus("--corpus", str(tmp_path), "grep", "-E", pattern, environment={"CORPUS_REGEX_TIMEOUT": "0.05"})
    assert (result.exit, result.out) == (2, "")
    assert result.err == (
        f"corpus: the pattern {pattern!r} takes longer than 0.05 s on one passage: "
        "make it simpler, or raise regex-timeout ($CORPUS_REGEX_TIMEOUT)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ANKA", "-F", "-E"], "a regular expression goes with neither --exact, --near nor --file: drop one"),
        (["ANKA", "-c", "-l"], "--count, --files and --only each choose what to print: drop all but one"),
        (["ANKA", "-l", "-o"], "--count, --files and --only each choose what to print: drop all but one"),
        (["—"], "'—' holds no word to look for: write a name, or a pattern with --regex"),
        ([""], "'' holds no word to look for: write a name, or a pattern with --regex"),
    ],
)
def test_what_cannot_be_searched_is_one_line(corpus: Run, arguments: list[str], message: str) -> None:
    """Options that contradict each other and names without a letter are errors."""
    result = corpus("grep", *arguments)
    assert (result.exit, result.out, result.err) == (2, "", f"corpus: {message}\n")


def test_nothing_found_says_what_was_searched(corpus: Run) -> None:
    """Exit code 1; how many articles, which filters, and the nearest words."""
    result = corpus("grep", "-F", "Казахтан", "--lang", "ru,uk")
    assert (result.exit, result.out) == (1, "")
    first, second = result.err.splitlines()
    assert first == "Казахтан: nothing found in 4 articles (language ru or uk)"
    assert second.startswith("nearest words in the corpus: Казахстан")


def test_a_filter_that_nothing_fits_is_nothing_found(corpus: Run) -> None:
    """No article to search is no error."""
    result = corpus("grep", "-F", "ANKA", "--lang", "kk")
    assert (result.exit, result.out) == (1, "")
    assert result.err.startswith("ANKA: nothing found in 0 articles (language kk)\n")


HIT_FIELDS = (
    "schema", "id", "path", "query", "start", "end", "surface", "left", "right", "language", "published", "where",
    "reason",
)  # fmt: skip


def test_a_hit_is_a_record(corpus: Run) -> None:
    """Its offsets cut its surface from the decoded file; context, place and reason come along."""
    records = [json.loads(line) for line in corpus("grep", "ANKA", "--json", "-C", "1").lines]
    assert [tuple(record) for record in records] == [HIT_FIELDS] * 6
    for record in records:
        text = Path(record["path"]).read_text(encoding="utf-8")
        assert text[record["start"] : record["end"]] == record["surface"]
    reason = records[0].pop("reason")
    assert reason
    assert records[0] == {
        "schema": 1,
        "id": "otrecerj10g0",
        "path": "seeds/000_95dcadb0da9ff234.txt",
        "query": "ANKA",
        "start": 1205,
        "end": 1209,
        "surface": "ANKA",
        "left": "апаратів ",
        "right": ". Про",
        "language": "uk",
        "published": "2022-05-11T16:47",
        "where": "body",
    }


def test_records_of_counts_and_files(corpus: Run) -> None:
    """``-c`` gives a count an article, ``-l`` the record of the article."""
    counts = [json.loads(line) for line in corpus("grep", "ANKA", "-c", "--json").lines]
    assert [(record["id"], record["query"], record["count"]) for record in counts] == [
        ("otrecerj10g0", "ANKA", 2),
        ("9smr8i0j43ee", "ANKA", 1),
        ("6qdrf56e8lk9", "ANKA", 3),
    ]
    files = [json.loads(line) for line in corpus("grep", "ANKA", "-l", "--json").lines]
    listed = [json.loads(line) for line in corpus("list", "--json").lines]
    assert files == [record for record in listed if record["id"] in {count["id"] for count in counts}]


def test_the_formats_hold_the_same_hits(corpus: Run) -> None:
    """CSV, TSV and JSON say what JSON lines say, and none depends on the terminal."""
    lines = corpus("grep", "ANKA", "--json")
    records = [json.loads(line) for line in lines.lines]
    assert json.loads(corpus("grep", "ANKA", "--format", "json").out) == records
    assert corpus("grep", "ANKA", "--json", width=20).out == lines.out
    for output, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(corpus("grep", "ANKA", "--format", output).out), delimiter=delimiter))
        assert [(row["id"], row["start"], row["left"]) for row in rows] == [
            (record["id"], str(record["start"]), record["left"]) for record in records
        ]


def test_a_line_that_is_no_name_is_named_before_anything_is_looked_for(corpus: Run, tmp_path: Path) -> None:
    """A list of names with a fault gives no half of an answer; the message has file and line."""
    names = tmp_path / "names.txt"
    names.write_text("ANKA\n# drones\n—\nТокаев\n", encoding="utf-8")
    result = corpus("grep", "-f", str(names), "-c")
    assert (result.exit, result.out) == (2, "")
    assert result.err == f"corpus: {names}, line 3: '—' holds no word to look for: write a name on each line\n"


def test_a_list_of_names_on_standard_input(corpus: Run) -> None:
    """It is read as a file is, byte-order mark and all; what steers a terminal is shown, not sent."""
    result = corpus("grep", "-f", "-", "-c", stdin="\ufeffANKA\r\n\x1bТокаев\n".encode())
    assert result.exit == 0
    assert [line for line in result.lines if line.startswith("─── ")] == ["─── ANKA", "─── ␛Токаев"]
    assert "\x1b" not in result.out


def test_a_list_of_names_and_a_names_file_are_two_things(corpus: Run, tmp_path: Path) -> None:
    """`-f` says what to look for; `--names` says how to read what is looked for, and asks for nothing itself."""
    (tmp_path / "known.yaml").write_text("- name: Lighthouse\n  aliases: [Beacon]\n")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("On the shore\n\nThe Beacon was painted white before the storms came.\n")
    place = ("--corpus", "news", "grep")
    read = corpus(*place, "Lighthouse", "--names", "known.yaml", "--json", folder=tmp_path)
    assert [json.loads(line)["surface"] for line in read.lines] == ["Beacon"]
    listed = corpus(*place, "-f", "known.yaml", "--names", "known.yaml", "--json", folder=tmp_path)
    assert [json.loads(line)["surface"] for line in listed.lines] == ["Beacon"]
    assert corpus(*place, "Lighthouse", "--json", folder=tmp_path).exit == 1
    nothing = corpus(*place, "--names", "known.yaml", folder=tmp_path)
    assert (nothing.exit, nothing.err) == (2, "corpus: name what to look for, or a list of names with --file\n")
