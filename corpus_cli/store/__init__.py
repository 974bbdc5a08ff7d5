"""What is kept between two runs; the only place that knows SQLite.

In: articles with the stamp of their file. Out: the same articles while file and program are unchanged.
It is safe to delete at any time: everything in it can be made again from the sources.
"""

from corpus_cli.store.cache import ArticleCache, open_cache

__all__ = ["ArticleCache", "open_cache"]
