"""Articles in Parquet: one schema for what a cluster writes, what is exported, and what is asked; owns pyarrow.

In: articles with their texts, counts of words. Out: Arrow tables, files and folders of Parquet, and the same articles
back. It knows no Spark, no question and no terminal. Needs the extra ``parquet``.
"""

from corpus_cli.parquet.files import write_articles
from corpus_cli.parquet.months import UNDATED, published_month
from corpus_cli.parquet.rows import ARTICLE_SCHEMA, StoredArticle, article_row, read_article, read_summary

__all__ = [
    "ARTICLE_SCHEMA",
    "UNDATED",
    "StoredArticle",
    "article_row",
    "published_month",
    "read_article",
    "read_summary",
    "write_articles",
]
