"""``corpus list``: the table, its order, its columns, its filters."""

import csv
import io
import json

import pytest

from tests.conftest import Run

TOTALS = "5 articles: 2 ru, 2 uk, 1 pl; 2 dated; 0 failed\n"
# Ids of the seeds, in the order of their files.
UK, RU, KZ, RUBRYKA, PL = "otrece", "9smr8i", "tlla5k", "7au94g", "6qdrf5"


def test_the_table_has_a_row_an_article(corpus: Run) -> None:
    """Id, date or dash, language, publisher or file, title whole, words; the totals stand on standard error."""
    result = corpus("list")
    assert (result.exit, result.err) == (0, TOTALS)
    titles = (
        "У Кремлі напружились: Туреччина підписала з Казахстаном угоду про військову співпрацю",
        "Казахстан может начать производство БПЛА Bayraktar раньше Украины",
        "Зачем Токаев поехал в Анкару: 18 соглашений и новые планы Казахстана и Турции",
        "Казахстан прийняв рішення зупинити експорт зброї: які причини",
        "Kazachstan i Turcja z postępami w rozszerzaniu współpracy wojskowej",
    )
    assert result.lines == [
        "id      published         language  source                    " + "title".ljust(87) + "words",
        "─" * 154,
        "otrece  2022-05-11 16:47  uk        000_95dcadb0da9ff234.txt  " + titles[0].ljust(89) + "256",
        "9smr8i  –                 ru        001_04abb13b73db44b5.txt  " + titles[1].ljust(89) + "183",
        "tlla5k  2025-07-30 09:57  ru        Politico.kz               " + titles[2].ljust(89) + "299",
        "7au94g  –                 uk        Рубрика                   " + titles[3].ljust(89) + "241",
        "6qdrf5  –                 pl        004_a593577fb9b8170b.txt  " + titles[4].ljust(89) + "729",
    ]


def test_a_long_title_folds_by_words_on_a_terminal(corpus: Run) -> None:
    """On eighty columns the title takes several lines, none of them wider, no word cut."""
    assert corpus("list", "--limit", "1", width=80).out == (
        "id      published         language  source        title                    words\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "otrece  2022-05-11 16:47  uk        000_95dcadb…  У Кремлі напружились:      256\n"
        "                                                  Туреччина підписала з\n"
        "                                                  Казахстаном угоду про\n"
        "                                                  військову співпрацю\n"
    )


def test_a_narrow_terminal_gets_entries(corpus: Run) -> None:
    """Where columns have no room an article is a line of facts and its title."""
    assert corpus("list", "--limit", "2", width=40).out == (
        "otrece  2022-05-11 16:47  uk\n"
        "000_95dcadb…  256\n"
        "У Кремлі напружились: Туреччина\n"
        "підписала з Казахстаном угоду про\n"
        "військову співпрацю\n"
        "\n"
        "9smr8i  –  ru  001_04abb13…  183\n"
        "Казахстан может начать производство БПЛА\n"
        "Bayraktar раньше Украины\n"
    )


def _ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()[2:]]


@pytest.mark.parametrize(
    ("key", "order", "reversed_order"),
    [
        ("path", [UK, RU, KZ, RUBRYKA, PL], [PL, RUBRYKA, KZ, RU, UK]),
        ("published", [UK, KZ, RU, RUBRYKA, PL], [KZ, UK, RU, RUBRYKA, PL]),
        ("language", [PL, RU, KZ, UK, RUBRYKA], [UK, RUBRYKA, RU, KZ, PL]),
        ("source", [KZ, RUBRYKA, UK, RU, PL], [RUBRYKA, KZ, UK, RU, PL]),
        ("title", [PL, KZ, RU, RUBRYKA, UK], [UK, RUBRYKA, RU, KZ, PL]),
        ("words", [RU, RUBRYKA, UK, KZ, PL], [PL, KZ, UK, RUBRYKA, RU]),
        ("id", [PL, RUBRYKA, RU, UK, KZ], [KZ, UK, RU, RUBRYKA, PL]),
    ],
)
def test_each_sort_key(corpus: Run, key: str, order: list[str], reversed_order: list[str]) -> None:
    """Articles stand in the order asked for; what lacks the key comes last, reversed or not."""
    assert _ids(corpus("list", "--sort", key).out) == order
    assert _ids(corpus("list", "--sort", key, "--reverse").out) == reversed_order


def test_a_limit_is_told(corpus: Run) -> None:
    """The first rows are shown, the totals are of all, and a line says that there are more."""
    result = corpus("list", "--sort", "words", "--limit", "2")
    assert _ids(result.out) == [RU, RUBRYKA]
    assert result.err == TOTALS + "at most 2 shown (--limit)\n"
    assert corpus("list", "--limit", "5").err == TOTALS


def test_columns_are_those_asked_for_in_their_order(corpus: Run) -> None:
    """Columns come in the order named; figures stand to the right."""
    result = corpus("list", "--columns", "words, id,encoding", "--limit", "2")
    assert result.out == (
        "words  id      encoding\n"
        "───────────────────────\n"
        "  256  otrece  utf-8\n"
        "  183  9smr8i  utf-8\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--lang", "uk"], [UK, RUBRYKA]),
        (["--lang", "PL, ru"], [RU, KZ, PL]),
        (["--since", "2022"], [UK, KZ]),
        (["--since", "2022-05-11"], [UK, KZ]),
        (["--since", "2022-05-12"], [KZ]),
        (["--until", "2022-05"], [UK]),
        (["--until", "2022"], [UK]),
        (["--since", "2022-05", "--until", "2025-07"], [UK, KZ]),
        (["--since", "-8m"], [KZ]),
        (["--undated"], [RU, RUBRYKA, PL]),
        (["--undated", "--lang", "uk"], [RUBRYKA]),
        (["--source", "POLITICO"], [KZ]),
        (["--source", "рубрик"], [RUBRYKA]),
        (["--source", "001_"], [RU]),
        (["lang:uk", "OR", "lang:pl"], [UK, RUBRYKA, PL]),
        (["ANKA", "--lang", "ru"], [RU]),
    ],
)
def test_each_filter(corpus: Run, options: list[str], ids: list[str]) -> None:
    """A filter keeps the articles that fit; several must all hold."""
    result = corpus("list", *options)
    assert (result.exit, _ids(result.out)) == (0, ids)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--lang", "kk"], "no article fits: language kk; the corpus has 5\n"),
        (["--lang", "pl", "--since", "2024"], "no article fits: language pl, published since 2024; the corpus has 5\n"),
        (["--until", "2000"], "no article fits: published until 2000; the corpus has 5\n"),
        (["--source", "nowhere"], "no article fits: source nowhere; the corpus has 5\n"),
    ],
)
def test_nothing_that_fits_is_told_with_the_filters(corpus: Run, options: list[str], message: str) -> None:
    """No article fits: exit code 1, nothing on standard output, and a line says which filters were in force."""
    result = corpus("list", *options)
    assert (result.exit, result.out, result.err) == (1, "", "0 articles; 0 dated; 0 failed\n" + message)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--undated", "--since", "2022"],
            "--undated asks for articles without a date, --since and --until for a date: drop one",
        ),
        (["--since", "2023", "--until", "2022"], "--since 2023 lies after --until 2022: swap them"),
        (
            ["--columns", "id", "--json"],
            "--columns is for the table; --format jsonl always has every field: drop one",
        ),
    ],
)
def test_filters_that_contradict_each_other_are_an_error(corpus: Run, options: list[str], message: str) -> None:
    """What can hold of no article is told before anything is read."""
    result = corpus("list", *options)
    assert (result.exit, result.out, result.err) == (2, "", f"corpus: {message}\n")


FIELDS = (
    "schema", "id", "path", "language", "language_confidence", "published", "published_estimate", "title", "byline",
    "publisher", "words", "encoding", "digest", "copy_of",
)  # fmt: skip


def test_json_lines_are_whole_records(corpus: Run) -> None:
    """A line is a record with every field, null where unknown; the id is whole."""
    records = [json.loads(line) for line in corpus("list", "--json").lines]
    assert [tuple(record) for record in records] == [FIELDS] * 5
    assert {name: records[2][name] for name in FIELDS if name not in ("language_confidence", "digest")} == {
        "schema": 1,
        "id": "tlla5kam7vdm",
        "path": "seeds/002_ade4b07c128c91ae.txt",
        "language": "ru",
        "published": "2025-07-30T09:57",
        "published_estimate": None,
        "title": "Зачем Токаев поехал в Анкару: 18 соглашений и новые планы Казахстана и Турции",
        "byline": None,
        "publisher": "Politico.kz",
        "words": 299,
        "encoding": "utf-8",
        "copy_of": None,
    }
    assert records[1]["published"] is None
    assert 0.9 < records[1]["language_confidence"] <= 1
    assert len(records[1]["digest"]) == 32


def test_the_formats_hold_the_same_records(corpus: Run) -> None:
    """JSON, CSV and TSV say what JSON lines say; a null is an empty cell."""
    records = [json.loads(line) for line in corpus("list", "--format", "jsonl").lines]
    assert json.loads(corpus("list", "--format", "json").out) == records
    cells = [{name: "" if value is None else str(value) for name, value in record.items()} for record in records]
    for output, delimiter in (("csv", ","), ("tsv", "\t")):
        text = corpus("list", "--format", output).out
        assert list(csv.DictReader(io.StringIO(text), delimiter=delimiter)) == cells


def test_an_empty_list_is_still_a_list(corpus: Run) -> None:
    """Nothing found is an empty array, no lines, no rows."""
    assert corpus("list", "--lang", "kk", "--format", "json").out == "[]\n"
    assert corpus("list", "--lang", "kk", "--format", "jsonl").out == ""


def test_records_do_not_depend_on_the_terminal(corpus: Run) -> None:
    """A narrow terminal and colours change nothing in a machine format."""
    assert corpus("list", "--json", width=20, color=True).out == corpus("list", "--json").out


def test_formulas_are_neutralised(corpus: Run, hay: object) -> None:
    """A title that a spreadsheet would run gets an apostrophe in CSV and TSV, and none in JSON."""
    title = '=HYPERLINK("http://example.org","Tokayev") starts like a formula'
    for output, delimiter in (("csv", ","), ("tsv", "\t")):
        text = corpus("--corpus", f"{hay}/english-formula.txt", "list", "--format", output).out
        assert [row["title"] for row in csv.DictReader(io.StringIO(text), delimiter=delimiter)] == [f"'{title}"]
    assert json.loads(corpus("--corpus", f"{hay}/english-formula.txt", "list", "--json").out)["title"] == title


@pytest.mark.parametrize(("form", "between"), [("csv", ","), ("tsv", "\t")])
def test_cells_have_their_header_without_a_row(corpus: Run, form: str, between: str) -> None:
    """A table for a program has its columns, whatever was found."""
    result = corpus("list", "zzzz", "--format", form)
    assert result.exit == 1
    assert result.out.rstrip("\n").split(between)[:3] == ["schema", "id", "path"]


def test_a_column_named_twice_stands_once(corpus: Run) -> None:
    """Columns come in the order of their first mention."""
    assert corpus("list", "--columns", "id,words,id").lines[0].split() == ["id", "words"]
