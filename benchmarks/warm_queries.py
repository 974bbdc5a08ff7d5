"""Queries through the Python API on an index that is open: what each takes once the process is warm.

In: a corpus folder, the file of its index. Out: milliseconds.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from corpus_cli.corpus import Corpus
from corpus_cli.ingest import Ingest
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize

__all__ = ["measure_warm"]

_REPEAT = 9


def measure_warm(folder: Path, index: Path, names: list[str]) -> list[tuple[str, int, float]]:
    """Return (what was asked, how many articles it found, median CPU milliseconds) for each query."""
    with Corpus.open([str(folder)], index=index, ingest=Ingest(fresh=False), folder=Path.cwd()) as corpus:
        rows = []
        for name in names:
            rows.append((f"articles with {name}", *_time(lambda name=name: _count(corpus, name, None))))
            rows.append((f"hits of {name} in context", *_time(lambda name=name: _count(corpus, name, ContextSize()))))
        return rows


def _count(corpus: Corpus, name: str, size: ContextSize | None) -> int:
    return sum(1 for _ in corpus.search(corpus.ask_name(name, Widening()), size=size))


def _time(query: Callable[[], int]) -> tuple[int, float]:
    found = query()
    taken = []
    for _ in range(_REPEAT):
        start = time.process_time()
        query()
        taken.append((time.process_time() - start) * 1e3)
    return found, median(taken)
