"""One page, clean: the whole of this package in the order in which it is done.

In: decoded page text and the article's language. Out: `model.Cleaned`, where every non-blank line is exactly one of
title, header, body and removed. Pure: the same text gives the same answer, and nothing else is looked at.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from corpus_cli.annotate.clean.body import Reading, read_page, settle
from corpus_cli.annotate.clean.declared import declared_evidence, declared_title_line
from corpus_cli.annotate.clean.header import byline_of, is_date_line
from corpus_cli.annotate.clean.lines import Unit, split_units
from corpus_cli.annotate.clean.normalise import readable
from corpus_cli.annotate.clean.opinion import coverage, opinion_features, prevailing, stated_coverage
from corpus_cli.annotate.clean.paragraphs import build_paragraphs
from corpus_cli.annotate.clean.phrases import look_up
from corpus_cli.annotate.clean.publisher import find_publisher
from corpus_cli.annotate.clean.reasons import Verdict, explain_removed
from corpus_cli.annotate.clean.weights import Model, default_model
from corpus_cli.model import Cleaned, Evidence, RemovedLine, Span

__all__ = ["clean_page", "clean_with"]

_MIN_TITLE_CONFIDENCE: Final = 0.03
# A headline found in the text is preferred to a declared one that no line repeats when it is this sure.
_SURE_TITLE: Final = 0.5
_BULLET = re.compile(r"^[•‣◦▪●○∙]\s*")


def clean_page(text: str, *, language: str, declared: Mapping[str, str] | None = None) -> Cleaned:
    """Part one page into title, header, body and what was removed.

    Args:
        text: the page as decoded; offsets in the result refer to it.
        language: BCP-47 tag of the article, or ``und``.
        declared: what the markup of an HTML page states (``title``, ``byline``, ``publisher``), and under
            ``main_text`` what an extractor took for the body: a second opinion, weighed against the text's own, and
            so are ``article_text`` and ``summary``, which markup may state for machines.
    """
    return clean_with(default_model(), text, language=language, declared=declared)


def clean_with(model: Model, text: str, *, language: str, declared: Mapping[str, str] | None = None) -> Cleaned:
    """Do the work of `clean_page` with a given model, such as one that has not seen the page's publisher."""
    units = split_units(text)
    if not units:
        return Cleaned(None, None, None, None, (), (), ())
    stated = declared or {}
    hits = [look_up(unit.text) for unit in units]
    reading = read_page(units, hits, language=language, model=model)
    title, title_text = _title(units, reading, stated)
    reading, opinion = _second_opinion(units, reading, model, stated)
    chosen = settle(reading, units, hits, title=title)
    texts = {index: readable(units[index].text) for index in np.flatnonzero(chosen).tolist()}
    body = [index for index, content in texts.items() if content]
    header, byline = _header(units, title=title, body=body)
    own = {*header, *body, title}
    kept = [index in own for index in range(len(units))]
    removed = explain_removed(units, hits, kept=kept, title=title)
    byline = declared_evidence(stated, "byline") or byline
    publisher = declared_evidence(stated, "publisher") or find_publisher(units, hits, body=body)
    return Cleaned(
        title=title_text,
        title_span=Span(units[title].start, units[title].end) if title is not None else None,
        byline=byline.value if byline else None,
        publisher=publisher.value if publisher else None,
        header=tuple(Span(units[index].start, units[index].end) for index in header),
        paragraphs=build_paragraphs([(units[index], texts[index]) for index in body]),
        removed=_removed_lines(units, removed),
        evidence=tuple(item for item in (byline, publisher, opinion) if item),
    )


def _title(units: Sequence[Unit], reading: Reading, stated: Mapping[str, str]) -> tuple[int | None, str | None]:
    """Return the line of the headline and its text: the line the markup's title points to, or the likeliest one."""
    title = stated.get("title", "")
    line = declared_title_line(units, title) if title else None
    if line is None and (reading.title_confidence >= (_SURE_TITLE if title else _MIN_TITLE_CONFIDENCE)):
        line = reading.title
    if line is None or not readable(units[line].text):
        return None, readable(title) or None
    return line, _BULLET.sub("", readable(units[line].text))


def _second_opinion(
    units: Sequence[Unit], reading: Reading, model: Model, stated: Mapping[str, str]
) -> tuple[Reading, Evidence | None]:
    """Return the reading as corrected by an extractor's main text, and which of the two prevailed."""
    if not stated.get("main_text") or model.opinion is None:
        return reading, None
    covered = coverage(units, stated["main_text"])
    machine = stated_coverage(units, stated)
    rows = opinion_features(reading.base, reading.body, covered, reading.tokens, stated=machine)
    weighed = replace(reading, body=model.opinion.probabilities(rows))
    return weighed, prevailing(weighed.body > 0.5, reading.body, covered, reading.tokens)


def _header(units: Sequence[Unit], *, title: int | None, body: Sequence[int]) -> tuple[list[int], Evidence | None]:
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
        elif is_date_line(unit.text):
            header.append(index)
    return header, byline


def _removed_lines(units: Sequence[Unit], removed: dict[int, Verdict]) -> tuple[RemovedLine, ...]:
    return tuple(
        RemovedLine(line.number, line.start, line.end, verdict.reason, round(verdict.confidence, 2))
        for index, verdict in sorted(removed.items())
        for line in units[index].lines
    )
