"""Build corpus_cli/sources/letter_tables.json: how likely one letter follows another, by language.

usage: build_letter_tables.py ITEMS OUT [SET]

ITEMS  the annotated set of languages (gzipped JSON lines with ``lang``, ``set`` and ``text``)
OUT    JSON to write
SET    count only this set of ITEMS, so that the others can be measured honestly

Languages that langdetect knows come from the letter sequences of its profiles (Wikipedia abstracts,
Apache licence 2.0); the others are counted in ITEMS. Only frequencies are kept, no text.
"""

import json
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from langdetect import PROFILES_DIRECTORY

from jsonl import read_records

PROFILED = (
    *("af", "bg", "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "mk"),
    *("nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sv", "tr", "uk", "el", "he", "ar", "fa"),
)
COUNTED = ("be", "sr", "kk", "ky")
LATIN = "abcdefghijklmnopqrstuvwxyz"
BOUNDARY = "_"
# Costs are a quarter of a natural unit each, written as one character from FIRST on.
STEPS, CEILING, FIRST = 4, 40, 48
# Pseudo-counts, as a share of what was counted for the letter before.
SMOOTHING = 0.01
RAREST_LETTER = 2e-5

Pairs = Counter[tuple[str, str]]


def pairs_of_profile(language: str) -> Pairs:
    """Return letter pairs of a langdetect profile, in small letters, with BOUNDARY for what is no letter."""
    profile = json.loads(Path(PROFILES_DIRECTORY, language).read_text(encoding="utf-8"))
    pairs: Pairs = Counter()
    for gram, count in profile["freq"].items():
        folded = normalise(gram)
        if len(gram) == 2 and len(folded) == 2:
            pairs[folded[0], folded[1]] += count
    return pairs


def pairs_of_texts(texts: list[str]) -> Pairs:
    """Return letter pairs of texts, in small letters, with BOUNDARY for what is no letter."""
    pairs: Pairs = Counter()
    for text in texts:
        folded = f"{BOUNDARY}{normalise(text)}{BOUNDARY}"
        pairs.update(pairwise(folded))
    del pairs[BOUNDARY, BOUNDARY]
    return pairs


def normalise(text: str) -> str:
    """Return ``text`` in small letters, every other character as BOUNDARY."""
    lowered = unicodedata.normalize("NFC", text.replace("İ", "i").lower())
    return "".join(char if char.isalpha() else BOUNDARY for char in lowered)


def table(pairs: Pairs) -> dict[str, str]:
    """Return the alphabet and the row-major costs of each pair in it."""
    singles: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        singles[first] += count
    latin = "a" in singles and singles["a"] > 0.01 * singles.total()
    own = {
        letter
        for letter, count in singles.items()
        if count > RAREST_LETTER * singles.total() and latin == unicodedata.name(letter, "LATIN").startswith("LATIN")
    }
    letters = sorted((own | set(LATIN if latin else "")) - {BOUNDARY})
    alphabet = BOUNDARY + "".join(letters)
    costs = "".join(cost(pairs, singles, first, second) for first in alphabet for second in alphabet)
    return {"alphabet": alphabet, "costs": costs}


def cost(pairs: Pairs, singles: Counter[str], first: str, second: str) -> str:
    """Return the cost of ``second`` after ``first`` as one character."""
    share = (singles[second] + 1) / (singles.total() + len(singles))
    followed = singles[first] * SMOOTHING + 1
    probability = (pairs[first, second] + followed * share) / (singles[first] + followed)
    return chr(FIRST + min(CEILING, round(-STEPS * math.log(probability))))


def main(items: str, out: str, only: str | None = None) -> None:
    """Write the tables."""
    texts = defaultdict(list)
    for item in read_records(items):
        if item["lang"] in COUNTED and only in (None, item["set"]):
            texts[item["lang"]].append(item["text"])
    tables = {language: table(pairs_of_profile(language)) for language in PROFILED}
    tables |= {language: table(pairs_of_texts(counted)) for language, counted in texts.items()}
    header = (
        "Costs of letter pairs; built by benchmarks/build_letter_tables.py from the letter sequences of langdetect "
        f"(Apache-2.0) for {' '.join(PROFILED)}, and counted for {' '.join(texts)}."
    )
    record = {"source": header, "first": FIRST, "steps": STEPS, "languages": tables}
    Path(out).write_text(json.dumps(record, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
