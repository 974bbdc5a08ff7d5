"""``corpus show``: articles to be read, clean, raw or with the reasons for everything."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO
from typing import Any

import click
from click.shell_completion import CompletionItem

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options
from corpus_cli.cli.session import Session, open_session
from corpus_cli.errors import CorpusError, ExitCode, SourceError, UsageError
from corpus_cli.model import Article
from corpus_cli.records import article_record, copy_record
from corpus_cli.render.columns import DEFAULT_COLUMNS
from corpus_cli.render.machine import Format, write_records
from corpus_cli.render.plain import markdown_page, source_page, text_page
from corpus_cli.text import counted, visible, visible_name

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus show tlla                one article, clean
  corpus show tlla --removed      the lines that were left out, and why
  corpus show tlla --explain      what language, date and publisher rest on
  corpus show tlla otre --format markdown > two.md
"""


def complete_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids that start as typed, each with its title; a corpus that cannot be read offers none."""
    del param
    if not incomplete.isascii():
        return []
    # A shell shows what is offered in the middle of a line being typed: anything else would spoil it.
    app = replace(ctx.find_object(App) or App.from_process(), stderr=StringIO(), interactive=False)
    before = ctx.parent.params if ctx.parent else {}
    try:
        options = {**ctx.params, "corpus": ctx.params.get("corpus") or before.get("corpus"), "no_refresh": True}
        with open_session(app, options) as session:
            rows = session.corpus.reader.ids(incomplete.lower(), limit=_COMPLETIONS)
    except CorpusError:
        return []
    return [
        CompletionItem(row.summary.id, help=visible(row.summary.title or visible_name(row.summary.path)))
        for row in rows
    ]


_COMPLETIONS = 100


@click.command("show", epilog=_EXAMPLES)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_ids)
@click.option("--raw", is_flag=True, help="The whole source text as it stands.")
@click.option("--removed", is_flag=True, help="The lines left out of the body, each with its number and reason.")
@click.option("--dates", is_flag=True, help="Each date in the text marked, with its value.")
@click.option("--copies", is_flag=True, help="The articles that are the same text or nearly, the earliest first.")
@click.option("--explain", is_flag=True, help="What language, date, title and publisher rest on.")
@click.option(
    "--format", "format_", type=click.Choice(["page", "markdown", "json", "jsonl", "text"]),
    help="How to print the articles; page if you do not say.",
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
    dates: bool,
    copies: bool,
    format_: str | None,
    json_: bool,
    **corpus: Any,
) -> ExitCode:
    """Read one article clean.

    An ID is the start of an article's id, as long as it fits one article only. On a terminal a long page
    goes through $PAGER.
    """
    output = _chosen_format(format_, as_json=json_, raw=raw, evidence=removed or explain)
    with open_session(app, corpus) as session:
        if copies:
            return _show_copies(session, ids, output)
        articles = list(_found(session, ids))
    if output in ("json", "jsonl"):
        write_records((article_record(article) for article, _ in articles), Format(output), app.stdout)
    elif articles:
        pages = [
            _rendered(app, article, text, raw=raw, removed=removed, explain=explain, dates=dates, output=output)
            for article, text in articles
        ]
        app.page(_BETWEEN[output].join(pages))
    return app.exit_code(found=bool(articles))


_COPY_COLUMNS = ("id", "alike", *DEFAULT_COLUMNS[1:])


def _show_copies(session: Session, prefixes: Iterable[str], output: str) -> ExitCode:
    groups = [session.articles.copies(session.articles.find(prefix)) for prefix in prefixes]
    if output in ("json", "jsonl"):
        records = (copy_record(one) for group in groups for one in group)
        write_records(records, Format(output), session.app.stdout)
        return session.app.exit_code(found=True)
    from corpus_cli.render.screen import draw
    from corpus_cli.render.tables import article_table

    for group in groups:
        articles = [one.article for one in group]
        alike = {one.article.id: f"{one.similarity:.2f}" for one in group}
        length = session.articles.short_length(articles)
        screen = session.app.screen
        draw(screen, article_table(articles, _COPY_COLUMNS, {}, id_length=length, screen=screen, alike=alike))
        number = len(group) - 1
        told = f"{counted(number, 'copy', 'copies')}, the same text or nearly; the first is the earliest"
        session.app.note(f"{articles[0].id[:length]}: {told if number else 'no copies'}")
    return session.app.exit_code(found=True)


def _found(session: Session, prefixes: Iterable[str]) -> Iterator[tuple[Article, str]]:
    for prefix in prefixes:
        try:
            row = session.articles.find(prefix)
            text = session.articles.text(row)
        except (UsageError, SourceError) as error:
            session.app.fail(str(error))
            continue
        yield session.articles.article(row, text), text


_BETWEEN = {"page": f"\n{'─' * 20}\n\n", "markdown": "\n---\n\n", "text": "\n\n"}


def _chosen_format(format_: str | None, *, as_json: bool, raw: bool, evidence: bool) -> str:
    if as_json and format_ not in (None, "json", "jsonl"):
        raise UsageError(f"--json and --format {format_} contradict each other: drop one")
    if raw and (evidence or as_json or format_):
        raise UsageError("--raw prints the source text alone: drop --removed, --explain, --format and --json")
    if evidence and format_ in ("markdown", "text"):
        raise UsageError(f"--removed and --explain are tables: drop --format {format_}, or take --json, which has all")
    return format_ or ("jsonl" if as_json else "page")


def _rendered(
    app: App, article: Article, text: str, *, raw: bool, removed: bool, explain: bool, dates: bool, output: str
) -> str:
    if raw:
        return source_page(text)
    if output != "page":
        return markdown_page(article) if output == "markdown" else text_page(article)
    if app.bare and not removed and not explain:
        from corpus_cli.render.bare import page_lines

        return "".join(page_lines(article, dates=dates))
    from corpus_cli.render import page
    from corpus_cli.render.screen import Screen, draw

    buffer = StringIO()
    screen = Screen(buffer, app.width, app.color)
    if not removed and not explain:
        draw(screen, *page.article_page(article, screen, dates=dates))
    if removed:
        draw(screen, page.removed_page(article, text, screen))
    if explain:
        draw(screen, page.evidence_page(article, text, screen))
    return buffer.getvalue()
