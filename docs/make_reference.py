"""Write docs/commands.md from the help pages of the commands.

usage: make_reference.py

The tests call ``reference`` and compare, so that no command, option or example can be missing from the docs.
"""

from pathlib import Path

import click

from corpus_cli.cli.main import COMMANDS, group

PAGE = Path(__file__).parent / "commands.md"
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


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
