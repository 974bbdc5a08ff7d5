"""Measure the names that are discovered against names that people have marked.

usage: measure_names_found.py DOCS QUERIES [--topic PREFIX] [--rows N]

DOCS     gzipped JSONL: {id, lang, text}: the documents
QUERIES  gzipped JSONL: {id, query, lang, kind, right: {"lang|form": n}, free: {"lang|form": n}}: the words under which
         each name was marked in them, and how often
--topic  only the documents whose id begins so; words that are not in them are left out, but their
         mentions are those of all documents, so that ``together`` is too low
--rows   first print the first N rows, each with its marked entity and its share of the row, to be read by eye

The documents are indexed and names are discovered in them without a question. A marked entity is the queries that have
the same words; a word belongs to the entity that has it most often. A form of a row that has any word of the row's
main entity belongs to that one, else to the entity of its first word that has one. Mentions weigh everything but what
is said of entities.

  marked      share of the mentions of all rows whose form has a word that was ever marked: only a lower bound of the
              rows' precision, for the names that were not asked about are not known
  marked top  the same for the 100 rows with the most mentions
  purity      share of the marked mentions of a row that are its main entity's, over all rows
  pairs P     of the pairs of marked forms that share a row, the share that share an entity (a pair weighs the product
              of its mentions)
  pairs R     of the pairs of forms of one entity that are in rows, the share that share a row
  found       share of the marked entities of 10 mentions or more that are the main entity of a row
  together    mean share of such an entity's mentions that its main row has
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import fmean
from time import process_time
from typing import Any

from corpus_cli.api import Entity, NameSurvey, open_corpus
from corpus_cli.text import fold, iter_tokens

LEAST = 10
Word = tuple[str, str]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class Gold:
    """What was marked: for each word its entity, the mentions of each entity, and every word ever marked."""

    def __init__(self, queries: Path, documents: Sequence[dict[str, Any]]) -> None:
        there = {(one["lang"], fold(token.surface)) for one in documents for token in iter_tokens(one["text"])}
        totals: dict[frozenset[tuple[Word, int]], str] = {}
        self.known: set[Word] = set()
        best: dict[Word, tuple[int, str]] = {}
        for query in read(queries):
            right = Counter[Word]()
            for key, count in query["right"].items():
                if not there or split(key) in there:
                    right[split(key)] += count
            self.known.update(right, map(split, query["free"]))
            if not right:
                continue
            name = totals.setdefault(frozenset(right.items()), f"{query['query']} ({query['kind']})")
            for word, count in right.items():
                best[word] = max(best.get(word, (0, "")), (count, name))
        self.entity = {word: name for word, (_, name) in best.items()}
        self.mentions: Counter[str] = Counter()
        for count, name in best.values():
            self.mentions[name] += count


def split(key: str) -> Word:
    """Return language and folded word of ``lang|form``."""
    language, _, form = key.partition("|")
    return language, fold(form)


def entities_of(row: Entity, gold: Gold) -> tuple[Counter[str], list[tuple[str, int]], int]:
    """Return the mentions of each entity in a row, its forms with their entities, and its marked mentions."""
    words = [
        ([(form.language, fold(token.surface)) for token in iter_tokens(form.surface)], form.mentions)
        for form in row.forms
    ]
    first = Counter[str]()
    for form, count in words:
        for name in {gold.entity[word] for word in form if word in gold.entity}:
            first[name] += count
    main = first.most_common(1)[0][0] if first else ""
    found: Counter[str] = Counter()
    forms = []
    marked = 0
    for form, count in words:
        marked += count * any(word in gold.known for word in form)
        names = [gold.entity[word] for word in form if word in gold.entity]
        if names:
            name = main if main in names else names[0]
            found[name] += count
            forms.append((name, count))
    return found, forms, marked


def measure(rows: Sequence[Entity], gold: Gold) -> dict[str, float]:
    """Return the measures by name."""
    told = [entities_of(row, gold) for row in rows]
    mentions = [row.mentions for row in rows]
    marked = [count for _, _, count in told]
    main = [found.most_common(1)[0] for found, _, _ in told if found]
    within: Counter[str] = Counter()
    best: defaultdict[str, int] = defaultdict(int)
    heads = set()
    for found, _, _ in told:
        for name, count in found.items():
            within[name] += count
            best[name] = max(best[name], count)
        heads.update(found.most_common(1)[:1] and [found.most_common(1)[0][0]])
    same = sum(pairs(forms, same=True) for _, forms, _ in told)
    together = sum(pairs(forms, same=False) for _, forms, _ in told)
    of_entities: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for _, forms, _ in told:
        for name, count in forms:
            of_entities[name].append((name, count))
    possible = sum(pairs(forms, same=True) for forms in of_entities.values())
    large = [name for name, count in gold.mentions.items() if count >= LEAST]
    return {
        "marked": sum(marked) / sum(mentions),
        "marked top": sum(marked[:100]) / sum(mentions[:100]),
        "purity": sum(count for _, count in main) / sum(within.values()),
        "pairs P": same / together,
        "pairs R": same / possible,
        "found": fmean(name in heads for name in large),
        "together": fmean(min(1.0, best[name] / gold.mentions[name]) for name in large),
    }


def pairs(forms: Sequence[tuple[str, int]], *, same: bool) -> int:
    """Return the weight of all pairs of forms, or of those that share an entity."""
    return sum(one * two for (a, one), (b, two) in combinations(forms, 2) if a == b or not same)


def survey(documents: Sequence[dict[str, Any]], folder: Path) -> tuple[Sequence[Entity], float]:
    """Return the names discovered in the documents, and the CPU seconds that took."""
    for number, document in enumerate(documents):
        (folder / f"{number:05}.txt").write_text(document["text"], encoding="utf-8")
    with open_corpus(folder, index=folder / "index") as corpus:
        start = process_time()
        return NameSurvey(corpus).entities(), process_time() - start


def show(rows: Sequence[Entity], gold: Gold) -> None:
    """Print rows, each with the entity that was marked and its share."""
    for row in rows:
        found, _, _ = entities_of(row, gold)
        name, count = found.most_common(1)[0] if found else ("-", 0)
        forms = " ".join(f"{form.surface}:{form.mentions}" for form in row.forms[:6])
        print(f"{row.mentions:6} {count / row.mentions:.2f} {row.kind:12} {row.name} = {name} | {forms}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--topic", default="")
    parser.add_argument("--rows", type=int, default=0)
    options = parser.parse_args()
    documents = [one for one in read(options.docs) if one["id"].startswith(options.topic)]
    gold = Gold(options.queries, documents if options.topic else ())
    with tempfile.TemporaryDirectory() as folder:
        rows, seconds = survey(documents, Path(folder))
    show(rows[: options.rows], gold)
    print("measure           value")
    for name, value in measure(rows, gold).items():
        print(f"{name:18}{value:.3f}")
    print(f"{len(rows)} rows, {len(gold.mentions)} entities marked, {seconds:.1f} s of CPU", file=sys.stderr)


if __name__ == "__main__":
    main()
