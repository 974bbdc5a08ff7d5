"""An article with its text, as a question looks at it.

In: an article and its source text. Out: the words of its title, header and body, part by part. The removed lines
are not the article's own and play no part in a question.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from corpus_cli.model import Article, Where
from corpus_cli.query.matchers import Document, Matcher
from corpus_cli.regions import article_regions
from corpus_cli.text import iter_tokens

__all__ = ["TEXT", "TITLE", "Page"]

TITLE = frozenset({Where.TITLE})
TEXT = frozenset({Where.TITLE, Where.HEADER, Where.BODY})


@dataclass(frozen=True)
class Page:
    """An article and its decoded source text; what a term needs of the text is worked out when asked for."""

    article: Article
    text: str

    def holds(self, matcher: Matcher, where: Collection[Where] = TEXT) -> bool:
        """Return whether ``matcher`` finds anything within one of these parts."""
        return any(any(matcher.find(part)) for part in self._parts if part.regions[0].where in where)

    @cached_property
    def _parts(self) -> list[Document]:
        # Cut into words part by part, as the index does it, so that no word or phrase reaches over an edge.
        return [
            Document(self.text, self.article.language, list(iter_tokens(self.text, part.start, part.end)), [part])
            for part in article_regions(self.article)
            if part.where in TEXT
        ]
