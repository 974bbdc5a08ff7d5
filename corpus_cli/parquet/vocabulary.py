"""The words of a collection in Parquet, found again by their keys.

In: folders, each with the words that one run counted. Out: what the widening of a name asks of a vocabulary. A word has
a row for each of its keys, and files are sorted by key, so that a reader skips most of them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from corpus_cli.names import Entry, Hope, is_hopeful, skeleton_keys
from corpus_cli.text import fold

__all__ = ["VOCABULARY_SCHEMA", "ParquetVocabulary"]

VOCABULARY_SCHEMA = pa.schema(
    [
        pa.field("key", pa.string(), nullable=False),
        pa.field("language", pa.string(), nullable=False),
        pa.field("surface", pa.string(), nullable=False),
        # How often it stands in the articles of the language, and in how many of them.
        pa.field("count", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
    ]
)
_COLUMNS = ["language", "surface", "count", "articles"]


class ParquetVocabulary:
    """The words that several runs of counting have found, their counts added up.

    Args:
        runs: a folder for each.
    """

    def __init__(self, runs: Iterable[Path]) -> None:
        files = [[str(path) for path in sorted(run.glob("*.parquet"))] for run in runs]
        self._runs = [ds.dataset(some, schema=VOCABULARY_SCHEMA, format="parquet") for some in files if some]

    def entries(self, keys: Collection[str], hope: Hope | None = None) -> Iterator[Entry]:
        """Yield each entry stored under at least one of ``keys``, once each."""
        counts: Counter[tuple[str, str]] = Counter()
        for run in self._runs:
            found = self._rows(run, _among("key", keys))
            # Under two of the keys it has two rows, which say the same.
            counts.update(
                {
                    (language, surface): count
                    for language, surface, count, _ in found
                    if hope is None or is_hopeful(surface, language, hope)
                }
            )
        return (Entry(surface, language, count) for (language, surface), count in counts.items())

    def counts(self, surfaces: Collection[str]) -> dict[tuple[str, str], tuple[int, int]]:
        """Return for the language and surface of each of these how often it stands, and in how many articles."""
        keys = {key for surface in surfaces for key in skeleton_keys(surface, "")}
        mentions: Counter[tuple[str, str]] = Counter()
        articles: Counter[tuple[str, str]] = Counter()
        for run in self._runs:
            where = _among("key", keys) & _among("surface", surfaces)
            found = {(language, surface): counts for language, surface, *counts in self._rows(run, where)}
            mentions.update({word: count for word, (count, _) in found.items()})
            articles.update({word: number for word, (_, number) in found.items()})
        return {word: (mentions[word], articles[word]) for word in mentions}

    def surfaces(self, folded: str) -> set[str]:
        """Return the tokens that fold to this."""
        return {entry.surface for entry in self.entries(skeleton_keys(folded, "")) if fold(entry.surface) == folded}

    def surfaces_starting(self, start: str) -> Iterator[str]:
        """Yield the tokens that begin with this letter in either case."""
        for run in self._runs:
            where = _any([pc.starts_with(ds.field("surface"), pattern=one) for one in {start, start.upper()}])
            yield from (surface for _, surface, *_ in self._rows(run, where))

    def _rows(self, run: ds.Dataset, where: Any) -> Iterator[Sequence[Any]]:
        table = run.to_table(columns=_COLUMNS, filter=where)
        return zip(*(table.column(name).to_pylist() for name in _COLUMNS), strict=True)


def _among(column: str, values: Collection[str]) -> Any:
    return ds.field(column).isin(pa.array(values, pa.string()))


def _any(conditions: Sequence[Any]) -> Any:
    first, *others = conditions
    for other in others:
        first = first | other
    return first
