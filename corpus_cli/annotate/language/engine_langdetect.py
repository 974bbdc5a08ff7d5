"""The engine langdetect: naive Bayes over letter sequences of 55 languages.

The only importer of langdetect. It draws its letter sequences at random, so every call starts from
the same seed here and gives the same answer. In: a prepared sample. Out: labels with probabilities.
"""

from functools import cache

from langdetect import PROFILES_DIRECTORY
from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

__all__ = ["rank"]

_SEED = 0


@cache
def _factory() -> DetectorFactory:
    """Load the profiles, once a process (about 0.5 s of CPU)."""
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def rank(sample: str) -> list[tuple[str, float]]:
    """Return (label, probability) of the labels it holds possible, the likeliest first; none without letters."""
    detector = _factory().create()
    detector.seed = _SEED
    detector.append(sample)
    try:
        return [(guess.lang, float(guess.prob)) for guess in detector.get_probabilities()]
    except LangDetectException:
        return []
