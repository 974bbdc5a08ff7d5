"""Ids of articles whose files share name and content: which of them has the short one, whatever the order they came in.

In: articles as they come and go. Out: for the first of them by path the id of name and content, for each of the others
one with its folders in it. An article that is like no other in both never comes here.
"""

import sqlite3
from operator import itemgetter

from corpus_cli.ids import article_id
from corpus_cli.model import Summary
from corpus_cli.sources.place import RecordPlace
from corpus_cli.store.paths import from_column

__all__ = ["Namesakes", "possible_ids"]

_MEMBERS = """
SELECT article.number, article.id, lower(hex(article.digest)), article.path, source.path, article.member, article.place
FROM namesake JOIN article ON article.number = namesake.article JOIN source ON source.number = article.source
WHERE namesake.id = ?
"""


class Namesakes:
    """Keeps such groups while the index is written; works within the writer's transaction, which ``settle`` ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._unsettled: set[str] = set()

    def provisional(self, key: str, digest: str, path: str) -> str:
        """Return an id that is free for the article located at ``path``, whose name and content give ``key``."""
        taken = self._connection.execute("SELECT 1 FROM article WHERE id = ?", (key,)).fetchone()
        return _longest(digest, path) if taken else key

    def add(self, article: int, key: str, given: str) -> None:
        """Take in an article that was written with the id ``given``."""
        if given == key and key not in self._unsettled:
            return
        self._unsettled.add(key)
        self._connection.execute(
            "INSERT OR IGNORE INTO namesake (article, id) SELECT number, id FROM article WHERE id = ?", (key,)
        )
        self._connection.execute("INSERT OR IGNORE INTO namesake (article, id) VALUES (?, ?)", (article, key))

    def remove(self, article: int) -> None:
        """Forget an article."""
        for (key,) in self._connection.execute("SELECT id FROM namesake WHERE article = ?", (article,)).fetchall():
            self._unsettled.add(key)
            self._connection.execute("DELETE FROM namesake WHERE article = ?", (article,))

    def settle(self) -> None:
        """Give every article of the groups that have changed the id that is its own."""
        for key in sorted(self._unsettled):
            self._settle(key)
        self._unsettled.clear()

    def forget_all(self) -> None:
        """Forget what has changed: it was taken back."""
        self._unsettled.clear()

    def _settle(self, key: str) -> None:
        members = [
            (from_column(name), _located(path, member, place), number, given, digest)
            for number, given, digest, name, path, member, place in self._connection.execute(_MEMBERS, (key,))
        ]
        wanted: dict[str, tuple[int, str]] = {}
        for name, path, number, given, digest in sorted(members, key=itemgetter(0, 1)):
            choices = _choices(key, digest, name, path)
            wanted[next(choice for choice in choices if choice not in wanted)] = (number, given)
        changed = [(chosen, number) for chosen, (number, given) in wanted.items() if chosen != given]
        # Two steps: what one gives up another may take.
        update = "UPDATE article SET id = ? WHERE number = ?"
        self._connection.executemany(update, ((f"~{number}", number) for _, number in changed))
        self._connection.executemany(update, changed)
        if len(members) == 1:
            self._connection.execute("DELETE FROM namesake WHERE id = ?", (key,))


def possible_ids(summary: Summary, name: str, path: str) -> tuple[str, ...]:
    """Return the ids that an article can have, the one of its name and content first.

    Args:
        summary: of the article, as its file gives it.
        name: its path within the corpus.
        path: of its file, absolute, and where in it the article stands.
    """
    return _choices(summary.id, summary.digest, name, path)


def _choices(key: str, digest: str, name: str, path: str) -> tuple[str, ...]:
    return key, article_id(digest, name), _longest(digest, path)


def _longest(digest: str, path: str) -> str:
    return article_id(digest, f"{path}\0")


def _located(path: str | bytes, member: str | bytes | None, place: int | None) -> str:
    file = from_column(path)
    return file if member is None else RecordPlace(from_column(member), place).within(file)
