"""The outside world in one object: streams, terminal, environment, clock.

Made once in ``main`` and handed down; nothing else in the program looks at the process around it.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

import click

from corpus_cli.bounds import MAX_BYTES
from corpus_cli.errors import ExitCode
from corpus_cli.text import visible, visible_name

if TYPE_CHECKING:
    from corpus_cli.render.screen import Screen

__all__ = ["App", "mute"]


@dataclass(slots=True)
class App:
    """What a command may know of the process it runs in.

    Attributes:
        stdout, stderr: results go to the first, everything else to the second.
        read_stdin: gives all bytes of standard input.
        environment: the environment variables.
        folder: the current folder.
        today: the day relative dates count from.
        width: columns of the terminal; ``None`` when standard output is none.
        height: its lines.
        color: whether to colour standard output.
        interactive: whether standard error is a terminal, so that progress can be shown.
        options: what was given before the command, by name.
        failed: whether anything has gone wrong that the exit code must tell.
        stdin: standard input as a stream, for what is too large to be held; ``None`` where only ``read_stdin`` is.
    """

    stdout: TextIO
    stderr: TextIO
    read_stdin: Callable[[], bytes]
    environment: Mapping[str, str]
    folder: Path
    today: date
    width: int | None
    height: int
    color: bool
    interactive: bool
    options: dict[str, Any]
    failed: bool = False
    stdin: BinaryIO | None = None

    @classmethod
    def from_process(cls) -> "App":
        """Describe the running process."""
        environment = os.environ
        stdout, stderr = _opened(sys.stdout), _opened(sys.stderr)
        is_terminal = stdout.isatty()
        size = shutil.get_terminal_size()
        for stream in (stdout, stderr):
            # A terminal that cannot show a letter gets its number, never a traceback.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return cls(
            stdout=stdout,
            stderr=stderr,
            read_stdin=_read_stdin,
            environment=environment,
            folder=_current_folder(),
            today=date.today(),
            width=size.columns if is_terminal or environment.get("COLUMNS", "").isdigit() else None,
            height=size.lines,
            color=_wants_color(environment, is_terminal),
            interactive=stderr.isatty(),
            options={},
            stdin=sys.stdin.buffer if sys.stdin else None,
        )

    def open_stdin(self) -> BinaryIO:
        """Return standard input as a stream."""
        return BytesIO(self.read_stdin()) if self.stdin is None else self.stdin

    @property
    def bare(self) -> bool:
        """Whether plain lines are all that standard output takes: ``render.bare`` makes them without Rich."""
        return self.width is None and not self.color

    @property
    def screen(self) -> "Screen":
        """Standard output as something to draw on."""
        # Rich costs more start-up than everything else of a short run, and --help or JSON never need it.
        from corpus_cli.render.screen import Screen

        return Screen(self.stdout, self.width, self.color)

    def page(self, text: str) -> None:
        """Print a long text: through the user's pager where it would run off the terminal, else as it is."""
        if self.width is not None and text.count("\n") >= self.height and self.stdout.isatty():
            # Left to click, colours reach a pager that is known to show them, and no other.
            click.echo_via_pager(text, color=None if self.color else False)
        else:
            self.stdout.write(text if text.endswith("\n") else f"{text}\n")

    def write_bytes(self, parts: Iterable[bytes]) -> None:
        """Print bytes as they are; for other programs, never for a reader."""
        self.stdout.flush()
        buffer = getattr(self.stdout, "buffer", None)
        if buffer is None:
            # A stream of text alone, such as a notebook's.
            self.stdout.writelines(map(os.fsdecode, parts))
        else:
            buffer.writelines(parts)

    def note(self, line: str) -> None:
        """Tell the user one line beside the results, whatever the names of files in it hold."""
        self._tell(visible_name(line))

    def fail(self, message: str) -> None:
        """Tell the user in one line of something that went wrong, and remember it for the exit code."""
        self.failed = True
        self.note(f"corpus: {message}")

    def explain(self, text: str) -> None:
        """Tell the user something of several lines."""
        self._tell(visible(text, keep="\n"))

    def _tell(self, text: str) -> None:
        # Where both streams are one file, what was printed before stands before.
        with suppress(OSError):
            self.stdout.flush()
        try:
            self.stderr.write(f"{text}\n")
            self.stderr.flush()
        except OSError:
            # Nobody listens any more; that must not keep the results from who asked for them.
            mute(self.stderr)

    def exit_code(self, *, found: bool) -> ExitCode:
        """Return the code to leave with: an error beats an answer."""
        if self.failed:
            return ExitCode.ERROR
        return ExitCode.FOUND if found else ExitCode.NOTHING


def mute(stream: TextIO) -> None:
    """Send to nowhere what a stream still holds: the interpreter would fail on it once more when it leaves."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _opened(stream: TextIO | None) -> TextIO:
    """Return the stream, or one that leads nowhere where the process was started without it."""
    return Path(os.devnull).open("w", encoding="utf-8") if stream is None else stream


def _read_stdin() -> bytes:
    # One byte more than any document may have: an endless stream is told from a large one, and never read to its end.
    return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        # It was deleted under the shell: paths from the root still work.
        return Path()


def _wants_color(environment: Mapping[str, str], is_terminal: bool) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"
