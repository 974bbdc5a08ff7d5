"""Marks: what was told to whom, kept so that it can be read again, and nothing else is taken for it."""

from pathlib import Path

import pytest

from corpus_cli.errors import StoreError
from corpus_cli.watch.marks import iter_mark, mark_path, read_mark


def test_a_mark_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The ids come back, with the time of the look; where there is no file nobody has looked."""
    path = tmp_path / "a.mark"
    assert read_mark(path) == (frozenset(), None)
    path.write_text("".join(iter_mark({"b", "a"}, paths=["news\udce9"], question="lang")), encoding="utf-8")
    found = read_mark(path)
    assert found.ids == {"a", "b"}
    assert found.looked is not None


@pytest.mark.parametrize("content", ["", "a\nb\n", '{"format": "other", "version": 1}\na\n', "[]\n", "{}\n", "\udcff"])
def test_another_file_is_no_mark(tmp_path: Path, content: str) -> None:
    """The error names the file and says what to do."""
    path = tmp_path / "a.mark"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(StoreError, match=r"a\.mark: is no mark that this program made: delete it"):
        read_mark(path)


def test_each_question_to_each_corpus_has_its_own(tmp_path: Path) -> None:
    """The order in which the paths are named, and the way, play no part."""
    (tmp_path / "b").mkdir()
    news, more = str(tmp_path / "news"), str(tmp_path / "b" / ".." / "more")
    place = mark_path(tmp_path, [news, more], "lang:uk")
    assert mark_path(tmp_path, [str(tmp_path / "more"), news], "lang:uk") == place
    assert len({place, mark_path(tmp_path, [news], "lang:uk"), mark_path(tmp_path, [news, more], "")}) == 3
