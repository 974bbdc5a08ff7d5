"""Switch off one step of the widening of names at a time, and print what is left.

usage: ablate_names.py QUERIES VOCABULARY [EVERY]

QUERIES, VOCABULARY  as score_names.py of the shared scorers takes them
EVERY                take every so many-th query (default 2)

Printed are, without each step, the means over queries of precision, recall and F, and F in the other script.
"""

import statistics
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from unittest.mock import patch

from corpus_cli.names import MemoryVocabulary, Widening, align, weigh, widen
from corpus_cli.names.inflect import Inflection
from corpus_cli.names.limits import Limits
from corpus_cli.text import script_of
from jsonl import read_records
from tune_names import f_score

NO_ENDINGS = Inflection(
    frozenset(("",)), frozenset(), frozenset(), frozenset(), frozenset(), ("-",), (), (), "", longest=0, deepest=2
)
NOTHING = '{"source": "", "LC": {}, "LL": {}, "CC": {}}'
WIDEN = sys.modules["corpus_cli.names.widen"]


def without_table(name: str) -> AbstractContextManager[object]:
    """Read one table of spellings as if it were empty."""
    read = align.read_data
    return patch.object(align, "read_data", lambda asked: NOTHING if asked == name else read(asked))


def with_limits(**changed: float) -> AbstractContextManager[object]:
    """Decide by other limits."""
    return patch.object(WIDEN, "Limits", lambda: Limits(**changed))


STEPS: dict[str, tuple[Callable[[], AbstractContextManager[object]], Widening]] = {
    "nothing": (nullcontext, Widening()),
    "learned readings": (lambda: without_table("costs.json"), Widening()),
    "written readings": (lambda: without_table("spellings.json"), Widening()),
    "endings": (lambda: patch.object(weigh, "inflection", lambda _: NO_ENDINGS), Widening()),
    "changes of the stem": (lambda: patch.object(Inflection, "changed", lambda *_: iter(())), Widening()),
    "distance": (lambda: with_limits(short=0.1, four=0.1, each=0.0), Widening()),
    "places": (nullcontext, Widening(aliases=False)),
    "guard: a nearer word": (lambda: with_limits(worse=9.0, worse_same_script=9.0, outgrown=9.0), Widening()),
    "guard: capitals": (nullcontext, Widening(any_case=True)),
    "guard: own language": (lambda: with_limits(same_language=9.0), Widening()),
    "guard: length": (lambda: with_limits(short=2.2, four=2.2, each=0.0), Widening()),
    "all guards": (
        lambda: with_limits(worse=9.0, worse_same_script=9.0, outgrown=9.0, same_language=9.0, beside_place=9.0),
        Widening(any_case=True),
    ),
}


def measure(query: dict, forms: set[tuple[str, str]], totals: dict[tuple[str, str], int]) -> list[float]:
    """Return P, R and F of one query, and F in the other script, -1 where nothing is to be found there."""
    right = {tuple(form.split("|", 1)): count for form, count in query["right"].items()}
    free = {tuple(form.split("|", 1)): count for form, count in query["free"].items()}
    script, scores = script_of(query["query"]), []
    for chosen in (lambda _: True, lambda form: script_of(form[1]) != script):
        counts: Counter[str] = Counter()
        for form in filter(chosen, forms | right.keys()):
            hits = right.get(form, 0)
            counts["hits" if form in forms else "missed"] += hits
            counts["wrong"] += max(0, totals[form] - hits - free.get(form, 0)) if form in forms else 0
        hits, wrong, missed = counts["hits"], counts["wrong"], counts["missed"]
        scores.append((hits, wrong, missed, f_score(hits, wrong, missed)))
    (hits, wrong, missed, f), (there, _, lost, other) = scores
    precision = hits / (hits + wrong) if hits + wrong else float(not missed)
    recall = hits / (hits + missed) if hits + missed else 1.0
    return [precision, recall, f, other if there + lost else -1.0]


def main(queries_path: str, vocabulary_path: str, every: str = "2") -> None:
    """Print the table."""
    vocabulary, totals = MemoryVocabulary(), {}
    for record in read_records(vocabulary_path):
        vocabulary.add(record["form"], record["lang"], record["count"])
        totals[record["lang"], record["form"]] = record["count"]
    queries = list(read_records(queries_path))[:: int(every)]
    print("| without | P | R | F | F, other script |\n|---|---|---|---|---|")
    for step, (switched_off, widening) in STEPS.items():
        for cached in (align._tables, align._spellings, align.has_own_spellings):
            cached.cache_clear()
        rows = []
        with switched_off():
            for query in queries:
                found = widen(query["query"], vocabulary, language=query["lang"], widening=widening)
                forms = {(form.language, form.surface) for form in found if not form.doubtful}
                rows.append(measure(query, forms, totals))
        means = [statistics.mean(row[i] for row in rows if row[i] >= 0) for i in range(4)]
        print(f"| {step} |" + "|".join(f" {mean:.3f} " for mean in means) + "|", flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
