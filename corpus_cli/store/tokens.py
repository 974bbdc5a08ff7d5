"""The tokens of a page as the index keeps them: by column, with their places.

In: a text and its regions. Out: token columns. A filler stands wherever two tokens are not side by side, so that
positions next to each other mean words next to each other.
"""

from array import array
from collections.abc import Iterable, Sequence

from corpus_cli.model import Article, Where
from corpus_cli.regions import Region, article_regions
from corpus_cli.store.rows import FILLER, TokenColumn
from corpus_cli.text import iter_tokens, parts_words

__all__ = ["article_starts", "token_columns"]

_COLUMN_OF = {Where.TITLE: 0, Where.HEADER: 1, Where.BODY: 1, Where.REMOVED: 2}


def token_columns(text: str, regions: Iterable[Region]) -> tuple[TokenColumn, ...]:
    """Return the tokens of title, body and removed lines, in this order; header lines count as body."""
    surfaces: tuple[list[str], ...] = ([], [], [])
    starts = (array("I"), array("I"), array("I"))
    for region in regions:
        column = _COLUMN_OF[region.where]
        words, places = surfaces[column], starts[column]
        before = None
        for token in iter_tokens(text, region.start, region.end):
            if words and (before is None or parts_words(text[before.end : token.start], before.surface)):
                words.append(FILLER)
                places.append(places[-1])
            words.append(token.surface)
            places.append(token.start)
            before = token
    return tuple(TokenColumn("\n".join(words), places) for words, places in zip(surfaces, starts, strict=True))


def article_starts(article: Article, text: str) -> tuple[Sequence[int], ...]:
    """Return where each token of an article starts, by column, worked out anew."""
    return tuple(column.starts for column in token_columns(text, article_regions(article)))
