"""The articles of a report in figures.

In: a corpus, a condition. Out: counts by language and source, first and last date.
"""

from corpus_cli.corpus import Corpus
from corpus_cli.model import UNDETERMINED
from corpus_cli.query.order import SortKey
from corpus_cli.report.content import Group, Totals
from corpus_cli.store import Condition
from corpus_cli.study.stats import Dimension, count_articles

__all__ = ["total_up"]


def total_up(corpus: Corpus, fitting: Condition, chosen: Condition) -> Totals:
    """Return the figures of the articles chosen from those that fit."""
    whole = count_articles(corpus, chosen)[0]
    first, last = (
        next(corpus.summaries(chosen, sort=SortKey.PUBLISHED, reverse=reverse, limit=1), None)
        for reverse in (False, True)
    )
    return Totals(
        fitting=corpus.totals(fitting).languages.total(),
        articles=whole.articles,
        words=whole.words,
        dated=whole.dated,
        first=first.published if first else None,
        last=last.published if last else None,
        copies=corpus.count_folded(chosen),
        languages=_groups(corpus, chosen, Dimension.LANGUAGE),
        sources=_groups(corpus, chosen, Dimension.SOURCE),
    )


def _groups(corpus: Corpus, chosen: Condition, dimension: Dimension) -> list[Group]:
    """Return the groups, the largest first, the unknown last."""
    groups = [
        Group("" if one.values[0] in (None, UNDETERMINED) else str(one.values[0]), one.articles, one.words)
        for one in count_articles(corpus, chosen, by=[dimension])
    ]
    return sorted(groups, key=lambda group: (not group.label, -group.articles, group.label))
