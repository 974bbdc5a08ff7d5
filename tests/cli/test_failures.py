"""What could not be read: said once with its reason, counted afterwards, listed by ``status --failed``."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

STORY = "Apples in the hills\n\nThe harvest of apples in the hills was better than that of all the years before it.\n"
KNOWN = "files or records could not be read: 'corpus status --failed' lists them"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article, an empty file and one of bytes."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(STORY)
    (tmp_path / "news" / "b.txt").write_text("")
    (tmp_path / "news" / "c.txt").write_bytes(b"\0\1\2\xff\xfe")
    return tmp_path


def faults(err: str) -> list[str]:
    """The lines that tell of what could not be read."""
    return [line for line in err.splitlines() if "is empty" in line or "is a binary" in line or "could not" in line]


def test_a_failure_is_told_once_and_then_counted(corpus: Run, folder: Path) -> None:
    """The run that meets it says why; later ones count, and leave with 2 all the same; status says why again."""
    ask = ("--corpus", "news", "list", "--json")
    first, second = corpus(*ask, folder=folder), corpus(*ask, folder=folder)
    assert faults(first.err) == ["corpus: news/b.txt: is empty", "corpus: news/c.txt: is a binary file, not text"]
    assert faults(second.err) == [f"corpus: 2 {KNOWN}"]
    assert (first.exit, second.exit, first.out) == (2, 2, second.out)
    listed = corpus("--corpus", "news", "status", "--failed", "--json", folder=folder)
    assert [json.loads(line)["detail"] for line in listed.lines] == ["is empty", "is a binary file, not text"]


def test_what_has_failed_since_is_named_beside_the_count_of_before(corpus: Run, folder: Path) -> None:
    """A new failure is never lost among old ones."""
    ask = ("--corpus", "news", "list", "--json")
    corpus(*ask, folder=folder)
    (folder / "news" / "d.txt").write_text("")
    assert faults(corpus(*ask, folder=folder).err) == [f"corpus: 2 {KNOWN}", "corpus: news/d.txt: is empty"]


def test_what_lies_unreadable_in_a_folder_is_counted_as_well(corpus: Run, folder: Path) -> None:
    """Links that lead nowhere are met by every look at the disk, and named by the first."""
    for name in ("b.txt", "c.txt"):
        (folder / "news" / name).unlink()
        (folder / "news" / name).symlink_to(folder / "nosuch")
    ask = ("--corpus", "news", "list")
    assert corpus(*ask, folder=folder).err.count("is a link that leads nowhere") == 2
    later = corpus(*ask, folder=folder)
    assert (later.exit, faults(later.err)) == (2, [f"corpus: 2 {KNOWN}"])
    assert corpus("--corpus", "news", "status", "--failed", folder=folder).out.count("leads nowhere") == 2


def test_a_single_failure_is_named_by_every_run(corpus: Run, folder: Path) -> None:
    """Its own line is as short as a count of one would be."""
    (folder / "news" / "c.txt").unlink()
    ask = ("--corpus", "news", "grep", "apples")
    assert {corpus(*ask, folder=folder).err.count("news/b.txt: is empty") for _ in range(2)} == {1}


def test_paths_that_lead_nowhere_are_told_without_a_refresh_too(corpus: Run, folder: Path) -> None:
    """What was named and is not there is said and counted, also where the disk is not looked through."""
    ask = ("--corpus", "news", "--corpus", "nosuch", "list")
    assert "2 articles" not in corpus(*ask, folder=folder).err
    later = corpus(*ask, "--no-refresh", folder=folder)
    assert later.exit == 2
    assert "corpus: nosuch: there is no such file or folder\n" in later.err
    assert "; 3 failed\n" in later.err
    listed = corpus("--corpus", "news", "--corpus", "nosuch", "status", "--failed", "--json", folder=folder)
    assert [json.loads(line)["source"] for line in listed.lines] == ["nosuch", "news/b.txt", "news/c.txt"]


def test_status_shows_what_takes_no_room_in_a_name(corpus: Run, folder: Path) -> None:
    """Two names that would look the same are told apart."""
    (folder / "news" / "b\u200b.txt").write_text("")
    corpus("--corpus", "news", "index", folder=folder)
    table = corpus("--corpus", "news", "status", "--failed", folder=folder, width=100)
    assert "b<U+200B>.txt" in table.out
    assert "\u200b" not in table.out


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('{"title": "x",\n "text": }', "line 2, column 10: is no JSON: a value is missing"),
        ('[{"text": "some words"},\n{"text": "more" "words"}]', "line 2, column 17: is no JSON: a comma is missing"),
        ('[{"text": "words"},\n\n{text: "more"}]', "line 3, column 2: is no JSON: a name in double quotes is missing"),
        ('{"text":\n "some', "line 2, column 2: is no JSON: a string that begins here does not end"),
        ('[{"text": "a",\n "day": NaN}]', "is no JSON: JSON has no NaN"),
    ],
)  # fmt: skip
def test_broken_json_is_told_by_line_and_column(corpus: Run, tmp_path: Path, content: str, where: str) -> None:
    """In words that need no knowledge of the decoder's."""
    (tmp_path / "day.json").write_text(content)
    result = corpus("--corpus", "day.json", "list", folder=tmp_path)
    assert result.exit == 2
    assert where in result.err


def test_lines_are_counted_over_the_whole_of_a_large_file(corpus: Run, tmp_path: Path) -> None:
    """The reader holds a window of it, and yet knows where it stands."""
    record = json.dumps({"text": "The harvest of apples in the hills. " * 20})
    (tmp_path / "day.json").write_text("[" + ",\n".join([record] * 900) + ",\n  oops]")
    result = corpus("--corpus", "day.json", "index", folder=tmp_path)
    assert "line 901, column 3: is no JSON: a value is missing" in result.err


@pytest.mark.parametrize("width", [20, 40])
def test_a_long_path_is_broken_behind_its_slashes(corpus: Run, folder: Path, width: int) -> None:
    """On a narrow terminal the parts of a path stay whole where they fit."""
    index = folder / "a-folder" / "another-one" / "index.sqlite3"
    index.parent.mkdir(parents=True)
    place = ("--corpus", "news", "--index", str(index))
    corpus("index", *place, folder=folder)
    lines = corpus("status", *place, folder=folder, width=width).lines
    assert max(map(len, lines)) <= width
    assert any(line.endswith("a-folder/") or "a-folder/another-one/" in line for line in lines)
    assert any(line.endswith("index.sqlite3") for line in lines)


def test_articles_of_several_pages_are_parted(corpus: Run, folder: Path) -> None:
    """As text each stands under its path, in Markdown behind a rule; one alone has neither."""
    (folder / "news" / "d.txt").write_text(STORY.replace("Apples", "Pears").replace("apples", "pears"))
    both = corpus("clean", "news/a.txt", "news/d.txt", folder=folder)
    assert both.out.startswith("==> news/a.txt <==\n\nApples in the hills\n\n")
    assert "before it.\n\n==> news/d.txt <==\n\nPears in the hills\n\n" in both.out
    marked = corpus("clean", "news/a.txt", "news/d.txt", "--format", "markdown", folder=folder)
    assert "before it.\n\n---\n\n# Pears in the hills\n" in marked.out
    assert corpus("clean", "news/a.txt", folder=folder).out == STORY
