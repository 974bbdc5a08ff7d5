"""Build the table of words that mark a language: frequent in it, rare in every other.

usage: build_language_markers.py ITEMS

ITEMS  gzipped JSON lines with ``lang`` and ``text``

Writes corpus_cli/annotate/language/data/markers.json. A word is kept that is one in 2,500 of its language's words and
10 times rarer in each other language of the set and of the package wordfreq (group bench), whose lists serve as a check
for languages that the set does not have; no frequency is copied from there.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from wordfreq import available_languages, word_frequency

from corpus_cli.annotate.language.markers import iter_words
from jsonl import read_records

OUT = Path(__file__).parents[1] / "corpus_cli" / "annotate" / "language" / "data" / "markers.json"
HEADER = (
    "Words frequent in one language and rare in every other, in small letters; counted in annotated sentences, news "
    "and documents by benchmarks/build_language_markers.py. Licence: that of this program."
)
COMMON, RARER, TEXTS = 1 / 2500, 10, 6
# wordfreq files languages under one label that are told apart here, and the reverse.
SAME = {"sh": "sr", "nb": "no"}


def count_words(path: str) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return by language how often each word occurs, and in how many texts."""
    tokens: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in read_records(path):
        words = iter_words(item["text"])
        tokens[item["lang"]].update(words)
        texts[item["lang"]].update(set(words))
    return tokens, texts


def elsewhere(word: str, language: str, tokens: dict[str, Counter[str]]) -> float:
    """Return the highest frequency of ``word`` in any language but its own."""
    own = [counts[word] / counts.total() for other, counts in tokens.items() if other != language]
    others = {SAME.get(other, other) for other in available_languages()} - set(tokens)
    labels = {ours: theirs for theirs, ours in SAME.items()}
    listed = [word_frequency(word, labels.get(other, other)) for other in others]
    return max(own + listed)


def main(path: str) -> None:
    """Write the table."""
    tokens, texts = count_words(path)
    table = {}
    for language, counts in sorted(tokens.items()):
        total = counts.total()
        common = [
            word
            for word, count in counts.items()
            if word.isalpha() and count >= COMMON * total and texts[language][word] >= TEXTS
        ]
        table[language] = sorted(w for w in common if counts[w] >= RARER * total * elsewhere(w, language, tokens))
        print(language, total, len(table[language]), " ".join(table[language][:30]))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({"about": HEADER, "words": table}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
