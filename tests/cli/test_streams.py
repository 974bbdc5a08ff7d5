"""Pipes that close, disks that are full, streams that are missing: results and exit codes stay right."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import environment, run_process, run_shell
from tests.conftest import ROOT, SEEDS

TOTALS = "5 articles: 2 ru, 2 uk, 1 pl; 2 dated; 0 failed\n"
COMMANDS = [("list",), ("list", "--json"), ("grep", "ANKA"), ("grep", "ANKA", "-l"), ("config",), ("completion", "zsh")]


def test_a_closed_pipe_is_no_error_and_says_nothing(cache_folder: Path) -> None:
    """When the reader leaves early the program ends with 0 and prints nothing of it."""
    result = run_shell(
        'corpus list --json 2>notes | head -c 1; echo "${PIPESTATUS[0]}"',
        cache=cache_folder,
        folder=_work(cache_folder),
    )
    assert (result.out, result.err) == ("{0\n", "")


def _work(cache_folder: Path) -> Path:
    folder = cache_folder / "work"
    folder.mkdir(exist_ok=True)
    if not (folder / "seeds").exists():
        (folder / "seeds").symlink_to(SEEDS)
    return folder


def test_a_pipe_closed_for_both_streams_is_no_error(cache_folder: Path) -> None:
    """``corpus ... 2>&1 | head`` ends with 0, though the totals have no reader left."""
    result = run_shell('corpus list 2>&1 | head -c 2; echo "${PIPESTATUS[0]}"', cache=cache_folder)
    assert (result.out, result.err) == ("id0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_full_disk_is_one_line_and_an_error(cache_folder: Path, arguments: tuple[str, ...]) -> None:
    """Results that cannot be written are an error, told in one line."""
    with Path("/dev/full").open("wb") as full:
        result = run_process(*arguments, cache=cache_folder, stdout=full)
    assert result.exit == 2
    assert "corpus: standard output: no space left on device\n" in result.err
    assert "Traceback" not in result.err
    assert "Exception" not in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize(("arguments", "code"), [(("list",), 0), (("grep", "Nobody"), 1), (("lst",), 2)])
def test_notes_that_cannot_be_written_change_nothing(cache_folder: Path, arguments: tuple[str, ...], code: int) -> None:
    """Where standard error takes nothing, results and exit code are as ever."""
    with Path("/dev/full").open("wb") as full:
        result = run_process(*arguments, cache=cache_folder, stderr=full)
    assert result.exit == code
    assert result.out == run_process(*arguments, cache=cache_folder).out


def test_standard_output_closed_is_an_error(cache_folder: Path) -> None:
    """Started without a standard output, the program says so and fails."""
    result = run_shell("corpus list >&-", cache=cache_folder)
    assert (result.exit, result.out) == (2, "")
    assert result.err == "corpus: standard output is closed: there is nowhere to print to\n"


def test_standard_error_closed_changes_nothing(cache_folder: Path) -> None:
    """Started without a standard error, the program prints its results."""
    result = run_shell("corpus grep ANKA -o 2>&-", cache=cache_folder)
    assert (result.exit, result.out, result.err) == (0, "ANKA\nANKA\nANKA\nAnka\nAnka\nAnka\n", "")


def test_standard_input_closed_is_an_empty_document(cache_folder: Path) -> None:
    """``--corpus -`` without a standard input is an error of that document."""
    result = run_shell("corpus --corpus - list <&-", cache=cache_folder)
    assert (result.exit, result.out) == (2, "")
    assert result.err == "corpus: standard input: is empty\n0 articles; 0 dated; 1 failed\n"


def test_a_deleted_current_folder_is_survived(cache_folder: Path, tmp_path: Path) -> None:
    """A corpus named from the root is read from a folder that is gone."""
    gone = tmp_path / "gone"
    gone.mkdir()
    result = run_shell(
        f"rmdir '{gone}'; corpus --corpus '{SEEDS}' grep ANKA -c --format csv", cache=cache_folder, folder=gone
    )
    assert result.exit == 0
    assert "Traceback" not in result.err


def test_ctrl_c_is_130_and_one_word(cache_folder: Path) -> None:
    """An interrupt ends the program with 130 and without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "corpus_cli", "--corpus", "-", "list"],
        cwd=ROOT, env=environment(cache_folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    # More than a pipe holds: once it is written, the program is reading.
    process.stdin.write(b"word " * 100_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.strip()) == (130, b"", b"interrupted")


def test_output_into_a_pipe_has_no_colour_and_no_wrapping(cache_folder: Path) -> None:
    """Off a terminal every row is one line, whole, without escape sequences."""
    result = run_process("list", cache=cache_folder)
    assert (result.exit, result.err) == (0, TOTALS)
    assert len(result.out.splitlines()) == 7
    assert "\x1b" not in result.out


@pytest.mark.parametrize(
    ("more", "coloured"), [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({}, False)]
)
def test_colour_is_the_environments_say(cache_folder: Path, more: dict[str, str], coloured: bool) -> None:
    """FORCE_COLOR colours a pipe, NO_COLOR beats it."""
    result = run_process("grep", "ANKA", cache=cache_folder, more=more)
    assert ("\x1b[1;31mANKA\x1b[0m" in result.out) is coloured


def test_a_locale_without_unicode_still_gets_the_text(cache_folder: Path) -> None:
    """Under LANG=C nothing fails and no letter is lost."""
    result = run_process("grep", "Токаев", "-o", "--lang", "ru", cache=cache_folder, more={"LANG": "C", "LC_ALL": "C"})
    assert (result.exit, result.out) == (0, "Токаев\nТокаева\nТокаева\nТокаеву\nТокаева\n")


def test_an_encoding_that_lacks_a_letter_shows_its_number(cache_folder: Path) -> None:
    """A stream that cannot hold a letter gets an escape for it, and the exit code stays 0."""
    result = run_process("grep", "Токаеву", "-F", "-o", cache=cache_folder, more={"PYTHONIOENCODING": "ascii"})
    assert (result.exit, result.out) == (0, "\\u0422\\u043e\\u043a\\u0430\\u0435\\u0432\\u0443\n")


def _paged(cache: Path, pager: str) -> str:
    """Return what a pager makes of an article on a terminal of five lines."""
    if shutil.which("script") is None:
        pytest.skip("script(1) is not here to make a terminal")
    line = f"cd '{ROOT}'; PAGER='{pager}' COLUMNS=40 LINES=5 '{sys.executable}' -m corpus_cli show 6qdrf5"
    result = subprocess.run(
        ["script", "-qec", line, "/dev/null"], env=environment(cache), capture_output=True, timeout=60, check=False
    )
    assert result.returncode == 0
    return result.stdout.decode()


def test_a_long_article_goes_through_the_pager_of_a_terminal(cache_folder: Path) -> None:
    """On a terminal too low for the page, the page is handed to $PAGER."""
    assert int(_paged(cache_folder, "wc -l").split()[0]) > 100


def test_a_pager_that_may_not_show_colours_gets_none(cache_folder: Path) -> None:
    """Escape sequences never end up as letters on the screen."""
    shown = _paged(cache_folder, "cat -v")
    assert "Kazachstan i Turcja" in shown
    assert "^[[" not in shown


def test_a_pipe_closed_in_the_middle_of_many_records_is_silent(cache_folder: Path) -> None:
    """A reader that leaves before all is written costs no word, however much was still to come."""
    line = 'corpus grep -E . --json | head -c 1; echo "${PIPESTATUS[0]}"'
    result = run_shell(line, cache=cache_folder)
    assert (result.exit, result.out, result.err) == (0, "{0\n", "")


def test_paths_with_zero_bytes_are_as_they_are_on_disk(tmp_path: Path) -> None:
    """``grep -l0`` gives xargs -0 names it can open, blanks, line ends and bytes that are no text included."""
    names = [b"a b.txt", b"line\nend.txt", b"caf\xe9.txt"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_text("Заголовок\n\nКомпанія Аселсан підписала угоду.\n", encoding="utf-8")
    command = [sys.executable, "-m", "corpus_cli", "--corpus", str(tmp_path), "grep", "Аселсан", "-l0", "--no-cache"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 0
    assert sorted(map(os.path.basename, run.stdout.split(b"\0")[:-1])) == sorted(names)
