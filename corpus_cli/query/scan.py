"""A pattern looked for in the texts of many articles, on all cores.

In: articles as the index lists them. Out: the hits of each, in the same order, a bounded number ahead of whoever takes
them. The processes read files and never ask the index.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import NamedTuple

from corpus_cli.errors import CorpusError, SourceError
from corpus_cli.model import Hit
from corpus_cli.processes import open_pool
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.questions import PatternQuestion
from corpus_cli.query.search import match_hits
from corpus_cli.query.source_text import read_source
from corpus_cli.regions import Region
from corpus_cli.store import Row

__all__ = ["ScanPage", "iter_scanned"]

_PAGES_A_TASK = 32
# Tasks in flight for each worker: enough that none waits, few enough that memory stays bounded.
_AHEAD = 4


class ScanPage(NamedTuple):
    """An article to look through: its row, the parts of its page, its text where no file has it."""

    row: Row
    regions: Sequence[Region]
    kept: str | None


class Unread(NamedTuple):
    """Why a text cannot be read any more, as ``SourceError`` has it."""

    reason: str
    detail: str


def iter_scanned(
    pages: Iterable[ScanPage], question: PatternQuestion, size: ContextSize, *, jobs: int
) -> Iterator[tuple[Row, list[Hit] | Unread]]:
    """Yield the hits of each page, or why its text cannot be read any more, in the order of ``pages``.

    Raises:
        CorpusError: the pattern takes too long, or a process died.
    """
    executor = open_pool(jobs, _prepare, question, size)
    waiting: deque[tuple[list[ScanPage], Future[list[list[Hit] | Unread]]]] = deque()
    remaining = iter(pages)
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (task := list(islice(remaining, _PAGES_A_TASK))):
                waiting.append((task, executor.submit(_scan, task)))
            if not waiting:
                return
            done, future = waiting.popleft()
            yield from zip((page.row for page in done), future.result(), strict=True)
    except BrokenProcessPool as error:
        raise CorpusError("a searching process died, perhaps for lack of memory: ask for fewer articles") from error
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


# What a worker looks for, and how much context it takes; set once in each.
_asked: list[tuple[PatternQuestion, ContextSize]] = []


def _prepare(question: PatternQuestion, size: ContextSize) -> None:
    _asked[:] = [(question, size)]


def _scan(pages: Sequence[ScanPage]) -> list[list[Hit] | Unread]:
    return [_look_through(page, *_asked[0]) for page in pages]


def _look_through(page: ScanPage, question: PatternQuestion, size: ContextSize) -> list[Hit] | Unread:
    try:
        text = read_source(page.row) if page.kept is None else page.kept
    except SourceError as error:
        return Unread(error.reason, error.detail)
    return match_hits(page.row.summary, text, page.regions, question.matcher, query=question.query, size=size)
