"""What a table of articles can show; needs no Rich, so that an option can name its columns."""

from collections.abc import Callable

from corpus_cli.model import Summary
from corpus_cli.sources.place import short_name

__all__ = ["COLUMNS", "DEFAULT_COLUMNS"]

COLUMNS: dict[str, Callable[[Summary], str | None]] = {
    "id": lambda article: article.id,
    "published": lambda article: article.published.replace("T", " ") if article.published else None,
    "language": lambda article: article.language,
    "source": lambda article: article.publisher or short_name(article.path),
    "title": lambda article: article.title,
    "words": lambda article: str(article.words),
    "publisher": lambda article: article.publisher,
    "byline": lambda article: article.byline,
    "path": lambda article: article.path,
    "encoding": lambda article: article.encoding,
    "confidence": lambda article: f"{article.language_confidence:.2f}",
    "digest": lambda article: article.digest,
}
"""What a table of articles can show, by column name."""

DEFAULT_COLUMNS = ("id", "published", "language", "source", "title", "words")
