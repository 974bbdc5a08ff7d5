"""One answer out of what several engines say, or none.

In: the engines' rankings of one sample, and its scripts. Out: a ``LanguageGuess``. Thresholds and
weights were measured; docs/languages.md has the figures and says how to measure them again.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from corpus_cli.annotate.language.tags import language_of, tag_for
from corpus_cli.model import UNDETERMINED, LanguageGuess

__all__ = ["Ranking", "combine", "decide", "merge", "undetermined"]

Ranking = Mapping[str, float]
"""Language subtag -> probability, as one engine or all together see it."""

# What an engine that does not name a language at all is taken to give it: low enough to count against
# the language, high enough that one engine's gap in knowledge is no veto.
_FLOOR = 1e-3
# Label of py3langid for what is no language (numbers, code, markup).
_NO_LANGUAGE = "zxx"


def merge(ranking: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return an engine's ranking by language, labels for the same language added up, the likeliest first."""
    merged: defaultdict[str, float] = defaultdict(float)
    for label, probability in ranking:
        merged[language_of(label)] += probability
    return dict(sorted(merged.items(), key=_by_share))


def combine(weighted: Iterable[tuple[Ranking, float]]) -> dict[str, float]:
    """Return the weighted logarithmic pool of several rankings, normalised, the likeliest first.

    The pool multiplies the engines' probabilities, each raised to its weight (Genest and Zidek 1986,
    "Combining probability distributions"): a language must be plausible to all of them.
    """
    pool = tuple(weighted)
    plausible = sorted({language for ranking, _ in pool for language, share in ranking.items() if share > _FLOOR})
    logs = {
        language: sum(weight * math.log(max(ranking.get(language, 0.0), _FLOOR)) for ranking, weight in pool)
        for language in plausible
    }
    # Nearly all languages are plausible to none, and have the same share.
    others = sorted({language for ranking, _ in pool for language in ranking} - logs.keys())
    least = sum(weight for _, weight in pool) * math.log(_FLOOR)
    top = max(logs.values(), default=least)
    shares = dict(sorted(((language, math.exp(value - top)) for language, value in logs.items()), key=_by_share))
    shares |= dict.fromkeys(others, math.exp(least - top))
    total = sum(shares.values())
    return {language: share / total for language, share in shares.items()}


def _by_share(item: tuple[str, float]) -> float:
    return -item[1]


def undetermined(reason: str) -> LanguageGuess:
    """Return the honest answer, with its reason."""
    return LanguageGuess(UNDETERMINED, 0.0, reason)


def decide(ranking: Ranking, scripts: frozenset[str], *, threshold: float, reason: str) -> LanguageGuess:
    """Return the likeliest language if it reaches ``threshold`` and can be written in ``scripts``, else ``und``."""
    if not ranking:
        return undetermined(f"{reason}: no language named")
    best, confidence = next(iter(ranking.items()))
    if best == _NO_LANGUAGE:
        return undetermined(f"{reason}: no natural language")
    tag = tag_for(best, scripts)
    if tag is None:
        return undetermined(f"{reason}: {best} is not written in this script")
    if confidence < threshold:
        return undetermined(f"{reason}: {best} at {confidence:.2f} is below {threshold:.2f}")
    return LanguageGuess(tag, round(min(confidence, 1.0), 4), reason)
