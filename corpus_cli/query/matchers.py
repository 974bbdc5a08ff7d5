"""Ways to find something in a text: by the forms of a name, by exact words, by a regular expression.

In: a text and its tokens. Out: half-open matches with the reason for each. A matcher knows no files.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from corpus_cli.errors import CorpusError, QueryError
from corpus_cli.frozen import frozen
from corpus_cli.model import Form
from corpus_cli.names import PhraseVariant
from corpus_cli.regions import Region
from corpus_cli.text import Token, fold, parts_words

if TYPE_CHECKING:
    import regex

__all__ = ["Document", "FormMatcher", "Match", "Matcher", "RegexMatcher", "WordMatcher", "compile_regex"]


class Match(NamedTuple):
    """A stretch of text that fits, and why."""

    start: int
    end: int
    reason: str


class Document(NamedTuple):
    """What a matcher sees of an article."""

    text: str
    language: str
    tokens: Sequence[Token]
    regions: Sequence[Region]


class Matcher(Protocol):
    """Something to look for."""

    def find(self, document: Document) -> Iterator[Match]:
        """Yield the matches in text order."""
        ...


class FormMatcher:
    """Looks for a name in each of its variants: a form of every word, in order and side by side."""

    def __init__(self, variants: Iterable[PhraseVariant]) -> None:
        self._variants = [_Variant.of(variant) for variant in variants]

    def find(self, document: Document) -> Iterator[Match]:
        """Yield the mentions in text order, the longest where several start at one place, none inside another."""
        found = sorted(
            (match for variant in self._variants for match in variant.find(document)),
            key=lambda match: (match.start, -match.end),
        )
        end = 0
        for match in found:
            if match.start >= end:
                yield match
                end = match.end


@frozen
class _Variant:
    """A variant with its forms by language and surface."""

    slots: tuple[dict[tuple[str, str], Form], ...]
    languages: frozenset[str] | None

    @classmethod
    def of(cls, variant: PhraseVariant) -> "_Variant":
        slots = tuple({(form.language, form.surface): form for form in slot} for slot in variant.slots)
        return cls(slots, variant.languages)

    def find(self, document: Document) -> Iterator[Match]:
        tokens, language = document.tokens, document.language
        if self.languages is not None and language not in self.languages:
            return
        first, *others = self.slots
        for index, token in enumerate(tokens):
            form = first.get((language, token.surface))
            if form is None:
                continue
            run = tokens[index : index + len(self.slots)]
            rest = [forms.get((language, other.surface)) for forms, other in zip(others, run[1:], strict=False)]
            if len(run) == len(self.slots) and all(rest) and _side_by_side(document.text, run):
                reasons = dict.fromkeys(found.reason for found in (form, *rest) if found)
                yield Match(token.start, run[-1].end, ", ".join(reasons))


@frozen
class WordMatcher:
    """Looks for exactly these words, case and compatibility folded, in order and side by side."""

    words: tuple[str, ...]

    def find(self, document: Document) -> Iterator[Match]:
        width = len(self.words)
        tokens = document.tokens
        for index, token in enumerate(tokens):
            if fold(token.surface) != self.words[0]:
                continue
            run = tokens[index : index + width]
            if tuple(fold(other.surface) for other in run) == self.words and _side_by_side(document.text, run):
                yield Match(token.start, run[-1].end, "the word itself")


def _side_by_side(text: str, tokens: Sequence[Token]) -> bool:
    return not any(parts_words(text[one.end : other.start], one.surface) for one, other in pairwise(tokens))


@frozen
class RegexMatcher:
    """Looks for a regular expression within each region, for at most ``timeout`` seconds a region."""

    pattern: "regex.Pattern[str]"
    timeout: float

    def find(self, document: Document) -> Iterator[Match]:
        for region in document.regions:
            try:
                found = self.pattern.finditer(document.text, region.start, region.end, timeout=self.timeout)
                yield from (Match(hit.start(), hit.end(), "the pattern") for hit in found if hit.end() > hit.start())
            except (MemoryError, RecursionError) as error:
                raise CorpusError(f"the pattern {self.pattern.pattern!r} calls itself without end") from error
            except TimeoutError as error:
                message = f"the pattern {self.pattern.pattern!r} takes longer than {self.timeout:g} s on one passage"
                raise CorpusError(
                    f"{message}: make it simpler, or raise regex-timeout ($CORPUS_REGEX_TIMEOUT)"
                ) from error


def compile_regex(pattern: str, *, whole_words: bool) -> "regex.Pattern[str]":
    """Compile a pattern, ignoring case (``(?-i:...)`` heeds it); ^ and $ are ends of lines.

    Raises:
        QueryError: the pattern is not a regular expression; the position says where.
    """
    # Loaded where a pattern is asked for; most questions have none.
    import regex

    try:
        source = rf"\b(?:{pattern})\b" if whole_words else pattern
        return regex.compile(source, regex.IGNORECASE | regex.MULTILINE | regex.VERSION1)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        position = max(0, (getattr(error, "pos", None) or 0) - (5 if whole_words else 0))
        message = f"{pattern!r} is no regular expression: {getattr(error, 'msg', None) or error}"
        raise QueryError(message, query=pattern, position=min(position, len(pattern))) from error
