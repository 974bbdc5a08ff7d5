"""Queries through the Python API on an index that is open: what each takes once the process is warm.

In: a corpus folder, the file of its index. Out: milliseconds.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from corpus_cli.corpus import Corpus
from corpus_cli.ingest import Ingest
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.store import EVERYTHING
from corpus_cli.store.times import Unit

__all__ = ["Warm", "measure_warm"]

_REPEAT = 9


class Warm(NamedTuple):
    """What a query found, articles or months, and its median CPU in milliseconds.

    ``first`` is that of a corpus just opened by a process that has asked others before; ``again`` that of the same
    corpus asked once more, which remembers what a name was widened to and the articles it met.
    """

    label: str
    found: int
    first: float
    again: float


def measure_warm(folder: Path, index: Path, names: list[str]) -> Iterator[Warm]:
    """Yield each query with what it costs."""
    queries: list[tuple[str, Callable[[Corpus], int]]] = [
        ("counts by month", lambda corpus: len(corpus.timeline(EVERYTHING, Unit.MONTH)))
    ]
    for name in names:
        queries.append((f"articles with {name}", partial(_count, name=name, size=None)))
        queries.append((f"hits of {name} in context", partial(_count, name=name, size=ContextSize())))
    for label, query in queries:
        first, again = [], []
        for _ in range(_REPEAT):
            with _opened(folder, index) as corpus:
                found, cost = _timed(query, corpus)
                first.append(cost)
                again.append(_timed(query, corpus)[1])
        yield Warm(label, found, median(first), median(again))


def _opened(folder: Path, index: Path) -> Corpus:
    return Corpus.open([str(folder)], index=index, ingest=Ingest(engine="pair", fresh=False), folder=Path.cwd())


def _count(corpus: Corpus, *, name: str, size: ContextSize | None) -> int:
    return sum(1 for _ in corpus.search(corpus.ask_name(name, Widening()), size=size))


def _timed(query: Callable[[Corpus], int], corpus: Corpus) -> tuple[int, float]:
    start = time.process_time()
    found = query(corpus)
    return found, (time.process_time() - start) * 1e3
