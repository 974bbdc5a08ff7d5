"""An article as one row of a table: what a list says of it, its address, and its clean text in one cell.

In: an article. Out: a record; ``render.machine`` writes it so that no spreadsheet runs any of it as a formula.
"""

from corpus_cli.export.citation import cite
from corpus_cli.model import Article
from corpus_cli.records import Record, article_summary

__all__ = ["article_cells"]


def article_cells(article: Article) -> Record:
    """Return the cells of an article by column."""
    body = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    return article_summary(article) | {"url": cite(article).url, "text": body}
