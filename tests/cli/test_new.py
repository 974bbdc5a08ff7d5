"""corpus new: what has come since the last look, told once."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run

PAGES = sorted(SEEDS.glob("*.txt"))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two of the seeds."""
    folder = tmp_path / "news"
    folder.mkdir()
    for page in PAGES[:2]:
        _add(folder, page)
    return folder


def _add(folder: Path, page: Path) -> None:
    (folder / page.name).write_bytes(page.read_bytes())


def _new(corpus: Run, folder: Path, *arguments: str) -> tuple[list[str], int]:
    result = corpus("--corpus", str(folder), "new", *arguments, "--json")
    return [json.loads(line)["path"].rpartition("/")[2] for line in result.lines], result.exit


def test_an_article_is_new_once(corpus: Run, news: Path) -> None:
    """At first everything is new, then nothing, then what came; the exit code says whether anything is."""
    assert _new(corpus, news) == ([page.name for page in PAGES[:2]], 0)
    assert _new(corpus, news) == ([], 1)
    _add(news, PAGES[2])
    assert _new(corpus, news) == ([PAGES[2].name], 0)
    assert _new(corpus, news) == ([], 1)


def test_peeking_moves_no_mark(corpus: Run, news: Path) -> None:
    """What was only peeked at is new the next time."""
    assert _new(corpus, news, "--peek") == _new(corpus, news, "--peek") == _new(corpus, news)
    assert _new(corpus, news) == ([], 1)


def test_each_question_has_its_own_mark(corpus: Run, news: Path) -> None:
    """To have looked at the Ukrainian articles says nothing of the others; a saved query is its question."""
    (news / "corpus.yaml").write_text("queries:\n  mine: 'lang:ru'\n", encoding="utf-8")
    assert _new(corpus, news, "lang:uk") == ([PAGES[0].name], 0)
    assert _new(corpus, news, "--lang", "uk") == ([], 1)
    assert corpus("--corpus", str(news), "new", "@mine", folder=news).exit == 0
    assert _new(corpus, news, "lang:ru") == ([], 1)
    assert len(_new(corpus, news)[0]) == 2


def test_marks_outlive_the_index(corpus: Run, news: Path) -> None:
    """An index made anew makes nothing new; a file that was changed is."""
    _new(corpus, news)
    assert _new(corpus, news, "--no-cache") == ([], 1)
    corpus("--corpus", str(news), "index", "--rebuild")
    assert _new(corpus, news) == ([], 1)
    page = news / PAGES[0].name
    page.write_text(page.read_text(encoding="utf-8") + "\nНовий рядок про візит президента.\n", encoding="utf-8")
    assert _new(corpus, news) == ([page.name], 0)


def test_a_person_is_told_what_is_new_since_when(corpus: Run, news: Path) -> None:
    """The table is that of corpus list; below it stands how many there are and when the last look was."""
    first = corpus("--corpus", str(news), "new", "lang:uk")
    listed = corpus("--corpus", str(news), "list", "lang:uk")
    assert (first.exit, first.out) == (0, listed.out)
    assert first.err == "1 new article: 1 uk; this was the first look\n"
    second = corpus("--corpus", str(news), "new", "lang:uk")
    assert (second.exit, second.out) == (1, "")
    assert re.fullmatch(r"nothing new; the last look was \d{4}-\d\d-\d\d \d\d:\d\d\n", second.err)


def test_the_folder_of_the_corpus_is_left_alone(corpus: Run, news: Path, tmp_path: Path) -> None:
    """Marks lie where the settings say, and nowhere else; with nowhere to keep them there is no answer."""
    state = tmp_path / "state"
    before = sorted(news.iterdir())
    corpus("--corpus", str(news), "new", environment={"CORPUS_STATE": str(state)})
    assert sorted(news.iterdir()) == before
    assert [path.suffix for path in state.iterdir()] == [".mark"]
    nowhere = corpus("--corpus", str(news), "new", environment={"CORPUS_STATE": "none"})
    told = "corpus: what was told must be kept somewhere: set the folder 'state', or $CORPUS_STATE\n"
    assert (nowhere.exit, nowhere.out, nowhere.err) == (2, "", told)
    blocked = corpus("--corpus", str(news), "new", environment={"CORPUS_STATE": str(news / PAGES[0].name)})
    assert blocked.exit == 2
    assert "the mark cannot be read: not a directory" in blocked.err
