"""``corpus show``: articles to be read, clean, raw or with the reasons for everything."""

from dataclasses import replace
from io import StringIO
from typing import Any

import click
from click.shell_completion import CompletionItem

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options
from corpus_cli.cli.session import open_session
from corpus_cli.errors import CorpusError, ExitCode, SourceError, UsageError
from corpus_cli.model import Article
from corpus_cli.records import article_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import visible

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus show tlla                     one article, clean
  corpus show tlla --removed           the lines that were left out, and why
  corpus show tlla --explain           what language, date and publisher rest on
  corpus show tlla otre --format markdown > two.md
"""


def complete_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids that start as typed, each with its title; a corpus that cannot be read offers none."""
    del param
    # A shell shows what is offered in the middle of a line being typed: anything else would spoil it.
    app = replace(ctx.find_object(App) or App.from_process(), stderr=StringIO(), interactive=False)
    before = ctx.parent.params if ctx.parent else {}
    try:
        session = open_session(app, {**ctx.params, "corpus": ctx.params.get("corpus") or before.get("corpus")})
    except CorpusError:
        return []
    return [
        CompletionItem(article.id, help=visible(article.title or article.path))
        for article in session.corpus.articles()
        if article.id.startswith(incomplete.lower())
    ]


@click.command("show", epilog=_EXAMPLES)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_ids)
@click.option("--raw", is_flag=True, help="The whole source text as it stands.")
@click.option("--removed", is_flag=True, help="The lines left out of the body, each with its number and reason.")
@click.option("--explain", is_flag=True, help="What language, date, title and publisher rest on.")
@click.option(
    "--format", "format_", type=click.Choice(["page", "markdown", "json", "jsonl", "text"]),
    help="How to print the articles; page, to be read here, unless you say otherwise.",
)  # fmt: skip
@click.option("--json", "json_", is_flag=True, help="The same as --format jsonl.")
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    ids: tuple[str, ...],
    raw: bool,
    removed: bool,
    explain: bool,
    format_: str | None,
    json_: bool,
    **corpus: Any,
) -> ExitCode:
    """Read one article clean.

    An ID is the start of an article's id, as long as it fits one article only. On a terminal a long page
    goes through $PAGER.
    """
    output = _chosen_format(format_, as_json=json_, raw=raw, evidence=removed or explain)
    session = open_session(app, corpus)
    articles = []
    for prefix in ids:
        try:
            articles.append(session.corpus.article(prefix))
        except UsageError as error:
            app.fail(str(error))
    if output in ("json", "jsonl"):
        write_records(map(article_record, articles), Format(output), app.stdout)
    elif articles:
        pages = []
        for article in articles:
            try:
                text = session.corpus.text(article)
            except SourceError as error:
                app.fail(str(error))
                continue
            pages.append(_rendered(app, article, text, raw=raw, removed=removed, explain=explain, output=output))
        app.page(_BETWEEN[output].join(pages))
    return app.exit_code(found=bool(articles))


_BETWEEN = {"page": f"\n{'─' * 20}\n\n", "markdown": "\n---\n\n", "text": "\n\n"}


def _chosen_format(format_: str | None, *, as_json: bool, raw: bool, evidence: bool) -> str:
    if as_json and format_ not in (None, "json", "jsonl"):
        raise UsageError(f"--json and --format {format_} contradict each other: drop one")
    if raw and (evidence or as_json or format_):
        raise UsageError("--raw prints the source text alone: drop --removed, --explain, --format and --json")
    if evidence and format_ in ("markdown", "text"):
        raise UsageError(f"--removed and --explain are tables: drop --format {format_}, or take --json, which has all")
    return format_ or ("jsonl" if as_json else "page")


def _rendered(app: App, article: Article, text: str, *, raw: bool, removed: bool, explain: bool, output: str) -> str:
    from corpus_cli.render import page
    from corpus_cli.render.screen import Screen, draw

    if raw:
        return page.source_page(text)
    if output != "page":
        return page.markdown_page(article) if output == "markdown" else page.text_page(article)
    buffer = StringIO()
    screen = Screen(buffer, app.width, app.color)
    if not removed and not explain:
        draw(screen, *page.article_page(article, screen))
    if removed:
        draw(screen, page.removed_page(article, text, screen))
    if explain:
        draw(screen, page.evidence_page(article.evidence, text, screen))
    return buffer.getvalue()
