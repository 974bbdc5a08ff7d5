"""What changes on disk is seen by the next command, and by none that was told not to look."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from corpus_cli.api import Dimension, Unit, count_articles, open_corpus
from corpus_cli.store import open_connection
from tests.conftest import Result, Run

Ask = Callable[..., Result]


def _paths(result: Result) -> list[str]:
    return [Path(json.loads(line)["path"]).name for line in result.lines]


def _behind(ask: Ask) -> int:
    number: int = json.loads(ask("status", "--json").out)["behind"]
    return number


def test_every_change_is_told_then_seen(ask: Ask, pages: Path, trials: ModuleType) -> None:
    """New, changed, moved, deleted files and a folder gone: counted by status, unseen with --no-refresh, then seen."""
    ask("index")
    steps: list[tuple[Callable[[], object], int, list[str]]] = [
        (lambda: trials.write_page(pages / "4.txt", 4), 1, ["1.txt", "2.txt", "3.txt", "4.txt"]),
        (lambda: (pages / "4.txt").replace(pages / "5.txt"), 2, ["1.txt", "2.txt", "3.txt", "5.txt"]),
        (lambda: trials.write_page(pages / "sub/6.txt", 1), 1, ["1.txt", "2.txt", "3.txt", "5.txt", "6.txt"]),
        (lambda: (pages / "sub").rename(pages / "other"), 2, ["1.txt", "2.txt", "3.txt", "5.txt", "6.txt"]),
        (lambda: shutil.rmtree(pages / "other"), 1, ["1.txt", "2.txt", "3.txt", "5.txt"]),
        (lambda: (pages / "5.txt").unlink(), 1, ["1.txt", "2.txt", "3.txt"]),
        (lambda: trials.write_page(pages / "1.txt", 6), 1, ["1.txt", "2.txt", "3.txt"]),
    ]
    known = ["1.txt", "2.txt", "3.txt"]
    for change, behind, after in steps:
        change()
        assert _behind(ask) == behind
        assert _paths(ask("list", "--json", "--no-refresh")) == known
        assert _paths(ask("list", "--json")) == after
        assert _behind(ask) == 0
        known = after


def test_a_change_is_told_by_size_or_by_time(ask: Ask, pages: Path) -> None:
    """The same size at another time, another size at the same time."""
    ask("index")
    path = pages / "1.txt"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text(path.read_text("utf-8").replace("Аселсан", "Аселсон"), "utf-8")
    os.utime(path, ns=(times[0], times[1] + 1_000))
    assert "2 articles" in ask("grep", "-F", "Аселсан").err
    path.write_text(path.read_text("utf-8").replace("Аселсон", "Рокетсан"), "utf-8")
    os.utime(path, ns=(times[0], times[1] + 1_000))
    assert "1 article" in ask("grep", "-F", "Рокетсан").err


def test_a_file_changed_behind_the_index_is_an_error(ask: Ask, pages: Path, trials: ModuleType) -> None:
    """A text is never shown with the places of another."""
    key = json.loads(ask("list", "--json").lines[0])["id"]
    trials.write_page(pages / "1.txt", 7)
    result = ask("show", key, "--no-refresh")
    assert (result.exit, result.out) == (2, "")
    assert "1.txt: has changed since it was indexed: run the command again, without --no-refresh" in result.err
    (pages / "1.txt").unlink()
    result = ask("show", key, "--no-refresh")
    assert (result.exit, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_a_file_that_failed_is_tried_again_when_asked_or_changed(ask: Ask, pages: Path) -> None:
    """Failed files are not read at each command; --retry-failed reads them, and so does a change."""
    path = pages / "1.txt"
    text = path.read_bytes()
    path.write_bytes(b"")
    assert ask("list").exit == 2
    assert "0 files read" in ask("index").err
    assert "1 file read" in ask("index", "--retry-failed").err
    path.write_bytes(text)
    assert ask("list").err.startswith("3 articles")
    assert ask("list").exit == 0


def test_a_state_that_comes_back_is_noticed_after_an_unfinished_run(
    ask: Ask, pages: Path, tmp_path: Path, trials: ModuleType
) -> None:
    """What is known of whole folders counts no more once a run has begun to change what is in them."""
    ask("index")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    before = trials.dump_index(index)["folder"]
    from corpus_cli.store import IndexReader, IndexWriter, open_connection

    reader = IndexReader(open_connection(index), index)
    # As a run does that is killed before its end.
    IndexWriter(reader).write((), [str((pages / "1.txt").resolve())])
    reader.close()
    assert before
    assert ask("list").err.startswith("3 articles")


def test_a_rebuild_gives_the_same_answers(ask: Ask, pages: Path) -> None:
    """Ids and everything else are those of before."""
    shutil.copytree(pages, pages / "x")
    shutil.copytree(pages, pages / "y")
    before = ask("list", "--json", "--all").out
    assert len({json.loads(line)["id"] for line in before.splitlines()}) == 12
    assert ask("index", "--rebuild").exit == 0
    assert ask("list", "--json", "--all").out == before


def test_ids_do_not_hang_on_the_order_in_which_files_came(ask: Ask, pages: Path) -> None:
    """Of files of one name and content each has the id that it has in an index made at once."""
    ask("index")
    for name in ("z", "a", "m"):
        shutil.copytree(pages, pages / name)
        ask("index")
    shutil.rmtree(pages / "m")
    (pages / "1.txt").unlink()
    came = ask("list", "--json", "--all").out
    ask("index", "--rebuild")
    assert ask("list", "--json", "--all").out == came


def test_a_missing_path_is_named_as_typed(corpus: Run, pages: Path) -> None:
    """Not as the program makes it absolute."""
    result = corpus("--corpus", "nowhere/at-all", "list", folder=pages)
    assert result.exit == 2
    assert result.err.startswith("corpus: nowhere/at-all: there is no such file or folder\n")
    result = corpus("--corpus", "nowhere/*.txt", "list", folder=pages)
    assert result.err.startswith("corpus: nowhere/*.txt: no file matches this pattern\n")


def test_a_stream_and_no_cache_leave_the_index_alone(corpus: Run, ask: Ask, pages: Path, tmp_path: Path) -> None:
    """Neither reads what is kept, and neither writes there."""
    ask("index")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    before = index.read_bytes()
    cache = {"CORPUS_CACHE": str(tmp_path / "cache")}
    text = (pages / "2.txt").read_bytes()
    assert corpus("--corpus", "-", "list", stdin=text, environment=cache).err.startswith("1 article")
    result = corpus("--corpus", str(pages), "--corpus", "-", "list", "--all", stdin=text, environment=cache)
    assert result.err.startswith("4 articles")
    assert ask("list", "--no-cache").err.startswith("3 articles")
    assert index.read_bytes() == before
    assert sorted((tmp_path / "cache").glob("*.sqlite3")) == [index]


def test_status_builds_nothing(ask: Ask, tmp_path: Path) -> None:
    """Without an index there is nothing to tell, and one line says how to make it."""
    result = ask("status")
    assert (result.exit, result.out) == (2, "")
    assert result.err.endswith("there is no index yet: 'corpus index' makes it\n")
    assert not list((tmp_path / "cache").glob("*.sqlite3"))
    assert ask("status", "--index", str(tmp_path / "elsewhere" / "index.sqlite3")).exit == 2
    assert not (tmp_path / "elsewhere").exists()


def test_questions_are_asked_while_another_is_answered(pages: Path, tmp_path: Path) -> None:
    """Weeks are counted while a list is still being gone through, and counted again."""
    with open_corpus(pages, index=tmp_path / "index.sqlite3") as corpus:
        lines = [corpus.timeline(corpus.where(""), Unit.WEEK) for _ in corpus.summaries()]
        tallies = [count_articles(corpus, by=[Dimension.WEEK]) for _ in corpus.summaries()]
    assert len(lines) == len(tallies) == 3
    assert all(line == lines[0] for line in lines)


def test_an_index_of_another_make_is_read_as_it_is_and_said_to_be(ask: Ask, tmp_path: Path) -> None:
    """With --no-refresh the answer comes from it, and one line tells that it is not this program's own."""
    ask("index")
    (index,) = (tmp_path / "cache").glob("*.sqlite3")
    connection = open_connection(index)
    connection.execute("UPDATE property SET value = 'another' WHERE name = 'maker'")
    connection.close()
    result = ask("list", "--no-refresh", "--json")
    assert _paths(result) == ["1.txt", "2.txt", "3.txt"]
    assert result.err.splitlines()[0] == (
        "corpus: another version of the program made the index; read as it is ('corpus index' makes it anew)"
    )
