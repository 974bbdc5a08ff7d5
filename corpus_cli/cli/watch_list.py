"""A list of names looked for in one go: ``corpus grep --file``."""

from collections.abc import Iterator
from itertools import chain

from corpus_cli.cli.search_report import Group, SearchTally
from corpus_cli.cli.search_views import View, group_records, print_groups
from corpus_cli.cli.session import Session
from corpus_cli.config import expanded
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.names import Widening, read_aliases
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.terms import Term
from corpus_cli.records import matrix_records
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import count_words, shortened, visible

__all__ = ["list_heading", "read_names", "search_list"]

_MISSING_SHOWN = 20


def search_list(
    session: Session,
    path: str,
    term: Term,
    *,
    widening: Widening | None,
    view: View,
    size: ContextSize,
    raw: bool,
    output: Format,
) -> ExitCode:
    """Look for each name of a list and print what is found, name by name.

    Counts as CSV or TSV are one matrix: a row for each article, a column for each name.

    Raises:
        UsageError: the list cannot be read or holds no name.
        ConfigError: it is a names file with a fault.
    """
    names = read_names(session, path)
    condition = session.articles.condition(term)
    missing: list[str] = []

    def iter_found() -> Iterator[tuple[str, list[Group]]]:
        for name in names:
            question = session.articles.ask_name(name, widening)
            tally = SearchTally(question, raw=raw, most=None)
            found = session.articles.search(question, condition, size=None if view.counts_only else size)
            groups = list(tally.iter_groups(found))
            if groups:
                session.app.note(tally.summary())
                yield name, groups
            else:
                missing.append(name)

    if view is View.COUNTS and output in (Format.CSV, Format.TSV):
        counts = [(name, [(group.article, group.number) for group in groups]) for name, groups in iter_found()]
        write_records(matrix_records(counts), output, session.app.stdout)
    elif output is not Format.TABLE:
        records = chain.from_iterable(group_records(groups, view, query=name) for name, groups in iter_found())
        write_records(records, output, session.app.stdout)
    else:
        for name, groups in iter_found():
            session.app.stdout.write(list_heading(name))
            print_groups(session, groups, view, output, query=name)
            session.app.stdout.write("\n")
    session.report_failures()
    if missing:
        more = f" and {len(missing) - _MISSING_SHOWN} more" if len(missing) > _MISSING_SHOWN else ""
        session.app.note(f"not found: {', '.join(missing[:_MISSING_SHOWN])}{more}")
    return session.app.exit_code(found=len(missing) < len(names))


def list_heading(name: str) -> str:
    """Return the line above what was found of a name of a list."""
    return f"{'─' * 3} {visible(name)}\n"


def read_names(session: Session, path: str) -> list[str]:
    """Return the names of a list.

    Raises:
        UsageError: it cannot be read, holds no name, or a line that is none.
        ConfigError: it is a names file with a fault.
    """
    file = session.app.folder / expanded(path)
    if file.suffix in (".yaml", ".yml"):
        names = [entry.name for entry in read_aliases(file)]
    else:
        try:
            lines = (
                session.app.read_stdin().decode("utf-8-sig") if path == "-" else file.read_text(encoding="utf-8-sig")
            )
        except OSError as error:
            raise UsageError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{path}: is not UTF-8 text: a list of names has one on each line") from error
        numbered = enumerate(map(str.strip, lines.splitlines()), 1)
        names = [_read_name(line, f"{path}, line {number}") for number, line in numbered if line and line[0] != "#"]
    if not names:
        raise UsageError(f"{path}: holds no name: write one on each line")
    return list(dict.fromkeys(names))


def _read_name(line: str, place: str) -> str:
    if not count_words(line):
        raise UsageError(f"{place}: {shortened(line)!r} holds no word to look for: write a name on each line")
    return line
