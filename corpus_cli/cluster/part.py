"""The embedded index made of a part of a collection.

In: articles read from Parquet, the place of an index. Out: the index, texts and all, because the sources may be out of
reach where it is asked.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from corpus_cli.ingest.batches import iter_batches
from corpus_cli.ingest.read import index_article
from corpus_cli.parquet import StoredArticle
from corpus_cli.store import IndexWriter, MissingIndex, WriterLock, open_connection
from corpus_cli.store.aside import begin_aside, put_in_place
from corpus_cli.store.rows import IndexedFile

__all__ = ["write_part"]

_BATCH = 1_000
# Characters to a batch: of large articles fewer are written together.
_LONGEST = 4_000_000


def write_part(articles: Iterable[StoredArticle], path: Path, *, part_of: Path, tell: Callable[[str], object]) -> int:
    """Make the index at ``path`` anew of these articles, and return how many there were.

    Args:
        articles: of the collection, in any order.
        path: the index.
        part_of: the folder of the collection.
        tell: told who else writes the index, before waiting for it.

    Raises:
        StoreError: what is there is no index of this program, or it cannot be written.
    """
    number = 0
    with WriterLock(path, tell) as lock:
        lock.hold()
        with suppress(MissingIndex):
            # Opened for a moment, which tells what is none of ours.
            open_connection(path, create=False).close()
        aside = begin_aside(path, part_of=str(part_of))
        try:
            writer = IndexWriter(aside)
            for batch in iter_batches(articles, _BATCH, weigh=_length, heaviest=_LONGEST):
                writer.write([_indexed(one) for one in batch])
                number += len(batch)
            writer.finish(number)
            put_in_place(aside, path)
        finally:
            aside.close()
    return number


def _length(stored: StoredArticle) -> int:
    return len(stored.text)


def _indexed(stored: StoredArticle) -> IndexedFile:
    article = stored.article
    return index_article(article, stored.text, path=stored.located, name=article.path, stamp=None, keep_text=True)
