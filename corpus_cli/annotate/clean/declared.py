"""What the markup of a page declared of itself, held against what the page shows.

In: the units of a page and the fields of ``RawDocument.declared``. Out: the headline's place, and evidence. A declared
title often carries the site's name; the line of the page that it points to is the better headline.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.vocabulary import split_words
from corpus_cli.model import Evidence

__all__ = ["declared_evidence", "declared_title_line"]

_SAME: Final = 0.8
_MAX_TITLE_LINE: Final = 300


def declared_title_line(units: Sequence[Unit], title: str) -> int | None:
    """Return the first line that says what the declared title says, or ``None``.

    A line does when four fifths of all words of the two are in both.
    """
    words = set(split_words(title))
    best, best_share = None, _SAME - 1e-9
    for index, unit in enumerate(units):
        if len(unit.text) <= _MAX_TITLE_LINE:
            own = set(split_words(unit.text))
            share = len(words & own) / len(words | own) if own else 0.0
            if share > best_share:
                best, best_share = index, share
    return best


def declared_evidence(declared: Mapping[str, str], field: str) -> Evidence | None:
    """Return a field that the markup states as evidence, or ``None``."""
    value = declared.get(field, "").strip()
    return Evidence(field, value, 0.8, "declared in the page's markup") if value else None
