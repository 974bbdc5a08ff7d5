"""A chart written into a file, for every command that can draw one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus_cli.cli.app import App
from corpus_cli.cli.output_file import check_free, whole_file
from corpus_cli.config import expanded
from corpus_cli.errors import MissingExtra, UsageError
from corpus_cli.model import Period
from corpus_cli.store.times import Unit

__all__ = ["as_picture", "needing_extra", "write_picture"]

_KINDS = (".svg", ".png")
_EXTRA = frozenset({"jinja2", "markupsafe", "vl_convert"})


@contextmanager
def needing_extra() -> Iterator[None]:
    """Say how to install what a report is made with, where it is not there.

    Raises:
        MissingExtra: it is not.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise MissingExtra("a report", "report") from error


def as_picture(app: App, name: str, *, force: bool) -> Path:
    """Return the file of a picture, before any work is done.

    Raises:
        UsageError: its ending names no kind of picture, or something is there that must not be lost.
    """
    path = app.folder / expanded(name)
    if path.suffix.lower() not in _KINDS:
        raise UsageError(f"{name}: the ending says how to draw it: write .svg or .png")
    check_free(path, force=force)
    return path


def write_picture(app: App, path: Path, periods: Sequence[Period], unit: Unit, *, title: str, force: bool) -> None:
    """Draw a time line into a file.

    Raises:
        UsageError: there is nothing to draw.
        MissingExtra: what draws it is not installed.
    """
    with needing_extra():
        from corpus_cli.report.picture import draw_timeline
    data = draw_timeline(periods, unit, title=title, kind=path.suffix.lower())
    with whole_file(path, force=force) as file:
        file.write(data)
    app.note(f"{path}: the timeline by {unit}")
