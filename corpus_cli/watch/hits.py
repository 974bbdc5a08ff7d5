"""Mentions of names that nobody has been told of, while a corpus changes.

In: an opened corpus, time and again. Out: its new hits, each once: a page that is written on, moved or saved again is
told only of what is new in it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus_cli.corpus import Corpus
from corpus_cli.model import Hit, Summary, Where
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.store import Condition
from corpus_cli.store.among import among
from corpus_cli.store.indexed import iter_ids

__all__ = ["HitWatch"]

# So much text before a hit tells it from another one; what follows may still be being written.
_BEFORE = 40


class HitWatch:
    """Remembers what was told."""

    def __init__(self) -> None:
        self._looked_at: set[str] = set()
        self._names: set[str] = set()
        self._told: set[bytes] = set()

    def look(
        self, corpus: Corpus, condition: Condition, names: Sequence[str], *, size: ContextSize
    ) -> Iterator[tuple[str, list[tuple[Summary, list[Hit]]]]]:
        """Yield each name with the articles in which it has new hits, and these.

        Articles looked at before are not read again, but for names that are new.
        """
        new: list[int] = []
        for number, key in iter_ids(corpus.reader, condition):
            if key not in self._looked_at:
                self._looked_at.add(key)
                new.append(number)
        for name in names:
            chosen = among(new) if name in self._names else condition
            if name not in self._names or new:
                self._names.add(name)
                groups = list(self._search(corpus, chosen, name, size))
                if groups:
                    yield name, groups

    def _search(
        self, corpus: Corpus, condition: Condition, name: str, size: ContextSize
    ) -> Iterator[tuple[Summary, list[Hit]]]:
        question = corpus.ask_name(name, Widening())
        # What tells a hit from another must not depend on how much of it is shown.
        wider = ContextSize(max(size.characters, _BEFORE))
        for found in corpus.search(question, condition, size=wider):
            article = found.row.summary
            hits = self._new_among(article, [hit for hit in found.hits if hit.where is not Where.REMOVED])
            if hits:
                yield article, hits

    def _new_among(self, article: Summary, hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits that were not told: neither of the same text, nor after the same words of the same file."""
        alike: Counter[tuple[str, str]] = Counter()
        new = []
        for hit in hits:
            words = hit.left[-_BEFORE:], hit.surface
            alike[words] += 1
            keys = {_key(hit.query, article.digest, hit.start), _key(hit.query, hit.path, *words, alike[words])}
            if not keys & self._told:
                new.append(hit)
            self._told |= keys
        return new


def _key(*parts: object) -> bytes:
    return hashlib.blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=10).digest()
