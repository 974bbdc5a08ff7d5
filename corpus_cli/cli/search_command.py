"""``corpus search``: articles by meaning, with an optional small model."""

from typing import TYPE_CHECKING, Any

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options, format_options
from corpus_cli.cli.session import Bar, Session, open_session
from corpus_cli.errors import ExitCode, MissingExtra, UsageError
from corpus_cli.query.terms import Term
from corpus_cli.records import SCHEMA_VERSION, Record
from corpus_cli.render.machine import Format, write_records

if TYPE_CHECKING:
    from corpus_cli.semantic import MeaningMatch, Prepared

__all__ = ["command"]

_EXAMPLES = """\b
Examples:
  corpus search "arms export suspended"
  corpus search "визит президента" lang:uk,pl -n 3
  corpus search "drone factory" --prepare all --json
"""
_PASSAGE_SHOWN = 160
# Articles a second, roughly: told beforehand, so that nobody waits unawares.
_A_SECOND = 1


class PrepareType(click.ParamType[int | None]):
    """A number of articles, or ``all``."""

    name = "number or all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        if value == "all" or value is None:
            return None
        try:
            return max(0, int(value))
        except ValueError:
            self.fail(f"{value!r} is neither a number nor 'all'", param, ctx)


@click.command("search", epilog=_EXAMPLES)
@click.argument("text")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=10, metavar="N", help="At most N articles (10).")
@click.option(
    "--prepare", type=PrepareType(), default="100", metavar="N",
    help="Make at most N articles ready that are not yet (100), the latest first; 'all' for all.",
)  # fmt: skip
@filter_options
@format_options
@corpus_options
@click.pass_obj
def command(
    app: App, /, text: str, limit: int, prepare: int | None, term: Term, output: Format, **corpus: Any
) -> ExitCode:
    """Find articles by meaning, in whatever language they are.

    TEXT is a question or a headline in any language. Words need not agree: a small model compares it with the
    beginning of each article. It always finds something: the best come first, and how good they are you must
    judge. Making an article ready takes about a second, once. Needs the extra 'semantic'.
    """
    if not text.strip():
        raise UsageError("an empty text has no meaning: write a question or a headline")
    try:
        # Optional; the model is 70 MB.
        from corpus_cli.semantic import Meaning
    except ImportError as error:
        raise MissingExtra("search by meaning", "semantic") from error
    with open_session(app, corpus) as session, Meaning(session.corpus) as meaning:
        condition = session.corpus.condition(term)
        bar = Bar(app, "making ready")
        try:
            prepared = meaning.prepare(condition, most=prepare, progress=bar if app.interactive else None)
        finally:
            bar.close()
        matches = meaning.search(text, condition, limit=limit)
        _print(session, matches, output)
        session.report_failures()
        _report(session, prepared, matches, term)
    return app.exit_code(found=bool(matches))


def _print(session: Session, matches: "list[MeaningMatch]", output: Format) -> None:
    if output is not Format.TABLE:
        write_records(map(_record, matches), output, session.app.stdout)
        return
    if not matches:
        return
    from corpus_cli.render.screen import draw
    from corpus_cli.render.tables import plain_table

    length = session.corpus.short_length([match.article for match in matches])
    rows = [
        [
            f"{match.score:.2f}",
            match.article.id[:length],
            match.article.published or "–",
            match.article.language,
            match.article.title or match.article.path,
            match.passage[:_PASSAGE_SHOWN],
        ]
        for match in matches
    ]
    header = ["score", "id", "published", "language", "title", "passage"]
    draw(session.app.screen, plain_table(header, rows, session.app.screen, right=frozenset({0})))


def _record(match: "MeaningMatch") -> Record:
    article = match.article
    return {
        "schema": SCHEMA_VERSION,
        "id": article.id,
        "path": article.path,
        "score": match.score,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "start": match.start,
        "end": match.end,
        "passage": match.passage,
    }


def _report(session: Session, prepared: "Prepared", matches: "list[MeaningMatch]", term: Term) -> None:
    if session.corpus.index.path is None:
        session.app.note("without an index nothing is kept: the articles are made ready anew each time")
    if prepared.missing:
        minutes = round(prepared.missing / _A_SECOND / 60)
        takes = f"some {minutes} min" if minutes > 1 else "a minute"
        session.app.note(
            f"searched {prepared.ready} of {prepared.ready + prepared.missing} articles; the others are not ready: "
            f"--prepare all takes {takes}, once"
        )
    elif not matches:
        session.report_nothing(term)
