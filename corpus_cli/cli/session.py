"""What every command that reads does first and last: settings, loading, and telling what happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from corpus_cli.cli.app import App
from corpus_cli.cli.collection import named_collection, open_collection
from corpus_cli.cluster import FAILED
from corpus_cli.config import Settings, expanded, load_settings
from corpus_cli.corpus import Corpus
from corpus_cli.errors import SourceError, UsageError
from corpus_cli.ingest import Ingest, index_path
from corpus_cli.names import Aliases
from corpus_cli.opened import OpenCorpus
from corpus_cli.query.terms import EVERY, Term
from corpus_cli.sources.names import told_left_out
from corpus_cli.store import Totals
from corpus_cli.store.among import held
from corpus_cli.text import counted, shortened

if TYPE_CHECKING:
    from corpus_cli.render.progress import ProgressBar

__all__ = ["Bar", "Session", "corpus_paths", "index_place", "open_session", "resolve_settings"]

# More failed files than this are counted, and named by ``corpus status --failed``.
_FAILURES_NAMED = 10
_AS_IT_IS = {"no_refresh": True, "must_exist": True}
# So many files take long enough that somebody waits for them: they are told of, fewer are in the totals anyhow.
_MANY_FILES = 100


@dataclass(slots=True)
class Session:
    """A corpus opened for one command; use as a context manager.

    Attributes:
        app: the outside world.
        settings: resolved settings.
        articles: what answers: an index, or a collection of Parquet.
    """

    app: App
    settings: Settings
    articles: OpenCorpus[Any]
    _reported: int = field(default=0)
    _told_before: bool = field(default=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.articles.close()

    @property
    def corpus(self) -> Corpus:
        """The articles with their index.

        Raises:
            UsageError: there is only a collection of Parquet.
        """
        if not isinstance(self.articles, Corpus):
            place = self.settings.corpus[0]
            advice = f"'corpus index --from {place} --index FILE --query ...' makes one of a part of it"
            raise UsageError(f"{place}: this needs an index, and a collection of Parquet has none: {advice}")
        return self.articles

    def condition(self, term: Term) -> Any:
        """Return a term as a condition to be asked more than once; an index looks for it only once."""
        condition = self.articles.condition(term)
        return held(self.articles.reader, condition) if isinstance(self.articles, Corpus) else condition

    def report_failures(self) -> None:
        """Tell of what could not be read, each with its reason; what an earlier run has told so is only counted."""
        if not self._told_before:
            self._told_before = True
            self._report_known(self.articles.failed_before())
        failures = self.articles.failed_now()[self._reported :]
        for failure in failures[:_FAILURES_NAMED]:
            self.app.fail(str(failure))
        if len(failures) > _FAILURES_NAMED:
            self.app.fail(f"{len(failures) - _FAILURES_NAMED} more failed: {self._listed}")
        self._reported += len(failures)

    def _report_known(self, failures: Sequence[SourceError]) -> None:
        """Tell in one line of what could not be read: the exit code says each time that something is left out."""
        if len(failures) == 1:
            self.app.fail(str(failures[0]))
        elif failures:
            self.app.fail(f"{len(failures):,} files or records could not be read: {self._listed}")

    @property
    def _listed(self) -> str:
        """What lists all that could not be read."""
        if isinstance(self.articles, Corpus):
            return "'corpus status --failed' lists them"
        return f"{Path(self.settings.corpus[0]) / FAILED} lists them"

    def report_load(self) -> None:
        """Tell in one line what was read just now: files that held many articles, or many files."""
        done = self.articles.index.refreshed if isinstance(self.articles, Corpus) else None
        if done and (done.articles + done.faulty != done.read or done.read >= _MANY_FILES):
            files, articles = counted(done.read, "file"), counted(done.articles, "article")
            self.app.note(f"corpus: read {files}, {articles}{self.counted_failures(done.faulty)}")

    def counted_failures(self, now: int) -> str:
        """Return in words how many files and records failed in all, as every command tells it; empty where none now."""
        return f"; {len(self.articles.failed())} failed: 'corpus status --failed' lists them" if now else ""

    def report_totals(self, totals: Totals) -> None:
        """Tell in one line how many articles there are, by language, how many are dated, how many files failed."""
        by_count = sorted(totals.languages.items(), key=lambda item: (-item[1], item[0]))
        parts = ", ".join(f"{count} {tag}" for tag, count in by_count)
        number = totals.languages.total()
        failed = len(self.articles.failed())
        articles = counted(number, "article")
        self.app.note(f"{articles}{': ' + parts if parts else ''}; {totals.dated:,} dated; {failed:,} failed")

    def report_nothing(self, term: Term, sought: str = "article", also: str = "") -> bool:
        """Tell which filters were in force when nothing fits, in the same words whatever was sought.

        Args:
            term: the filters on articles.
            sought: what was looked for in those that fit, such as ``date``.
            also: the filters on that.

        Returns:
            whether no article fits, so that there was nothing to look for in.
        """
        everything = self.articles.totals().languages.total()
        fitting = self.articles.totals(self.articles.condition(term)).languages.total()
        if everything and not (fitting and sought == "article"):
            asked = [shortened(term.describe())] if term != EVERY else []
            asked += [also] if also and fitting else []
            filters = f": {', '.join(asked)}" if asked else ""
            self.app.note(f"no {sought if fitting else 'article'} fits{filters}; the corpus has {everything}")
        return not fitting

    def report_nearest(self, name: str) -> None:
        """Tell which words of the corpus look most like a name that was not found."""
        near = self.articles.nearest(name)
        if near:
            self.app.note(f"nearest words in the corpus: {', '.join(near)}")


def resolve_settings(app: App, options: dict[str, Any]) -> Settings:
    """Resolve the settings of one command line; an option after the command beats one before it."""
    chosen = {
        "corpus": options.get("corpus") or app.options.get("corpus"),
        "names": options.get("names"),
        "language-engine": options.get("language_engine"),
        "cache": "none" if options.get("no_cache") else None,
        "index": options.get("index"),
    }
    return load_settings(app.folder, app.environment, chosen)


def open_session(app: App, options: dict[str, Any], *, tell_load: bool = True) -> Session:
    """Resolve settings, bring the corpus up to date and tell what could not be read.

    With ``tell_load`` a line says how much was read; without it, the command says so itself.

    Raises:
        UsageError: there is nothing to read.
        ConfigError: a setting is unusable.
        StoreError: the index is of no use.
    """
    settings = resolve_settings(app, options)
    if not settings.corpus:
        raise UsageError("nothing to read: name files or folders with --corpus PATH, or set $CORPUS_PATH")
    paths = corpus_paths(app, settings)
    collection = named_collection(paths, options)
    aliases = _aliases(app, settings)
    articles: OpenCorpus[Any]
    if collection and settings.index is None:
        articles = open_collection(app, collection, options, aliases)
    else:
        # The index of a part of a collection is asked as it is: there is nothing it could be brought up to date with.
        articles = _open_index(app, settings, {**options, **(_AS_IT_IS if collection else {})}, aliases)
    articles.regex_timeout = settings.regex_timeout
    session = Session(app, settings, articles)
    if options.get("silent"):
        return session
    session.report_failures()
    if tell_load:
        session.report_load()
    left_out = articles.left_out
    if left_out:
        app.note(f"corpus: {told_left_out(left_out)}; name one outright to read it")
    return session


def _open_index(app: App, settings: Settings, options: dict[str, Any], aliases: Aliases | None) -> Corpus:
    bar = Bar(app, "reading")
    ingest = Ingest(
        engine=settings.language_engine,
        fresh=not options.get("no_refresh"),
        must_exist=bool(options.get("must_exist")),
        rebuild=bool(options.get("rebuild")),
        retry=bool(options.get("retry_failed")),
        jobs=options.get("jobs"),
        read_stdin=app.open_stdin,
        fields=settings.fields,
        progress=bar if app.interactive and not options.get("quiet") else None,
        tell=lambda line: app.note(f"corpus: {line.removeprefix(f'{app.folder}/')}"),
    )
    paths = corpus_paths(app, settings)
    try:
        return Corpus.open(paths, index=index_place(settings, paths), ingest=ingest, folder=app.folder, aliases=aliases)
    finally:
        bar.close()


def corpus_paths(app: App, settings: Settings) -> list[str]:
    """Return what the settings name as the corpus, from whatever folder it was named."""
    return [path if path == "-" else str(app.folder / expanded(path)) for path in settings.corpus]


def _aliases(app: App, settings: Settings) -> Aliases | None:
    if settings.names is None:
        return None
    # Reading the file takes YAML, which most runs never need.
    from corpus_cli.names import read_aliases

    return read_aliases(app.folder / settings.names)


def index_place(settings: Settings, paths: Sequence[str]) -> Path | None:
    """Return the file of the index of these paths, ``None`` where none is kept."""
    if settings.index is not None:
        return settings.index
    return index_path(settings.cache, paths, engine=settings.language_engine) if settings.cache else None


class Bar:
    """A progress bar that is only made, and its library only loaded, once there is something to show."""

    def __init__(self, app: App, label: str) -> None:
        self._app = app
        self._label = label
        self._bar: ProgressBar | None = None

    def __call__(self, done: int, total: int, articles: int = 0) -> None:
        if self._bar is None:
            from corpus_cli.render.progress import ProgressBar

            self._bar = ProgressBar(self._app.stderr, self._label)
        self._bar(done, total, articles)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
