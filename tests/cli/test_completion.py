"""Shell completion: the scripts, and what they are answered."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.process import Finished, run_process
from tests.conftest import ROOT, SEEDS, Run


@pytest.mark.parametrize(
    ("shell", "starts", "holds"),
    [
        ("bash", "_corpus_completion() {\n", "complete -o nosort -F _corpus_completion corpus"),
        ("zsh", "#compdef corpus\n", "_CORPUS_COMPLETE=zsh_complete"),
        ("fish", "function _corpus_completion;\n", "_CORPUS_COMPLETE=fish_complete"),
    ],
)
def test_a_script_for_each_shell(corpus: Run, shell: str, starts: str, holds: str) -> None:
    """``corpus completion SHELL`` prints what the shell is to source."""
    result = corpus("completion", shell)
    assert (result.exit, result.err) == (0, "")
    assert result.out.startswith(starts)
    assert holds in result.out


def test_bash_takes_the_script(corpus: Run, tmp_path: Path) -> None:
    """Bash reads the script without a complaint."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "script").write_text(corpus("completion", "bash").out, encoding="utf-8")
    done = subprocess.run([bash, "-n", str(tmp_path / "script")], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture(scope="module")
def primed(cache_folder: Path) -> Path:
    """A cache in which the corpora asked of are read already."""
    run_process("list", cache=cache_folder)
    return cache_folder


def _complete(cache: Path, words: str, *, folder: Path = ROOT) -> Finished:
    """Ask as bash does for what may stand in place of the last word."""
    more = {"_CORPUS_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    return run_process(cache=cache, more=more, folder=folder)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("corpus sh", ["show"]),
        ("corpus co", ["collocates", "config", "completion"]),
        ("corpus list --si", ["--since"]),
        ("corpus grep --same", ["--same-script"]),
        ("corpus list --sort pu", ["published"]),
        ("corpus list --lang u", ["ug", "uk", "ur", "uz"]),
        ("corpus list --lang ru,k", ["ru,kk", "ru,ky"]),
        ("corpus list --columns id,ti", ["id,title"]),
        ("corpus list --format t", ["table", "tsv"]),
        ("corpus completion z", ["zsh"]),
        ("corpus show o", ["otrecerj10g0"]),
        ("corpus show tlla 9S", ["9smr8i0j43ee"]),
        (f"corpus --corpus {SEEDS}/001_04abb13b73db44b5.txt show ", ["9smr8i0j43ee"]),
        (f"corpus show --corpus {SEEDS}/001_04abb13b73db44b5.txt ", ["9smr8i0j43ee"]),
    ],
)
def test_what_is_offered(primed: Path, words: str, offered: list[str]) -> None:
    """Commands, options, values, languages and ids complete; nothing else is printed."""
    result = _complete(primed, words)
    assert (result.exit, result.err) == (0, "")
    values = [line.partition(",")[2] for line in result.out.splitlines()]
    assert [value for value in offered if value not in values] == []
    if "--lang" not in words:
        assert values == offered


@pytest.mark.parametrize("words", ["corpus show ", "corpus show zzz", "corpus --corpus nowhere show "])
def test_a_corpus_that_cannot_be_read_offers_nothing(cache_folder: Path, tmp_path: Path, words: str) -> None:
    """No error disturbs the line being typed."""
    result = _complete(cache_folder, words, folder=tmp_path)
    assert (result.exit, result.out.strip(), result.err) == (0, "", "")


def test_zsh_gets_titles_with_the_ids(primed: Path) -> None:
    """Where the shell shows descriptions, an id is described by its title."""
    more = {"_CORPUS_COMPLETE": "zsh_complete", "COMP_WORDS": "corpus show 9", "COMP_CWORD": "2"}
    result = run_process(cache=primed, more=more)
    assert result.out.splitlines() == [
        "plain", "9smr8i0j43ee", "Казахстан может начать производство БПЛА Bayraktar раньше Украины",
    ]  # fmt: skip
