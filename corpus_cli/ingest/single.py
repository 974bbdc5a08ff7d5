"""One page read on its own, without an index.

In: a path or bytes. Out: an ``Article``.
"""

from dataclasses import replace
from pathlib import Path

from corpus_cli.errors import SourceError
from corpus_cli.model import Article
from corpus_cli.sources import read_document, read_stream

__all__ = ["read_article"]


def read_article(path: str, data: bytes | None, *, engine: str, folder: Path) -> Article:
    """Read one page on its own, without an index.

    Args:
        path: the file, or ``-``.
        data: its bytes where they are at hand.
        engine: name of the language engine.
        folder: what a relative path is relative to.

    Raises:
        SourceError: it cannot be read.
    """
    # The annotators load numpy and the models, which a corpus that is indexed never needs.
    from corpus_cli.annotate.article import annotate

    try:
        raw = read_document(str(folder / path)) if data is None else read_stream(data, path=path)
    except SourceError as error:
        raise SourceError(path, error.reason, error.detail) from error
    return replace(annotate(raw, engine=engine), path=path)
