"""The way in from Python reads the settings that the command line reads."""

from pathlib import Path

import pytest

from corpus_cli.api import open_corpus
from corpus_cli.errors import UsageError
from corpus_cli.saved import SavedQuery


def test_settings_count_in_python_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths, saved questions and the time a pattern may take come from corpus.yaml and the environment."""
    monkeypatch.delenv("CORPUS_PATH", raising=False)
    monkeypatch.setenv("CORPUS_CACHE", "none")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("On the shore\n\nThe lighthouse was painted white before the storms.\n")
    (tmp_path / "corpus.yaml").write_text("corpus: news\nqueries:\n  towers: lighthouse\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CORPUS_REGEX_TIMEOUT", "7")
    with open_corpus() as corpus:
        assert [article.path for article in corpus.summaries(corpus.where("@towers"))] == ["news/a.txt"]
        assert corpus.saved == {"towers": SavedQuery("lighthouse", f"{tmp_path / 'corpus.yaml'}, line 3")}
        assert corpus.regex_timeout == 7


def test_without_anything_to_read_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither the call nor a setting names a corpus there is an error, and no empty corpus."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CORPUS_PATH", raising=False)
    with pytest.raises(UsageError, match="nothing to read"):
        open_corpus()
