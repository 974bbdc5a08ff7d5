"""What is looked for: a name in all its forms, exact words, or a pattern.

In: what a person typed, a vocabulary. Out: a question as data, ready to be searched for.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from corpus_cli.errors import UsageError
from corpus_cli.frozen import frozen
from corpus_cli.names import Aliases, PhraseVariant, Vocabulary, Widening, widen_phrase
from corpus_cli.query.matchers import RegexMatcher, compile_regex
from corpus_cli.text import fold, is_encodable, iter_tokens

__all__ = [
    "NameQuestion",
    "Nearness",
    "PatternQuestion",
    "ask_name",
    "ask_pattern",
    "has_form",
    "only_doubtful",
    "searched_variants",
]


@frozen
class Nearness:
    """Which other names must stand by: each of them at most so many words away, in the same part of the page."""

    others: tuple["NameQuestion", ...]
    distance: int


@frozen
class NameQuestion:
    """A name to look for.

    Attributes:
        query: as typed.
        variants: what it was widened to, forms in doubt included; empty where exact words are looked for.
        words: its words, folded.
        doubtful: whether forms in doubt are searched.
        exact: whether only the words as typed are looked for, whatever their case.
        slack: how many other words may stand between two words of the name.
        near: other names that must stand by; ``None`` where none need to.
    """

    query: str
    variants: tuple[PhraseVariant, ...]
    words: tuple[str, ...]
    doubtful: bool = False
    exact: bool = False
    slack: int = 0
    near: Nearness | None = None


@frozen
class PatternQuestion:
    """A regular expression to look for."""

    query: str
    matcher: RegexMatcher


def ask_name(
    name: str,
    vocabulary: Vocabulary,
    widening: Widening | None,
    *,
    language: str | None = None,
    targets: Collection[str] | None = None,
    aliases: Aliases | None = None,
    surname: bool = False,
    slack: int = 0,
) -> NameQuestion:
    """Return the question for a name of one or more words.

    Args:
        name: as typed.
        vocabulary: the words of the corpus.
        widening: how far to widen it; ``None`` looks for exactly these words.
        language: of the name; ``None`` where it is not known.
        targets: only forms in documents of these languages; ``None`` for all.
        aliases: the user's own knowledge of names.
        surname: look for the last word alone as well.
        slack: how many other words may stand between two words of the name.

    Raises:
        UsageError: it holds no word, or is not made of characters.
    """
    _refuse_broken(name)
    words = tuple(fold(token.surface) for token in iter_tokens(name))
    if not words:
        raise UsageError(f"{name!r} holds no word to look for: write a name, or a pattern with --regex")
    if widening is None:
        return NameQuestion(name, (), words, exact=True, slack=slack)
    variants = widen_phrase(
        name, vocabulary, language=language, targets=targets, widening=widening, aliases=aliases, surname=surname
    )
    return NameQuestion(name, variants, words, doubtful=widening.doubtful, slack=slack)


def ask_pattern(pattern: str, *, whole_words: bool, timeout: float) -> PatternQuestion:
    """Return the question for a regular expression that may take ``timeout`` seconds on a passage.

    Raises:
        QueryError: it is none.
        UsageError: it is not made of characters.
    """
    _refuse_broken(pattern)
    return PatternQuestion(pattern, RegexMatcher(compile_regex(pattern, whole_words=whole_words), timeout))


def _refuse_broken(text: str) -> None:
    if not is_encodable(text):
        raise UsageError("what to look for is not valid UTF-8: type it anew")


def searched_variants(question: NameQuestion) -> Iterator[PhraseVariant]:
    """Yield the variants of a name without the forms in doubt, unless those are asked for."""
    for variant in question.variants:
        slots = tuple(tuple(form for form in slot if question.doubtful or not form.doubtful) for slot in variant.slots)
        yield variant._replace(slots=slots)


def only_doubtful(question: NameQuestion) -> NameQuestion:
    """Return a question with its forms in doubt alone."""
    variants = (
        variant._replace(slots=tuple(tuple(form for form in slot if form.doubtful) for slot in variant.slots))
        for variant in question.variants
    )
    return replace(question, variants=tuple(variants))


def has_form(question: NameQuestion, surface: str) -> bool:
    """Return whether ``surface`` is, whatever its case, one of the forms a name was widened to."""
    wanted = fold(surface)
    slots = (slot for variant in question.variants for slot in variant.slots)
    return any(fold(form.surface) == wanted for slot in slots for form in slot)
