"""corpus export: what is asked for, whole, where it was asked for, or nothing at all."""

import csv
import io
import json
import resource
from pathlib import Path

import pytest

from corpus_cli.cli.export_command import FORMATS
from corpus_cli.exchange import read_exchange_record
from tests.cli.process import run_process
from tests.conftest import SEEDS, Run
from tests.hay import STEERING

TEXT_FORMATS = [name for name in FORMATS if name != "parquet"]


def test_the_question_chooses_what_is_exported(corpus: Run) -> None:
    """Query and options hold as everywhere, and the number is told."""
    result = corpus("export", "name:ANKA", "--lang", "uk,ru", "--format", "csl-json")
    assert [item["language"] for item in json.loads(result.out)] == ["uk", "ru"]
    assert (result.exit, result.err) == (0, "2 articles exported\n")


def test_nothing_found_writes_nothing(corpus: Run, tmp_path: Path) -> None:
    """Where no article fits there is no file, and the exit code says so."""
    target = tmp_path / "none.bib"
    result = corpus("export", "lang:fr", "-o", str(target))
    assert (result.exit, result.out) == (1, "")
    assert result.err == "no article fits: language fr; the corpus has 5\n0 articles exported\n"
    assert not target.exists()


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_a_file_is_what_would_be_printed(corpus: Run, tmp_path: Path, name: str) -> None:
    """With -o the same goes to a file, whose ending tells the format; nothing else is left in the folder."""
    target = tmp_path / f"out{FORMATS[name]}"
    written = corpus("export", "-o", str(target))
    assert (written.exit, written.out, written.err) == (0, "", f"5 articles exported to {target}\n")
    assert target.read_text(encoding="utf-8") == corpus("export", "--format", name).out
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_no_format_steers_a_terminal(corpus: Run, hay: Path, name: str) -> None:
    """Hostile pages do no harm in any format that is printed."""
    result = corpus("--corpus", str(hay), "export", "--format", name)
    assert result.exit == 0
    assert not STEERING & set(result.out)


def test_json_lines_have_everything(corpus: Run) -> None:
    """Each line is one article with its whole text, under the id it has here."""
    lines = corpus("export", "--format", "jsonl").lines
    read = [read_exchange_record(json.loads(line)) for line in lines]
    assert [text for _, text in read] == [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    shown = [json.loads(line) for line in corpus("show", *(article.id for article, _ in read), "--json").lines]
    for line, record in zip(lines, shown, strict=True):
        assert {name: value for name, value in json.loads(line).items() if name not in ("format", "text")} == record


def test_no_cell_of_a_table_is_a_formula(corpus: Run, tmp_path: Path) -> None:
    """What a spreadsheet would run is text, in title and body alike; one row an article."""
    text = (
        "=HYPERLINK(1) is how this headline begins\n\n@SUM of all days, said the man who keeps the books of the town.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(corpus("--corpus", str(tmp_path), "export", "--format", "csv").out)))
    assert len(rows) == 1
    assert rows[0]["title"].startswith("'=HYPERLINK")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[0].values())


@pytest.mark.parametrize(("name", "ending", "start"), [("markdown", ".md", "---\ntitle: "), ("tei", ".xml", "<?xml ")])
def test_a_folder_gets_a_file_for_each(corpus: Run, tmp_path: Path, name: str, ending: str, start: str) -> None:
    """Files are named by the ids; a folder that holds anything is left alone unless told otherwise."""
    target = tmp_path / "notes"
    arguments = ("export", "lang:ru", "--format", name, "-o", f"{target}/")
    assert corpus(*arguments).exit == 0
    ids = sorted(json.loads(line)["id"] for line in corpus("list", "lang:ru", "--json").lines)
    assert sorted(path.name for path in target.iterdir()) == [f"{key}{ending}" for key in ids]
    assert all(path.read_text(encoding="utf-8").startswith(start) for path in target.iterdir())
    (target / "mine.txt").touch()
    refused = corpus(*arguments)
    assert (refused.exit, refused.err) == (2, f"corpus: {target}: is not empty: add --force to write into it\n")
    assert corpus(*arguments, "--force").exit == 0
    assert (target / "mine.txt").exists()
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_among_the_articles_is_told_of(corpus: Run, tmp_path: Path) -> None:
    """What is exported into the corpus would be read as a part of it: that is said, and done all the same."""
    story = (SEEDS / "004_a593577fb9b8170b.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(story, encoding="utf-8")
    result = corpus("--corpus", ".", "export", "-o", "all.jsonl", folder=tmp_path)
    told = "all.jsonl lies in the corpus: from now on it may be read with the rest"
    assert (result.exit, result.err.splitlines()) == (0, ["1 article exported to all.jsonl", told])


def test_what_is_there_is_not_replaced_unasked(corpus: Run, tmp_path: Path) -> None:
    """A file stays as it is without --force; with it, it is replaced, a link followed."""
    target, link = tmp_path / "a.csv", tmp_path / "b.csv"
    target.write_text("mine", encoding="utf-8")
    link.symlink_to(target)
    refused = corpus("export", "-o", str(target))
    assert (refused.exit, refused.err) == (2, f"corpus: {target}: exists already: add --force to replace it\n")
    assert target.read_text(encoding="utf-8") == "mine"
    assert corpus("export", "-o", str(link), "--force").exit == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("schema,id,")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "name a format with --format: jsonl, csv, parquet, markdown, tei, bibtex, csl-json"),
        (["-o", "a.doc"], "name a format with --format: jsonl, csv, parquet, markdown, tei, bibtex, csl-json"),
        (["--format", "csv", "-o", "no/such/a.csv"], "there is no folder"),
        (["--format", "csv", "-o", "."], "is a folder, and csv is one file: name a file"),
        (["--format", "parquet"], "parquet is no text: name a file with -o FILE"),
        (["--format", "csv", "-o", "/dev/null", "--force"], "is no regular file"),
    ],
)
def test_what_cannot_be_written_is_one_line(corpus: Run, tmp_path: Path, options: list[str], message: str) -> None:
    """A fault of the command line is told before anything is read."""
    result = corpus("--corpus", str(SEEDS), "export", *options, folder=tmp_path)
    assert (result.exit, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_a_full_disk_leaves_nothing_half(cache_folder: Path, tmp_path: Path) -> None:
    """A file that cannot be finished is told in one line; what was there before is there still."""
    target = tmp_path / "a.jsonl"
    target.write_text("before", encoding="utf-8")

    def with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    # What the index needs to be read is less than that.
    run_process("index", cache=cache_folder)
    arguments = ("export", "--no-refresh", "-o", str(target), "--force")
    # Python keeps what it compiles, and would keep the first half of it.
    nothing_kept = {"PYTHONDONTWRITEBYTECODE": "1"}
    result = run_process(*arguments, cache=cache_folder, more=nothing_kept, preexec_fn=with_little_room)
    assert (result.exit, result.out) == (2, "")
    assert result.err == f"corpus: {target}: file too large\n"
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_page_that_cannot_be_read_is_named_and_the_rest_go_on(corpus: Run, tmp_path: Path) -> None:
    """What went away since it was indexed is an error of its own."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The {name} of the town\n\nThe council met and spoke about the bridge.\n")
    corpus("--corpus", str(tmp_path), "index")
    (tmp_path / "a.txt").unlink()
    result = corpus("--corpus", str(tmp_path), "export", "--format", "bibtex", "--no-refresh")
    assert (result.exit, result.out.count("@online")) == (2, 1)
    assert "a.txt: " in result.err
    assert result.err.endswith("1 article exported\n")


def test_copies_can_be_left_out(corpus: Run, tmp_path: Path) -> None:
    """By default every copy is exported and says what it is a copy of; --no-copies leaves them out."""
    story = (SEEDS / "004_a593577fb9b8170b.txt").read_text(encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(story, encoding="utf-8")
    both = [json.loads(line) for line in corpus("--corpus", str(tmp_path), "export", "--format", "jsonl").lines]
    assert [record["copy_of"] for record in both] == [None, both[0]["id"]]
    without = corpus("--corpus", str(tmp_path), "export", "--format", "jsonl", "--no-copies")
    assert len(without.lines) == 1
    assert "1 copy, the same text or nearly, left out ('corpus show ID --copies' lists)\n" in without.err


def test_parquet_has_every_article(corpus: Run, tmp_path: Path) -> None:
    """The table holds what the articles are, text included."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow comes with the extra parquet")
    target = tmp_path / "a.parquet"
    assert corpus("export", "-o", str(target)).exit == 0
    table = parquet.read_table(target)
    assert table.column("text").to_pylist() == [
        path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))
    ]
    assert table.column("file").to_pylist() == [str(path) for path in sorted(SEEDS.glob("*.txt"))]
