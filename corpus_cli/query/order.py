"""The order articles are listed in.

In: articles. Out: the same articles, sorted by one key; what lacks the key comes last either way.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from corpus_cli.edtf import parse_edtf
from corpus_cli.model import Article
from corpus_cli.text import fold

__all__ = ["SortKey", "sort_articles"]


class SortKey(StrEnum):
    """What articles can be sorted by."""

    PATH = "path"
    PUBLISHED = "published"
    LANGUAGE = "language"
    SOURCE = "source"
    TITLE = "title"
    WORDS = "words"
    ID = "id"


# Any: each key is compared only with itself.
_KEYS: dict[SortKey, Callable[[Article], Any]] = {
    SortKey.PATH: lambda article: article.path,
    SortKey.PUBLISHED: lambda article: parse_edtf(article.published).earliest if article.published else None,
    SortKey.LANGUAGE: lambda article: None if article.language == "und" else article.language,
    SortKey.SOURCE: lambda article: fold(article.publisher) if article.publisher else None,
    SortKey.TITLE: lambda article: fold(article.title) if article.title else None,
    SortKey.WORDS: lambda article: article.words,
    SortKey.ID: lambda article: article.id,
}


def sort_articles(articles: Iterable[Article], key: SortKey, *, reverse: bool) -> list[Article]:
    """Return the articles sorted by ``key``, ties in path order; unknown values come last, reversed or not."""
    value = _KEYS[key]
    by_path = sorted(articles, key=lambda article: article.path)
    known = [article for article in by_path if value(article) is not None]
    unknown = [article for article in by_path if value(article) is None]
    return sorted(known, key=value, reverse=reverse) + unknown
