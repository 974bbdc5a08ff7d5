"""A text that is an article's title and body alone, and what a record states of it: nothing to clean, all to keep.

In: the text, where its body begins, the fields of the record. Out: `model.Cleaned` without a removed line.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from corpus_cli.annotate.clean.lines import split_units
from corpus_cli.annotate.clean.normalise import readable
from corpus_cli.annotate.clean.paragraphs import build_paragraphs
from corpus_cli.model import Cleaned, Evidence, Span

__all__ = ["BY_RECORD", "SURE", "take_body", "with_stated"]

BY_RECORD: Final = "declared by the record"
SURE: Final = 0.99
_STATED: Final = ("title", "byline", "publisher")


def take_body(text: str, body_start: int) -> Cleaned:
    """Return all of ``text`` before ``body_start`` as the title, and all from there on as the body.

    >>> take_body("Rain\\n\\nIt rained.", 6).paragraphs[0].text
    'It rained.'
    """
    units = split_units(text)
    before = [unit for unit in units if unit.start < body_start]
    body = [(unit, content) for unit in units if unit.start >= body_start and (content := readable(unit.text))]
    span = Span(before[0].start, before[-1].end) if before else None
    title = readable(text[span.start : span.end]) if span else None
    return Cleaned(title, span, None, None, (), build_paragraphs(body), ())


def with_stated(cleaned: Cleaned, stated: Mapping[str, str]) -> Cleaned:
    """Return what cleaning made of a page with what its record states in the place of what was found."""
    found = {field: value for field in _STATED if (value := " ".join(stated.get(field, "").split()))}
    evidence = tuple(Evidence(field, value, SURE, BY_RECORD) for field, value in found.items())
    kept = tuple(item for item in cleaned.evidence if item.field not in found)
    return replace(
        cleaned,
        title=found.get("title", cleaned.title),
        byline=found.get("byline", cleaned.byline),
        publisher=found.get("publisher", cleaned.publisher),
        evidence=(*kept, *evidence),
    )
