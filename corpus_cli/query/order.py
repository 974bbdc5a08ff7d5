"""The order articles are listed in.

In: a sort key. Out: an SQL expression on the tables of the index; what lacks the key comes last either way, and
ties stand in path order.
"""

from enum import StrEnum

from corpus_cli.store.reader import BY_PATH

__all__ = ["SortKey", "order_clause"]


class SortKey(StrEnum):
    """What articles can be sorted by."""

    PATH = "path"
    PUBLISHED = "published"
    LANGUAGE = "language"
    SOURCE = "source"
    TITLE = "title"
    WORDS = "words"
    ID = "id"


_COLUMNS = {
    SortKey.PATH: "article.path",
    SortKey.PUBLISHED: "article.published_earliest",
    SortKey.LANGUAGE: "nullif(article.language, 'und')",
    SortKey.SOURCE: "folded(article.publisher)",
    SortKey.TITLE: "folded(article.title)",
    SortKey.WORDS: "article.words",
    SortKey.ID: "article.id",
}


def order_clause(key: SortKey, *, reverse: bool) -> str:
    """Return the expressions to order by; ``folded`` is an SQL function of the store.

    >>> order_clause(SortKey.WORDS, reverse=True)
    'article.words DESC NULLS LAST, article.path, article.place'
    """
    direction = "DESC" if reverse else "ASC"
    if key is SortKey.PATH:
        return f"article.path {direction}, article.place {direction}"
    return f"{_COLUMNS[key]} {direction} NULLS LAST, {BY_PATH}"
