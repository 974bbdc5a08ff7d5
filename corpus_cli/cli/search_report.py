"""What a search tells beside its hits: the forms found, what was held back, and what to try when nothing was found."""

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus_cli.cli.app import App
from corpus_cli.corpus import Question, Texts
from corpus_cli.model import Hit, Where
from corpus_cli.query.nearest import nearest_words

__all__ = ["report_search"]

_FORMS_SHOWN = 30


def report_search(
    app: App,
    question: Question,
    found: Sequence[Hit],
    hits: Sequence[Hit],
    *,
    texts: Texts,
    filters: str,
    raw: bool,
) -> None:
    """Tell on standard error what a search found and what it left out.

    Args:
        app: the outside world.
        question: what was asked.
        found: every hit, those in removed lines too.
        hits: the hits printed.
        texts: what was searched.
        filters: the filters in force, in words.
        raw: whether removed lines count.
    """
    searched = [hit for hit in found if raw or hit.where is not Where.REMOVED]
    articles = len({hit.id for hit in searched})
    if searched:
        total = f"{_counted(len(searched), 'mention')} in {_counted(articles, 'article')}"
        app.note(f"{question.query}: {total}: {_forms(searched)}")
        if len(hits) < len(searched):
            app.note(f"{len(hits)} of them shown (--max-count)")
    else:
        _report_nothing(app, question, texts, filters)
    hidden = len(found) - len(searched)
    if hidden:
        app.note(
            f"{hidden} more in removed lines: {_forms(hit for hit in found if hit.where is Where.REMOVED)} (--raw)"
        )
    _report_doubtful(app, question, texts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _forms(hits: Iterable[Hit]) -> str:
    counts = Counter(" ".join(hit.surface.split()) for hit in hits).most_common()
    shown = ", ".join(f"{surface} {count}" for surface, count in counts[:_FORMS_SHOWN])
    more = len(counts) - _FORMS_SHOWN
    return f"{shown} and {more} other forms" if more > 0 else shown


def _report_nothing(app: App, question: Question, texts: Texts, filters: str) -> None:
    where = f"{_counted(len(texts.pairs), 'article')}{f' ({filters})' if filters else ''}"
    app.note(f"{question.query}: nothing found in {where}")
    near = nearest_words(question.query, {surface for _, surface in texts.count_tokens()})
    if near:
        app.note(f"nearest words there: {', '.join(near)}")


def _report_doubtful(app: App, question: Question, texts: Texts) -> None:
    slots = [slot for variant in question.variants for slot in variant.slots]
    doubtful = {(form.language, form.surface) for slot in slots for form in slot if form.doubtful}
    if not doubtful:
        return
    counts = texts.count_tokens()
    listed = sorted(doubtful, key=lambda form: -counts[form])[:_FORMS_SHOWN]
    app.note(
        f"in doubt, left out: {', '.join(f'{surface} {counts[language, surface]}' for language, surface in listed)} (--doubtful)"
    )
