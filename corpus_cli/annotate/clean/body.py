"""Which units are the article's body, and which is its headline.

In: the units of a page, their words, the phrases found in them, a model. Out: a probability a unit, and a choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.context import first_pass, second_pass
from corpus_cli.annotate.clean.features import Column, line_features
from corpus_cli.annotate.clean.lines import Unit
from corpus_cli.annotate.clean.phrases import PhraseHit, Strength
from corpus_cli.annotate.clean.title_features import title_candidates, title_features
from corpus_cli.annotate.clean.vocabulary import Matrix, Vocabulary, lexical, page_vocabulary
from corpus_cli.annotate.clean.weights import Model

__all__ = ["Reading", "choose_body", "read_page", "settle"]

_BRIDGE: Final = 0.2
# The line or two below the headline need still less: the article's summary, in a headline's style.
_BELOW_TITLE: Final = 0.12
_BELOW: Final = 2
_MAX_BRIDGE: Final = 4
_MIN_STANDFIRST: Final = 40
_NEAR_TOP: Final = 2
# The body of a page that was pasted from its headline on begins soon.
_EARLY_BODY: Final = 4
_FIRST_LINE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of a page.

    Attributes:
        body: probability of each unit to be body.
        title: index of the likeliest headline, where any line can be one.
        title_confidence: its probability.
        tokens: words of each unit.
        base: the figures of each unit by itself.
    """

    body: Matrix
    title: int | None
    title_confidence: float
    tokens: Matrix
    base: Matrix


def read_page(units: Sequence[Unit], hits: Sequence[PhraseHit | None], *, language: str, model: Model) -> Reading:
    """Return the model's reading of a page of at least one unit."""
    words = page_vocabulary(units)
    base = line_features(units, hits, words, language=language)
    said = lexical(words, model.lexicon)
    first = first_pass(base, words, said)
    guess = model.first.probabilities(first)
    body = model.second.probabilities(second_pass(first, base, words, guess))
    title, confidence = _read_title(units, base, words, said, guess, model)
    tokens = np.maximum(words.counts, 1).astype(np.float32)
    return Reading(body, title, confidence, tokens, base)


def _read_title(
    units: Sequence[Unit], base: Matrix, words: Vocabulary, said: Matrix, guess: Matrix, model: Model
) -> tuple[int | None, float]:
    candidates, start = title_candidates(units, guess)
    if not len(candidates):
        return None, 0.0
    rows = title_features(units, base, words, said, guess, candidates=candidates, start=start)
    chances = model.title.probabilities(rows)
    best = int(np.argmax(chances))
    same = units[candidates[0]].text == units[candidates[best]].text
    near = candidates[best] <= _NEAR_TOP and (same or start <= _EARLY_BODY)
    if candidates[0] == 0 and near and chances[0] >= _FIRST_LINE * chances[best]:
        # A page that begins with something like a headline was pasted from there on; below it stands the standfirst.
        best = 0
    return int(candidates[best]), float(chances[best])


def settle(
    reading: Reading, units: Sequence[Unit], hits: Sequence[PhraseHit | None], *, title: int | None
) -> npt.NDArray[np.bool_]:
    """Return which units are body: the best choice by the model, with what is certain beside it.

    A line that announces another article is none. A line without a word of furniture that stands between lines of the
    body, or between the headline and the body, needs less to be kept: a sub-heading, a short sentence, a standfirst.
    """
    announced = np.array([hit is not None and hit.strength is Strength.ANNOUNCE for hit in hits], dtype=bool)
    chosen = choose_body(np.where(announced, 0.0, reading.body).astype(np.float32), reading.tokens) & ~announced
    if title is not None:
        chosen[title] = False
    plain = np.array([hit is None for hit in hits], dtype=bool)
    needed = np.full(len(chosen), _BRIDGE)
    if title is not None:
        needed[title + 1 : title + 1 + _BELOW] = _BELOW_TITLE
    doubtful = plain & (reading.base[:, Column.DATED] == 0) & ~chosen & (reading.body >= needed)
    if title is not None:
        doubtful[title] = False
    settled: npt.NDArray[np.bool_] = chosen | _bridges(doubtful, chosen, units, title=title)
    return settled


def _bridges(
    doubtful: npt.NDArray[np.bool_], chosen: npt.NDArray[np.bool_], units: Sequence[Unit], *, title: int | None
) -> npt.NDArray[np.bool_]:
    """Return the doubtful units that stand between body and body, or below the headline and above the body."""
    here = np.arange(len(chosen))
    before = np.maximum.accumulate(np.where(chosen, here, -_MAX_BRIDGE))
    after = np.minimum.accumulate(np.where(chosen, here, len(chosen) + _MAX_BRIDGE)[::-1])[::-1]
    between = (here - before <= _MAX_BRIDGE) & (after - here <= _MAX_BRIDGE)
    if title is not None and title < len(chosen) - 1:
        long = np.array([len(unit.text) >= _MIN_STANDFIRST for unit in units], dtype=bool)
        between |= long & (here > title) & (here - title <= _MAX_BRIDGE) & (after - here <= _MAX_BRIDGE)
    return doubtful & between


def choose_body(probabilities: Matrix, tokens: Matrix) -> npt.NDArray[np.bool_]:
    """Return the set of units with the highest expected token F1.

    That set is all units above one threshold, half the best F1 that can be expected (Lipton et al., "Optimal
    thresholding of classifiers to maximize F1 measure", 2014): one half where the page is clear, lower where not.
    """
    order = np.argsort(-probabilities, kind="stable")
    expected = probabilities * tokens
    gained, spent = np.cumsum(expected[order]), np.cumsum(tokens[order])
    best = int(np.argmax(2 * gained / (spent + expected.sum() + 1e-9)))
    chosen: npt.NDArray[np.bool_] = probabilities >= probabilities[order[best]]
    return chosen
