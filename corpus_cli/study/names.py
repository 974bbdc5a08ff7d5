"""Whom and what a corpus speaks of, without being asked: names discovered in every language, one row a name.

In: an opened corpus, a condition. Out: names with their forms, and which names keep company. It works on the words and
places that the index holds; of the texts only a few stretches are read, to see whether a comma stands in a name and
what goes before it. Nothing is trained, and nothing is looked up but the names of places and the user's own.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, islice

import numpy as np

from corpus_cli.corpus import Corpus
from corpus_cli.form import Form
from corpus_cli.names.exonyms import is_exonym
from corpus_cli.store import EVERYTHING, Condition
from corpus_cli.store.capitals import publication_dates
from corpus_cli.study.capitals import Numbers
from corpus_cli.study.discover import discover
from corpus_cli.study.entities import Entity, EntityForm, Kind, Neighbour
from corpus_cli.study.evidence import Evidence, continuation, is_fragment, tell_kind
from corpus_cli.study.measures import log_likelihood
from corpus_cli.study.surroundings import Around
from corpus_cli.text import fold, iter_tokens, script_of

__all__ = ["NameSurvey", "discover_names"]

# Names below this rank are not looked up in the texts: they keep the kind that needs no text.
_LOOKED_UP = 150
# Names that share fewer sentences, or that chance would bring together in 5 % of cases, are no neighbours.
_LEAST_TOGETHER, _LEAST_LIKELIHOOD = 2, 3.84
# A full name stands for a person where it is at least so large a share of the mentions.
_FULL_NAME = 0.3
# A form that is so much of all mentions is what the name is called by, in whatever case it stands.
_MOSTLY = 0.67
# In so large a share of its mentions in Cyrillic documents a name is in Cyrillic, to be one that is adapted.
_ADAPTED = 0.9


def discover_names(corpus: Corpus, condition: Condition = EVERYTHING, *, most: int | None = None) -> tuple[Entity, ...]:
    """Return the names of the articles that fit, the most frequent first.

    Args:
        corpus: where they are.
        condition: which articles.
        most: at most so many names.
    """
    return NameSurvey(corpus, condition).entities(most)


class NameSurvey:
    """The names of some articles, and what they have to do with each other.

    Args:
        corpus: where the articles are.
        condition: which of them.
    """

    def __init__(self, corpus: Corpus, condition: Condition = EVERYTHING) -> None:
        self._corpus, self._condition = corpus, condition
        self._evidence = Evidence(corpus)
        self._found = discover(corpus, condition, self._evidence)
        self._entities: dict[int, Entity | None] = {}

    @property
    def articles(self) -> int:
        """How many articles fit."""
        return self._found.articles

    @property
    def learned_from(self) -> int:
        """From how many of them names were learned; fewer where there are very many."""
        return self._found.learned_from

    def entities(self, most: int | None = None) -> tuple[Entity, ...]:
        """Return the names, the most frequent first."""
        described = (self._entity(number) for number in range(len(self._found.drafts)))
        return tuple(islice(filter(None, described), most))

    def find(self, name: str) -> Entity | None:
        """Return the name that ``name``, as a user types it, is a form of; ``None`` where none was discovered."""
        hits = Counter(chain.from_iterable(self._ending_in(one.slots) for one in self._corpus.variants(name)))
        return self._entity(hits.most_common(1)[0][0]) if hits else None

    def _ending_in(self, slots: Sequence[Sequence[Form]]) -> list[int]:
        """Return for each unit that ends in these words, one of each slot, the number of its name."""
        found, capitals = self._found, self._found.capitals
        fitting = (found.name >= 0) & (found.last - found.first + 1 >= len(slots))
        for back, slot in enumerate(reversed(slots)):
            asked = {(form.language, fold(form.surface)) for form in slot}
            words = [number for number, one in enumerate(capitals.words) if (one.language, one.folded) in asked]
            fitting &= np.isin(capitals.word[found.last - back], words)
        return list(found.name[fitting].tolist())

    def neighbours(self, entity: Entity, *, most: int | None = None) -> tuple[Neighbour, ...]:
        """Return the names that share sentences with another more often than chance would have it, the closest first.

        A sentence is what stands between full stops, brackets, colons and the ends of paragraphs.
        """
        number = self._number(entity)
        sentences = self._sentences
        mine = sentences[sentences[:, 1] == number, 0]
        beside = Counter(sentences[np.isin(sentences[:, 0], mine), 1].tolist())
        total = Counter(sentences[:, 1].tolist())
        everywhere = int(self._found.capitals.sentence[-1]) + 1
        found = []
        for other, both in beside.items():
            likelihood = log_likelihood(both, len(mine), total[other], everywhere)
            if other != number and both >= _LEAST_TOGETHER and likelihood >= _LEAST_LIKELIHOOD:
                found.append((-likelihood, other, both))
        return tuple(
            Neighbour(one.name, one.kind, both, one.mentions, round(-negative, 1))
            for negative, other, both in sorted(found)[:most]
            for one in (self._entity(other),)
            if one
        )

    def where(self, entity: Entity) -> list[tuple[int, int]]:
        """Return the number of each article that mentions a name, and how often, the most often first."""
        order, edges = self._by_name
        number = self._number(entity)
        at = order[edges[number] : edges[number + 1]]
        articles, counts = np.unique(self._found.capitals.article[self._found.first[at]], return_counts=True)
        return sorted(zip(articles.tolist(), counts.tolist(), strict=True), key=lambda one: (-one[1], one[0]))

    def _number(self, entity: Entity) -> int:
        number = next((one for one, known in self._entities.items() if known is entity), None)
        if number is None:
            raise ValueError(f"{entity.name} is of another survey")
        return number

    @cached_property
    def _sentences(self) -> Numbers:
        """Each sentence with each name in it, once."""
        named = self._found.name >= 0
        sentence = self._found.capitals.sentence[self._found.first[named]]
        return np.unique(np.stack([sentence, self._found.name[named]], axis=1), axis=0)

    @cached_property
    def _by_name(self) -> tuple[Numbers, Numbers]:
        """The occurrences of units sorted by name, and where those of each name begin."""
        order = np.argsort(self._found.name, kind="stable")
        return order, np.searchsorted(self._found.name[order], np.arange(len(self._found.drafts) + 1))

    @cached_property
    def _dated(self) -> tuple[Numbers, list[str]]:
        rows = publication_dates(self._corpus.reader, self._condition)
        return np.array([number for number, _ in rows], np.int64), [published for _, published in rows]

    def _entity(self, number: int) -> Entity | None:
        if number not in self._entities:
            self._entities[number] = self._describe(number)
        return self._entities[number]

    def _describe(self, number: int) -> Entity | None:
        order, edges = self._by_name
        at = order[edges[number] : edges[number + 1]]
        capitals, found = self._found.capitals, self._found
        articles = np.unique(capitals.article[found.first[at]])
        forms = self._forms(at)
        languages: Counter[str] = Counter()
        for form in forms:
            languages[form.language] += form.mentions
        called = self._called(number, at, forms, languages.most_common(1)[0][0])
        if called is None:
            return None
        dates = self._dates(articles)
        return Entity(*called, len(at), len(articles), tuple(languages.most_common()), forms, *dates)

    def _dates(self, articles: Numbers) -> tuple[str | None, str | None]:
        numbers, published = self._dated
        at = np.flatnonzero(np.isin(numbers, articles, assume_unique=True))
        return (published[at[0]], published[at[-1]]) if len(at) else (None, None)

    def _forms(self, at: Numbers) -> tuple[EntityForm, ...]:
        """Return the forms of a name that stands at these units, the most frequent first."""
        capitals, first, last = self._found.capitals, self._found.first[at], self._found.last[at]
        counts: Counter[tuple[int, ...]] = Counter()
        places: dict[tuple[int, ...], int] = {}
        words, numbers = np.unique(capitals.word[first[first == last]], return_counts=True)
        counts.update({(word,): count for word, count in zip(words.tolist(), numbers.tolist(), strict=True)})
        for start, end in zip(first[first < last].tolist(), last[first < last].tolist(), strict=True):
            form = tuple(capitals.word[start : end + 1].tolist())
            counts[form] += 1
            places.setdefault(form, start)
        named = Counter[tuple[str, str]]()
        for form, count in counts.items():
            surface = self._evidence.written(capitals, form, places.get(form, 0))
            named[surface, capitals.words[form[0]].language] += count
        return tuple(EntityForm(*key, count) for key, count in named.most_common())

    def _called(self, number: int, at: Numbers, forms: Sequence[EntityForm], language: str) -> tuple[str, Kind] | None:
        """Return the name and the kind of what stands at these units; ``None`` where it is only part of a name."""
        draft = self._found.drafts[number]
        name = self._label(forms, full=len(draft.units) > 1)
        words = [fold(token.surface) for token in iter_tokens(name)]
        around = self._around(at, language) if number < _LOOKED_UP else []
        kind = tell_kind(around, words, language, place=draft.place, person=draft.person, adapted=_is_adapted(forms))
        if draft.place or len(draft.units) > 1 or len(words) > 1:
            return name, kind
        more = continuation(around)
        own = [(fold(form.surface), form.mentions) for form in forms if form.language == language]
        if more is None and is_fragment(around, own):
            return None
        return (f"{name} {more}" if more else name), kind

    def _around(self, at: Numbers, language: str) -> list[Around]:
        """Return what stands around some of the units, of those in articles of one language."""
        capitals, found = self._found.capitals, self._found
        chosen = at[capitals.language[capitals.word[found.first[at]]] == language]
        return self._evidence.around(capitals, found.first[chosen], found.last[chosen])

    def _label(self, forms: Sequence[EntityForm], *, full: bool) -> str:
        """Return the form that a name is called by: one in the dictionary form, the most frequent of those."""
        total = sum(form.mentions for form in forms)
        whole = [form for form in forms if len(form.surface.split()) > 1 or "-" in form.surface] if full else []
        chosen = whole if sum(form.mentions for form in whole) >= _FULL_NAME * total else list(forms)
        everywhere = Counter[str]()
        for form in chosen:
            everywhere[form.surface] += form.mentions

        def worth(form: EntityForm) -> tuple[bool, float, int, bool]:
            words = [fold(token.surface) for token in iter_tokens(form.surface)]
            heads = sum(word in self._found.heads for word in words) / len(words)
            known = is_exonym(" ".join(words), form.language) or everywhere[form.surface] >= _MOSTLY * total
            return known, heads, everywhere[form.surface], form.surface.isupper()

        return max(chosen, key=worth).surface


def _is_adapted(forms: Sequence[EntityForm]) -> bool:
    """Return whether documents of languages in Cyrillic write a name in Cyrillic nearly always, and write it at all."""
    cyrillic = {form.language for form in forms if script_of(form.surface) == "Cyrl"}
    scripts: Counter[bool] = Counter()
    for form in forms:
        if form.language in cyrillic:
            scripts[script_of(form.surface) == "Cyrl"] += form.mentions
    return scripts[True] > 0 and scripts[True] >= _ADAPTED * scripts.total()
