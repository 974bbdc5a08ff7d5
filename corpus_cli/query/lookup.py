"""An article found by the start of its id.

In: what knows the ids, what a person typed. Out: the one article it means, or the candidates in an error.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath
from shlex import quote
from typing import Protocol

from corpus_cli.errors import UsageError
from corpus_cli.store import Row

__all__ = ["Ids", "find_article"]

_CANDIDATES = 5
_LOOKED_AT = 200
_TITLE_LENGTH = 40


class Ids(Protocol):
    """What knows the ids of a corpus."""

    def ids(self, prefix: str, *, limit: int) -> list[Row]:
        """Return up to ``limit`` articles whose id starts with ``prefix``."""
        ...


def find_article(reader: Ids, prefix: str) -> Row:
    """Return the one article whose id starts with ``prefix``.

    Raises:
        UsageError: none or several do; the message lists candidates.
    """
    # An id is ASCII, and what is not may be no text at all.
    found = reader.ids(prefix.lower(), limit=_CANDIDATES + 1) if prefix and prefix.isascii() else []
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{prefix!r} is the start of several ids: {_candidates(found)}")
    first = prefix[:1].lower() if prefix.isascii() else ""
    some = reader.ids(first, limit=_LOOKED_AT) or reader.ids("", limit=_LOOKED_AT)
    close = get_close_matches(prefix, [row.summary.id[: len(prefix)] for row in some], n=1)
    likely = [row for row in some if close and row.summary.id.startswith(close[0])] or some
    others = _candidates(likely) or "no articles at all"
    raise UsageError(f"no article has the id {prefix!r}; there are {others}{_hint(prefix)}")


def _hint(typed: str) -> str:
    """Return what to do about a name of a file in the place of an id."""
    name = PurePath(typed).name
    return f"; by its file an article is found with: corpus list {quote(f'source:{name}')}" if "." in name else ""


def _candidates(rows: Sequence[Row]) -> str:
    titles = [(row.summary.id, row.summary.title or row.summary.path) for row in rows[:_CANDIDATES]]
    shown = [f"{key} ({title[:_TITLE_LENGTH]}{'…' if len(title) > _TITLE_LENGTH else ''})" for key, title in titles]
    return ", ".join([*shown, *(["and more"] if len(rows) > _CANDIDATES else [])])
