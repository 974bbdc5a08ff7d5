"""What the words of a command line mean: each type turns a string into a value of the program, or says why not."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click
from click.shell_completion import CompletionItem

from corpus_cli.cli.app import App
from corpus_cli.edtf import DateRange, parse_range
from corpus_cli.errors import EdtfError, UsageError
from corpus_cli.frozen import frozen
from corpus_cli.query.languages import known_languages, read_languages

__all__ = ["LANGUAGES", "SINCE", "UNTIL", "ColumnsType", "TypedRange"]


class LanguagesType(click.ParamType[tuple[str, ...]]):
    """One or more BCP-47 tags with commas between."""

    name = "TAG[,TAG]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return read_languages(str(value))
        except UsageError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        done, _, last = incomplete.rpartition(",")
        prefix = f"{done}," if done else ""
        return [
            CompletionItem(f"{prefix}{tag}", help=name)
            for tag, name in known_languages().items()
            if tag.startswith(last.lower())
        ]


@frozen
class TypedRange:
    """A range of dates, and how it was typed."""

    range: DateRange
    typed: str


class TimeType(click.ParamType[TypedRange]):
    """A date, or a time back from today, as one end of a range.

    Args:
        pattern: the range it stands for, ``{}..`` or ``..{}``.
    """

    name = "DATE"

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> TypedRange:
        if isinstance(value, TypedRange):
            return value
        app = ctx.find_object(App) if ctx else None
        if app is None:
            raise RuntimeError("dates are read within a command")
        if not str(value).strip() or ".." in str(value):
            self.fail(f"{value!r} is not one date: write 2022, 2022-05, 2022-05-11 or -30d", param, ctx)
        try:
            return TypedRange(parse_range(self._pattern.format(value), today=app.today), str(value))
        except EdtfError as error:
            self.fail(str(error), param, ctx)


class ColumnsType(click.ParamType[tuple[str, ...]]):
    """Names of columns with commas between, as often as they are typed."""

    name = "NAME[,NAME]"

    def __init__(self, known: Sequence[str]) -> None:
        self._known = tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in self._known:
                close = get_close_matches(name, self._known, n=1)
                hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(self._known)}"
                self.fail(f"{name!r} is no column; {hint}", param, ctx)
        if not names:
            self.fail(f"names no column; there are {', '.join(self._known)}", param, ctx)
        return names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        done, _, last = incomplete.rpartition(",")
        prefix = f"{done}," if done else ""
        return [CompletionItem(f"{prefix}{name}") for name in self._known if name.startswith(last)]


LANGUAGES = LanguagesType()
SINCE = TimeType("{}..")
UNTIL = TimeType("..{}")
