"""Write the manual pages from what the commands say of themselves, as ``--help`` does.

usage: make_man.py

One page for the program, one for each command, one for the question language; they are installed with the package
(share/man). The tests compare them with the program and have groff read them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from corpus_cli import __version__
from corpus_cli.cli.help_command import TOPICS
from corpus_cli.cli.main import COMMANDS, group
from corpus_cli.config import SETTINGS
from corpus_cli.errors import ExitCode

FOLDER = Path(__file__).parent / "man"
TEXTS = Path(__file__).parent.parent / "corpus_cli" / "cli" / "topics"
_EXITS = {
    ExitCode.FOUND: "Something was found.",
    ExitCode.NOTHING: "Nothing was found.",
    ExitCode.ERROR: "An error: in the command line, a file, a setting, the index.",
    ExitCode.INTERRUPTED: "Interrupted with Ctrl-C.",
}
# What roff would take for something else. All other characters beyond ASCII are written by their numbers, so that no
# locale matters.
_ROFF = {"\\": r"\(rs", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
_VERBATIM = "\b"


def man_pages() -> dict[str, str]:
    """Return each page by the name of its file."""
    pages = {"man1/corpus.1": _program_page()}
    for name in COMMANDS:
        pages[f"man1/corpus-{name}.1"] = _command_page(name)
    for topic, about in TOPICS.items():
        text = (TEXTS / f"{topic}.txt").read_text(encoding="utf-8")
        parts = [*_head(f"corpus-{topic}", 7, about), ".SH DESCRIPTION", *_verbatim(text.splitlines())]
        pages[f"man7/corpus-{topic}.7"] = _page([*parts, *_see_also("corpus(1)")])
    return pages


def _page(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return a text of which roff takes nothing for its own."""
    written = "".join(_ROFF.get(char, char) if char < "\x7f" else f"\\[u{ord(char):04X}]" for char in text)
    return rf"\&{written}" if written.startswith(".") else written


def _head(title: str, section: int, about: str) -> list[str]:
    return [
        f'.TH {escape(title.upper())} {section} "" "corpus {__version__}" "corpus"',
        ".SH NAME",
        f"{escape(title)} {escape('-')} {escape(about.rstrip('.'))}",
    ]


def _program_page() -> str:
    context = program_context()
    lines = _head("corpus", 1, (group.help or "").splitlines()[0])
    lines += [".SH SYNOPSIS", *_synopsis(group, context)]
    lines += [".SH OPTIONS", *_options(group, context), ".SH COMMANDS"]
    for name, (_, text) in COMMANDS.items():
        lines += _entry(rf"\fBcorpus\-{escape(name)}\fR(1)", text)
    lines.append(".SH ENVIRONMENT")
    for setting in SETTINGS:
        lines += _entry(rf"\fB{escape(setting.environment)}\fR", f"{setting.help} (default: {setting.default})")
    return _page([*lines, *_ends(group), *_see_also(*(f"corpus-{topic}(7)" for topic in TOPICS))])


def program_context() -> click.Context:
    """Return the context that help is asked for in: the library keeps names of options from the first it sees."""
    return click.Context(group, info_name="corpus", **group.context_settings)


def _command_page(name: str) -> str:
    program = program_context()
    command = group.get_command(program, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=program)
    about, _, rest = (command.help or "").partition("\n")
    lines = _head(f"corpus-{name}", 1, about)
    lines += [".SH SYNOPSIS", *_synopsis(command, context)]
    lines += [".SH DESCRIPTION", *(_paragraphs(rest) or [escape(about)])]
    lines += [".SH OPTIONS", *_options(command, context)]
    asks = any(param.name == "query" for param in command.params)
    return _page([*lines, *_ends(command), *_see_also("corpus(1)", *(["corpus-query(7)"] if asks else []))])


def _synopsis(command: click.Command, context: click.Context) -> list[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    return [rf"\fB{escape(context.command_path)}\fR {escape(pieces)}"]


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.startswith(_VERBATIM):
            lines += _verbatim(part.removeprefix(_VERBATIM).strip("\n").splitlines())
        elif part:
            lines += [".PP", escape(" ".join(part.split()))]
    return lines


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for param in command.get_params(context):
        record = param.get_help_record(context)
        # Of an argument the synopsis has said all there is to say.
        if record and record[1]:
            yield from _entry(rf"\fB{escape(record[0])}\fR", record[1])


def _entry(head: str, text: str) -> list[str]:
    return [".TP", head, escape(" ".join(text.split()))]


def _ends(command: click.Command) -> list[str]:
    lines = []
    examples = (command.epilog or "").partition("Examples:\n")[2]
    if examples:
        lines += [".SH EXAMPLES", *_verbatim(examples.rstrip("\n").splitlines())]
    lines.append(".SH EXIT STATUS")
    for code, meaning in _EXITS.items():
        lines += _entry(rf"\fB{int(code)}\fR", meaning)
    return lines


def _verbatim(lines: list[str]) -> list[str]:
    # A line without text would end the space between two others.
    return [".nf", *(escape(line) if line.strip() else ".sp" for line in lines), ".fi"]


def _see_also(*names: str) -> list[str]:
    shown = [re.sub(r"(.+)\((\d)\)", lambda match: rf"\fB{escape(match[1])}\fR({match[2]})", name) for name in names]
    return [".SH SEE ALSO", ", ".join(shown)]


def write_man_pages() -> None:
    """Write every page, and remove those of commands that are gone."""
    pages = man_pages()
    for old in FOLDER.glob("man*/*"):
        if f"{old.parent.name}/{old.name}" not in pages:
            old.unlink()
    for name, page in pages.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="ascii")


if __name__ == "__main__":
    write_man_pages()
