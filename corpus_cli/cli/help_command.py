"""``corpus help``: the help page of a command, or what takes more than a page of options to explain."""

from difflib import get_close_matches
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from corpus_cli.cli.app import App
from corpus_cli.errors import ExitCode, UsageError

__all__ = ["TOPICS", "command"]

TOPICS = {"query": "which articles are meant: the question language"}
"""Topics and what they are about; their texts lie in ``topics``."""

_EXAMPLES = """\b
Examples:
  corpus help                          the commands
  corpus help query                    the question language
  corpus help grep                     the same as corpus grep --help
"""


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    del param
    names = [*TOPICS, *_group(ctx).list_commands(ctx)]
    return [CompletionItem(name, help=TOPICS.get(name)) for name in names if name.startswith(incomplete)]


@click.command("help", epilog=_EXAMPLES)
@click.argument("topic", required=False, shell_complete=_complete)
@click.pass_context
def command(ctx: click.Context, topic: str | None) -> ExitCode:
    """Explain a command, or the question language.

    TOPIC is a command, or query.
    """
    ctx.ensure_object(App).page(_text(ctx, topic))
    return ExitCode.FOUND


def _text(ctx: click.Context, topic: str | None) -> str:
    group, root = _group(ctx), ctx.find_root()
    if topic is None:
        return group.get_help(root)
    if topic in TOPICS:
        return (Path(__file__).parent / "topics" / f"{topic}.txt").read_text(encoding="utf-8")
    found = group.get_command(root, topic)
    if found is None:
        names = [*TOPICS, *group.list_commands(root)]
        close = get_close_matches(topic, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
        raise UsageError(f"there is no help on {topic!r}: {hint}")
    with found.make_context(topic, [], parent=root, resilient_parsing=True) as context:
        return found.get_help(context)


def _group(ctx: click.Context) -> click.Group:
    group = ctx.find_root().command
    if not isinstance(group, click.Group):
        raise TypeError("help is a command of a group")
    return group
