"""The way in from Python: open a corpus, ask it, get dataclasses.

In: paths, a question. Out: articles, hits, forms, dates, as the commands get them; ``to_dict`` gives the same record
as ``--json``. docs/api.md shows each in use.
"""

import os
from functools import singledispatch
from pathlib import Path

from corpus_cli.config import expanded, load_settings
from corpus_cli.corpus import Corpus
from corpus_cli.errors import UsageError
from corpus_cli.ingest import Ingest, index_path
from corpus_cli.model import Article, Hit, Mention, Period, Summary
from corpus_cli.names import Widening, read_aliases
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.mentions import MentionFilter
from corpus_cli.query.search import FormCount, Found
from corpus_cli.records import (
    Record,
    article_record,
    article_summary,
    form_record,
    hit_record,
    mention_record,
    period_record,
)
from corpus_cli.store.times import Unit
from corpus_cli.study.entities import Entity, EntityForm, Kind, Neighbour, entity_record, neighbour_record
from corpus_cli.study.names import NameSurvey, discover_names
from corpus_cli.study.similar import Similar, similar_articles, similar_record
from corpus_cli.study.stats import Dimension, Stats, Tally, collect_stats, count_articles, pivot_record, tally_record
from corpus_cli.study.words import (
    Collocate,
    CollocateOrder,
    WordFrequency,
    collocate_record,
    collocates,
    word_frequencies,
    word_frequency_record,
)

__all__ = [
    "Article",
    "Collocate",
    "CollocateOrder",
    "ContextSize",
    "Corpus",
    "Dimension",
    "Entity",
    "EntityForm",
    "FormCount",
    "Found",
    "Hit",
    "Kind",
    "Mention",
    "MentionFilter",
    "NameSurvey",
    "Neighbour",
    "Period",
    "Similar",
    "Stats",
    "Summary",
    "Tally",
    "Unit",
    "Widening",
    "WordFrequency",
    "collect_stats",
    "collocates",
    "count_articles",
    "discover_names",
    "open_corpus",
    "similar_articles",
    "to_dict",
    "word_frequencies",
]


def open_corpus(*paths: str | Path, index: Path | None = None, fresh: bool = True) -> Corpus:
    """Open a corpus; use it as a context manager.

    Args:
        paths: files, folders, glob patterns; what the settings of the current folder name where none is given.
        index: file of the index; by default the one that the command line uses for these paths.
        fresh: look for changed files first.

    Raises:
        UsageError: there is nothing to read.
        ConfigError: a settings file is unusable.
        StoreError: the index is of no use.
    """
    folder = Path.cwd()
    options = {"corpus": tuple(map(str, paths)), "index": str(index) if index else None}
    settings = load_settings(folder, os.environ, options)
    if not settings.corpus:
        raise UsageError("nothing to read: name files or folders, or set $CORPUS_PATH")
    named = [str(folder / expanded(path)) for path in settings.corpus]
    place = settings.index
    if place is None and settings.cache is not None:
        place = index_path(settings.cache, named, engine=settings.language_engine)
    ingest = Ingest(engine=settings.language_engine, fresh=fresh, fields=settings.fields)
    aliases = read_aliases(settings.names) if settings.names else None
    corpus = Corpus.open(named, index=place, ingest=ingest, folder=folder, aliases=aliases)
    corpus.saved = settings.queries
    corpus.regex_timeout = settings.regex_timeout
    return corpus


@singledispatch
def to_dict(value: object) -> Record:
    """Return the record of a value of this package, as ``--json`` prints it.

    Raises:
        TypeError: it is of another kind.
    """
    raise TypeError(f"{type(value).__name__} has no record")


@to_dict.register
def _(value: Summary) -> Record:
    return article_summary(value)


@to_dict.register
def _(value: Article) -> Record:
    return article_record(value)


@to_dict.register
def _(value: Hit) -> Record:
    return hit_record(value)


@to_dict.register
def _(value: Mention) -> Record:
    return mention_record(value)


@to_dict.register
def _(value: Period) -> Record:
    return period_record(value)


@to_dict.register
def _(value: FormCount) -> Record:
    return form_record(value.form, value.mentions, value.articles)


@to_dict.register
def _(value: Tally) -> Record:
    return tally_record(value) if len(value.by) < 2 else pivot_record(value)


@to_dict.register
def _(value: Entity) -> Record:
    return entity_record(value)


@to_dict.register
def _(value: Neighbour) -> Record:
    return neighbour_record(value)


@to_dict.register
def _(value: Collocate) -> Record:
    return collocate_record(value)


@to_dict.register
def _(value: WordFrequency) -> Record:
    return word_frequency_record(value)


@to_dict.register
def _(value: Similar) -> Record:
    return similar_record(value)
