"""Saved queries: a question kept under a name in corpus.yaml, and asked by it."""

import json
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run

SAVED = "queries:\n  drones: 'name:ANKA lang:uk,ru'\n  west: '@drones OR lang:pl'\n  year: '2013'\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with saved queries whose corpus is the seeds."""
    (tmp_path / "corpus.yaml").write_text(f"corpus: {SEEDS}\n{SAVED}", encoding="utf-8")
    return tmp_path


def _ids(corpus: Run, folder: Path, *question: str) -> list[str]:
    return [json.loads(line)["id"] for line in corpus("list", *question, "--json", folder=folder).lines]


def test_a_saved_query_is_asked_by_its_name(corpus: Run, project: Path) -> None:
    """It finds what its question finds, alone, as a part, negated, in another saved one, and after grep."""
    assert _ids(corpus, project, "@drones") == _ids(corpus, project, "name:ANKA", "lang:uk,ru") != []
    assert _ids(corpus, project, "@drones", "lang:uk") == _ids(corpus, project, "name:ANKA", "lang:uk")
    assert _ids(corpus, project, "lang:ru", "-@drones") == _ids(corpus, project, "lang:ru", "-name:ANKA")
    assert _ids(corpus, project, "@west") == _ids(corpus, project, "(name:ANKA lang:uk,ru) OR lang:pl")
    assert _ids(corpus, project, "(@west)", "@year") == _ids(corpus, project, "@west", "2013")
    found = corpus("grep", "Kazakhstan", "@drones", "-l", folder=project)
    assert found.lines == corpus("grep", "Kazakhstan", "name:ANKA", "lang:uk,ru", "-l", folder=project).lines


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("@dron", "there is no saved query @dron: did you mean @drones? (in quotes it is text to look for)"),
        ("@x1", "there is no saved query @x1: there are @drones, @west, @year (in quotes it is text to look for)"),
    ],
)
def test_a_name_that_is_not_saved_is_an_error(corpus: Run, project: Path, question: str, message: str) -> None:
    """The error says what there is, and points at the name."""
    result = corpus("list", f"lang:uk {question}", folder=project)
    assert (result.exit, result.err) == (2, f"corpus: {message}\n  lang:uk {question}\n          ^\n")


def test_without_any_the_settings_file_is_named(corpus: Run, tmp_path: Path) -> None:
    """Where nothing is saved, the error says so; in quotes it is text."""
    missing = corpus("--corpus", str(SEEDS), "list", "@drones", folder=tmp_path)
    assert "there is no saved query @drones: corpus.yaml has none (in quotes it is text" in missing.err
    assert corpus("--corpus", str(SEEDS), "list", '"@ANKA"', folder=tmp_path).exit == 0


@pytest.mark.parametrize(
    ("queries", "message"),
    [
        (" [a]", "line 2: queries: write 'name: question' lines below it"),
        ("\n  a: [b]", "line 3: queries: a: write a question on one line, in quotes"),
        ("\n  a: ' '", "line 3: queries: a: write a question on one line, in quotes"),
        ("\n  a b: c", "line 3: queries: 'a b' is no name: letters, digits, - and _ make one"),
        ("\n  a: b\n  a: c", "line 4: queries: a stands there twice: keep one"),
    ],
)
def test_faults_of_the_file_name_the_line(corpus: Run, tmp_path: Path, queries: str, message: str) -> None:
    """What is no name with a question is refused with file and line, by every command."""
    file = tmp_path / "corpus.yaml"
    file.write_text(f"corpus: {SEEDS}\nqueries:{queries}\n", encoding="utf-8")
    result = corpus("list", folder=tmp_path)
    assert (result.exit, result.out, result.err) == (2, "", f"corpus: {file}, {message}\n")


def test_a_fault_in_a_question_is_told_with_its_place(corpus: Run, tmp_path: Path) -> None:
    """A saved question that cannot be read is shown with file, line and the place of the fault; so is a circle."""
    file = tmp_path / "corpus.yaml"
    file.write_text("queries:\n  bad: 'lang:uk nmae:x'\n  a: '@b'\n  b: '@a'\n  ok: 'lang:uk'\n", encoding="utf-8")
    bad = corpus("--corpus", str(SEEDS), "list", "@bad", folder=tmp_path)
    fault = "there is no field nmae: did you mean name:ANKA? (in quotes it is text to look for)"
    assert bad.err == f"corpus: {file}, line 2: {fault}\n  lang:uk nmae:x\n          ^\n"
    circle = corpus("--corpus", str(SEEDS), "list", "@a", folder=tmp_path)
    assert circle.err == f"corpus: {file}, line 4: @a asks for itself\n  @a\n  ^\n"
    shown = corpus("config", folder=tmp_path)
    assert shown.exit == 2
    assert [line.split()[:3] for line in shown.lines if line.startswith("queries.ok")] == [
        ["queries.ok", "lang:uk", f"{file},"]
    ]
    assert shown.err.count("\n") == 3


def test_saved_queries_cannot_outgrow_a_question(corpus: Run, tmp_path: Path) -> None:
    """Questions that double each other are refused before they are a million terms."""
    lines = ["  q0: 'a b c d'"] + [f"  q{number}: '@q{number - 1} @q{number - 1}'" for number in range(1, 12)]
    (tmp_path / "corpus.yaml").write_text("queries:\n" + "\n".join(lines), encoding="utf-8")
    result = corpus("--corpus", str(SEEDS), "list", "@q11", folder=tmp_path)
    assert result.exit == 2
    assert "a question has at most 400 terms: ask in parts" in result.err
