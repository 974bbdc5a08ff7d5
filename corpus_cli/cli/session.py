"""What every command that reads does first and last: settings, loading, and telling what happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from corpus_cli.cli.app import App
from corpus_cli.config import Settings, load_settings
from corpus_cli.corpus import Corpus
from corpus_cli.errors import UsageError
from corpus_cli.ingest import Progress
from corpus_cli.model import Article

__all__ = ["Session", "open_session"]


@dataclass(slots=True)
class Session:
    """A corpus opened for one command.

    Attributes:
        app: the outside world.
        settings: resolved settings.
        corpus: the articles.
    """

    app: App
    settings: Settings
    corpus: Corpus
    _reported: int = 0

    def report_failures(self) -> None:
        """Tell of every file that failed since the last report, one line each, with its reason."""
        for failure in self.corpus.failures[self._reported :]:
            self.app.fail(str(failure))
        self._reported = len(self.corpus.failures)

    def report_totals(self, articles: Iterable[Article]) -> None:
        """Tell in one line how many articles there are, by language, how many are dated, how many files failed."""
        listed = list(articles)
        failed = len(self.corpus.failures)
        languages = Counter(article.language for article in listed)
        parts = ", ".join(
            f"{count} {tag}" for tag, count in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
        )
        dated = sum(article.published is not None for article in listed)
        counted = f"{len(listed)} article{'' if len(listed) == 1 else 's'}"
        self.app.note(f"{counted}{': ' + parts if parts else ''}; {dated} dated; {failed} failed")


def resolve_settings(app: App, options: dict[str, Any]) -> Settings:
    """Resolve the settings of one command line; an option after the command beats one before it."""
    chosen = {
        "corpus": options.get("corpus") or app.options.get("corpus"),
        "language-engine": options.get("language_engine"),
        "cache": "none" if options.get("no_cache") else None,
    }
    return load_settings(app.folder, app.environment, chosen)


def open_session(app: App, options: dict[str, Any]) -> Session:
    """Resolve settings, load the corpus and tell what could not be read.

    Raises:
        UsageError: there is nothing to read.
        ConfigError: a setting is unusable.
    """
    settings = resolve_settings(app, options)
    if not settings.corpus:
        raise UsageError("nothing to read: name files or folders with --corpus PATH, or set $CORPUS_PATH")
    corpus = Corpus.open(
        settings.corpus,
        engine=settings.language_engine,
        cache_folder=settings.cache,
        read_stdin=app.read_stdin,
        progress=_progress(app),
    )
    session = Session(app, settings, corpus)
    session.report_failures()
    for note in corpus.loaded.notes:
        app.note(f"corpus: {note}")
    if corpus.loaded.left_out:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(corpus.loaded.left_out.items()))
        app.note(f"corpus: left out files of other kinds ({kinds}); name one outright to read it")
    return session


def _progress(app: App) -> Progress | None:
    if not app.interactive:
        return None
    bar: Progress | None = None

    def show(done: int, total: int) -> None:
        # Loaded on the first file read anew: a run that finds everything cached shows no bar and pays nothing.
        nonlocal bar
        if bar is None:
            from corpus_cli.render.progress import ProgressBar

            bar = ProgressBar(app.stderr, "reading")
        bar(done, total)

    return show
