"""CSL-JSON, as Zotero, pandoc and citation processors read it.

In: articles. Out: an item for each, as the schema of input data 1.0 of https://citationstyles.org has it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from corpus_cli.export.citation import Citation, cite
from corpus_cli.export.dates import csl_date
from corpus_cli.model import Article

__all__ = ["csl_item", "iter_csl_items"]


def iter_csl_items(pages: Iterable[tuple[Article, str]]) -> Iterator[dict[str, Any]]:
    """Yield an item for each article."""
    return (csl_item(cite(article)) for article, _ in pages)


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return one item; what the page says nothing of is left out."""
    fields = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": citation.author}] if citation.author else None,
        "container-title": citation.publisher,
        "publisher": citation.publisher,
        "issued": csl_date(citation.published) if citation.published else None,
        "URL": citation.url,
        "language": citation.language,
        "note": citation.access,
    }
    return {name: value for name, value in fields.items() if value}
