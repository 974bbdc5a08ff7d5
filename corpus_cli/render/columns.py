"""What a table of articles can show; needs no Rich, so that an option can name its columns."""

from collections.abc import Callable, Mapping

from corpus_cli.model import Summary
from corpus_cli.sources.place import short_name
from corpus_cli.text import counted, visible, visible_name

__all__ = ["COLUMNS", "DEFAULT_COLUMNS", "RIGHT", "article_cell"]

COLUMNS: dict[str, Callable[[Summary], str | None]] = {
    "id": lambda article: article.id,
    "published": lambda article: article.published.replace("T", " ") if article.published else None,
    "language": lambda article: article.language,
    "source": lambda article: article.publisher or visible_name(short_name(article.path)),
    "title": lambda article: article.title,
    "words": lambda article: str(article.words),
    "publisher": lambda article: article.publisher,
    "byline": lambda article: article.byline,
    "path": lambda article: visible_name(article.path),
    "encoding": lambda article: article.encoding,
    "confidence": lambda article: f"{article.language_confidence:.2f}",
    "digest": lambda article: article.digest,
}
"""What a table of articles can show, by column name."""

DEFAULT_COLUMNS = ("id", "published", "language", "source", "title", "words")

RIGHT = frozenset({"words", "confidence", "alike"})
"""The columns of figures."""


def article_cell(article: Summary, name: str, copies: Mapping[str, int], id_length: int) -> str | None:
    """Return what stands in a column, made safe to show; ``None`` for what is unknown.

    Args:
        article: the article of the row.
        name: of the column.
        copies: how many copies an article stands for, by its id.
        id_length: how much of an id to show.
    """
    value = COLUMNS[name](article)
    if name == "id":
        return article.id[:id_length]
    if name == "title" and copies.get(article.id):
        return f"{visible(value or '–')}  +{counted(copies[article.id], 'copy', 'copies')}"
    return visible(value) if value else value
