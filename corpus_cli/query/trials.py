"""Patterns tried on articles at SQL's request, each once on each article.

In: the number of an article, a pattern. Out: whether it is found there; what goes wrong is told and counts as no.
"""

from collections.abc import Callable

from corpus_cli.errors import CorpusError, SourceError

__all__ = ["PatternTrials"]


class PatternTrials:
    """What patterns were found in; remembered, because a command asks more than once.

    A pattern that takes too long on one article is tried on no other.

    Args:
        holds: looks for a pattern in an article; raises ``SourceError`` where it cannot be read any more, and any
            other ``CorpusError`` where the pattern takes too long.
        fail: told what was raised for which article. An exception would be lost in SQLite.
    """

    def __init__(self, holds: Callable[[int, str], bool], fail: Callable[[int, CorpusError], object]) -> None:
        self._holds = holds
        self._fail = fail
        self._endless: set[str] = set()
        self._found: dict[tuple[int, str], bool] = {}

    def is_found(self, number: int, pattern: str) -> bool:
        """Return whether a pattern is found in an article."""
        if (number, pattern) not in self._found:
            self._found[number, pattern] = pattern not in self._endless and self._try(number, pattern)
        return self._found[number, pattern]

    def _try(self, number: int, pattern: str) -> bool:
        try:
            return self._holds(number, pattern)
        except CorpusError as error:
            if not isinstance(error, SourceError):
                self._endless.add(pattern)
            self._fail(number, error)
            return False
