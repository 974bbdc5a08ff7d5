"""Terms on the text of an article: its words, its title, a name, a pattern. Removed lines never count.

In: articles with their texts. Out: yes or no, or the SQL that selects the same ones from the postings.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field

from corpus_cli.frozen import frozen
from corpus_cli.names import PhraseVariant
from corpus_cli.query.clauses import Clause, Cost, Lexicon, Slots, Within, joined_clause, phrases_clause
from corpus_cli.query.literals import required_pieces
from corpus_cli.query.matchers import FormMatcher, RegexMatcher, WordMatcher, compile_regex
from corpus_cli.query.page import TITLE, Page
from corpus_cli.query.spelling import write_field, write_regex, write_words
from corpus_cli.text import fold

__all__ = ["DEFAULT_REGEX_TIMEOUT", "NameTerm", "RegexTerm", "TitleTerm", "WordsTerm", "possible_clause"]

DEFAULT_REGEX_TIMEOUT = 2.0
"""Seconds a pattern may take on one passage."""
# A piece in more types than these is in so many texts that they may as well all be read.
_MOST_TYPES = 20_000


@frozen
class WordsTerm:
    """Title, header or body holds exactly these words side by side, case and compatibility folded."""

    words: tuple[str, ...]

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return page.holds(WordMatcher(tuple(map(fold, self.words))))

    def clause(self, lexicon: Lexicon) -> Clause:
        return phrases_clause(_exact_phrases(self.words, lexicon), within="text")

    def describe(self) -> str:
        return _in_words(self.words)

    def __str__(self) -> str:
        return write_words(self.words)


@frozen
class TitleTerm:
    """The title holds exactly these words side by side, case and compatibility folded."""

    words: tuple[str, ...]

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return page.holds(WordMatcher(tuple(map(fold, self.words))), TITLE)

    def clause(self, lexicon: Lexicon) -> Clause:
        return phrases_clause(_exact_phrases(self.words, lexicon), within="title")

    def describe(self) -> str:
        return f"{_in_words(self.words)} in the title"

    def __str__(self) -> str:
        return write_field("title", " ".join(self.words))


def _in_words(words: tuple[str, ...]) -> str:
    return f"the word {words[0]}" if len(words) == 1 else f"the words “{' '.join(words)}”"


def _exact_phrases(words: tuple[str, ...], lexicon: Lexicon) -> Iterator[Slots]:
    """Yield the phrases of types, one for each language that has all the words."""
    found: list[dict[str, list[int]]] = []
    for word in words:
        by_language: dict[str, list[int]] = defaultdict(list)
        for language, number in lexicon.numbers(fold(word)):
            by_language[language].append(number)
        found.append(by_language)
    for language in found[0]:
        if all(language in by_language for by_language in found):
            yield [by_language[language] for by_language in found]


@frozen
class NameTerm:
    """Title, header or body mentions this name, in whatever script, spelling or inflection."""

    name: str

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        return page.holds(FormMatcher(lexicon.variants(self.name)))

    def clause(self, lexicon: Lexicon) -> Clause:
        phrases = (slots for variant in lexicon.variants(self.name) for slots in _variant_phrases(variant, lexicon))
        return phrases_clause(phrases, within="text")

    def describe(self) -> str:
        return f"the name {self.name}"

    def __str__(self) -> str:
        return write_field("name", self.name)


def _variant_phrases(variant: PhraseVariant, lexicon: Lexicon) -> Iterator[Slots]:
    """Yield the phrases of types that are this variant, one for each language that has a form for every slot."""
    found: list[dict[str, list[int]]] = []
    for slot in variant.slots:
        by_language: dict[str, list[int]] = defaultdict(list)
        for form in slot:
            number = lexicon.number(form.language, form.surface)
            if number is not None and (variant.languages is None or form.language in variant.languages):
                by_language[form.language].append(number)
        found.append(by_language)
    for language in found[0] if found else ():
        if all(language in by_language for by_language in found):
            yield [by_language[language] for by_language in found]


@frozen
class RegexTerm:
    """Title, header or body holds what fits this regular expression, whatever the case.

    Attributes:
        pattern: as the module ``regex`` has them.
        timeout: seconds it may take on one passage; no part of the question.
    """

    pattern: str
    timeout: float = field(default=DEFAULT_REGEX_TIMEOUT, compare=False)

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return page.holds(RegexMatcher(compile_regex(self.pattern, whole_words=False), self.timeout))

    def clause(self, lexicon: Lexicon) -> Clause:
        # As a subquery of its own it is tested after everything else, also where SQLite would change the order.
        found = Clause("(SELECT regex_found(article.number, ?))", (self.pattern,), Cost.TEXT)
        possible = possible_clause(self.pattern, lexicon, within="text")
        return joined_clause([possible, found], "AND") if possible else found

    def describe(self) -> str:
        return f"the pattern {self}"

    def __str__(self) -> str:
        return write_regex(self.pattern)


def possible_clause(pattern: str, lexicon: Lexicon, *, within: Within) -> Clause | None:
    """Return which articles can hold what a pattern finds, by the letters it needs; ``None`` where all can."""
    pieces = required_pieces(pattern)
    numbers = [number for piece in pieces for number in lexicon.numbers_holding(piece)]
    if not pieces or len(numbers) > _MOST_TYPES:
        return None
    return phrases_clause(([[number]] for number in numbers), within=within)
