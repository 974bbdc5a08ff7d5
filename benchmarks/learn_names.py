"""Learn what it costs to spell a piece of a name in another way, from names of one person in many languages.

usage: learn_names.py PERSONS OUT

PERSONS  names grouped by entity, one group a line, "johnson, джонсон, џонсон => Q1158485": the file
         rigour/data/names/persons.txt of the rigour 1.4.2 wheel (MIT licence; from Wikidata, CC0)
OUT      corpus_cli/names/data/costs.json

Each pair of names in a group is aligned piece by piece (up to four Latin letters with two Cyrillic ones, up to
two with two within one script), the pieces counted, and the pairs aligned again by what the counts say, as in
the many-to-many alignment of letter-to-sound learning (Jiampojamarn, Kondrak and Sherif 2007), best path only.
The cost of a pair of pieces is the mean of -log P(y|x) / max P(.|x) and -log P(x|y) / max P(.|y), so that the
usual spelling of a piece is free, and a rare one costs what makes it rare.
"""

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from corpus_cli.names.romanise import spelling

Piece = tuple[str, str]
Costs = dict[Piece, float]

SHAPES = {
    "LC": [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (3, 2), (4, 1), (4, 2)],
    "LL": [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (3, 2), (2, 3)],
    "CC": [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2)],
}
SAMPLE, ROUNDS, LEAST_SEEN, MOST, VANISHING = 60_000, 5, 8, 6.0, 0.7
_PLAIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў", "abvgdeežzijklmnoprstufhcčšš.y.euaiieguv", strict=False))
_LATIN, _CYRILLIC = re.compile("[a-zß-ɏ]{3,}").fullmatch, re.compile("[а-ӿ]{3,}").fullmatch


def read_pairs(path: Path) -> dict[str, list[Piece]]:
    """Return the pairs of spellings, Latin with Cyrillic, Latin with Latin and Cyrillic with Cyrillic."""
    pairs: dict[str, list[Piece]] = {kind: [] for kind in SHAPES}
    for line in path.read_text(encoding="utf-8").splitlines():
        names = {name.strip() for name in line.rpartition("=>")[0].split(",")}
        latin = sorted({spelling(name) for name in names if _LATIN(name)})
        cyrillic = sorted({spelling(name) for name in names if _CYRILLIC(name)})
        pairs["LC"] += [(a, b) for a in latin[:6] for b in cyrillic[:4]]
        pairs["LL"] += [(a, b) for a in latin[:6] for b in latin[:6] if a != b]
        pairs["CC"] += [(a, b) for a in cyrillic[:6] for b in cyrillic[:6] if a != b]
    shuffle = random.Random(1)
    for kind in pairs:
        shuffle.shuffle(pairs[kind])
    return {kind: found[:SAMPLE] for kind, found in pairs.items()}


def first_costs(x: str, y: str) -> float:
    """Return the cost of a pair of pieces before anything is learned: letters of one sound are cheap."""
    if len(x) == 1 and len(y) == 1:
        a, b = (_PLAIN.get(letter, letter) for letter in (x, y))
        return 0.0 if a == b else 2.0 if (a in "aeiouy") == (b in "aeiouy") else 4.0
    if not x or not y:
        return 2.2
    shared = {_PLAIN.get(letter, letter) for letter in x} & {_PLAIN.get(letter, letter) for letter in y}
    return 0.7 * (len(x) + len(y) - 1) + (0.0 if shared else 0.8)


def align(x: str, y: str, costs: Costs | None, shapes: list[Piece]) -> tuple[float, list[Piece]]:
    """Return the least cost of spelling ``x`` as ``y`` and the pairs of pieces on that path."""
    x, y = "^" + x + "$", "^" + y + "$"
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for i in range(len(x) + 1):
        for j in range(len(y) + 1):
            if i == j == 0:
                continue
            options = []
            for a, b in shapes:
                before = best.get((i - a, j - b)) if i >= a and j >= b else None
                if before:
                    left, right = x[i - a : i], y[j - b : j]
                    cost = first_costs(left, right) if costs is None else costs.get((left, right), MOST * max(a, b))
                    options.append((before[0] + cost, (i - a, j - b)))
            if options:
                best[i, j] = min(options)
    at, path = (len(x), len(y)), []
    while (before := best[at][1]) is not None:
        path.append((x[before[0] : at[0]], y[before[1] : at[1]]))
        at = before
    return best[len(x), len(y)][0], path


def count_pieces(pairs: list[Piece], costs: Costs | None, shapes: list[Piece]) -> Counter[Piece]:
    """Return how often each pair of pieces is used; pairs of names that are no spellings of each other count not."""
    seen: Counter[Piece] = Counter()
    for x, y in pairs:
        cost, path = align(x, y, costs, shapes)
        if cost <= 1.2 * max(len(x), len(y)):
            seen.update(path)
    return seen


def to_costs(seen: Counter[Piece], *, prune: int) -> Costs:
    """Return the cost of each pair of pieces that was seen at least ``prune`` times."""
    best_x: defaultdict[str, int] = defaultdict(int)
    best_y: defaultdict[str, int] = defaultdict(int)
    for (x, y), count in seen.items():
        best_x[x], best_y[y] = max(best_x[x], count), max(best_y[y], count)
    costs: Costs = {}
    for (x, y), count in seen.items():
        if count < prune:
            continue
        to_y, to_x = math.log(best_x[x] / count), math.log(best_y[y] / count)
        if x and y:
            # A longer piece must earn its place: a little dearer than the shorter ones it is made of.
            costs[x, y] = 0.5 * (to_y + to_x) + 0.05 * (len(x) + len(y) - 2)
        else:
            # Nothing is not a spelling of its own: what vanishes is measured against what it is when it stays.
            costs[x, y] = VANISHING + (to_y if x else to_x)
    return costs


def learn(pairs: list[Piece], shapes: list[Piece]) -> Costs:
    """Return the learned costs of one pair of scripts."""
    costs: Costs | None = None
    for round_ in range(ROUNDS):
        seen = count_pieces(pairs if round_ == ROUNDS - 1 else pairs[: SAMPLE // 4], costs, shapes)
        costs = to_costs(seen, prune=LEAST_SEEN if round_ == ROUNDS - 1 else 2)
    return costs or {}


def main(persons: str, out: str) -> None:
    """Learn and write the costs of all three kinds of pairs."""
    tables = {}
    for kind, pairs in read_pairs(Path(persons)).items():
        costs = learn(pairs, SHAPES[kind])
        table: dict[str, dict[str, float]] = {}
        for (x, y), cost in sorted(costs.items()):
            if cost < MOST:
                table.setdefault(x, {})[y] = round(cost, 2)
        tables[kind] = table
        print(kind, len(pairs), "pairs", sum(map(len, table.values())), "pieces", file=sys.stderr)
    note = "Learned by benchmarks/learn_names.py from rigour 1.4.2 persons.txt (MIT; Wikidata, CC0)."
    text = json.dumps({"source": note, **tables}, ensure_ascii=False, separators=(",", ":"))
    Path(out).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
