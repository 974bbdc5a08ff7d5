"""The engine py3langid: naive Bayes over byte sequences, 138 languages and "not a language" (``zxx``).

The only importer of py3langid. In: a prepared sample. Out: its labels with probabilities.
"""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["rank"]


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model, once a process (about 0.6 s of CPU)."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def rank(sample: str) -> list[tuple[str, float]]:
    """Return (label, probability) for every label, the likeliest first."""
    return [(label, float(probability)) for label, probability in _identifier().rank(sample)]
