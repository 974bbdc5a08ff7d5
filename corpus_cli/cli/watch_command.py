"""``corpus watch``: new mentions, or new articles, as files come and change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options
from corpus_cli.cli.search_report import Group
from corpus_cli.cli.search_views import View, print_groups
from corpus_cli.cli.session import Session, corpus_paths, index_place, open_session, resolve_settings
from corpus_cli.cli.watch_list import list_heading, read_names
from corpus_cli.config import expanded
from corpus_cli.errors import ConfigError, CorpusError, ExitCode, UsageError
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.terms import Term
from corpus_cli.records import article_summary
from corpus_cli.render.machine import Format, write_records
from corpus_cli.store.among import among
from corpus_cli.watch.changes import iter_changes
from corpus_cli.watch.hits import HitWatch
from corpus_cli.watch.marks import split_new

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus watch -f names.txt                  new mentions of these names
  corpus watch -f names.yaml lang:uk --json  as records
  corpus watch @drones                       what fits a saved question
"""
_CONTEXT = ContextSize(60)


@click.command("watch", epilog=_EXAMPLES)
@filter_options
@click.option("-f", "--file", "names_file", metavar="FILE", help="Names to look for: one a line, or names.yaml.")
@click.option("--all", "every", is_flag=True, help="First what is there already.")
@click.option(
    "--settle", type=click.FloatRange(0, 60), default=0.5, metavar="SECONDS",
    help="How long a file must stay as it is before it is read (0.5).",
)  # fmt: skip
@click.option("--json", "json_", is_flag=True, help="Print records, one a line.")
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    term: Term,
    names_file: str | None,
    every: bool,
    settle: float,
    json_: bool,
    **corpus: Any,
) -> ExitCode:
    """Print new mentions, or new articles, as they come.

    Waits for files of the corpus to come and change, and prints what is new in them, each mention once: a page that
    is written on, saved again or moved is told only of what it did not have before. With --file the mentions of
    names are printed as corpus grep does, and the list may change meanwhile; without, the articles that fit.
    Ends with Ctrl-C, and then with exit code 130.
    """
    settings = resolve_settings(app, corpus)
    paths = corpus_paths(app, settings)
    if "-" in paths:
        raise UsageError("standard input is read once, and does not change: name files or folders")
    if names_file == "-":
        raise UsageError("standard input is read once, and the list again and again: name a file with --file")
    watched = [*paths, str(app.folder / expanded(names_file))] if names_file else paths
    ignored = [str(app.folder / place) for place in (index_place(settings, paths), settings.state) if place]
    lookout = _Lookout(app, corpus, term, names_file, Format.JSONL if json_ else Format.TABLE)
    lookout.look(silent=not every)
    app.note("watching; Ctrl-C ends")
    for _ in iter_changes(watched, settle=settle, ignored=ignored):
        try:
            lookout.look()
        except CorpusError as error:
            # A file half saved, an index in use: it may be over by the next change.
            lookout.tell_once(str(error))
    return app.exit_code(found=True)


@dataclass(slots=True)
class _Lookout:
    """Looks again and again, and remembers what was told."""

    app: App
    options: dict[str, Any]
    term: Term
    names_file: str | None
    output: Format
    _hits: HitWatch = field(default_factory=HitWatch)
    _ids: frozenset[str] = frozenset()
    _names: Sequence[str] = ()
    _faults: set[str] = field(default_factory=set)

    def look(self, *, silent: bool = False) -> None:
        """Bring the corpus up to date and print what is new; when ``silent``, only remember it.

        Raises:
            CorpusError: the corpus or the list of names cannot be read.
        """
        with open_session(self.app, {**self.options, "silent": True}) as session:
            if self.names_file is None:
                self._look_at_articles(session, silent=silent)
            else:
                self._look_at_names(session, self.names_file, silent=silent)
            for failure in session.corpus.failed():
                self.tell_once(str(failure))
        self.app.stdout.flush()

    def tell_once(self, fault: str) -> None:
        """Tell of something that went wrong, once however often it does."""
        if fault not in self._faults:
            self._faults.add(fault)
            self.app.fail(fault)

    def _look_at_articles(self, session: Session, *, silent: bool) -> None:
        numbers, fitting = split_new(session.corpus.reader, session.corpus.condition(self.term), self._ids)
        self._ids |= fitting
        if silent or not numbers:
            return
        articles = session.corpus.summaries(among(numbers))
        if self.output is Format.JSONL:
            write_records(map(article_summary, articles), self.output, self.app.stdout)
        else:
            print_groups(session, [Group(one, (), 0) for one in articles], View.CONCORDANCE, self.output, query="")

    def _look_at_names(self, session: Session, names_file: str, *, silent: bool) -> None:
        try:
            self._names = read_names(session, names_file)
        except (UsageError, ConfigError) as error:
            if not self._names:
                raise
            self.tell_once(str(error))
        condition = session.corpus.condition(self.term)
        for name, found in self._hits.look(session.corpus, condition, self._names, size=_CONTEXT):
            if silent:
                continue
            if self.output is Format.TABLE:
                self.app.stdout.write(list_heading(name))
            groups = [Group(article, hits, len(hits)) for article, hits in found]
            print_groups(session, groups, View.CONCORDANCE, self.output, query=name)
