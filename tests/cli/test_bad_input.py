"""Files and folders that are wrong in every way: one clear line each, exit code 2, and the others still read."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.hay import HAY, HOSTILE_NAMES, STEERING

GOOD = HAY["turkish.txt"]
COUNTED = "1 article: 1 tr; 0 dated; "


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def _check(corpus: Run, folder: Path, name: str, message: str) -> None:
    """Assert that a file of the folder is told of in one line, and the good one listed."""
    result = corpus("--corpus", str(folder), "list", "--json")
    assert result.err == f"corpus: {folder / name}: {message}\n{COUNTED}1 failed\n"
    assert (result.exit, [Path(json.loads(line)["path"]).name for line in result.lines]) == (2, ["good.txt"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds no text"),
        (bytes(range(256)) * 20, "is a binary file, not text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "is a binary file, not text"),
        ("Токаев ".encode() * 20 + b"\xff\xfe\x81\x8d" * 30, "is in no encoding known here: convert it to UTF-8"),
    ],
)
def test_a_file_that_is_no_text(corpus: Run, tmp_path: Path, content: bytes, message: str) -> None:
    """Empty, blank, binary or undecodable: an error of that file alone."""
    folder = _folder(tmp_path)
    (folder / "bad.txt").write_bytes(content)
    _check(corpus, folder, "bad.txt", message)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(corpus: Run, tmp_path: Path) -> None:
    """A file without permission is an error of that file alone."""
    folder = _folder(tmp_path)
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    _check(corpus, folder, "secret.txt", "permission denied")


def test_a_link_that_leads_nowhere(corpus: Run, tmp_path: Path) -> None:
    """A dangling link is named."""
    folder = _folder(tmp_path)
    (folder / "link.txt").symlink_to("nowhere")
    _check(corpus, folder, "link.txt", "is a link that leads nowhere")


def test_links_in_a_circle_are_followed_once(corpus: Run, tmp_path: Path) -> None:
    """A link to a folder above is no endless corpus, and no file is listed twice."""
    folder = _folder(tmp_path)
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "again").symlink_to(folder / "sub")
    (folder / "itself").symlink_to(folder / "itself")
    result = corpus("--corpus", str(folder), "list", "--json")
    assert len(result.lines) == 1
    assert result.err == f"corpus: {folder / 'itself'}: is a link that leads nowhere\n{COUNTED}1 failed\n"


def test_a_link_to_a_folder_is_part_of_the_corpus(corpus: Run, tmp_path: Path) -> None:
    """Articles may lie elsewhere, with a link to their folder."""
    folder = _folder(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kk.txt").write_text(HAY["kazakh.txt"], encoding="utf-8")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    result = corpus("--corpus", str(folder), "list", "--json")
    assert (result.exit, result.err) == (0, "2 articles: 1 kk, 1 tr; 0 dated; 0 failed\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_never_makes_the_program_wait(corpus: Run, tmp_path: Path) -> None:
    """A named pipe in a folder is left out and told of; named outright it is an error with a way out."""
    folder = _folder(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    result = corpus("--corpus", str(folder), "list", "--json")
    assert (result.exit, len(result.lines)) == (0, 1)
    assert result.err == (
        f"corpus: left out files of other kinds (1 special); name one outright to read it\n{COUNTED}0 failed\n"
    )
    result = corpus("--corpus", str(folder / "pipe.txt"), "list")
    assert (result.exit, result.out) == (2, "")
    assert result.err.startswith(
        f"corpus: {folder / 'pipe.txt'}: is a pipe or a device: send it to standard input, and name - instead\n"
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "there is no such file or folder"),
        ("~nobody-of-that-name", "there is no such file or folder"),
        ("nowhere/*.txt", "no file matches this pattern"),
        ("empty", "holds no file to read"),
        ("only-pictures", "holds no file to read"),
    ],
)
def test_a_path_that_holds_nothing(corpus: Run, tmp_path: Path, path: str, message: str) -> None:
    """A missing path, a pattern without a match, a folder of no files: one line, and the rest is read."""
    folder = _folder(tmp_path)
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    (tmp_path / "only-pictures").mkdir()
    (tmp_path / "only-pictures" / "a.jpg").write_bytes(b"\xff\xd8")
    named = str(tmp_path / path)
    result = corpus("--corpus", path, "--corpus", str(folder), "list", "--json", folder=tmp_path)
    assert (result.exit, len(result.lines)) == (2, 1)
    assert f"corpus: {path}: {message}\n" in result.err
    assert result.err.endswith(f"{COUNTED}1 failed\n")
    alone = corpus("--corpus", named, "list")
    assert (alone.exit, alone.out) == (2, "")
    assert alone.err.endswith("0 articles; 0 dated; 1 failed\n")


def test_every_command_tells_the_same_number_of_failures(corpus: Run, tmp_path: Path) -> None:
    """Paths that lead to nothing, files and records that cannot be read: one number, and a list of them all."""
    folder = _folder(tmp_path)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "day.jsonl").write_text('{"title": "A", "text": "A text of a few words."}\n{\n[1]\n', encoding="utf-8")
    place = ("--corpus", str(folder), "--corpus", str(tmp_path / "nowhere"))
    first, again = corpus(*place, "index"), corpus(*place, "list")
    assert first.err.endswith("; 4 failed\n3 files read, 0 gone; 4 failed: 'corpus status --failed' lists them\n")
    assert again.err.endswith("; 4 failed\n")
    assert "read 3 files, 2 articles; 4 failed: " in corpus(*place, "list", "--no-cache").err
    assert json.loads(corpus(*place, "status", "--json").out)["failed"] == 4
    listed = [json.loads(line)["source"] for line in corpus(*place, "status", "--failed", "--json").lines]
    assert [Path(one).name for one in listed] == ["nowhere", "day.jsonl", "day.jsonl", "empty.txt"]


def test_an_index_agrees_whatever_could_not_be_read(corpus: Run, tmp_path: Path) -> None:
    """A file that failed is told of, with exit code 2; that the index agrees with all others is told as well."""
    folder = _folder(tmp_path)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    result = corpus("--corpus", str(folder), "check")
    assert (result.exit, result.err.splitlines()[-1]) == (2, "1 article: index and files agree")


def test_one_of_a_thing_is_told_as_one(corpus: Run, tmp_path: Path) -> None:
    """No line speaks of 1 files, 1 dates or 1 periods."""
    (tmp_path / "a.txt").write_text(f"{GOOD}\n\nToplantı 12 Mayıs 2021 tarihinde yapıldı.\n", encoding="utf-8")
    place = ("--corpus", str(tmp_path))
    assert corpus(*place, "index").err == "1 article: 1 tr; 0 dated; 0 failed\n1 file read, 0 gone\n"
    assert corpus(*place, "dates", "--from", "2021", "--to", "2021").err == "1 date in 1 article\n"
    assert corpus(*place, "timeline", "--by", "year").err == "1 period\n"


def test_what_takes_no_room_in_a_name_is_shown(corpus: Run, tmp_path: Path) -> None:
    """Two names that differ by a zero-width space look different, in tables, lists of files and messages."""
    for name in ("odd.txt", "o\u200bdd.txt", "o\u00addd.txt"):
        (tmp_path / name).write_text(f"{GOOD}{name!r}\n", encoding="utf-8")
    (tmp_path / "e\ufeffmpty.txt").write_text("", encoding="utf-8")
    listed = corpus("--corpus", str(tmp_path), "list", "--all", "--columns", "path")
    names = ["odd.txt", "o<U+00AD>dd.txt", "o<U+200B>dd.txt"]
    assert sorted(Path(line).name for line in listed.lines[2:]) == sorted(names)
    assert "e<U+FEFF>mpty.txt: is empty" in listed.err
    files = corpus("--corpus", str(tmp_path), "grep", "-E", "[a-z]", "-l").lines
    assert sorted(Path(line).name for line in files) == sorted(names)


def test_files_of_other_kinds_are_told_of_not_read(corpus: Run, tmp_path: Path) -> None:
    """In a folder only text files count, hidden ones do not; named outright any file is read."""
    folder = _folder(tmp_path)
    for name in ("a.jpg", "b.jpg", "page.md", ".hidden.txt", "README.md", "corpus.yaml"):
        (folder / name).write_text(HAY["kazakh.txt"], encoding="utf-8")
    result = corpus("--corpus", str(folder), "list")
    assert result.exit == 0
    assert result.err == (
        "corpus: left out files of other kinds (2 .jpg, 1 .md); name one outright to read it\n" + COUNTED + "0 failed\n"
    )
    outright = corpus("--corpus", str(folder / "page.md"), "list")
    assert (outright.exit, outright.err) == (0, "1 article: 1 kk; 0 dated; 0 failed\n")


def test_of_many_other_kinds_the_commonest_are_told(corpus: Run, tmp_path: Path) -> None:
    """The line stays one line, however many endings there are."""
    folder = _folder(tmp_path)
    for number in range(100):
        (folder / f"x.kind{number:02}").touch()
    (folder / "y.kind99").touch()
    told = corpus("--corpus", str(folder), "list").err.splitlines()[0]
    kinds = ", ".join(f"1 .kind{number:02}" for number in range(11))
    assert told == (
        f"corpus: left out files of other kinds (2 .kind99, {kinds}, 88 of 88 more kinds); name one outright to read it"
    )


def test_a_pattern_takes_what_it_matches_and_no_file_twice(corpus: Run, tmp_path: Path) -> None:
    """Patterns, also through folders; a bad match does not stop the good ones; overlaps count once."""
    folder = _folder(tmp_path)
    (folder / "sub").mkdir()
    (folder / "sub" / "kk.txt").write_text(HAY["kazakh.txt"], encoding="utf-8")
    (folder / "aaa.txt").symlink_to("nowhere")
    one = corpus("--corpus", f"{folder}/*.txt", "list", "--json")
    assert (one.exit, [Path(json.loads(line)["path"]).name for line in one.lines]) == (2, ["good.txt"])
    every = corpus("--corpus", f"{folder}/**/*.txt", "--corpus", str(folder), "list", "--json")
    assert sorted(Path(json.loads(line)["path"]).name for line in every.lines) == ["good.txt", "kk.txt"]


def test_a_folder_with_brackets_is_a_folder(corpus: Run, tmp_path: Path) -> None:
    """What exists is meant as it is named, whatever a pattern of that spelling would match."""
    folder = tmp_path / "news [2024]*"
    folder.mkdir()
    (folder / "a[b].txt").write_text(GOOD, encoding="utf-8")
    assert corpus("--corpus", str(folder), "list").err == COUNTED + "0 failed\n"
    assert corpus("--corpus", str(folder / "a[b].txt"), "list").err == COUNTED + "0 failed\n"


def test_standard_input_is_an_article(corpus: Run) -> None:
    """``-`` is listed, searched and shown like a file."""
    text = HAY["kazakh.txt"].encode()
    listed = corpus("--corpus", "-", "list", "--json", stdin=text)
    record = json.loads(listed.out)
    assert (listed.exit, record["path"], record["language"]) == (0, "-", "kk")
    assert corpus("--corpus", "-", "grep", "-F", "Тоқаев", "-o", stdin=text).lines == ["Тоқаев", "Тоқаев"]
    assert corpus("--corpus", "-", "show", record["id"], "--raw", stdin=text).out == HAY["kazakh.txt"]
    nothing = corpus("--corpus", "-", "list", stdin=b"")
    assert (nothing.exit, nothing.err) == (2, "corpus: standard input: is empty\n0 articles; 0 dated; 1 failed\n")


def test_same_name_and_content_in_two_folders_are_two_articles(corpus: Run, tmp_path: Path) -> None:
    """Copies get ids of their own, the same in every run, and each can be shown."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(GOOD, encoding="utf-8")
    first = corpus("--corpus", str(tmp_path), "list", "--json")
    ids = [json.loads(line)["id"] for line in first.lines]
    assert len(set(ids)) == 2
    assert corpus("--corpus", str(tmp_path), "list", "--json", "--no-cache").out == first.out
    for key in ids:
        assert json.loads(corpus("--corpus", str(tmp_path), "show", key, "--json").out)["id"] == key


def test_an_id_is_the_contents_and_the_names(corpus: Run, tmp_path: Path) -> None:
    """A corpus that is moved keeps its ids; another name or content is another id."""
    ids = []
    for folder, name, text in (("x", "a", GOOD), ("y", "a", GOOD), ("z", "b", GOOD), ("w", "a", GOOD + "\n\nSon.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
        ids.append(json.loads(corpus("--corpus", str(tmp_path / folder), "list", "--json").out)["id"])
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles whose file names attack the terminal, the shell and the encoding."""
    folder = tmp_path_factory.mktemp("names")
    for name in HOSTILE_NAMES:
        (folder / name).write_text(f"{HAY['russian-hostile.txt']}{name!r}\n", encoding="utf-8")
    with open(os.fsencode(folder) + b"/bad\xff.txt", "w", encoding="utf-8") as file:
        file.write(HAY["kazakh.txt"])
    return folder


@pytest.mark.parametrize(
    "line",
    ["list", "list --format csv", "list --json", "list --columns path,title", "grep -F Токаев", "grep -F Токаев -l",
     "grep -E . -o", "grep -F Токаев --json", "grep -F Токаев -c"],
)  # fmt: skip
@pytest.mark.parametrize("width", [None, 40])
def test_nothing_hostile_reaches_the_terminal(corpus: Run, hostile_folder: Path, line: str, width: int | None) -> None:
    """Names and texts full of escapes come out as something to look at; markup in them is text."""
    result = corpus("--corpus", str(hostile_folder), *line.split(), width=width)
    assert result.exit == 0
    assert not STEERING & set(result.out + result.err)
    (result.out + result.err).encode("utf-8")


@pytest.mark.parametrize("options", [[], ["--raw"], ["--removed"], ["--explain"], ["--format", "markdown"], ["--json"]])
def test_a_hostile_article_is_shown_not_obeyed(corpus: Run, hostile_folder: Path, options: list[str]) -> None:
    """Every page of a hostile article is safe, and its [/red] is still there."""
    folder = str(hostile_folder)
    keys = [json.loads(line)["id"] for line in corpus("--corpus", folder, "list", "--json", "--lang", "ru").lines]
    for width in (None, 20):
        result = corpus("--corpus", folder, "show", *keys, *options, width=width)
        assert result.exit == 0
        assert not STEERING & set(result.out + result.err)


def test_markup_in_a_headline_is_text(corpus: Run, hay: Path) -> None:
    """``[/red]`` neither raises nor vanishes."""
    result = corpus("--corpus", str(hay / "russian-hostile.txt"), "list", "--columns", "title")
    assert "[/red]" in result.out


def test_every_hostile_name_can_be_read_back(corpus: Run, hostile_folder: Path) -> None:
    """The path in JSON leads to the file, whatever its name holds."""
    records = [json.loads(line) for line in corpus("--corpus", str(hostile_folder), "list", "--json").lines]
    assert len(records) == len(HOSTILE_NAMES) + 1
    assert all(Path(record["path"]).is_file() for record in records)


def test_one_line_a_failure_whatever_the_name(corpus: Run, tmp_path: Path) -> None:
    """A line break in the name of a broken file does not break the message."""
    (tmp_path / "a\nb\x1b[2J.txt").write_bytes(b"")
    result = corpus("--corpus", str(tmp_path), "list")
    assert result.err == f"corpus: {tmp_path}/a b␛[2J.txt: is empty\n0 articles; 0 dated; 1 failed\n"


def test_a_file_that_is_no_index_stays_alone(corpus: Run, tmp_path: Path) -> None:
    """An index is refused before anything is made beside it, a lock included."""
    page = tmp_path / "page.txt"
    page.write_text("A storm over the bay\n\nThe ferry stayed in port, the company said.\n", encoding="utf-8")
    result = corpus("--corpus", str(tmp_path), "list", "--index", str(page))
    assert result.exit == 2
    assert "is no index of this program" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]


def test_settings_nested_too_deep_or_with_a_zero(corpus: Run, tmp_path: Path) -> None:
    """Neither a names file nor settings can bring the program down: one line names file and reason."""
    (tmp_path / "names.yaml").write_text("[" * 5000, encoding="utf-8")
    deep = corpus("grep", "ANKA", "--names", str(tmp_path / "names.yaml"))
    assert (deep.exit, deep.err.count("\n")) == (2, 1)
    assert "names.yaml: is nested too deep" in deep.err
    (tmp_path / "corpus.yaml").write_text('corpus: "a\\0b"\n', encoding="utf-8")
    zero = corpus("list", folder=tmp_path)
    assert (zero.exit, zero.err.count("\n")) == (2, 1)
    assert "no path holds the character U+0000" in zero.err


@pytest.mark.parametrize("option", ["--index", "--names"])
def test_the_root_is_no_file(corpus: Run, option: str) -> None:
    """Where a file is to be named, a path without a name is refused."""
    result = corpus("list", option, "/")
    assert (result.exit, result.out, result.err) == (
        2, "", f"corpus: {option}: {option.removeprefix('--')}: write the path of a file\n"
    )  # fmt: skip


def test_a_long_question_is_shown_around_its_fault(corpus: Run) -> None:
    """Of a question of thousands of words only the part with the fault is shown, the caret under it."""
    result = corpus("list", f"{'word ' * 300}lang: {'more ' * 300}")
    _, shown, caret = result.err.splitlines()
    assert result.exit == 2
    assert len(shown) < 110
    assert "lang:" in shown
    assert shown[caret.index("^") :].startswith(("lang:", " more", ": more", "more"))
