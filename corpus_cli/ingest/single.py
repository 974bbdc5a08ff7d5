"""Pages read on their own, without an index.

In: a path or a stream. Out: an ``Article`` for each document it holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from corpus_cli.errors import SourceError
from corpus_cli.model import Article
from corpus_cli.sources import Reading, iter_documents, iter_stream_documents

__all__ = ["iter_articles"]


def iter_articles(
    path: str, stream: BinaryIO | None, *, engine: str, folder: Path, fields: Mapping[str, str]
) -> Iterator[Article | SourceError]:
    """Yield what a file holds, without an index; never raises for a single record.

    Args:
        path: the file, or ``-``.
        stream: its bytes where they come from elsewhere.
        engine: name of the language engine.
        folder: what a relative path is relative to.
        fields: the user's mapping of the fields of records.
    """
    # The annotators load numpy and the models, which a corpus that is indexed never needs.
    from corpus_cli.annotate.article import annotate

    reading = Reading(fields)
    whole = str(folder / path)
    found = iter_documents(whole, reading) if stream is None else iter_stream_documents(stream, path, reading)
    start = whole if stream is None else path
    for document in found:
        shown = f"{path}{document.path.removeprefix(start)}"
        if isinstance(document, SourceError):
            yield SourceError(shown, document.reason, document.detail)
        else:
            yield replace(annotate(document, engine=engine), path=shown)
