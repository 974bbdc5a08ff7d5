"""What an index holds, how far behind the disk it is, and whether it is sound.

In: an open index. Out: figures, and faults in words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus_cli.errors import SourceError
from corpus_cli.ingest.plan import make_plan
from corpus_cli.ingest.upkeep import OpenIndex
from corpus_cli.sources import STDIN, discover
from corpus_cli.store import IndexReader, Row, Totals
from corpus_cli.store.tokens import article_layout

__all__ = ["Status", "index_status", "iter_faults"]


@dataclass(frozen=True, slots=True)
class Status:
    """What an index holds.

    Attributes:
        index: its file; ``None`` in memory.
        bytes: size of the file.
        totals: articles by language, and how many are dated.
        failed: files that could not be read.
        types: distinct tokens.
        gone: articles whose words are still in the index though their files are not in the corpus any more.
        behind: files that are new, changed or gone since it was brought up to date.
    """

    index: str | None
    bytes: int
    totals: Totals
    failed: int
    types: int
    gone: int
    behind: int


def index_status(index: OpenIndex, paths: Sequence[str]) -> Status:
    """Return what an index holds and how far behind the files under ``paths`` it is."""
    reader = index.reader
    plan = make_plan(discover(path for path in paths if path != STDIN), reader)
    return Status(
        index=str(index.path) if index.path else None,
        bytes=index.path.stat().st_size if index.path else 0,
        totals=reader.totals(),
        failed=reader.count_failures(),
        types=reader.count_types(),
        gone=reader.count_gone(),
        behind=len(plan.read) + len(plan.gone),
    )


def iter_faults(reader: IndexReader, rows: Iterable[Row], read_text: Callable[[Row], str]) -> Iterator[str]:
    """Yield every fault, one line each: of the index itself, then of articles held against their files.

    Args:
        reader: the index.
        rows: its articles.
        read_text: gives the source text of one; raises SourceError where it cannot.
    """
    yield from reader.faults()
    for row in rows:
        try:
            text = read_text(row)
        except SourceError as error:
            yield str(error)
            continue
        if reader.layout(row.number) != article_layout(reader.article(row.number, text), text):
            yield f"{row.summary.path}: the index has its words at other places: run 'corpus index --rebuild'"
