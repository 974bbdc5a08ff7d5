"""Search: matchers over documents, hits in order.

In: articles with their texts, a matcher. Out: hits, where they stand, and their context.
"""

from collections.abc import Iterator

from corpus_cli.model import Article, Hit, Where
from corpus_cli.query.concordance import ContextSize, context_of
from corpus_cli.query.matchers import Document, Matcher
from corpus_cli.query.regions import RegionMap, article_regions
from corpus_cli.text import iter_tokens

__all__ = ["iter_hits"]


def iter_hits(article: Article, text: str, matcher: Matcher, *, query: str, size: ContextSize) -> Iterator[Hit]:
    """Yield every hit of an article in text order, those in removed lines too (``Hit.where`` tells)."""
    regions = article_regions(article, removed=True)
    places = RegionMap(regions)
    document = Document(text, article.language, list(iter_tokens(text)), regions)
    for match in matcher.find(document):
        region = places.at(match.start, match.end)
        if region is None:
            continue
        left, right = context_of(text, match.start, match.end, region=region, size=size)
        yield Hit(
            id=article.id,
            path=article.path,
            query=query,
            start=match.start,
            end=match.end,
            surface=text[match.start : match.end],
            left=left,
            right=right,
            language=article.language,
            published=article.published,
            where=Where(region.where),
            reason=match.reason,
        )
