"""The way in: commands found by name and loaded when used, errors turned into one line and an exit code."""

import errno
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from unicodedata import combining, east_asian_width

import click

from corpus_cli import __version__
from corpus_cli.cli.app import App, mute
from corpus_cli.errors import CorpusError, ExitCode, QueryError
from corpus_cli.text import shortened, visible_name

__all__ = ["COMMANDS", "main", "run"]

# name -> (module under corpus_cli.cli, what the list of commands says). The text is here, too, because the
# list must not load the modules; a test holds the two together.
COMMANDS = {
    "list": ("list_articles", "List the articles as a table."),
    "grep": ("grep", "Find a name in every language, script and case."),
    "forms": ("forms", "List what a name is widened to, and why."),
    "show": ("show", "Read one article clean."),
    "clean": ("clean_command", "Clean pages of text and print them."),
    "dates": ("dates", "List the dates that the articles speak of."),
    "timeline": ("timeline", "Draw what was published when, and what the articles say happened when."),
    "names": ("names_command", "List whom and what the articles speak of, without being asked."),
    "collocates": ("collocates", "List the words that keep a name company."),
    "frequency": ("frequency", "List how often each word occurs, language by language."),
    "similar": ("similar", "Find the same story elsewhere, in whatever language."),
    "stats": ("stats", "Tell how much there is: articles and words by language, source and date."),
    "export": ("export_command", "Export articles whole, for other programs."),
    "search": ("search_command", "Find articles by meaning, in whatever language they are."),
    "browse": ("browse_command", "Look through the articles on the whole screen."),
    "report": ("report_command", "Write the result as one page for somebody without a terminal."),
    "new": ("new_command", "Tell what has come since the last look."),
    "watch": ("watch_command", "Print new mentions, or new articles, as they come."),
    "index": ("index_command", "Bring the index up to date."),
    "ingest": ("ingest_command", "Read sources into a collection of Parquet, on a cluster."),
    "status": ("status", "Tell what is indexed, how fresh it is and what failed."),
    "check": ("check", "Verify the index against the files and itself."),
    "config": ("config_command", "Show each setting and where it came from."),
    "help": ("help_command", "Explain a command, or the question language."),
    "completion": ("completion", "Print the completion script for a shell."),
}


class ReaderGone(Exception):
    """Whoever read standard output has left, as ``head`` does."""


class LazyGroup(click.Group):
    """A group that loads the module of a command only when it is called."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # Click would leave with 1 at once.
            raise ReaderGone from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"corpus_cli.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            if Path(args[0]).exists():
                # A pattern without quotes, most often: the shell has put the files in its place.
                raise click.UsageError(
                    f"'{args[0]}' is a path, not a command: name each with --corpus, patterns in quotes"
                )
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  corpus list                            the articles of ./seeds, or of $CORPUS_PATH
  corpus --corpus ~/news grep Aselsan    every mention, in whatever script and case
  corpus show tlla                       one article, clean
""",
)
@click.option(
    "--corpus", "corpus", multiple=True, metavar="PATH", help="File, folder, pattern or - to read (repeatable)."
)
@click.version_option(__version__, message="corpus %(version)s")
@click.pass_obj
def group(app: App, corpus: tuple[str, ...]) -> None:
    """Read, search and date a folder of news articles in many languages."""
    app.options["corpus"] = corpus


def run(arguments: Sequence[str], app: App) -> int:
    """Run one command line and return its exit code; nothing a user can do makes it raise."""
    try:
        code = _answer(arguments, app)
        app.stdout.flush()
        return code
    except KeyboardInterrupt:
        app.note("interrupted")
        return ExitCode.INTERRUPTED
    except ReaderGone:
        mute(app.stdout)
        return ExitCode.FOUND
    except OSError as error:
        mute(app.stdout)
        if error.errno == errno.EPIPE:
            # The reader has what it wanted, as `head` does.
            return ExitCode.FOUND
        app.fail(f"{error.filename or 'standard output'}: {(error.strerror or str(error)).lower()}")
        return ExitCode.ERROR
    except Exception as error:
        # The last boundary: a fault of ours is one line, too, and what a developer needs is one variable away.
        if app.environment.get("CORPUS_DEBUG"):
            raise
        app.fail(f"internal error ({type(error).__name__}: {error}); CORPUS_DEBUG=1 shows where")
        return ExitCode.ERROR


def _answer(arguments: Sequence[str], app: App) -> int:
    """Run one command line; errors that the program knows become a line and an exit code."""
    try:
        outcome: Any = group.main(list(arguments), prog_name="corpus", standalone_mode=False, obj=app)
        return int(outcome or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        app.explain(error.format_message())
    except click.Abort:
        app.note("interrupted")
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        _report_usage(error, app)
        _hint_at_question(error, arguments, app)
    except QueryError as error:
        app.fail(shortened(str(error), _MOST_TOLD))
        shown, position = _window(error.query, error.position)
        app.note(f"  {shown}")
        app.note(f"  {' ' * _columns(shown[:position])}^")
    except CorpusError as error:
        app.fail(str(error))
        return error.exit_code
    return ExitCode.ERROR


def _window(query: str, position: int) -> tuple[str, int]:
    """Return the part of a long question that the fault is in, and where in it."""
    start = max(0, min(position - _AROUND, len(query) - 2 * _AROUND))
    end = start + 2 * _AROUND
    before = "…" if start else ""
    return f"{before}{query[start:end]}{'…' if end < len(query) else ''}", position - start + len(before)


_AROUND = 50
# What was typed may be a whole page by mistake; what is said of it is not.
_MOST_TOLD = 600


def _report_usage(error: click.ClickException, app: App) -> None:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "corpus"
    app.failed = True
    app.note(f"{command}: {shortened(error.format_message(), _MOST_TOLD)}")
    if isinstance(error, click.UsageError):
        app.note(f"Try '{command} --help'.")


def _hint_at_question(error: click.ClickException, arguments: Sequence[str], app: App) -> None:
    """Tell what to type for a question that begins with a minus, and was taken for an option."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None or error.option_name.startswith("--"):
        return
    typed = next((one for one in arguments if one.startswith(error.option_name) and len(one) > _OPTION_LENGTH), None)
    if typed and any(parameter.name == "query" for parameter in error.ctx.command.params):
        app.note(f"If it is part of the question: '{error.ctx.command_path} -- {typed}'")


_OPTION_LENGTH = 2


def _columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes as it is shown."""
    shown = visible_name(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in shown)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program as a process does."""
    app = App.from_process()
    if sys.stdout is None:
        app.fail("standard output is closed: there is nowhere to print to")
        return ExitCode.ERROR
    return run(sys.argv[1:] if arguments is None else arguments, app)
