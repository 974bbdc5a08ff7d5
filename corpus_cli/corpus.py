"""A corpus opened: what the commands, and a notebook, work with.

In: paths. Out: articles, texts, hits, the forms of a name. Joins loading and searching; prints nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Self

from corpus_cli.errors import SourceError, UsageError
from corpus_cli.ingest import LoadedCorpus, Progress, load_corpus, read_text
from corpus_cli.model import Article, Hit
from corpus_cli.names import MemoryVocabulary, PhraseVariant, Widening, widen_phrase
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.matchers import FormMatcher, Matcher, RegexMatcher, WordMatcher, compile_regex
from corpus_cli.query.search import iter_hits
from corpus_cli.query.terms import Term, matches_all
from corpus_cli.text import fold, iter_tokens

__all__ = ["Corpus", "Question", "Texts", "ask_name", "ask_pattern"]


@dataclass(slots=True)
class Corpus:
    """Articles, and the way to their texts.

    Attributes:
        loaded: the articles, and what could not be read.
        failures: files that could not be read when loading, and later on.
    """

    loaded: LoadedCorpus
    failures: list[SourceError] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        paths: Sequence[str],
        *,
        engine: str = "pair",
        cache_folder: Path | None = None,
        read_stdin: Callable[[], bytes] = bytes,
        progress: Progress | None = None,
    ) -> Self:
        """Read the articles under ``paths`` (files, folders, glob patterns, ``-``); see ``ingest.load_corpus``."""
        loaded = load_corpus(paths, engine=engine, cache_folder=cache_folder, read_stdin=read_stdin, progress=progress)
        return cls(loaded, list(loaded.failures))

    def articles(self, terms: Sequence[Term] = ()) -> list[Article]:
        """Return the articles that fit every term."""
        return [article for article in self.loaded.articles if matches_all(article, terms)]

    def article(self, prefix: str) -> Article:
        """Return the one article whose id starts with ``prefix``.

        Raises:
            UsageError: none or several do; the message lists candidates.
        """
        every = self.loaded.articles
        found = [article for article in every if prefix and article.id.startswith(prefix.lower())]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{prefix!r} is the start of {len(found)} ids: {_candidates(found)}")
        close = get_close_matches(prefix, [article.id[: len(prefix)] for article in every], n=1)
        likely = [article for article in every if close and article.id.startswith(close[0])] or every
        raise UsageError(f"no article has the id {prefix!r}; there are {_candidates(likely) or 'no articles at all'}")

    def text(self, article: Article) -> str:
        """Return the decoded source text of an article.

        Raises:
            SourceError: its file is gone or has changed.
        """
        streamed = self.loaded.streams.get(article.id)
        return read_text(article) if streamed is None else streamed

    def read(self, articles: Iterable[Article]) -> "Texts":
        """Return these articles with their texts; one whose file cannot be read any more joins the failures."""
        pairs = []
        for article in articles:
            try:
                pairs.append((article, self.text(article)))
            except SourceError as error:
                self.failures.append(error)
        return Texts(tuple(pairs))


@dataclass(frozen=True, slots=True)
class Texts:
    """Some articles of a corpus with their source texts, ready to be searched."""

    pairs: tuple[tuple[Article, str], ...]

    def count_tokens(self) -> Counter[tuple[str, str]]:
        """Return how often each (language, token) occurs, case kept."""
        counts: Counter[tuple[str, str]] = Counter()
        for article, text in self.pairs:
            counts.update((article.language, token.surface) for token in iter_tokens(text))
        return counts

    def widen(self, name: str, widening: Widening) -> tuple[PhraseVariant, ...]:
        """Return what ``name`` is widened to in these texts."""
        vocabulary = MemoryVocabulary()
        for (language, surface), count in self.count_tokens().items():
            vocabulary.add(surface, language, count)
        return widen_phrase(name, vocabulary, widening=widening)

    def hits(self, matcher: Matcher, *, query: str, size: ContextSize) -> Iterator[Hit]:
        """Yield every hit, article by article, those in removed lines too (``Hit.where`` tells)."""
        for article, text in self.pairs:
            yield from iter_hits(article, text, matcher, query=query, size=size)


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and how.

    Attributes:
        query: as typed.
        matcher: finds it.
        variants: what a name was widened to, forms in doubt included; empty for exact words and patterns.
    """

    query: str
    matcher: Matcher
    variants: tuple[PhraseVariant, ...] = ()


def ask_name(name: str, texts: Texts, widening: Widening | None) -> Question:
    """Return the question for a name of one or more words; without a widening, for exactly these words.

    Raises:
        UsageError: it holds no word.
    """
    words = tuple(fold(token.surface) for token in iter_tokens(name))
    if not words:
        raise UsageError(f"{name!r} holds no word to look for: write a name, or a pattern with --regex")
    if widening is None:
        return Question(name, WordMatcher(words))
    variants = texts.widen(name, widening)
    searched = variants if widening.doubtful else [_without_doubt(variant) for variant in variants]
    return Question(name, FormMatcher(searched), variants)


def ask_pattern(pattern: str, *, whole_words: bool, timeout: float) -> Question:
    """Return the question for a regular expression that may take ``timeout`` seconds on a passage.

    Raises:
        QueryError: it is none.
    """
    return Question(pattern, RegexMatcher(compile_regex(pattern, whole_words=whole_words), timeout))


def _without_doubt(variant: PhraseVariant) -> PhraseVariant:
    slots = tuple(tuple(form for form in slot if not form.doubtful) for slot in variant.slots)
    return replace(variant, slots=slots)


_CANDIDATES = 5
_TITLE_LENGTH = 40


def _candidates(articles: Sequence[Article]) -> str:
    titles = [(article.id, article.title or article.path) for article in articles[:_CANDIDATES]]
    shown = [f"{key} ({title[:_TITLE_LENGTH]}{'…' if len(title) > _TITLE_LENGTH else ''})" for key, title in titles]
    more = [f"{len(articles) - _CANDIDATES} more"] if len(articles) > _CANDIDATES else []
    return ", ".join([*shown, *more])
