"""Options that several commands share, each with one meaning everywhere."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import wraps
from math import isnan
from typing import Any, TypeVar

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.types import LANGUAGES, SINCE, UNTIL, TypedRange
from corpus_cli.config import LANGUAGE_ENGINES, load_settings
from corpus_cli.edtf import DateRange
from corpus_cli.errors import UsageError
from corpus_cli.names import Widening
from corpus_cli.query.parser import parse_query
from corpus_cli.query.terms import LanguageTerm, PublishedTerm, SourceTerm, Term, UndatedTerm, all_of
from corpus_cli.render.machine import Format
from corpus_cli.saved import SavedQuery
from corpus_cli.text import is_encodable

__all__ = [
    "corpus_options", "filter_options", "format_options", "limit_option", "report_cut", "shown_rows",
    "widening_options",
]  # fmt: skip

Command = Callable[..., Any]
Row = TypeVar("Row")


def _apply(options: list[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def corpus_options(command: Command) -> Command:
    """Add the options that say what to read and how; all commands that read take them."""
    return _apply(
        [
            click.option(
                "--corpus", multiple=True, metavar="PATH", help="What to read; the same as before the command."
            ),
            click.option("--language-engine", type=click.Choice(LANGUAGE_ENGINES), help="What detects languages."),
            click.option("--names", metavar="FILE", help="Your names file (by default names.yaml beside corpus.yaml)."),
            click.option("--index", metavar="FILE", help="Where the index lies (by default in the cache folder)."),
            click.option("--no-refresh", is_flag=True, help="Do not look for changed files; ask the index as it is."),
            click.option("--no-cache", is_flag=True, help="Read every file anew and keep nothing."),
            click.option("--engine", type=click.Choice(["local", "spark"]), help="What reads a collection of Parquet."),
            click.option("--master", metavar="URL", help="Of Spark, such as spark://head:7077."),
        ],
        command,
    )


FILTER_NAMES = ("query", "lang", "since", "until", "undated", "source")


def read_range(first: str, since: TypedRange | None, last: str, until: TypedRange | None) -> DateRange | None:
    """Return the range between two ends as typed, each of which may be left open; ``None`` where both are.

    Args:
        first, last: the options that gave the ends.

    Raises:
        UsageError: the range ends before it begins.
    """
    if since and until and not since.range.meets(until.range):
        raise UsageError(f"{first} {since.typed} lies after {last} {until.typed}: swap them")
    if not since and not until:
        return None
    return DateRange(since.range.earliest if since else None, until.range.latest if until else None)


def read_filters(
    *,
    query: tuple[str, ...],
    lang: tuple[str, ...] | None,
    since: TypedRange | None,
    until: TypedRange | None,
    undated: bool,
    source: str | None,
    today: date,
    saved: Mapping[str, SavedQuery] | None = None,
) -> Term:
    """Return what the filters of one command line ask of an article, as one term.

    Raises:
        UsageError: they contradict each other.
        QueryError: the question cannot be read.
    """
    if undated and (since or until):
        raise UsageError("--undated asks for articles without a date, --since and --until for a date: drop one")
    read_range("--since", since, "--until", until)
    terms: list[Term] = []
    if lang:
        terms.append(LanguageTerm(lang))
    if since:
        terms.append(PublishedTerm(since.range, f"{since.typed}.."))
    if until:
        terms.append(PublishedTerm(until.range, f"..{until.typed}"))
    if undated:
        terms.append(UndatedTerm())
    if source and not is_encodable(source):
        raise UsageError("--source is not valid UTF-8: type it anew")
    if source:
        terms.append(SourceTerm(source))
    if query:
        terms.append(parse_query(" ".join(query), today=today, saved=saved))
    return all_of(terms)


def filter_options(command: Command) -> Command:
    """Add the filters on articles, a question and its shorthands; the command gets them as one ``term``."""

    @wraps(command)
    def with_filters(*args: Any, **options: Any) -> Any:
        app: App = click.get_current_context().obj
        chosen = {name: options.pop(name) for name in FILTER_NAMES}
        # The settings file is read for nothing else here, and most questions name no saved one.
        names_saved = any("@" in part for part in chosen["query"])
        saved = load_settings(app.folder, app.environment, {}).queries if names_saved else None
        return command(*args, term=read_filters(**chosen, today=app.today, saved=saved), **options)

    return _apply(
        [
            click.argument("query", nargs=-1),
            click.option("--lang", type=LANGUAGES, help="Only these languages: uk, or ru,kk; und for undetermined."),
            click.option("--since", type=SINCE, help="Published then or later: 2022, 2022-05, 2022-05-11, -30d."),
            click.option("--until", type=UNTIL, help="Published then or earlier."),
            click.option("--undated", is_flag=True, help="Only articles that state no date."),
            click.option("--source", metavar="TEXT", help="Publisher, or path within the corpus, holds this text."),
        ],
        with_filters,
    )


def widening_options(command: Command) -> Command:
    """Add what narrows or stretches the widening of a name; the command gets one ``widening``, ``None`` for none."""

    @wraps(command)
    def with_widening(
        *args: Any,
        exact: bool,
        same_script: bool,
        max_distance: float | None,
        no_aliases: bool,
        any_case: bool,
        doubtful: bool,
        **options: Any,
    ) -> Any:
        if max_distance is not None and isnan(max_distance):
            raise UsageError("--max-distance is a number from 0 to 1")
        widening = Widening(
            same_script=same_script,
            max_distance=max_distance,
            aliases=not no_aliases,
            any_case=any_case,
            doubtful=doubtful,
        )
        return command(*args, widening=None if exact else widening, **options)

    return _apply(
        [
            click.option("-F", "--exact", is_flag=True, help="Only the words as typed, whatever their case."),
            click.option("--same-script", is_flag=True, help="No form in another script."),
            click.option(
                "--max-distance", type=click.FloatRange(0, 1), metavar="D", help="No form further off, 0 to 1."
            ),
            click.option("--no-aliases", is_flag=True, help="Neither your names file nor the names of places."),
            click.option("--any-case", is_flag=True, help="Acronyms, and names that are words, in small letters too."),
            click.option("--doubtful", is_flag=True, help="The forms in doubt as well."),
        ],
        with_widening,
    )


def limit_option(what: str, *, default: int | None = None, least: int = 1) -> Callable[[Command], Command]:
    """Return the option that says how many are shown, the same in every command; ``what`` completes its help."""
    kind = click.IntRange(min=least)
    return click.option("-n", "--limit", type=kind, default=default, metavar="N", help=f"At most N {what}.")


def shown_rows(found: Sequence[Row], limit: int | None, output: Format, *, table: int) -> Sequence[Row]:
    """Return what is shown of what was found: as many as asked for, else ``table`` in a table and all as records."""
    return found[: limit or (table if output is Format.TABLE else None)]


def report_cut(app: App, shown: Sequence[Any], found: Sequence[Any], noun: str) -> None:
    """Tell how many are not shown."""
    if len(shown) < len(found):
        app.note(f"{len(shown):,} of {len(found):,} {noun} shown (--limit)")


def format_options(command: Command) -> Command:
    """Add ``--format`` and ``--json``; the command gets one ``output``."""

    @wraps(command)
    def with_output(*args: Any, format_: str, json_: bool, **options: Any) -> Any:
        return command(*args, output=Format.JSONL if json_ else Format(format_), **options)

    formats = click.Choice([str(choice) for choice in Format])
    return _apply(
        [
            click.option("--format", "format_", type=formats, default="table", help="How to print the records."),
            click.option("--json", "json_", is_flag=True, help="The same as --format jsonl."),
        ],
        with_output,
    )
