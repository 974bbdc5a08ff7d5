"""Choose the limits of the widening of names with part of the names held out, and say what they are worth there.

usage: tune_names.py QUERIES VOCABULARY [TRIALS]

QUERIES, VOCABULARY  as score_names.py of the shared scorers takes them
TRIALS               how many sets of limits to draw around the ones in force (default 30)

Queries that share a right form are of one name, and stay together. Printed are the F of the limits in force; the F
over five folds, each judged by the limits that are best on the other four; and for each document language the F there
of the limits that are best on the other languages.
"""

import random
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable

from corpus_cli.names import MemoryVocabulary
from corpus_cli.names.decide import decide
from corpus_cli.names.limits import Limits
from corpus_cli.names.propose import Query, propose
from jsonl import read_records

FOLDS, SPREAD = 5, 0.4
WIDEST = Limits(short=0.7, four=1.4, each=0.42)
Scores = dict[str, float]


def f_score(hits: int, wrong: int, missed: int) -> float:
    """Return F1, 1 where there was nothing to find and nothing was found."""
    return 2 * hits / (2 * hits + wrong + missed) if hits else float(not wrong and not missed)


def score(query: dict, forms: set[tuple[str, str]], totals: dict[tuple[str, str], int]) -> Scores:
    """Return the F of one query over all documents (under "") and over those of each language."""
    right = {tuple(form.split("|", 1)): count for form, count in query["right"].items()}
    free = {tuple(form.split("|", 1)): count for form, count in query["free"].items()}
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for form in forms | right.keys():
        hits = right.get(form, 0)
        row = counts[form[0]]
        if form in forms:
            row[0] += hits
            row[1] += max(0, totals[form] - hits - free.get(form, 0))
        else:
            row[2] += hits
    scores = {language: f_score(*row) for language, row in counts.items() if row[0] + row[2]}
    return scores | {"": f_score(*(sum(row[i] for row in counts.values()) for i in range(3)))}


def group_queries(queries: list[dict]) -> list[int]:
    """Return a number for each query, the same for queries that share a right form."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for query in queries:
        for form in query["right"]:
            parent[root("form " + form)] = root("query " + query["id"])
    roots = [root("query " + query["id"]) for query in queries]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(roots))}
    return [numbers[name] for name in roots]


def draw_limits(trials: int) -> list[Limits]:
    """Return the limits in force and others around them."""
    draw, drawn = random.Random(1), [Limits()]
    while len(drawn) <= trials:
        changed = Limits()._asdict()
        for name, value in changed.items():
            factor = draw.choice((1, 1, draw.uniform(1 - SPREAD, 1 + SPREAD)))
            changed[name] = round(value * factor) if isinstance(value, int) else value * factor
        drawn.append(Limits(**changed))
    return drawn


def mean(scores: list[Scores], chosen: Callable[[int], bool], key: str) -> float:
    """Return the mean F under ``key`` of the chosen queries that have one."""
    return statistics.mean(one[key] for number, one in enumerate(scores) if chosen(number) and key in one)


def main(queries_path: str, vocabulary_path: str, trials: str = "30") -> None:
    """Print the figures."""
    vocabulary, totals = MemoryVocabulary(), {}
    for record in read_records(vocabulary_path):
        vocabulary.add(record["form"], record["lang"], record["count"])
        totals[record["lang"], record["form"]] = record["count"]
    queries = list(read_records(queries_path))
    asked = [Query.of(query["query"], language=query["lang"], places=True) for query in queries]
    targets = [{query["target"]} if query.get("target") else None for query in queries]
    found = [propose(one, vocabulary, targets=only, limits=WIDEST) for one, only in zip(asked, targets, strict=True)]
    tried: list[list[Scores]] = []
    for limits in draw_limits(int(trials)):
        decided = (
            {(f.language, f.surface) for f in decide(q, c, limits=limits, any_case=False) if not f.doubtful}
            for q, c in zip(asked, found, strict=True)
        )
        tried.append([score(query, forms, totals) for query, forms in zip(queries, decided, strict=True)])
    fold = [number % FOLDS for number in group_queries(queries)]
    print(f"in force           {mean(tried[0], lambda _: True, ''):.3f}")
    held_out = []
    for part in range(FOLDS):
        best = max(tried, key=lambda scores, out=part: mean(scores, lambda n, out=out: fold[n] != out, ""))
        held_out += [one[""] for number, one in enumerate(best) if fold[number] == part]
    print(f"names held out     {statistics.mean(held_out):.3f}")
    languages = sorted({key for one in tried[0] for key in one if key})
    for language in languages:
        others = [other for other in languages if other != language]
        best = max(tried, key=lambda scores, others=others: sum(mean(scores, lambda _: True, o) for o in others))
        now, then = mean(tried[0], lambda _: True, language), mean(best, lambda _: True, language)
        print(f"{language} held out        {then:.3f}   in force {now:.3f}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
