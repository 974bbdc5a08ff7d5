"""Queries through the Python API on an index that is open: what each takes once the process is warm.

In: a corpus folder, the file of its index. Out: milliseconds.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from corpus_cli.corpus import Corpus
from corpus_cli.ingest import Ingest
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.store import EVERYTHING
from corpus_cli.store.times import Unit

__all__ = ["measure_warm"]

_REPEAT = 9


def measure_warm(folder: Path, index: Path, names: list[str]) -> list[tuple[str, int, float]]:
    """Return (what was asked, how many articles or months it found, median CPU milliseconds) for each query."""
    with Corpus.open(
        [str(folder)], index=index, ingest=Ingest(engine="pair", fresh=False), folder=Path.cwd()
    ) as corpus:
        queries: list[tuple[str, Callable[[], int]]] = [
            ("counts by month", lambda: len(corpus.timeline(EVERYTHING, Unit.MONTH)))
        ]
        for name in names:
            queries.append((f"articles with {name}", partial(_count, corpus, name, None)))
            queries.append((f"hits of {name} in context", partial(_count, corpus, name, ContextSize())))
        return [(label, *_time(query)) for label, query in queries]


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
