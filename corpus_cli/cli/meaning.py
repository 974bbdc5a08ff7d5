"""What commands that compare by meaning share: making articles ready, printing what is near, what is not ready."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus_cli.cli.session import Bar, Session
from corpus_cli.errors import MissingExtra
from corpus_cli.query.terms import Term
from corpus_cli.records import SCHEMA_VERSION, Record
from corpus_cli.render.machine import Format, write_records
from corpus_cli.store import Condition
from corpus_cli.text import visible_name

if TYPE_CHECKING:
    from corpus_cli.semantic import Meaning, MeaningMatch, Prepared

__all__ = ["MADE_READY", "make_ready", "open_meaning", "print_matches", "report_ready"]

MADE_READY = 100
"""Articles made ready by one command, unless the user says otherwise."""

_PASSAGE_SHOWN = 160
# Articles a second, roughly: told beforehand, so that nobody waits unawares.
_A_SECOND = 1


def open_meaning(session: Session) -> "Meaning":
    """Return the vectors of a corpus, to be closed.

    Raises:
        MissingExtra: the model is not installed.
    """
    try:
        # Optional; the model is 70 MB.
        from corpus_cli.semantic import Meaning
    except ImportError as error:
        raise MissingExtra("search by meaning", "semantic") from error
    return Meaning(session.corpus)


def make_ready(session: Session, meaning: "Meaning", condition: Condition, most: int | None) -> "Prepared":
    """Make at most so many articles ready that are not yet, with a progress bar where there is a terminal."""
    bar = Bar(session.app, "making ready")
    try:
        return meaning.prepare(condition, most=most, progress=bar if session.app.interactive else None)
    finally:
        bar.close()


def print_matches(session: Session, matches: "Sequence[MeaningMatch]", output: Format) -> None:
    """Print the nearest articles, each with its best passage."""
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
            (match.article.published or "–").replace("T", " "),
            match.article.language,
            match.article.title or visible_name(match.article.path),
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


def report_ready(session: Session, prepared: "Prepared", term: Term) -> None:
    """Tell how many articles were not searched because they are not ready, and when none fits."""
    if session.corpus.index.path is None:
        session.app.note("without an index nothing is kept: the articles are made ready anew each time")
    if prepared.missing:
        minutes = round(prepared.missing / _A_SECOND / 60)
        takes = f"some {minutes} min" if minutes > 1 else "a minute"
        session.app.note(
            f"searched {prepared.ready} of {prepared.ready + prepared.missing} articles; the others are not ready: "
            f"'corpus search TEXT --prepare all' takes {takes}, once"
        )
    elif not prepared.ready:
        session.report_nothing(term)
