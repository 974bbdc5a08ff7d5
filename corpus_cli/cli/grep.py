"""``corpus grep``: a name in every language, script and case, as a concordance."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import Filters, corpus_options, filter_options, format_options
from corpus_cli.cli.search_report import report_search
from corpus_cli.cli.session import open_session
from corpus_cli.corpus import ask_name, ask_pattern
from corpus_cli.errors import ExitCode, UsageError
from corpus_cli.ids import short_length
from corpus_cli.model import Article, Hit, Where
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.records import Record, article_summary, count_record, hit_record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.text import visible

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus grep ANKA                     every mention, and never Ankara
  corpus grep Токаев --lang pl,uk      one spelling finds them all
  corpus grep "Kazakhstan Engineering" -C 5
  corpus grep -E "\\d+ (?:млн|млрд)"    a regular expression
  corpus grep ANKA -l | xargs wc       the files that mention it
"""


@click.command("grep", epilog=_EXAMPLES)
@click.argument("name")
@click.option("-F", "--exact", is_flag=True, help="Only the words as typed, whatever their case.")
@click.option("-E", "--regex", "is_regex", is_flag=True, help="NAME is a regular expression; case is ignored.")
@click.option("-w", "--word", is_flag=True, help="With -E: only whole words (names always match whole words).")
@click.option("--same-script", is_flag=True, help="No form in another script.")
@click.option("--max-distance", type=click.FloatRange(0, 1), metavar="D", help="No form further off, 0 to 1.")
@click.option("--doubtful", is_flag=True, help="Search the forms in doubt as well.")
@click.option("--raw", is_flag=True, help="Search the removed lines as well.")
@click.option("-c", "--count", is_flag=True, help="Only how many mentions each article has.")
@click.option("-l", "--files", is_flag=True, help="Only the paths of the articles that have any.")
@click.option("-o", "--only", is_flag=True, help="Only the words found, one a line.")
@click.option("-m", "--max-count", type=click.IntRange(min=1), metavar="N", help="At most N mentions an article.")
@click.option("-C", "--context", type=click.IntRange(min=0), metavar="N", help="N words of context on each side.")
@click.option("--context-width", type=click.IntRange(0, 100_000), metavar="N", help="N characters on each side.")
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    name: str,
    filters: Filters,
    output: Format,
    count: bool,
    files: bool,
    only: bool,
    raw: bool,
    max_count: int | None,
    context: int | None,
    context_width: int | None,
    exact: bool,
    is_regex: bool,
    word: bool,
    same_script: bool,
    max_distance: float | None,
    doubtful: bool,
    **corpus: Any,
) -> ExitCode:
    """Find a name in every language, script and case.

    NAME is a name in dictionary form, in any script; several words go in quotes. It is widened to the
    spellings, scripts and inflections that occur in the corpus, and which ones is told at the end.
    Exit code: 0 when something is found, 1 when nothing is, 2 on any error.
    """
    if exact and is_regex:
        raise UsageError("--exact and --regex contradict each other: drop one")
    session = open_session(app, corpus)
    texts = session.corpus.read(session.corpus.articles(filters.terms))
    if is_regex:
        question = ask_pattern(name, whole_words=word, timeout=session.settings.regex_timeout)
    else:
        widening = Widening(same_script=same_script, max_distance=max_distance, doubtful=doubtful)
        question = ask_name(name, texts, None if exact else widening)
    size = ContextSize(_default_width(app) if context_width is None else context_width, context)
    found = list(texts.hits(question.matcher, query=name, size=size))
    hits = _capped([hit for hit in found if raw or hit.where is not Where.REMOVED], max_count)
    view = "counts" if count else "files" if files else "surfaces" if only else "concordance"
    _print(app, hits, {article.id: article for article, _ in texts.pairs}, view, output)
    session.report_failures()
    report_search(app, question, found, hits, texts=texts, filters=filters.describe(), raw=raw)
    return app.exit_code(found=bool(hits))


def _default_width(app: App) -> int:
    return app.width or 60


def _capped(hits: Sequence[Hit], most: int | None) -> list[Hit]:
    seen: Counter[str] = Counter()
    kept = []
    for hit in hits:
        seen[hit.id] += 1
        if most is None or seen[hit.id] <= most:
            kept.append(hit)
    return kept


def _print(app: App, hits: Sequence[Hit], articles: dict[str, Article], view: str, output: Format) -> None:
    groups = [(articles[key], list(group)) for key, group in groupby(hits, key=lambda hit: hit.id)]
    if output is not Format.TABLE:
        write_records(_records(hits, groups, view), output, app.stdout)
    elif view == "files":
        app.stdout.writelines(f"{visible(article.path)}\n" for article, _ in groups)
    elif view == "surfaces":
        app.stdout.writelines(f"{visible(hit.surface)}\n" for hit in hits)
    elif groups:
        from corpus_cli.render.kwic import concordance, counts
        from corpus_cli.render.screen import draw

        length = short_length(articles)
        draw(app.screen, *(counts if view == "counts" else concordance)(groups, length, app.screen))


def _records(hits: Sequence[Hit], groups: Sequence[tuple[Article, list[Hit]]], view: str) -> Iterable[Record]:
    if view == "counts":
        return (count_record(article, group) for article, group in groups)
    if view == "files":
        return (article_summary(article) for article, _ in groups)
    return map(hit_record, hits)
