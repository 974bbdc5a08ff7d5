"""``corpus export``: articles whole, in the formats of other programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import TextIOWrapper
from itertools import chain, starmap
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from corpus_cli.cli.app import App
from corpus_cli.cli.options import corpus_options, filter_options
from corpus_cli.cli.output_file import check_free, whole_file, whole_folder
from corpus_cli.cli.session import Session, corpus_paths, open_session
from corpus_cli.config import expanded
from corpus_cli.errors import ExitCode, MissingExtra, UsageError
from corpus_cli.exchange import exchange_record
from corpus_cli.export.bibtex import write_bibtex
from corpus_cli.export.csl_json import iter_csl_items
from corpus_cli.export.markdown import markdown_document, write_markdown
from corpus_cli.export.rows import article_cells
from corpus_cli.export.tei import tei_document, write_tei
from corpus_cli.model import Article
from corpus_cli.query.terms import Term
from corpus_cli.render.machine import Format, write_records
from corpus_cli.store.folding import without_copies
from corpus_cli.text import counted

__all__ = ["FORMATS", "command"]

Page = tuple[Article, str]

_WRITERS: dict[str, Callable[[Iterable[Page], TextIO], object]] = {
    "jsonl": lambda pages, file: write_records(starmap(exchange_record, pages), Format.JSONL, file),
    "csv": lambda pages, file: write_records((article_cells(article) for article, _ in pages), Format.CSV, file),
    "markdown": lambda pages, file: file.writelines(write_markdown(pages)),
    "tei": lambda pages, file: file.writelines(write_tei(pages)),
    "bibtex": lambda pages, file: file.writelines(write_bibtex(pages)),
    "csl-json": lambda pages, file: write_records(iter_csl_items(pages), Format.JSON, file),
}
# These may be a folder with a file for each article, named by its id.
_ONE_EACH: dict[str, Callable[[Article, str], str]] = {
    "markdown": lambda article, _: markdown_document(article),
    "tei": tei_document,
}
FORMATS: Mapping[str, str] = {
    "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet", "markdown": ".md", "tei": ".xml", "bibtex": ".bib",
    "csl-json": ".json",
}  # fmt: skip
"""What can be exported, and the ending that a file of it has."""

_EXAMPLES = """\b
Examples:
  corpus export --format csv > articles.csv
  corpus export lang:uk --since 2022 --format bibtex
  corpus export name:ANKA --format tei > anka.xml
  corpus export --format jsonl > all.jsonl
"""


@click.command("export", epilog=_EXAMPLES)
@filter_options
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), help="What to write; the ending of -o can say it, too."
)
@click.option(
    "-o", "--output", metavar="FILE", help="Where to; a folder for a file of Markdown or TEI each. Else it is printed."
)
@click.option("--force", is_flag=True, help="Replace what is there.")
@click.option(
    "--no-copies", is_flag=True, help="Leave out articles that are the same text, or nearly, as another one exported."
)
@corpus_options
@click.pass_obj
def command(
    app: App,
    /,
    term: Term,
    format_: str | None,
    output: str | None,
    force: bool,
    no_copies: bool,
    **corpus: Any,
) -> ExitCode:
    """Export articles whole, for other programs.

    Every article that fits is written, however many there are. jsonl has all that is known of each, its source
    text included, and can be read as a corpus again; csv and parquet are tables; bibtex and csl-json are
    citations; markdown and tei are the clean articles. A file is there whole at the end or not at all.
    """
    target = None if output in (None, "-") else app.folder / expanded(output or "")
    chosen = format_ or _told_by(target)
    into_folder = target is not None and (target.is_dir() or str(output).endswith("/"))
    if into_folder and chosen not in _ONE_EACH:
        raise UsageError(f"{output}: is a folder, and {chosen} is one file: name a file")
    if chosen == "parquet" and target is None:
        raise UsageError("parquet is no text: name a file with -o FILE")
    if target is not None and not into_folder:
        check_free(target, force=force)
    with open_session(app, corpus) as session:
        pages = _Counted(_iter_chosen(session, term, no_copies=no_copies))
        first = next(pages, None)
        if first is not None:
            _write(session, chosen, chain([first], pages), target, into_folder=into_folder, force=force)
        session.report_failures()
        if not pages.number:
            session.report_nothing(term)
        where = f" to {output}" if target is not None and pages.number else ""
        app.note(f"{counted(pages.number, 'article')} exported{where}")
        if no_copies and pages.number and (folded := session.corpus.count_folded(session.corpus.condition(term))):
            told = f"{counted(folded, 'copy', 'copies')}, the same text or nearly, left out"
            app.note(f"{told} ('corpus show ID --copies' lists)")
        if where and _lies_in(target, corpus_paths(app, session.settings)):
            app.note(f"{output} lies in the corpus: from now on it may be read with the rest")
        return app.exit_code(found=pages.number > 0)


def _iter_chosen(session: Session, term: Term, *, no_copies: bool) -> Iterator[Page]:
    if no_copies:
        # What is a copy of what only an index knows.
        return session.corpus.articles(without_copies(session.corpus.condition(term)))
    return session.articles.articles(session.articles.condition(term))


def _lies_in(target: Path | None, paths: Sequence[str]) -> bool:
    return target is not None and any(target.resolve().is_relative_to(Path(path).resolve()) for path in paths)


class _Counted(Iterator[Page]):
    """Counts what passes."""

    def __init__(self, pages: Iterator[Page]) -> None:
        self._pages = pages
        self.number = 0

    def __next__(self) -> Page:
        page = next(self._pages)
        self.number += 1
        return page


def _told_by(target: Path | None) -> str:
    """Return the format that the ending of a file tells."""
    endings = {ending: name for name, ending in FORMATS.items()}
    if target is not None and target.suffix in endings:
        return endings[target.suffix]
    raise UsageError(f"name a format with --format: {', '.join(FORMATS)}")


def _write(
    session: Session, chosen: str, pages: Iterator[Page], target: Path | None, *, into_folder: bool, force: bool
) -> None:
    if target is None:
        _WRITERS[chosen](pages, session.app.stdout)
    elif into_folder:
        with whole_folder(target, force=force) as folder:
            for article, text in pages:
                page = _ONE_EACH[chosen](article, text)
                (folder / f"{article.id}{FORMATS[chosen]}").write_text(page, encoding="utf-8", newline="")
    else:
        with whole_file(target, force=force) as file:
            if chosen == "parquet":
                _write_parquet(pages, file, folder=session.app.folder)
            else:
                text_file = TextIOWrapper(file, encoding="utf-8", newline="")
                _WRITERS[chosen](pages, text_file)
                text_file.flush()
                text_file.detach()


def _write_parquet(pages: Iterator[Page], file: BinaryIO, *, folder: Path) -> None:
    try:
        from corpus_cli.parquet import article_row, write_articles
    except ModuleNotFoundError as error:
        raise MissingExtra("--format parquet", "parquet") from error
    write_articles((article_row(article, text, file=str(folder / article.path)) for article, text in pages), file)
