"""The text of an article that lies in a file, read again.

In: the row of an article. Out: its text, which is the one that was indexed.
"""

from corpus_cli.errors import SourceError
from corpus_cli.sources import read_document
from corpus_cli.store import Row

__all__ = ["read_source"]


def read_source(row: Row) -> str:
    """Return the decoded text of an article.

    Raises:
        SourceError: its file is gone or has changed.
    """
    raw = read_document(row.file, encoding=row.summary.encoding)
    if raw.digest != row.summary.digest:
        raise SourceError(
            row.file, "changed", "has changed since it was indexed: run the command again, without --no-refresh"
        )
    return raw.text
