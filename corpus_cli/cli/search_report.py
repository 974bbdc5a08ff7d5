"""What a search tells beside its hits: the forms found, what was held back, and what to try when nothing was found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus_cli.cli.app import App
from corpus_cli.cli.session import Session
from corpus_cli.model import Hit, Summary, Where
from corpus_cli.query.questions import NameQuestion, PatternQuestion, only_doubtful
from corpus_cli.query.search import Found
from corpus_cli.query.terms import EVERY, Term
from corpus_cli.store import Condition
from corpus_cli.text import counted, shortened

__all__ = ["Group", "SearchTally", "report_search", "report_unmentioned"]

_FORMS_SHOWN = 30


class Group(NamedTuple):
    """What is shown of one article: its hits, or only how many there are."""

    article: Summary
    hits: Sequence[Hit]
    number: int


@dataclass(slots=True)
class SearchTally:
    """Counts what a search finds while its hits go by.

    Attributes:
        question: what was asked.
        raw: whether removed lines count.
        most: how many hits of an article are shown; ``None`` for all.
        shown: hits shown.
        searched: hits that count, shown or not.
        articles: articles that have any.
        hidden: hits in removed lines that do not count.
        forms: surfaces of the hits that count.
        hidden_forms: surfaces of those that do not.
    """

    question: NameQuestion | PatternQuestion
    raw: bool
    most: int | None
    shown: int = 0
    searched: int = 0
    articles: int = 0
    hidden: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    hidden_forms: Counter[str] = field(default_factory=Counter)

    def iter_groups(self, found: Iterable[Found]) -> Iterator[Group]:
        """Yield what is to be shown of each article that has anything to show."""
        for item in found:
            hits = [hit for hit in item.hits if self.raw or hit.where is not Where.REMOVED]
            number = item.forms.total() + (item.removed_forms.total() if self.raw else 0)
            self._count(item, number)
            if number:
                kept = number if self.most is None else min(number, self.most)
                self.shown += kept
                yield Group(item.row.summary, hits[:kept], kept)

    def summary(self) -> str:
        """Return what was found in one line."""
        total = f"{counted(self.searched, 'mention')} in {counted(self.articles, 'article')}"
        return f"{shortened(self.question.query)}: {total}{_listed(self.forms)}"

    def _count(self, item: Found, number: int) -> None:
        self.searched += number
        self.articles += number > 0
        self.forms.update(item.forms)
        if self.raw:
            self.forms.update(item.removed_forms)
        else:
            self.hidden += item.removed_forms.total()
            self.hidden_forms.update(item.removed_forms)


def report_search(session: Session, tally: SearchTally, condition: Condition, term: Term) -> None:
    """Tell on standard error what a search found and what it left out."""
    app = session.app
    if tally.searched:
        app.note(tally.summary())
        if tally.shown < tally.searched:
            app.note(f"{tally.shown} of them shown (--max-count)")
    else:
        report_unmentioned(session, tally.question, condition, term)
    if tally.hidden:
        app.note(f"{tally.hidden} more in removed lines{_listed(tally.hidden_forms)} (--raw)")
    if isinstance(tally.question, NameQuestion) and not tally.question.doubtful:
        _report_doubtful(app, session, tally.question)


def _listed(forms: Counter[str]) -> str:
    ordered = forms.most_common()
    if not ordered:
        return ""
    shown = ", ".join(f"{surface} {count}" for surface, count in ordered[:_FORMS_SHOWN])
    more = len(ordered) - _FORMS_SHOWN
    return f": {shown} and {more} other forms" if more > 0 else f": {shown}"


def report_unmentioned(
    session: Session, question: NameQuestion | PatternQuestion, condition: Condition, term: Term
) -> None:
    """Tell that nothing was found, in how many articles, and what is there that looks alike."""
    number = session.articles.totals(condition).languages.total()
    filters = "" if term == EVERY else shortened(term.describe())
    where = f"{counted(number, 'article')}{f' ({filters})' if filters else ''}"
    session.app.note(f"{shortened(question.query)}: nothing found in {where}")
    if isinstance(question, NameQuestion):
        session.report_nearest(question.query)


def _report_doubtful(app: App, session: Session, question: NameQuestion) -> None:
    counts = {
        (one.form.language, one.form.surface): one.mentions for one in session.articles.forms(only_doubtful(question))
    }
    surfaces: Counter[str] = Counter()
    for (_, surface), count in counts.items():
        if count:
            surfaces[surface] += count
    if surfaces:
        app.note(f"in doubt, left out{_listed(surfaces)} (--doubtful)")
