"""Search through the index: from the forms of a name to their places, from places to hits.

In: an index reader, what a name was widened to. Out: occurrences by article, and hits with their context. Only
articles whose hits are shown are read from disk.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from corpus_cli.frozen import frozen
from corpus_cli.model import Form, Hit, Summary, Where
from corpus_cli.names import PhraseVariant
from corpus_cli.query.concordance import ContextSize, context_of
from corpus_cli.query.matchers import Document, Matcher, RegexMatcher
from corpus_cli.query.questions import NameQuestion, Nearness, searched_variants
from corpus_cli.regions import Region, RegionMap
from corpus_cli.store import Place, Row
from corpus_cli.store.rows import COLUMNS, Layout
from corpus_cli.store.tokens import TokenMap
from corpus_cli.text import iter_tokens, join_words

__all__ = [
    "REMOVED",
    "FormCount",
    "Found",
    "Occurrence",
    "Postings",
    "WordCounts",
    "count_forms",
    "find_occurrences",
    "found_by_hits",
    "found_by_places",
    "match_hits",
    "occurrence_hits",
]

REMOVED = COLUMNS.index("removed")
"""The number of the column of removed lines."""


class Postings(Protocol):
    """Where words stand, as an index of any kind tells it."""

    def type_number(self, language: str, surface: str) -> int | None:
        """Return the number of a type, ``None`` where there is none."""

    def types_folding_to(self, folded: str) -> list[tuple[int, str]]:
        """Return number and surface of each type that folds to ``folded``."""
        ...

    def places(self, types: Iterable[int]) -> Iterator[Place]:
        """Yield every place of these types."""
        ...


class WordCounts(Protocol):
    """What knows how often words stand in a corpus."""

    def count_places(self, language: str, surface: str) -> tuple[int, int]:
        """Return how often a type occurs, and in how many articles."""
        ...


class Occurrence(NamedTuple):
    """One find in an article: column, positions of its first and last token, its words, reason."""

    column: int
    first: int
    last: int
    words: tuple[str, ...]
    reason: str


@frozen
class Found:
    """What a search found in one article.

    Attributes:
        row: the article.
        hits: all of them in text order (``Hit.where`` tells); empty where they were only counted.
        forms: how often each form stands in title, header and body.
        removed_forms: how often each stands in removed lines.
    """

    row: Row
    hits: tuple[Hit, ...]
    forms: Counter[str]
    removed_forms: Counter[str]


@frozen
class FormCount:
    """A form of a name with how often it occurs, and in how many articles, removed lines included."""

    form: Form
    mentions: int
    articles: int


def count_forms(reader: WordCounts, question: NameQuestion) -> list[FormCount]:
    """Return every form a name was widened to, those in doubt last, with how often each occurs; each once."""
    forms = (form for variant in question.variants for slot in variant.slots for form in slot)
    # The last of those with one key stays: the surest, and of those the nearest.
    surest = {
        (form.language, form.surface): form for form in sorted(forms, key=lambda one: (not one.doubtful, one.score))
    }
    counted = [FormCount(form, *reader.count_places(form.language, form.surface)) for form in surest.values()]
    return sorted(counted, key=lambda one: (one.form.doubtful, -one.form.score, -one.mentions, one.form.surface))


def found_by_places(row: Row, places: Iterable[Occurrence]) -> Found:
    """Return what was found in an article whose text was not read."""
    kept: list[str] = []
    removed: list[str] = []
    for column, _, _, words, _ in places:
        (removed if column == REMOVED else kept).append(join_words(words))
    return Found(row, (), Counter(kept), Counter(removed))


def found_by_hits(row: Row, hits: Sequence[Hit]) -> Found:
    """Return what was found in an article with its hits."""
    forms: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for hit in hits:
        forms[hit.where is Where.REMOVED][join_words(hit.surface.split())] += 1
    return Found(row, tuple(hits), forms[False], forms[True])


@frozen
class Pattern:
    """Types to find in a row: for each word of a name, the numbers of the types that may stand there.

    Attributes:
        slots: for each word, type number -> (surface, reason).
    """

    slots: tuple[Mapping[int, tuple[str, str]], ...]


def name_patterns(reader: Postings, variants: Iterable[PhraseVariant]) -> list[Pattern]:
    """Return the patterns of a widened name; forms in doubt must be gone by now."""
    patterns = []
    for variant in variants:
        slots = tuple(_slot(reader, variant, forms) for forms in variant.slots)
        if all(slots):
            patterns.append(Pattern(slots))
    return patterns


def _slot(reader: Postings, variant: PhraseVariant, forms: Iterable[Form]) -> dict[int, tuple[str, str]]:
    slot = {}
    for form in forms:
        if variant.languages is None or form.language in variant.languages:
            number = reader.type_number(form.language, form.surface)
            if number is not None:
                slot[number] = (form.surface, form.reason)
    return slot


def exact_pattern(reader: Postings, words: Sequence[str]) -> Pattern:
    """Return the pattern of exactly these folded words."""
    return Pattern(
        tuple({number: (surface, "as typed") for number, surface in reader.types_folding_to(word)} for word in words)
    )


def find_occurrences(reader: Postings, question: NameQuestion) -> dict[int, list[Occurrence]]:
    """Return every occurrence by article number, in text order within a column, the longest where several overlap."""
    if question.exact:
        patterns = [exact_pattern(reader, question.words)]
    else:
        patterns = name_patterns(reader, searched_variants(question))
    found: defaultdict[int, list[Occurrence]] = defaultdict(list)
    for pattern in patterns:
        for article, occurrence in _iter_pattern(reader, pattern, question.slack):
            found[article].append(occurrence)
    occurrences = {article: _without_overlaps(some) for article, some in found.items()}
    return _near(reader, occurrences, question.near) if question.near else occurrences


def _near(reader: Postings, occurrences: dict[int, list[Occurrence]], near: Nearness) -> dict[int, list[Occurrence]]:
    """Keep the occurrences that have one of each other name within the distance, in the same column."""
    for other in near.others:
        beside = find_occurrences(reader, other)
        kept = {
            article: [
                one
                for one in some
                if any(
                    one.column == two.column and _distance(one, two) <= near.distance for two in beside.get(article, ())
                )
            ]
            for article, some in occurrences.items()
        }
        occurrences = {article: some for article, some in kept.items() if some}
    return occurrences


def _distance(one: Occurrence, two: Occurrence) -> int:
    return max(two.first - one.last, one.first - two.last, 0)


def _iter_pattern(reader: Postings, pattern: Pattern, slack: int) -> Iterator[tuple[int, Occurrence]]:
    first, *others = pattern.slots
    if not others:
        forms = {number: ((surface,), reason) for number, (surface, reason) in first.items()}
        for article, column, at, number in reader.places(first):
            yield article, Occurrence(column, at, at, *forms[number])
        return
    following = [_by_position(reader.places(slot)) for slot in others]
    for place in reader.places(first):
        surface, reason = first[place.type]
        words, reasons, last = [surface], {reason: None}, place.position
        for slot, types in zip(others, following, strict=True):
            steps = range(last + 1, last + 2 + slack)
            position = next((step for step in steps if (place.article, place.column, step) in types), None)
            if position is None:
                break
            surface, reason = slot[types[place.article, place.column, position]]
            words.append(surface)
            reasons[reason] = None
            last = position
        else:
            yield place.article, Occurrence(place.column, place.position, last, tuple(words), ", ".join(reasons))


def _by_position(places: Iterable[Place]) -> dict[tuple[int, int, int], int]:
    return {(place.article, place.column, place.position): place.type for place in places}


def _without_overlaps(occurrences: list[Occurrence]) -> list[Occurrence]:
    if len(occurrences) == 1:
        return occurrences
    occurrences.sort()
    if all(one.column != two.column or one.last < two.first for one, two in pairwise(occurrences)):
        return occurrences
    kept: list[Occurrence] = []
    for occurrence in sorted(set(occurrences), key=lambda one: (one.column, one.first, -one.last)):
        if not kept or kept[-1].column != occurrence.column or occurrence.first > kept[-1].last:
            kept.append(occurrence)
    return kept


def occurrence_hits(
    summary: Summary,
    text: str,
    layout: Layout,
    occurrences: Iterable[Occurrence],
    *,
    query: str,
    size: ContextSize,
) -> list[Hit]:
    """Return the hits of one article in text order."""
    places, tokens = RegionMap(layout.regions), TokenMap(text, layout)
    spans = [
        (tokens.start(one.column, one.first), tokens.start(one.column, one.last) + len(one.words[-1]), one.reason)
        for one in occurrences
    ]
    hits = (_hit(summary, text, span, places, query, size) for span in sorted(spans))
    return [hit for hit in hits if hit]


def match_hits(
    summary: Summary, text: str, regions: Sequence[Region], matcher: Matcher, *, query: str, size: ContextSize
) -> list[Hit]:
    """Return what a matcher finds by reading the text, in text order."""
    places = RegionMap(regions)
    # A pattern looks at letters; cutting the text into words would cost more than finding it.
    tokens = () if isinstance(matcher, RegexMatcher) else tuple(iter_tokens(text))
    document = Document(text, summary.language, tokens, regions)
    hits = (
        _hit(summary, text, (match.start, match.end, match.reason), places, query, size)
        for match in matcher.find(document)
    )
    return [hit for hit in hits if hit]


def _hit(
    summary: Summary, text: str, span: tuple[int, int, str], places: RegionMap, query: str, size: ContextSize
) -> Hit | None:
    start, end, reason = span
    region = places.at(start, end)
    if region is None:
        return None
    left, right = context_of(text, start, end, region=region, size=size)
    return Hit(
        id=summary.id,
        path=summary.path,
        query=query,
        start=start,
        end=end,
        surface=text[start:end],
        left=left,
        right=right,
        language=summary.language,
        published=summary.published,
        where=Where(region.where),
        reason=reason,
    )
