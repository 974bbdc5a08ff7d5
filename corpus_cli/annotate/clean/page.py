"""Pages, clean: the whole of this package in the order in which it is done.

In: decoded page texts and their articles' languages. Out: `model.Cleaned`, where every non-blank line is exactly one
of title, header, body and removed. Pure: the same text gives the same answer, whatever it was cleaned together with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np

from corpus_cli.annotate.clean.body import Lines, Reading, read_bodies, settle
from corpus_cli.annotate.clean.declared import declared_evidence, declared_title_line
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.header import byline_of
from corpus_cli.annotate.clean.lines import Unit, split_units
from corpus_cli.annotate.clean.normalise import readable
from corpus_cli.annotate.clean.opinion import coverage, opinion_features, prevailing, stated_coverage, unit_pieces
from corpus_cli.annotate.clean.paragraphs import build_paragraphs
from corpus_cli.annotate.clean.phrases import look_up
from corpus_cli.annotate.clean.publisher import find_publisher
from corpus_cli.annotate.clean.reasons import Verdict, explain_removed
from corpus_cli.annotate.clean.title import Headline, headline_text
from corpus_cli.annotate.clean.weights import Model, default_model
from corpus_cli.model import Cleaned, Evidence, RemovedLine, Span

__all__ = ["PageText", "clean_page", "clean_pages", "clean_with"]

# Bytes that a character and a unit take in arrays, and of all pages that go through them together.
_A_CHARACTER, _A_UNIT, _HEAVIEST = 30, 1_600, 8 * 1024 * 1024

_MIN_TITLE_CONFIDENCE: Final = 0.01
# A headline found in the text is preferred to a declared one that no line repeats when it is this sure.
_SURE_TITLE: Final = 0.5


class PageText(NamedTuple):
    """A page to be cleaned.

    Attributes:
        text: as decoded; offsets in the result refer to it.
        language: BCP-47 tag of the article, or ``und``.
        declared: what the markup of an HTML page states (``title``, ``byline``, ``publisher``), and under
            ``main_text`` what an extractor took for the body: a second opinion, weighed against the text's own, and
            so are ``article_text`` and ``summary``, which markup may state for machines.
    """

    text: str
    language: str
    declared: Mapping[str, str] = MappingProxyType({})


def clean_page(text: str, *, language: str, declared: Mapping[str, str] | None = None) -> Cleaned:
    """Part one page into title, header, body and what was removed; the arguments are those of a `PageText`."""
    return clean_with(default_model(), [PageText(text, language, declared or {})])[0]


def clean_pages(pages: Sequence[PageText]) -> list[Cleaned]:
    """Part pages into title, header, body and what was removed.

    What comes out for a page is what comes out for it alone; but each costs far less than alone.
    """
    return clean_with(default_model(), pages)


def clean_with(model: Model, pages: Sequence[PageText]) -> list[Cleaned]:
    """Do the work of `clean_pages` with a given model, such as one that has not seen the pages' publishers."""
    return [cleaned for part in _iter_parts(pages) for cleaned in _clean_part(model, part)]


class _Split(NamedTuple):
    """A page and its units."""

    page: PageText
    units: list[Unit]


def _iter_parts(pages: Iterable[PageText]) -> Iterator[list[_Split]]:
    """Yield the pages in parts that take little memory."""
    part: list[_Split] = []
    weight = 0
    for page in pages:
        part.append(_Split(page, split_units(page.text)))
        weight += _A_CHARACTER * len(page.text) + _A_UNIT * len(part[-1].units)
        if weight >= _HEAVIEST:
            yield part
            part, weight = [], 0
    if part:
        yield part


def _clean_part(model: Model, part: Sequence[_Split]) -> Iterator[Cleaned]:
    filled = [Lines(units, [look_up(unit.text) for unit in units], page.language) for page, units in part if units]
    stated = [page.declared for page, units in part if units]
    cleaned = _clean_lines(model, filled, stated) if filled else iter(())
    for _, units in part:
        yield next(cleaned) if units else Cleaned(None, None, None, None, (), (), ())


def _clean_lines(model: Model, pages: Sequence[Lines], stated: Sequence[Mapping[str, str]]) -> Iterator[Cleaned]:
    reading = read_bodies(pages, model)
    titles = [
        _title(page.units, found, declared) for page, found, declared in zip(pages, reading.titles, stated, strict=True)
    ]
    reading, opinions = _second_opinions(pages, reading, model, stated)
    chosen = settle(reading, pages, titles=[line for line, _ in titles])
    dated = (reading.base[:, Column.DATED] > 0).tolist()
    ends = (reading.borders.starts + reading.borders.counts).tolist()
    parts = zip(reading.borders.starts.tolist(), ends, pages, titles, opinions, stated, strict=True)
    for start, end, page, title, opinion, declared in parts:
        yield _assembled(page, np.flatnonzero(chosen[start:end]).tolist(), dated[start:end], title, opinion, declared)


def _assembled(
    page: Lines,
    chosen: Sequence[int],
    dated: Sequence[bool],
    headline: tuple[int | None, Evidence | None],
    opinion: Evidence | None,
    stated: Mapping[str, str],
) -> Cleaned:
    units, hits, (title, named) = page.units, page.hits, headline
    texts = {index: readable(units[index].text) for index in chosen}
    body = [index for index, content in texts.items() if content]
    header, byline = _header(units, dated, title=title, body=body)
    own = {*header, *body, title}
    kept = [index in own for index in range(len(units))]
    removed = explain_removed(units, hits, dated=dated, kept=kept, title=title)
    byline = declared_evidence(stated, "byline") or byline
    publisher = declared_evidence(stated, "publisher") or find_publisher(units, hits, body=body)
    return Cleaned(
        title=named.value if named else None,
        title_span=Span(units[title].start, units[title].end) if title is not None else None,
        byline=byline.value if byline else None,
        publisher=publisher.value if publisher else None,
        header=tuple(Span(units[index].start, units[index].end) for index in header),
        paragraphs=build_paragraphs([(units[index], texts[index]) for index in body]),
        removed=_removed_lines(units, removed),
        evidence=tuple(item for item in (named, byline, publisher, opinion) if item),
    )


def _title(units: Sequence[Unit], found: Headline, stated: Mapping[str, str]) -> tuple[int | None, Evidence | None]:
    """Return the line of the headline and its text: the line the markup's title points to, or the likeliest one."""
    title = stated.get("title", "")
    declared = declared_evidence({"title": readable(title)}, "title")
    line = declared_title_line(units, title) if title else None
    sure, reason = declared.confidence if declared else 0.0, _POINTED_TO
    if line is None and found.confidence >= (_SURE_TITLE if title else _MIN_TITLE_CONFIDENCE):
        line, sure, reason = found.line, round(found.confidence, 2), "the line most like a headline"
    if line is None or not readable(units[line].text):
        return None, declared
    unit = units[line]
    return line, Evidence("title", headline_text(unit.text), sure, reason, unit.start, unit.end)


_POINTED_TO: Final = "the line that the title in the page's markup points to"


def _second_opinions(
    pages: Sequence[Lines], reading: Reading, model: Model, stated: Sequence[Mapping[str, str]]
) -> tuple[Reading, list[Evidence | None]]:
    """Return the reading as corrected by extractors' main texts, and for each page which of the two prevailed."""
    found: list[Evidence | None] = [None] * len(pages)
    body = reading.body.copy()
    starts = reading.borders.starts.tolist()
    for number, (page, start, declared) in enumerate(zip(pages, starts, stated, strict=True)):
        if declared.get("main_text") and model.opinion is not None:
            rows = slice(start, start + len(page.units))
            pieces = unit_pieces(page.units)
            covered = coverage(pieces, declared["main_text"])
            figures = opinion_features(
                reading.base[rows],
                reading.body[rows],
                covered,
                reading.tokens[rows],
                stated=stated_coverage(pieces, declared),
            )
            body[rows] = model.opinion.probabilities(figures)
            found[number] = prevailing(body[rows] > 0.5, reading.body[rows], covered, reading.tokens[rows])
    return replace(reading, body=body), found


def _header(
    units: Sequence[Unit], dated: Sequence[bool], *, title: int | None, body: Sequence[int]
) -> tuple[list[int], Evidence | None]:
    """Return the units between title and body that hold the date or the byline, and the byline."""
    first = body[0] if body else len(units)
    header, byline = [], None
    for index in range(0 if title is None else title + 1, min(first, len(units))):
        unit = units[index]
        if names := byline_of(unit.text):
            byline = byline or Evidence(
                "byline", readable(names), 0.7, "follows a word for author", unit.start, unit.end
            )
            header.append(index)
        elif dated[index]:
            header.append(index)
    return header, byline


def _removed_lines(units: Sequence[Unit], removed: dict[int, Verdict]) -> tuple[RemovedLine, ...]:
    return tuple(
        RemovedLine(number, start, end, reason, confidence)
        for index, (reason, confidence) in removed.items()
        for number, start, end in units[index].lines
    )
