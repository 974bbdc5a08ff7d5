"""The names that a report was asked for: where they stand, and in which forms.

In: a corpus, a name. Out: its places by article, and what the report says of it. Reads no article.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus_cli.corpus import Corpus
from corpus_cli.names import Widening
from corpus_cli.query.questions import NameQuestion
from corpus_cli.query.search import REMOVED, Occurrence, find_occurrences
from corpus_cli.report.content import Doubt, NameForm, NameFound
from corpus_cli.store import EVERYTHING, Condition
from corpus_cli.store.among import among

__all__ = ["NameSearch", "name_found", "search_name"]


@dataclass(frozen=True, slots=True)
class NameSearch:
    """A name asked for.

    Attributes:
        question: the name and what it was widened to.
        places: where it stands, by the number of the article; removed lines included.
    """

    question: NameQuestion
    places: Mapping[int, Sequence[Occurrence]]

    @property
    def mentioning(self) -> set[int]:
        """The articles that mention it in title, header or body."""
        return {number for number, places in self.places.items() if any(one.column != REMOVED for one in places)}


def search_name(corpus: Corpus, name: str, widening: Widening | None, condition: Condition) -> NameSearch:
    """Look for a name in the articles that fit.

    Raises:
        UsageError: it holds no word.
    """
    question = corpus.ask_name(name, widening)
    found = find_occurrences(corpus.reader, question)
    if condition == EVERYTHING:
        # An article that is gone may still have its tokens in the index.
        condition = among(found)
    fitting = set(corpus.reader.numbers(condition))
    return NameSearch(question, {number: places for number, places in found.items() if number in fitting})


def name_found(corpus: Corpus, search: NameSearch) -> NameFound:
    """Return what a report says of a name."""
    languages = {row.number: row.summary.language for row in corpus.reader.rows(sorted(search.mentioning))}
    places = [(number, one) for number in languages for one in search.places[number] if one.column != REMOVED]
    return NameFound(
        query=search.question.query,
        mentions=len(places),
        articles=len(languages),
        removed=sum(one.column == REMOVED for some in search.places.values() for one in some),
        forms=_forms(search.question, [(number, languages[number], one) for number, one in places]),
        doubtful=_doubtful(corpus, search.question),
        languages=Counter(languages[number] for number, _ in places),
    )


def _forms(question: NameQuestion, places: Sequence[tuple[int, str, Occurrence]]) -> list[NameForm]:
    by_surface: dict[str, list[tuple[int, str, Occurrence]]] = defaultdict(list)
    for place in places:
        by_surface[" ".join(place[2].words)].append(place)
    scores = _scores(question)
    forms = [
        NameForm(
            surface=surface,
            languages=sorted({language for _, language, _ in some}),
            mentions=len(some),
            articles=len({number for number, _, _ in some}),
            sure=min((scores.get(word, 1.0) for word in some[0][2].words), default=1.0),
            reason=some[0][2].reason,
        )
        for surface, some in by_surface.items()
    ]
    return sorted(forms, key=lambda form: (-form.mentions, form.surface))


def _scores(question: NameQuestion) -> dict[str, float]:
    """Return for each word that was searched how sure it is."""
    scores: dict[str, float] = {}
    for variant in question.variants:
        for slot in variant.slots:
            for form in slot:
                scores[form.surface] = max(form.score, scores.get(form.surface, 0.0))
    return scores


def _doubtful(corpus: Corpus, question: NameQuestion) -> list[Doubt]:
    """Return the forms in doubt that occur; none where they were searched."""
    if question.exact or question.doubtful:
        return []
    return [
        Doubt(one.form.surface, one.mentions, one.form.reason)
        for one in corpus.forms(question)
        if one.form.doubtful and one.mentions
    ]
