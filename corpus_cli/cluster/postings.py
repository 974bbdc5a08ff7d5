"""Where words stand in a few articles, worked out from their texts.

In: articles with their texts. Out: what ``query.search`` asks of an index, so that one search serves both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus_cli.parquet import StoredArticle
from corpus_cli.regions import article_regions
from corpus_cli.store import Place
from corpus_cli.store.rows import FILLER, Layout
from corpus_cli.store.tokens import token_columns
from corpus_cli.text import fold

__all__ = ["MemoryPostings"]


class MemoryPostings:
    """The words of a few articles, each known by its place in the sequence.

    Attributes:
        layouts: how the tokens of each article lie in its text.
    """

    def __init__(self, articles: Sequence[StoredArticle]) -> None:
        self.layouts: list[Layout] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._places: list[list[Place]] = []
        for number, stored in enumerate(articles):
            regions = article_regions(stored.article)
            columns, sizes = token_columns(stored.text, regions)
            self.layouts.append(Layout(regions, sizes))
            for column, words in enumerate(columns):
                self._take(number, column, words.split("\n") if words else (), stored.article.language)

    def _take(self, article: int, column: int, words: Iterable[str], language: str) -> None:
        for position, word in enumerate(words):
            if word != FILLER:
                number = self._numbers.setdefault((language, word), len(self._places))
                if number == len(self._places):
                    self._places.append([])
                self._places[number].append(Place(article, column, position, number))

    def type_number(self, language: str, surface: str) -> int | None:
        """Return the number of a type, ``None`` where there is none."""
        return self._numbers.get((language, surface))

    def types_folding_to(self, folded: str) -> list[tuple[int, str]]:
        """Return number and surface of each type that folds to ``folded``."""
        return [(number, word) for word, number in self._by_folded()[folded]]

    def _by_folded(self) -> defaultdict[str, list[tuple[str, int]]]:
        found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for (_, word), number in self._numbers.items():
            found[fold(word)].append((word, number))
        return found

    def places(self, types: Iterable[int]) -> Iterator[Place]:
        """Yield every place of these types."""
        for number in types:
            yield from self._places[number]
