"""The same story elsewhere: articles that share names, dates, numbers and rare words with one, in any language.

In: an opened corpus, an article. Out: articles with a score and what they share. No model: each thing shared counts by
how rare it is in the corpus, as in inverse document frequency (K. Spärck Jones, A Statistical Interpretation of Term
Specificity, Journal of Documentation 28 (1972) 11-21), and names are compared in every spelling, script and
inflection, as ``corpus grep`` finds them. Rare words count within one language only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log, sqrt

from corpus_cli.corpus import Corpus
from corpus_cli.edtf import instant_number, parse_edtf
from corpus_cli.model import Article, Summary, TimeRole
from corpus_cli.names import Widening
from corpus_cli.records import SCHEMA_VERSION, Record
from corpus_cli.store import EVERYTHING, Condition, Row
from corpus_cli.store.alike import article_words, articles_speaking_of, articles_with, case_counts, date_bounds
from corpus_cli.study.stopwords import is_stop_word
from corpus_cli.text import cut_words, fold, parts_words, script_of

__all__ = ["Similar", "similar_articles", "similar_record"]

# The names, numbers and rare words of an article that are looked up, the most frequent or the rarest first.
_MOST_NAMES, _MOST_NUMBERS, _MOST_WORDS = 30, 20, 25
# A word in a larger share of all articles is not rare; a thing in nearly all of them says nothing.
_RARE, _EVERYWHERE = 0.02, 0.5
# In a corpus of so few articles everything is worth a look.
_FEW = 50
_LEAST_WORD = 5
# Names of one stem are one name in another inflection.
_STEM = 4
# An article must share so many different things, or it is like by accident.
_LEAST_SHARED = 2
_WORD_WEIGHT = 0.5
_CAPITAL = 0.8


@dataclass(frozen=True, slots=True)
class Similar:
    """An article that is like another.

    Attributes:
        article: which.
        score: 0 to 1: the share of what the other article could have in common that it has, by weight, less for long
            articles, which have more in common with any.
        names, dates, numbers, words: what they share, what weighs most first.
    """

    article: Summary
    score: float
    names: tuple[str, ...]
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Feature:
    """Something of an article: its kind (as a field of ``Similar``), how it is called, the articles that have it."""

    kind: str
    name: str
    articles: frozenset[int]
    weight: float


def similar_articles(
    corpus: Corpus, prefix: str, condition: Condition = EVERYTHING, *, most: int = 10
) -> list[Similar]:
    """Return the articles most like the one whose id starts with ``prefix``, the most alike first.

    Args:
        corpus: where they are.
        prefix: the start of its id.
        condition: which articles are looked among.
        most: at most so many.

    Raises:
        UsageError: no article's id starts so, or several do.
        SourceError: its text cannot be read any more.
    """
    row = corpus.find(prefix)
    lengths = article_words(corpus.reader, condition)
    features = list(_features(corpus, row, corpus.article(row, corpus.text(row))))
    shared: defaultdict[int, list[_Feature]] = defaultdict(list)
    for feature in features:
        for number in feature.articles & lengths.keys():
            shared[number].append(feature)
    shared.pop(row.number, None)
    languages = _languages(corpus, [number for number, some in shared.items() if len(some) >= _LEAST_SHARED])
    mean = sum(lengths.values()) / max(1, len(lengths))
    scores = {
        number: _score(features, shared[number], own=language == row.summary.language)
        * min(1.0, sqrt(mean / max(1, lengths[number])))
        for number, language in languages.items()
    }
    best = sorted(scores, key=lambda number: (-scores[number], number))[:most]
    rows = {one.number: one for one in corpus.reader.rows(best)}
    return [_similar(rows[number].summary, scores[number], shared[number]) for number in best if number in rows]


def _score(features: Iterable[_Feature], shared: Iterable[_Feature], *, own: bool) -> float:
    """Return the weight of what is shared as a share of what could be; rare words count in the article's language."""
    possible = sum(one.weight for one in features if own or one.kind != "words")
    return sum(one.weight for one in shared) / possible if possible else 0.0


def _languages(corpus: Corpus, numbers: list[int]) -> dict[int, str]:
    return {row.number: row.summary.language for row in corpus.reader.rows(numbers)}


def _similar(article: Summary, score: float, shared: Iterable[_Feature]) -> Similar:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(shared, key=lambda one: (-one.weight, one.name)):
        names[one.kind].append(one.name)
    kinds = (tuple(names[kind]) for kind in ("names", "dates", "numbers", "words"))
    return Similar(article, round(score, 3), *kinds)


def similar_record(one: Similar) -> Record:
    """Return the record of an article that is like another."""
    article = one.article
    facts = {name: getattr(article, name) for name in ("id", "path", "language", "published", "title", "copy_of")}
    shared = {name: list(getattr(one, name)) for name in ("names", "dates", "numbers", "words")}
    return {"schema": SCHEMA_VERSION, "score": one.score} | facts | shared


def _features(corpus: Corpus, row: Row, article: Article) -> Iterator[_Feature]:
    """Yield what of an article may be found elsewhere, each with the articles that have it."""
    total = max(2, corpus.totals().languages.total())
    found = (*_names(corpus, article), *_dates(corpus, row, article), *_numbers(corpus, article))
    for kind, name, articles in (*found, *_words(corpus, article, total)):
        if len(articles) <= max(_FEW, _EVERYWHERE * total):
            weight = log(1 + total / max(1, len(articles))) * (_WORD_WEIGHT if kind == "words" else 1.0)
            yield _Feature(kind, name, frozenset(articles - {row.number}), weight)


def _tokens(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield the words of title and body, and whether each begins a sentence."""
    for text in (article.title or "", *(paragraph.text for paragraph in article.paragraphs)):
        parts = cut_words(text)
        for place in range(1, len(parts), 2):
            yield parts[place], place == 1 or parts_words(parts[place - 1], parts[place - 2])


def _names(corpus: Corpus, article: Article) -> Iterator[tuple[str, str, set[int]]]:
    counts: Counter[str] = Counter()
    inner = set()
    for word, initial in _tokens(article):
        if len(word) > 1 and word[0].isupper():
            counts[word] += 1
            if not initial:
                inner.add(word)
    known: set[int] = set()
    taken = 0
    for word in sorted(inner, key=lambda one: (-_stem_count(one, counts), len(one), one)):
        small, capital = case_counts(corpus.reader, fold(word), article.language)
        if capital < _CAPITAL * (small + capital):
            continue
        types = _types_of_name(corpus, word, article.language)
        if types and not types & known:
            known |= types
            yield "names", word, articles_with(corpus.reader, sorted(types))
            taken += 1
            if taken == _MOST_NAMES:
                return


def _stem_count(word: str, counts: Counter[str]) -> int:
    stem = fold(word)[:_STEM]
    return sum(count for other, count in counts.items() if fold(other).startswith(stem))


def _types_of_name(corpus: Corpus, word: str, language: str) -> set[int]:
    """Return the numbers of the types that a name is widened to, from the dictionary form that covers the most."""
    own = {number for tag, number in corpus.numbers(fold(word)) if tag == language}
    widened = [_widened(corpus, form, language) for form in _dictionary_forms(word)]
    return max((types for types in widened if own & types), key=len, default=own)


def _dictionary_forms(word: str) -> list[str]:
    """Return what a word may be an inflected form of: itself, without an ending, with that of the nominative."""
    forms = [word, word[:-1], word[:-2], f"{word[:-1]}{'а' if script_of(word) == 'Cyrl' else 'a'}"]
    return [form for form in dict.fromkeys(forms) if form == word or len(form) >= _STEM]


def _widened(corpus: Corpus, name: str, language: str) -> set[int]:
    question = corpus.ask_name(name, Widening(), language=language)
    forms = {form for variant in question.variants if len(variant.slots) == 1 for form in variant.slots[0]}
    numbers = (corpus.number(form.language, form.surface) for form in forms if not form.doubtful)
    return {number for number in numbers if number is not None}


def _dates(corpus: Corpus, row: Row, article: Article) -> Iterator[tuple[str, str, set[int]]]:
    """Yield the days, months and years that an article speaks of."""
    names: dict[tuple[int | None, int | None], str] = {}
    for date in article.dates:
        if date.value and date.role in (TimeRole.TITLE, TimeRole.BODY):
            names.setdefault(_bounds(date.value), date.value)
    for bounds in dict.fromkeys(date_bounds(corpus.reader, row.number)):
        yield "dates", names.get(bounds, str(bounds[0])[:4]), articles_speaking_of(corpus.reader, bounds)


def _bounds(value: str) -> tuple[int | None, int | None]:
    read = parse_edtf(value)
    if read.floating or not read.earliest or not read.latest:
        return None, None
    return instant_number(read.earliest), instant_number(read.latest)


def _numbers(corpus: Corpus, article: Article) -> Iterator[tuple[str, str, set[int]]]:
    """Yield the figures of an article, years and single digits left out: years are dates, and digits are everywhere."""
    found = {word for word, _ in _tokens(article) if word.isdigit() and len(word) > 1 and not _is_year(word)}
    for word in sorted(found, key=lambda one: (-len(one), one))[:_MOST_NUMBERS]:
        types = [number for number, _ in corpus.reader.types_folding_to(fold(word))]
        yield "numbers", word, articles_with(corpus.reader, types)


def _is_year(word: str) -> bool:
    return len(word) == 4 and "1800" <= word <= "2199"


def _words(corpus: Corpus, article: Article, total: int) -> Iterator[tuple[str, str, set[int]]]:
    """Yield the rarest words of an article that others of its language have as well."""
    language = article.language
    words = {fold(word) for word, _ in _tokens(article) if word.islower() and len(word) >= _LEAST_WORD}
    rare = []
    for word in words:
        if not is_stop_word(word, language):
            types = [number for tag, number in corpus.numbers(word) if tag == language]
            articles = articles_with(corpus.reader, types)
            if 1 < len(articles) <= max(2, _RARE * total):
                rare.append((len(articles), word, articles))
    for _, word, articles in sorted(rare, key=lambda one: one[:2])[:_MOST_WORDS]:
        yield "words", word, articles
