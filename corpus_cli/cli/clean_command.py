"""``corpus clean``: pages in, clean articles out; a filter for other people's pipelines."""

from collections.abc import Iterator
from itertools import chain, islice

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.session import resolve_settings
from corpus_cli.config import Settings
from corpus_cli.errors import ExitCode, SourceError
from corpus_cli.ingest import iter_articles
from corpus_cli.model import Article
from corpus_cli.records import article_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.render.plain import markdown_page, text_page
from corpus_cli.text import visible_name

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus clean seeds/003_6fe1eb639fd6362b.txt
  corpus clean seeds/000_95dcadb0da9ff234.txt --format markdown
  corpus clean seeds/001_04abb13b73db44b5.txt --json
"""


@click.command("clean", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json", "jsonl"]), default="text",
    help="How to print the articles.",
)  # fmt: skip
@click.option("--json", "json_", is_flag=True, help="The same as --format jsonl.")
@click.pass_obj
def command(app: App, /, files: tuple[str, ...], format_: str, json_: bool) -> ExitCode:
    """Clean pages of text and print them.

    Each FILE is one page, or holds many, as an archive does; without any, or for -, standard input is. Nothing
    is kept, and no corpus is needed. Of several articles as text, each stands under a line with its path, as in
    '==> news/a.txt <=='; in Markdown a rule parts them.
    """
    output = "jsonl" if json_ else format_
    articles = _iter_articles(app, files or ("-",), resolve_settings(app, {}))
    if output in ("json", "jsonl"):
        number = write_records(map(article_record, articles), Format(output), app.stdout)
    else:
        number = _print(app, articles, output)
    return app.exit_code(found=number > 0)


def _iter_articles(app: App, files: tuple[str, ...], settings: Settings) -> Iterator[Article]:
    for name in files:
        stream = app.open_stdin() if name == "-" else None
        fields = settings.fields
        for found in iter_articles(name, stream, engine=settings.language_engine, folder=app.folder, fields=fields):
            if isinstance(found, SourceError):
                app.fail(str(found))
            else:
                yield found


def _print(app: App, articles: Iterator[Article], output: str) -> int:
    """Print articles one after the other: as Markdown with a rule between, as text each under its name."""
    first = list(islice(articles, 2))
    number = 0
    for number, article in enumerate(chain(first, articles), 1):
        between = "\n" if number > 1 else ""
        if output == "markdown":
            app.stdout.write((f"{between}---\n\n" if between else "") + markdown_page(article))
        else:
            name = f"==> {visible_name(article.path)} <==\n\n" if len(first) > 1 else ""
            app.stdout.write(between + name + text_page(article))
    return number
