"""Frequency lists, and the words that keep a name company.

In: an opened corpus, a condition, a name. Out: words with their figures, language by language. A word is what it is
when folded: its case does not count, its inflections do (there is no lemmatiser for all of these languages).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from corpus_cli.corpus import Corpus
from corpus_cli.model import Where
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.questions import NameQuestion
from corpus_cli.records import SCHEMA_VERSION, Record
from corpus_cli.store import EVERYTHING, Condition
from corpus_cli.store.frequencies import language_sizes, type_frequencies, word_counts
from corpus_cli.study.measures import log_dice, log_likelihood
from corpus_cli.study.stopwords import is_stop_word
from corpus_cli.text import fold, iter_tokens

__all__ = [
    "Collocate",
    "CollocateOrder",
    "WordFrequency",
    "collocate_record",
    "collocates",
    "word_frequencies",
    "word_frequency_record",
]


@dataclass(frozen=True, slots=True)
class WordFrequency:
    """A word of a frequency list.

    Attributes:
        word: as it is written most often.
        language: of the articles.
        mentions: how often it stands in titles and bodies.
        per_million: of a million words of that language.
        articles: in how many articles it stands, in the case that stands in the most: how widely it is dispersed.
    """

    word: str
    language: str
    mentions: int
    per_million: float
    articles: int


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near a name.

    Attributes:
        query: the name.
        word: as it is written most often there.
        language: of the articles.
        together: how often it stands in the window.
        mentions: how often it stands anywhere in the index, in articles of that language.
        likelihood: log-likelihood of its standing there (``study.measures``).
        log_dice: logDice of word and name.
    """

    query: str
    word: str
    language: str
    together: int
    mentions: int
    likelihood: float
    log_dice: float


class CollocateOrder(StrEnum):
    """What collocates are sorted by, the largest first."""

    LIKELIHOOD = "likelihood"
    DICE = "dice"
    COUNT = "count"


_ORDERS: dict[CollocateOrder, Callable[[Collocate], float]] = {
    CollocateOrder.LIKELIHOOD: lambda one: one.likelihood,
    CollocateOrder.DICE: lambda one: one.log_dice,
    CollocateOrder.COUNT: lambda one: one.together,
}


def word_frequencies(
    corpus: Corpus, condition: Condition = EVERYTHING, *, stop: bool = False, least: int = 1
) -> list[WordFrequency]:
    """Return the words of the articles that fit, the most frequent first.

    Args:
        corpus: where the articles are.
        condition: which of them.
        stop: leave out function words, where the language's are known.
        least: leave out what occurs less often; with 1 the hapaxes are there.
    """
    mentions: Counter[tuple[str, str]] = Counter()
    articles: Counter[tuple[str, str]] = Counter()
    surfaces: dict[tuple[str, str], tuple[int, str]] = {}
    sizes: Counter[str] = Counter()
    for one in type_frequencies(corpus.reader, condition):
        key = one.language, one.folded
        mentions[key] += one.mentions
        articles[key] = max(articles[key], one.articles)
        surfaces[key] = max(surfaces.get(key, (0, "")), (one.mentions, one.surface))
        sizes[one.language] += one.mentions
    return [
        WordFrequency(surfaces[key][1], key[0], count, round(1e6 * count / sizes[key[0]], 1), articles[key])
        for key, count in sorted(mentions.items(), key=lambda item: (-item[1], item[0]))
        if count >= least and not (stop and is_stop_word(key[1], key[0]))
    ]


@dataclass(slots=True)
class _Window:
    """The words around the mentions of a name in articles of one language."""

    hits: int = 0
    words: Counter[str] = field(default_factory=Counter)
    surfaces: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, texts: Iterable[str]) -> None:
        self.hits += 1
        for text in texts:
            for token in iter_tokens(text):
                folded = fold(token.surface)
                self.words[folded] += 1
                self.surfaces[folded][token.surface] += 1


def collocates(
    corpus: Corpus,
    question: NameQuestion,
    condition: Condition = EVERYTHING,
    *,
    window: int = 5,
    stop: bool = False,
    least: int = 2,
    order: CollocateOrder = CollocateOrder.LIKELIHOOD,
) -> list[Collocate]:
    """Return the words that stand near a name, those that keep it company first.

    Args:
        corpus: where to look.
        question: the name (``Corpus.ask_name``).
        condition: in which articles.
        window: words on each side, within a paragraph.
        stop: leave out function words, where the language's are known.
        least: leave out what stands there less often.
        order: what to sort by.
    """
    windows: defaultdict[str, _Window] = defaultdict(_Window)
    own: set[str] = set()
    for found in corpus.search(question, condition, size=ContextSize(words=window)):
        for hit in found.hits:
            if hit.where is not Where.REMOVED:
                windows[hit.language].add((hit.left, hit.right))
                own |= {fold(token.surface) for token in iter_tokens(hit.surface)}
    sizes = language_sizes(corpus.reader)
    found_words = [
        _collocate(corpus, question.query, word, language, near, total=total, size=sizes[language])
        for language, near in windows.items()
        for total in (near.words.total(),)
        for word, count in near.words.items()
        if count >= least and word not in own and not word.isdigit() and not (stop and is_stop_word(word, language))
    ]
    return sorted(found_words, key=lambda one: (-_ORDERS[order](one), one.language, one.word))


def _collocate(
    corpus: Corpus, query: str, word: str, language: str, near: _Window, *, total: int, size: int
) -> Collocate:
    """Return a word with its figures; ``total`` words stand in the window, ``size`` in the whole index."""
    together = near.words[word]
    mentions = max(together, word_counts(corpus.reader, word).get(language, 0))
    return Collocate(
        query,
        near.surfaces[word].most_common(1)[0][0],
        language,
        together,
        mentions,
        round(log_likelihood(together, total, mentions, max(size, total)), 1),
        round(log_dice(together, near.hits, mentions), 2),
    )


def word_frequency_record(one: WordFrequency) -> Record:
    """Return the record of a word of a frequency list."""
    return {"schema": SCHEMA_VERSION} | asdict(one)


def collocate_record(one: Collocate) -> Record:
    """Return the record of a collocate."""
    return {"schema": SCHEMA_VERSION} | asdict(one)
