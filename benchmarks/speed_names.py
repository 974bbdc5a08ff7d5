"""Measure how fast names are widened: keys, expansion, memory, and one cold query from a stored table.

usage: speed_names.py QUERIES VOCABULARY [SIZE ...]

QUERIES, VOCABULARY  JSONL of {query, lang} and of {lang, form, count}
SIZE                 numbers of distinct tokens to measure at (default 126000 2000000)

A vocabulary is brought to a size by giving real tokens other endings and beginnings, so that its keys are spread as
those of real words are. Times are CPU time of this process, which other work on the machine makes longer, not shorter.
"""

import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from corpus_cli.names import MemoryVocabulary, skeleton_keys, widen
from jsonl import read_records

SIZES = ("126000", "2000000")
COLD = """
import resource, sqlite3, sys
started = resource.getrusage(resource.RUSAGE_SELF)
from corpus_cli.names import Entry, is_hopeful, widen
table = sqlite3.connect(sys.argv[1])
class Stored:
    def entries(self, keys, hope=None):
        keys = list(keys)
        for start in range(0, len(keys), 500):
            part = keys[start:start + 500]
            marks = ",".join("?" * len(part))
            for entry in map(Entry._make, set(table.execute(
                    f"SELECT surface, language, count FROM token WHERE key IN ({marks})", part))):
                if hope is None or is_hopeful(entry.surface, entry.language, hope):
                    yield entry
widen(sys.argv[2], Stored(), language=sys.argv[3])
ended = resource.getrusage(resource.RUSAGE_SELF)
print(ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime)
"""


def grow(tokens: list[tuple[str, str, int]], size: int) -> Iterator[tuple[str, str, int]]:
    """Yield ``size`` distinct tokens: the real ones, then real ones with parts of others before and after."""
    draw, seen = random.Random(1), {(surface, language) for surface, language, _ in tokens}
    yield from islice(tokens, size)
    missing = size - len(tokens)
    while missing > 0:
        (surface, language, _), (other, _, _) = draw.choice(tokens), draw.choice(tokens)
        grown = draw.choice((surface + other[-draw.randint(1, 4) :].lower(), other[: draw.randint(2, 4)] + surface))
        if (grown, language) not in seen:
            seen.add((grown, language))
            missing -= 1
            yield grown, language, draw.randint(1, 5)


def time_keys(tokens: list[tuple[str, str, int]]) -> float:
    """Return tokens a second, best of three."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        for surface, language, _count in tokens:
            skeleton_keys(surface, language)
        taken.append(time.process_time() - started)
    return len(tokens) / min(taken)


def time_expansion(vocabulary: MemoryVocabulary, queries: list[dict]) -> list[float]:
    """Return the milliseconds that each query takes, after one to warm up."""
    widen("Tokayev", vocabulary)
    taken = []
    for query in queries:
        started = time.process_time()
        widen(query["query"], vocabulary, language=query["lang"])
        taken.append(1000 * (time.process_time() - started))
    return sorted(taken)


def time_cold(tokens: list[tuple[str, str, int]], queries: list[dict]) -> float:
    """Return the median milliseconds of CPU of a new process that widens one name from a stored table of keys."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keys.sqlite"
        table = sqlite3.connect(path)
        table.execute("CREATE TABLE token (key TEXT, surface TEXT, language TEXT, count INTEGER)")
        rows = ((key, *token) for token in tokens for key in skeleton_keys(token[0], token[1]))
        table.executemany("INSERT INTO token VALUES (?, ?, ?, ?)", rows)
        table.execute("CREATE INDEX token_key ON token (key)")
        table.commit()
        table.close()
        # What is installed has its byte code beside it.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        taken = []
        for query in queries:
            command = [sys.executable, "-c", COLD, str(path), query["query"], query["lang"]]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
            taken.append(1000 * float(done.stdout))
        return statistics.median(taken)


def main(queries_path: str, vocabulary_path: str, *sizes: str) -> None:
    """Print the figures, one size a line."""
    queries = list(read_records(queries_path))[::8]
    real = [(record["form"], record["lang"], record["count"]) for record in read_records(vocabulary_path)]
    print(f"keys a second {time_keys(real):.0f}")
    print(f"cold query from a table of {len(real)} tokens: {time_cold(real, queries[::6]):.0f} ms CPU")
    print(f"{'tokens':>9}{'median ms':>11}{'p90 ms':>9}{'peak MB':>9}")
    for size in map(int, sizes or SIZES):
        vocabulary = MemoryVocabulary()
        for token in grow(real, size):
            vocabulary.add(*token)
        taken = time_expansion(vocabulary, queries)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:9}{statistics.median(taken):11.1f}{taken[len(taken) * 9 // 10]:9.1f}{peak:9.0f}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
