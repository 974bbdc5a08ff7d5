"""``corpus completion``: what a shell needs to complete commands, options, languages and ids."""

import click
from click.shell_completion import get_completion_class

from corpus_cli.cli.app import App
from corpus_cli.errors import ExitCode

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus completion bash >> ~/.bashrc
  corpus completion zsh >> ~/.zshrc
  corpus completion fish > ~/.config/fish/completions/corpus.fish
"""


@click.command("completion", epilog=_EXAMPLES)
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> ExitCode:
    """Print the completion script for a shell.

    SHELL is bash, zsh or fish. With its script the shell completes commands, options, language tags and the
    ids of articles.
    """
    app = ctx.ensure_object(App)
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"{shell} is not known to this version of click")
    app.stdout.write(completion(ctx.find_root().command, {}, "corpus", "_CORPUS_COMPLETE").source() + "\n")
    return ExitCode.FOUND
