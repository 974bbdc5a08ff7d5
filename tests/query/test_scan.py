"""A pattern looked for by several processes: the same hits in the same order as by one."""

from pathlib import Path

import pytest

from corpus_cli import corpus as opened
from corpus_cli.corpus import Corpus
from corpus_cli.errors import CorpusError
from corpus_cli.ingest import Ingest
from corpus_cli.query.questions import ask_pattern

_ARTICLES = 70


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles with a number each, every third of which speaks of a sum."""
    (tmp_path / "pages").mkdir()
    for number in range(_ARTICLES):
        told = f"Бюджет склав {number} млн гривень." if number % 3 == 0 else "Про бюджет нічого не відомо."
        page = f"Новини міста {number}\n\nМіська рада зібралася вранці в середу. {told}\n"
        (tmp_path / "pages" / f"{number:03}.txt").write_text(page, encoding="utf-8")
    return tmp_path / "pages"


def _open(folder: Path) -> Corpus:
    ingest = Ingest(engine="pair", jobs=1)
    return Corpus.open([str(folder)], index=folder.parent / "index.sqlite3", ingest=ingest, folder=folder)


def test_processes_find_what_one_finds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hits, their order and the files that cannot be read any more are the same, however many processes look."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with _open(folder) as corpus:
        (folder / "003.txt").unlink()
        question = ask_pattern(r"\d+ млн", whole_words=False, timeout=2)
        alone = [found.hits for found in corpus.search(question)]
        failed = [str(failure) for failure in corpus.failures]
        corpus.failures.clear()
        monkeypatch.setattr(opened, "_WORTH_PROCESSES", 10)
        assert [found.hits for found in corpus.search(question)] == alone
        assert [str(failure) for failure in corpus.failures] == failed
    assert [hit.surface for hits in alone for hit in hits] == [f"{n} млн" for n in range(0, _ARTICLES, 3) if n != 3]
    assert len(failed) == 1
    assert "003.txt" in failed[0]


def test_a_pattern_that_takes_too_long_says_so_from_any_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit on time holds for each passage in each process, and what is told is one line."""
    (folder / "000.txt").write_text("Заголовок\n\n" + "а" * 5_000 + "\n", encoding="utf-8")
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(opened, "_WORTH_PROCESSES", 10)
    with _open(folder) as corpus:
        question = ask_pattern("(а|а|аа)+б", whole_words=False, timeout=0.05)
        with pytest.raises(CorpusError, match=r"takes longer than 0\.05 s"):
            list(corpus.search(question))
