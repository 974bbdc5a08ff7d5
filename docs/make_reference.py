"""Write docs/commands.md and the manual pages from what the commands say, and the table of docs/settings.md.

usage: make_reference.py

The tests compare them with the program, so that no command, option, example or setting can be missing from the docs.
"""

import re
from pathlib import Path

import click

from corpus_cli.cli.main import COMMANDS, group
from corpus_cli.config import SETTINGS

COMMANDS_PAGE = Path(__file__).parent / "commands.md"
SETTINGS_PAGE = Path(__file__).parent / "settings.md"
_WIDTH = 96
_HEAD = """\
# Commands

Written by `make docs` from what `--help` says; change the help texts, not this page. What each command prints
for programs is in [schema.md](schema.md), what can be set once for all in [settings.md](settings.md), and how a
command ends in [exit-codes.md](exit-codes.md).
"""


def help_page(name: str | None = None) -> str:
    """Return the help page of a command, or of the program."""
    settings = {**group.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    root = click.Context(group, info_name="corpus", **settings)
    if name is None:
        return group.get_help(root)
    command = group.get_command(root, name)
    assert command is not None
    return command.get_help(click.Context(command, info_name=name, parent=root))


def reference() -> str:
    """Return the whole page."""
    sections = [_section("corpus", help_page())]
    sections += [_section(f"corpus {name}", help_page(name)) for name in COMMANDS]
    return "\n".join([_HEAD, *sections])


def _section(title: str, page: str) -> str:
    return f"## {title}\n\n```text\n{page}\n```\n"


def with_settings(page: str) -> str:
    """Return the page of settings with the rows of its table as the program has them."""
    rows = [
        f"| `{item.name}` | {item.kind} | {item.default} | `{item.environment}` | {item.help} |" for item in SETTINGS
    ]
    return re.sub(r"(?<=-\|\n)(?:\| `.*\n)+", lambda _: "\n".join([*rows, ""]), page, count=1)


if __name__ == "__main__":
    from make_man import write_man_pages

    write_man_pages()
    COMMANDS_PAGE.write_text(reference(), encoding="utf-8")
    SETTINGS_PAGE.write_text(with_settings(SETTINGS_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
