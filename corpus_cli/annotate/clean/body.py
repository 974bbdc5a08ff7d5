"""Which units are an article's body, and which is its headline.

In: the units of pages, the phrases found in them, a model. Out: a probability a unit, and a choice. Many pages go
through at once, one below the other, and each comes out as if it were alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corpus_cli.annotate.clean.borders import NEVER, Borders, Marks, Matrix
from corpus_cli.annotate.clean.context import first_pass, second_pass
from corpus_cli.annotate.clean.features import Column, line_features
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength
from corpus_cli.annotate.clean.title import Headline, read_titles
from corpus_cli.annotate.clean.vocabulary import lexical, read_words
from corpus_cli.annotate.clean.weights import Model
from corpus_cli.model import Reason

__all__ = ["Lines", "Reading", "choose_body", "read_bodies", "settle"]

_BRIDGE: Final = 0.2
# The line or two below the headline need still less: the article's summary, in a headline's style.
_BELOW_TITLE: Final = 0.12
_BELOW: Final = 2
_MAX_BRIDGE: Final = 4
_MIN_STANDFIRST: Final = 40
_MIN_PARAGRAPH: Final = 60
_CALLS: Final = frozenset({Reason.RELATED, Reason.SUBSCRIBE})


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of at least one unit.

    Attributes:
        units: its lines.
        hits: the phrase found in each.
        language: BCP-47 tag of its article, or ``und``.
    """

    units: Sequence[Unit]
    hits: Sequence[PhraseHit | None]
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of pages.

    Attributes:
        borders: of the pages, one row a unit.
        body: probability of each unit to be body.
        titles: the likeliest headline of each page.
        tokens: words of each unit.
        base: the figures of each unit by itself.
    """

    borders: Borders
    body: Matrix
    titles: list[Headline]
    tokens: Matrix
    base: Matrix


def read_bodies(pages: Sequence[Lines], model: Model) -> Reading:
    """Return the model's reading of pages."""
    units = [unit for page in pages for unit in page.units]
    hits = [hit for page in pages for hit in page.hits]
    words = read_words([page.units for page in pages])
    base = line_features(units, hits, words, languages=[page.language for page in pages])
    said = lexical(words, model.lexicon)
    first = first_pass(base, words, said)
    guess = model.first.probabilities(first)
    body = model.second.probabilities(second_pass(first, base, words, guess))
    titles = read_titles(base, words, said, body, model.title)
    return Reading(words.borders, body, titles, np.maximum(words.counts, 1).astype(np.float32), base)


def settle(reading: Reading, pages: Sequence[Lines], *, titles: Sequence[int | None]) -> Marks:
    """Return which units are body: the best choice by the model, with what is certain beside it.

    A line that announces another article is none. A line without a word of furniture that stands between lines of the
    body, or between the headline and the body, needs less to be kept: a sub-heading, a short sentence, a standfirst.
    A paragraph that the body holds already is not held again.

    Args:
        reading: of the pages.
        pages: what was read.
        titles: the headline of each page, counted from its first unit.
    """
    borders = reading.borders
    hits = [hit for page in pages for hit in page.hits]
    announced = np.array([hit is not None and hit.strength is Strength.ANNOUNCE for hit in hits], dtype=bool)
    plain = np.array([hit is None for hit in hits], dtype=bool)
    below = (
        borders.here - borders.first - np.array([-NEVER if title is None else title for title in titles])[borders.pages]
    )
    chosen = choose_body(np.where(announced, 0, reading.body), reading.tokens, borders) & ~announced & (below != 0)
    needed = np.where((below > 0) & (below <= _BELOW), _BELOW_TITLE, _BRIDGE)
    doubtful = plain & (reading.base[:, Column.DATED] == 0) & ~chosen & (reading.body >= needed) & (below != 0)
    long = np.array([len(unit.text) >= _MIN_STANDFIRST for page in pages for unit in page.units], dtype=bool)
    leads = long & (below > 0) & (below <= _MAX_BRIDGE)
    settled: Marks = chosen | (doubtful & _between(borders, chosen, leads))
    settled[_said_again(settled, pages, borders)] = False
    return settled & ~_trailing_calls(settled, hits, borders)


def _said_again(settled: Marks, pages: Sequence[Lines], borders: Borders) -> list[int]:
    """Return the chosen rows whose text, of some length, an earlier chosen row of the page holds already."""
    seen: set[tuple[int, str]] = set()
    again = []
    for row in np.flatnonzero(settled).tolist():
        page = int(borders.pages[row])
        text = pages[page].units[row - int(borders.starts[page])].text
        if len(text) >= _MIN_PARAGRAPH:
            if (page, text) in seen:
                again.append(row)
            seen.add((page, text))
    return again


def _trailing_calls(settled: Marks, hits: Sequence[PhraseHit | None], borders: Borders) -> Marks:
    """Return the chosen rows after which the body has nothing but calls to read on or to subscribe, as they are one."""
    calls = np.array([hit is not None and hit.reason in _CALLS and hit.strength >= Strength.START for hit in hits])
    trailing: Marks = settled & calls & (borders.until(settled & ~calls) == NEVER)
    return trailing


def _between(borders: Borders, chosen: Marks, leads: Marks) -> Marks:
    """Return which units have body soon after them, and before them body, the page's edge, or nothing they need."""
    above = (borders.since(chosen) <= _MAX_BRIDGE) | (borders.here == borders.first) | leads
    between: Marks = above & (borders.until(chosen) <= _MAX_BRIDGE)
    return between


def choose_body(probabilities: Matrix, tokens: Matrix, borders: Borders) -> Marks:
    """Return for each page the set of units with the highest expected token F1.

    That set is all units above one threshold, half the best F1 that can be expected (Lipton et al., "Optimal
    thresholding of classifiers to maximize F1 measure", 2014): one half where the page is clear, lower where not.
    """
    # In this order each page keeps its rows, the surest first.
    order = np.lexsort((-probabilities, borders.pages))
    expected = probabilities * tokens
    gained = borders.before(expected[order]) + expected[order]
    spent = borders.before(tokens[order]) + tokens[order]
    promised = 2 * gained / (spent + borders.totals(expected)[borders.pages] + 1e-9)
    best = borders.first_marked(promised == borders.highest(promised)[borders.pages], default=borders.starts)
    chosen: Marks = probabilities >= probabilities[order[best]][borders.pages]
    return chosen
