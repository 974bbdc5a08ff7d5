"""Words for a made-up corpus: one vocabulary a language, drawn by Zipf frequencies, and endless surnames.

In: the name of a language, random numbers. Out: words. Frequencies come from ``wordfreq``; Kazakh, which it lacks,
is built of stems and endings (corpus_kazakh.yaml).
"""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import yaml
from wordfreq import get_frequency_list

__all__ = ["RESERVED", "Vocabulary", "load_vocabulary", "make_surname"]

HERE = Path(__file__).parent
# What lies beyond makes less than one word in 200 and takes seconds to load.
_MOST_TYPES = 200_000
# Forms of the names whose places the manifest lists must not turn up by chance.
RESERVED = ("anka", "анка", "aselsan", "аселсан", "toka", "тока", "тоқа", "temirgal", "темирг", "темірғ", "теміргал",
             "wieczorkow", "вечорк", "yıldırımo", "yildirimo", "йылдырымо", "йилдиримо")  # fmt: skip


class Vocabulary:
    """Words of a language with their shares of running text."""

    def __init__(self, words: Sequence[str], weights: Sequence[float]) -> None:
        """Take words from the most frequent to the least, each with its share of running text."""
        self._words = np.array(words, dtype=object)
        self._bounds = np.cumsum(np.array(weights, dtype=np.float64))
        shares = np.array(weights) / self._bounds[-1]
        # Letters a word takes in running text, with the space after it.
        self.mean_length = float(np.array([len(word) + 1 for word in words]) @ shares)

    def __len__(self) -> int:
        return len(self._words)

    def draw(self, chances: np.ndarray) -> list[str]:
        """Return one word for each number in [0, 1)."""
        places = np.searchsorted(self._bounds, chances * self._bounds[-1], side="right")
        return self._words[np.minimum(places, len(self._words) - 1)].tolist()


def load_vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language named as in corpus_languages.yaml."""
    ranked = _kazakh() if language == "kk" else _measured(language)
    kept = [(word, weight) for word, weight in ranked if not word.startswith(RESERVED)]
    return Vocabulary(*zip(*kept, strict=True))


def make_surname(chances: Sequence[float], syllables: Sequence[str], endings: Sequence[str]) -> str:
    """Return a surname of two syllables or three and an ending, from five numbers in [0, 1)."""
    count = 2 + (chances[0] < 0.4)
    chosen = [syllables[int(chance * len(syllables))] for chance in chances[1 : count + 1]]
    stem = "".join(chosen)
    if stem.startswith(RESERVED):
        stem = "".join(reversed(chosen))
    return stem.capitalize() + endings[int(chances[4] * len(endings))]


def _measured(language: str) -> Iterator[tuple[str, float]]:
    found = 0
    # The list of rank n holds the words whose frequency is n hundredths of a decade below 1.
    for centibels, words in enumerate(get_frequency_list(language, "best")):
        weight = 10 ** (-centibels / 100)
        kept = [word for word in words if word.replace("'", "").isalpha()]
        yield from ((word, weight) for word in kept)
        found += len(kept)
        if found > _MOST_TYPES:
            return


def _kazakh() -> Iterator[tuple[str, float]]:
    data = yaml.safe_load((HERE / "corpus_kazakh.yaml").read_text(encoding="utf-8"))
    weights: dict[str, float] = {}
    for rank, word in enumerate(data["unchanged"]):
        weights[word] = 8 / (rank + 5)
    for stems, endings in (("nouns", "noun_endings"), ("verbs", "verb_endings")):
        for (rank, stem), (place, ending) in product(enumerate(data[stems]), enumerate(data[endings])):
            word = _join(stem, ending)
            weights[word] = weights.get(word, 0) + 10 / (rank + 10) / (place + 2)
    return iter(sorted(weights.items(), key=lambda item: -item[1]))


_VOWELS = "аәеиоөуұүыіэяёю"
_BACK = "аоұыуяёю"
_NASAL, _RINGING, _BUZZING = "мнң", "лрй", "зж"


def _join(stem: str, ending: str) -> str:
    """Return a Kazakh stem with an ending, its archiphonemes resolved by vowel harmony and the sound before them."""
    word = stem
    for sound in ending:
        word += _resolve(sound, word)
    return word


def _resolve(sound: str, word: str) -> str:
    if not sound.isascii():
        return sound
    before = word[-1]
    vowel, voiced = before in _VOWELS, before in _VOWELS + _NASAL + _RINGING + _BUZZING
    back = next((letter in _BACK for letter in reversed(word) if letter in _VOWELS), True)
    choices = {
        "A": "е" if not back else "а",
        "I": "" if vowel else "ы" if back else "і",
        "S": "с" if vowel else "",
        "D": "д" if voiced else "т",
        "G": ("ғ" if back else "г") if voiced else ("қ" if back else "к"),
        "K": "қ" if back else "к",
        "L": "л" if vowel or before in "рй" else "д" if voiced else "т",
        "N": "н" if vowel or before in _NASAL else "д" if voiced else "т",
        "M": "м" if vowel or before in _RINGING + _NASAL else "б" if voiced else "п",
        "r": "р",
    }  # fmt: skip
    return choices[sound]
