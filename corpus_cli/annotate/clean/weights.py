"""The learned part of cleaning, read from a file of plain numbers.

In: ``data/weights.npz``, written by ``benchmarks/train_clean.py``. Out: a `Model`. The file holds forests (two passes
over the lines, one over title candidates, one that weighs a second opinion) and a word list with scores; reading it
needs NumPy alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.trees import Forest, forest_from
from corpus_cli.annotate.clean.vocabulary import Lexicon

__all__ = ["FORMAT", "LEXICON_SCALE", "Model", "default_model", "lexicon_from", "model_from"]

FORMAT = 3
LEXICON_SCALE = 25.0


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned.

    Attributes:
        first, second: is this line body? without and with a first guess at its neighbours.
        title: is this line the headline?
        lexicon: what words say.
        opinion: is this line body? where an HTML extractor has its say beside the text; ``None`` if not learned.
    """

    first: Forest
    second: Forest
    title: Forest
    lexicon: Lexicon
    opinion: Forest | None = None


def model_from(arrays: Mapping[str, npt.NDArray[np.generic]]) -> Model:
    """Return the model stored in an archive of arrays.

    Raises:
        ValueError: the archive was written for another version of the features.
    """
    if int(arrays["format"].astype(np.int64)[0]) != FORMAT:
        raise ValueError("weights.npz is of another version than the features: train again")
    words = arrays["words"].tobytes().decode("utf-8").split("\n")
    scores = (arrays["scores"].astype(np.float32) / LEXICON_SCALE).tolist()
    return Model(
        first=forest_from(arrays, name="first"),
        second=forest_from(arrays, name="second"),
        title=forest_from(arrays, name="title"),
        lexicon=lexicon_from(dict(zip(words, scores, strict=True))),
        opinion=forest_from(arrays, name="opinion") if "opinion_bias" in arrays else None,
    )


def lexicon_from(scores: Mapping[str, float]) -> Lexicon:
    """Return word -> score parted into single words and pairs, which are written with a space between."""
    pairs: dict[str, dict[str, float]] = {}
    for key, score in scores.items():
        first, space, second = key.partition(" ")
        if space:
            pairs.setdefault(first, {})[second] = score
    return Lexicon({key: score for key, score in scores.items() if " " not in key}, pairs)


@cache
def default_model() -> Model:
    """Return the model that ships with the package."""
    with as_file(files(__package__).joinpath("data/weights.npz")) as path, np.load(path) as arrays:
        return model_from({name: arrays[name] for name in arrays.files})
