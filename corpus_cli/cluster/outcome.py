"""What an ingest into a collection did, whoever ran it."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from corpus_cli.cluster.copies import MOST_COMPARED, find_copies
from corpus_cli.cluster.layout import Collection
from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.parquet.scan import count_rows

__all__ = ["Failures", "How", "Ingested", "count_articles", "finished"]

Failures = dict[str, tuple[str, str]]
"""Reason and detail for each path that could not be read."""


@frozen
class How:
    """How sources are read and annotated.

    Attributes:
        engine: name of the language engine.
        fields: the user's mapping of fields of records; empty where it is to be guessed.
    """

    engine: str
    fields: Mapping[str, str] = field(default_factory=dict)


@frozen
class Ingested:
    """What an ingest did.

    Attributes:
        new: articles added.
        articles: articles there are now.
        failures: what could not be read, by path.
        notes: what was guessed about the sources.
    """

    new: int
    articles: int
    failures: tuple[SourceError, ...]
    notes: tuple[str, ...]


def count_articles(collection: Collection) -> int:
    """Return how many articles a collection has."""
    folders = [one.folder for one in collection.partitions()]
    return count_rows(collection.articles, folders) if folders else 0


def finished(collection: Collection, before: int, failures: Failures, notes: Iterable[str]) -> Ingested:
    """Note what could not be read, and return what was done to a collection that had so many articles before."""
    errors = tuple(SourceError(path, *why) for path, why in sorted(failures.items()))
    collection.note_failures(errors)
    after = count_articles(collection)
    told = sorted(notes)
    if after > MOST_COMPARED:
        told.append(
            f"more than {MOST_COMPARED:,} articles: copies of a text are not folded; an index of a part does it"
        )
    collection.note_copies(find_copies(collection) if after <= MOST_COMPARED else {})
    return Ingested(after - before, after, errors, tuple(told))
