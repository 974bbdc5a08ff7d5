"""Terms on what is known of an article: language, dates, source, id, length.

In: articles. Out: yes or no, or the SQL that selects the same ones. None of them looks at the text.
"""

from collections.abc import Iterable

from corpus_cli.edtf import DateRange, EdtfValue, instant_number, parse_edtf
from corpus_cli.errors import EdtfError
from corpus_cli.frozen import frozen
from corpus_cli.model import TimeRole, TimexType
from corpus_cli.query.clauses import Clause, Cost, Lexicon
from corpus_cli.query.origin import source_matches
from corpus_cli.query.page import Page
from corpus_cli.query.spelling import write_field

__all__ = [
    "IdTerm",
    "LanguageTerm",
    "LengthTerm",
    "MentionsTerm",
    "PublishedTerm",
    "SourceTerm",
    "UndatedTerm",
    "is_tagged",
]


def is_tagged(language: str, tags: Iterable[str]) -> bool:
    """Return whether a language is one of these tags, or a more exact form of one.

    >>> is_tagged("sr-Latn", ["sr"]), is_tagged("sr", ["sr-Latn"])
    (True, False)
    """
    return any(language == tag or language.startswith(f"{tag}-") for tag in tags)


@frozen
class LanguageTerm:
    """The article's language is one of these tags, or a more exact form of one (``sr`` takes ``sr-Latn``)."""

    tags: tuple[str, ...]

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return is_tagged(page.article.language, self.tags)

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        # A point follows a hyphen, so that the range holds all that starts with the tag and a hyphen.
        one = "article.language = ? OR (article.language >= ? AND article.language < ?)"
        bounds = ((tag, f"{tag}-", f"{tag}.") for tag in self.tags)
        return Clause(f"({' OR '.join([one] * len(self.tags))})", tuple(bound for triple in bounds for bound in triple))

    def describe(self) -> str:
        return f"language {' or '.join(self.tags)}"

    def __str__(self) -> str:
        return write_field("lang", ",".join(self.tags))


@frozen
class PublishedTerm:
    """The article says when it was published, and that can lie in the range."""

    range: DateRange
    typed: str

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        published = page.article.published
        return published is not None and self.range.overlaps(parse_edtf(published))

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        return _overlap(self.range, "article.published_earliest", "article.published_latest")

    def describe(self) -> str:
        return f"published {_in_words(self.typed)}"

    def __str__(self) -> str:
        return write_field("date", self.typed)


@frozen
class UndatedTerm:
    """The article does not say when it was published."""

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return page.article.published is None

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        return Clause("article.published IS NULL")

    def describe(self) -> str:
        return "undated"

    def __str__(self) -> str:
        return "date:none"


@frozen
class MentionsTerm:
    """The title or the body speaks of a time that can lie in the range."""

    range: DateRange
    typed: str

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        values = {
            date.value
            for date in page.article.dates
            if date.role in (TimeRole.TITLE, TimeRole.BODY) and date.type is not TimexType.DURATION
        }
        return any(self.range.overlaps(value) for value in map(_readable, values) if value)

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        overlap = _overlap(self.range, "mention.earliest", "mention.latest")
        return Clause(f"article.number IN (SELECT article FROM mention WHERE {overlap.sql})", overlap.parameters)

    def describe(self) -> str:
        return f"that speaks of {_in_words(self.typed)}"

    def __str__(self) -> str:
        return write_field("mentions", self.typed)


def _readable(value: str | None) -> EdtfValue | None:
    try:
        return parse_edtf(value) if value else None
    except EdtfError:
        return None


def _overlap(wanted: DateRange, earliest: str, latest: str) -> Clause:
    """Return that the stretch between the two columns meets the range; NULL is an open end, twice NULL no date."""
    conditions, bounds = [f"coalesce({earliest}, {latest}) IS NOT NULL"], []
    if wanted.latest:
        conditions.append(f"({earliest} <= ? OR {earliest} IS NULL)")
        bounds.append(instant_number(wanted.latest))
    if wanted.earliest:
        conditions.append(f"({latest} >= ? OR {latest} IS NULL)")
        bounds.append(instant_number(wanted.earliest))
    return Clause(" AND ".join(conditions), tuple(bounds))


def _in_words(typed: str) -> str:
    start, dots, end = typed.partition("..")
    if not dots:
        return f"since {typed}" if typed.startswith("-") else typed
    return f"from {start} to {end}" if start and end else f"since {start}" if start else f"until {end}"


@frozen
class SourceTerm:
    """The publisher or the path holds this text, whatever the case or the script."""

    text: str

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return source_matches(page.article.publisher, page.article.path, self.text)

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        return Clause("source_matches(article.publisher, article.path, ?)", (self.text,), Cost.FUNCTION)

    def describe(self) -> str:
        return f"source {self.text}"

    def __str__(self) -> str:
        return write_field("source", self.text)


@frozen
class IdTerm:
    """The article's id starts with this, in small letters."""

    prefix: str

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        return page.article.id.startswith(self.prefix)

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        # The letter after z: no id goes on with it, and every id that goes on otherwise sorts before it.
        return Clause("(article.id >= ? AND article.id < ?)", (self.prefix, self.prefix + "{"))

    def describe(self) -> str:
        return f"id {self.prefix}…"

    def __str__(self) -> str:
        return write_field("id", self.prefix)


@frozen
class LengthTerm:
    """The clean body has at least and at most so many words; ``None`` leaves an end open."""

    least: int | None
    most: int | None

    def match(self, page: Page, lexicon: Lexicon) -> bool:
        del lexicon
        words = page.article.words
        return (self.least is None or words >= self.least) and (self.most is None or words <= self.most)

    def clause(self, lexicon: Lexicon) -> Clause:
        del lexicon
        bounds = [("article.words >= ?", self.least), ("article.words <= ?", self.most)]
        held = [(sql, bound) for sql, bound in bounds if bound is not None]
        return Clause(" AND ".join(sql for sql, _ in held), tuple(bound for _, bound in held))

    def describe(self) -> str:
        if self.least is not None and self.most is not None:
            span = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        else:
            span = f"at least {self.least}" if self.most is None else f"at most {self.most}"
        return f"{span} words long"

    def __str__(self) -> str:
        if self.least == self.most:
            return f"words:{self.least}"
        least, most = ("" if bound is None else bound for bound in (self.least, self.most))
        return f"words:{least}..{most}"
