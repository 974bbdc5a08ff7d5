"""Hold other ways to find a name against ours, on the same names and words.

usage: peers_names.py QUERIES VOCABULARY

QUERIES, VOCABULARY  as score_names.py of the shared scorers takes them

Each peer is the best that its library gives without a rule of our own: a word is found when its key is the name's, or,
for the fuzzy ones, near enough. Peers come with ``pip install --group peers-names``; one that is not installed
is left out. Printed are the mean F over names and the F over documents in the other script.
"""

import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from jsonl import read_records
from tune_names import f_score

CYRILLIC = frozenset({"ru", "uk", "bg", "kk", "be", "sr", "mk"})
Word = tuple[str, str]
Finder = Callable[[str, str], set[Word]]
SNOWBALL = {"ru": "russian", "en": "english", "pl": "polish", "cs": "czech", "tr": "turkish"}
# The cut-off of the fuzzy peers: a usual one, not tuned on these data.
EDIT_CUTOFF, NAME_CUTOFF = 0.85, 0.85


def by_key(words: list[Word], key: Callable[[str, str], str]) -> Finder:
    """Return a finder of the words that have the name's key, under each language's own rules."""
    found: defaultdict[str, set[Word]] = defaultdict(set)
    for language, form in words:
        found[key(form, language)].add((language, form))
    return lambda name, language: found[key(name, language)]


def icu_latin() -> Callable[[str], str]:
    """Return ICU's transliteration of any script to plain lower-case Latin letters; AnyAscii's where ICU is not."""
    try:
        icu = import_module("icu")
    except ImportError:
        anyascii = import_module("anyascii").anyascii
        return lambda text: anyascii(text).lower().replace("'", "")
    to_latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
    return lambda text: to_latin.transliterate(text).replace("ʹ", "").replace("'", "")


def exact(words: list[Word]) -> Finder:
    """Whole words whatever the case, as ``rg -iw`` and a full-text index find them."""
    return by_key(words, lambda form, _: form.casefold())


def icu(words: list[Word]) -> Finder:
    """ICU transliteration of name and word."""
    latin = icu_latin()
    return by_key(words, lambda form, _: latin(form))


def snowball(words: list[Word]) -> Finder:
    """Snowball's stem in the languages it has, then ICU transliteration."""
    snowballstemmer, latin = import_module("snowballstemmer"), icu_latin()
    known = set(snowballstemmer.algorithms())
    stemmers = {tag: snowballstemmer.stemmer(name) for tag, name in SNOWBALL.items() if name in known}
    return by_key(words, lambda form, tag: latin(stemmers[tag].stemWord(form.lower()) if tag in stemmers else form))


def simplemma(words: list[Word]) -> Finder:
    """simplemma's lemma in the word's language, then ICU transliteration."""
    lemmatize, latin = import_module("simplemma").lemmatize, icu_latin()
    return by_key(words, lambda form, tag: latin(lemmatize(form, lang=tag)))


def pymorphy(words: list[Word]) -> Finder:
    """pymorphy3's lemma in Russian and Ukrainian, simplemma's elsewhere, then ICU transliteration."""
    pymorphy3, lemmatize, latin = import_module("pymorphy3"), import_module("simplemma").lemmatize, icu_latin()
    analyzers = {tag: pymorphy3.MorphAnalyzer(lang=tag) for tag in ("ru", "uk")}

    def key(form: str, tag: str) -> str:
        return latin(analyzers[tag].parse(form)[0].normal_form if tag in analyzers else lemmatize(form, lang=tag))

    return by_key(words, key)


def edit_distance(words: list[Word]) -> Finder:
    """ICU transliteration, then rapidfuzz's normalised edit similarity."""
    process, distance = import_module("rapidfuzz.process"), import_module("rapidfuzz.distance")
    latin, found = icu_latin(), defaultdict(set)
    for word in words:
        found[latin(word[1])].add(word)
    keys = list(found)

    def find(name: str, _language: str) -> set[Word]:
        scorer = distance.Levenshtein.normalized_similarity
        near = process.extract(latin(name), keys, scorer=scorer, score_cutoff=EDIT_CUTOFF, limit=None)
        return {word for key, _, _ in near for word in found[key]}

    return find


def rigour(words: list[Word]) -> Finder:
    """rigour's transliteration of names, then its Levenshtein similarity."""
    similarity = import_module("rigour.text").levenshtein_similarity
    latin, found = import_module("normality").ascii_text, defaultdict(set)
    for word in words:
        found[(latin(word[1]) or "").lower()].add(word)

    def find(name: str, _language: str) -> set[Word]:
        asked = (latin(name) or "").lower()
        return {
            word
            for key, some in found.items()
            if key[:1] == asked[:1] and abs(len(key) - len(asked)) < 4 and similarity(asked, key) >= NAME_CUTOFF
            for word in some
        }

    return find


PEERS = {
    "whole words, any case": exact,
    "transliteration": icu,
    "snowball + transliteration": snowball,
    "simplemma + transliteration": simplemma,
    "pymorphy3, simplemma + transliteration": pymorphy,
    "transliteration + edit distance": edit_distance,
    "rigour": rigour,
}


def scores(
    find: Finder, queries: list[dict[str, Any]], totals: dict[Word, int]
) -> Iterator[tuple[float, float | None]]:
    """Yield for each name its F over all documents and over those in the other script, if there are any."""
    for query in queries:
        right = {tuple(form.split("|", 1)): count for form, count in query["right"].items()}
        free = {tuple(form.split("|", 1)): count for form, count in query["free"].items()}
        forms = find(query["query"], query["lang"])
        counts = {False: [0, 0, 0], True: [0, 0, 0]}
        for form in forms | right.keys():
            row, hits = counts[(form[0] in CYRILLIC) != (query["lang"] in CYRILLIC)], right.get(form, 0)
            if form in forms:
                row[0] += hits
                row[1] += max(0, totals[form] - hits - free.get(form, 0))
            else:
                row[2] += hits
        across = counts[True]
        everything = f_score(*(a + b for a, b in zip(*counts.values(), strict=True)))
        yield everything, f_score(*across) if across[0] + across[2] else None


def main(queries_path: str, vocabulary_path: str) -> None:
    """Print one line a peer."""
    queries = list(read_records(queries_path))
    totals = {(record["lang"], record["form"]): record["count"] for record in read_records(vocabulary_path)}
    print("| | F | F, other script |\n|---|---|---|")
    for name, peer in PEERS.items():
        try:
            find = peer(list(totals))
        except ImportError as error:
            print(f"{name}: left out, {error}", file=sys.stderr)
            continue
        found = list(scores(find, queries, totals))
        across = [other for _, other in found if other is not None]
        print(
            f"| {name} | {statistics.mean(one for one, _ in found):.3f} | {statistics.mean(across):.3f} |", flush=True
        )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
