"""New hits: each is told once, whatever happens to the file it stands in."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus_cli.corpus import Corpus
from corpus_cli.ingest import Ingest
from corpus_cli.query.concordance import ContextSize
from corpus_cli.store import EVERYTHING
from corpus_cli.watch.hits import HitWatch

Look = Callable[..., list[tuple[str, str, str]]]

START = "The bridge of Dorset opens\n\nThe mayor of the town said Kovalenko had drawn the bridge with his own hand.\n"
MORE = "\nThe builders asked that Kovalenko come to the opening, and the town council agreed to invite him in May.\n"


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Look at the files of a folder once more; return name, file and the words after each new hit."""
    watch = HitWatch()

    def once_more(names: Sequence[str] = ("Kovalenko",)) -> list[tuple[str, str, str]]:
        with Corpus.open([str(tmp_path)], index=None, ingest=Ingest(engine="py3langid"), folder=tmp_path) as corpus:
            found = list(watch.look(corpus, EVERYTHING, names, size=ContextSize(60)))
        return [
            (name, article.path, " ".join(hit.right.split()[:2]))
            for name, groups in found
            for article, hits in groups
            for hit in hits
        ]

    (tmp_path / "a.txt").write_text(START, encoding="utf-8")
    return once_more


def test_a_hit_is_told_once(look: Look, tmp_path: Path) -> None:
    """A second look at the same files tells nothing, a new file its own hits."""
    assert look() == [("Kovalenko", "a.txt", "had drawn")]
    assert look() == []
    (tmp_path / "b.txt").write_text(f"News of the week\n{MORE}", encoding="utf-8")
    assert look() == [("Kovalenko", "b.txt", "come to")]


def test_of_a_file_that_is_written_on_only_the_rest_is_told(look: Look, tmp_path: Path) -> None:
    """What stood there before is not told again, though it is another article by its digest."""
    look()
    (tmp_path / "a.txt").write_text(START + MORE, encoding="utf-8")
    assert look() == [("Kovalenko", "a.txt", "come to")]
    (tmp_path / "a.txt").write_text(START, encoding="utf-8")
    assert look() == []


def test_a_file_that_is_moved_or_restored_is_not_told_again(look: Look, tmp_path: Path) -> None:
    """The same bytes under another name hold nothing new; neither does a file that comes back."""
    look()
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    assert look() == []
    (tmp_path / "c.txt").unlink()
    (tmp_path / "d.txt").write_text(MORE, encoding="utf-8")
    assert look() == [("Kovalenko", "d.txt", "come to")]
    (tmp_path / "a.txt").write_text(START, encoding="utf-8")
    assert look() == []


def test_the_same_words_twice_are_two_hits(look: Look, tmp_path: Path) -> None:
    """What is said again in another paragraph is told again, once."""
    look()
    (tmp_path / "e.txt").write_text(f"Said again\n{MORE}", encoding="utf-8")
    assert len(look()) == 1
    # The very same paragraph would be a page that repeats itself.
    again = MORE.replace("in May", "in June")
    (tmp_path / "e.txt").write_text(f"Said again\n{MORE}{again}", encoding="utf-8")
    assert len(look()) == 1


def test_a_new_name_is_looked_for_everywhere(look: Look) -> None:
    """Names added later are found in what was looked at before."""
    look()
    assert look(("Kovalenko", "Dorset")) == [("Dorset", "a.txt", "opens")]
