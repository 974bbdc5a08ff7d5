r"""The question language: what a person types becomes a term.

Terms side by side must all hold; ``OR`` between them asks for either and binds more loosely; ``-`` or ``NOT`` before
a term turns it round; parentheses group. The names of fields are read in any case, the three keywords in capitals.

    what is typed                                what it asks for

>>> def ask(text):
...     saved = {"drones": SavedQuery("name:ANKA", "corpus.yaml, line 2")}
...     print(parse_query(text, today=date(2026, 1, 31), saved=saved).describe())
>>> ask('lang:uk')                               # the language, by its tag
language uk
>>> ask('lang:ru,kk')                            # one of several
language ru or kk
>>> ask('date:2022-05..2023')                    # published then; each end as fine as it is typed
published from 2022-05 to 2023
>>> ask('date:-30d')                             # in the last 30 days (w weeks, m months, y years)
published since -30d
>>> ask('date:none')                             # the page does not say when
undated
>>> ask('mentions:2013')                         # the text speaks of that time
that speaks of 2013
>>> ask('source:rubryka')                        # publisher or path; in another script, too
source rubryka
>>> ask('title:дрон')                            # a word of the title; title:"two words" for a phrase
the word дрон in the title
>>> ask('name:ANKA')                             # a name, in every script and inflection
the name ANKA
>>> ask('дрон')                                  # a word as it stands, whatever its case
the word дрон
>>> ask('"Kazakhstan Engineering"')              # words side by side
the words “Kazakhstan Engineering”
>>> ask(r'/\d+ (?:млн|млрд)/')                   # a regular expression; a slash in it is written \/
the pattern /\d+ (?:млн|млрд)/
>>> ask('id:3f2a')                               # articles whose id starts so
id 3f2a…
>>> ask('words:>500')                            # the length of the body; also <200 and 500..1000
at least 501 words long
>>> ask('lang:uk -дрон')                         # not: NOT дрон is the same
language uk, not the word дрон
>>> ask('@drones lang:ru')                       # a question that corpus.yaml keeps under a name
the name ANKA, language ru
>>> ask('name:ANKA (lang:uk OR lang:ru) 2013')
the name ANKA, (language uk or language ru), the word 2013
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import NoReturn

from corpus_cli.errors import QueryError, UsageError
from corpus_cli.query.fields import FIELDS, read_words, unknown_field
from corpus_cli.query.matchers import compile_regex
from corpus_cli.query.quotes import QUOTES, read_pattern, read_quoted
from corpus_cli.query.terms import All, Not, RegexTerm, Term, WordsTerm, all_of, any_of
from corpus_cli.query.wording import DEFAULT_REGEX_TIMEOUT
from corpus_cli.saved import SavedQuery

__all__ = ["parse_query"]

_SPACE = re.compile(r"\s*")
_KEYWORD = re.compile(r"(AND|OR|NOT)(?![^\s()])")
_FIELD = re.compile(r"([^\W\d_]\w*):")
_BARE = re.compile(r"[^\s()]+")
_SAVED = re.compile(r"@(\w[\w-]*)(?![^\s()])")
_SURROGATE = re.compile("[\ud800-\udfff]")
# SQLite takes an expression of at most a thousand operators in a row, and its parser has room for a hundred symbols, of
# which a level takes seven at most (an OR, an AND and a NOT of groups).
_MOST_TERMS = 400
_DEEPEST = 12


def parse_query(
    text: str,
    *,
    today: date,
    regex_timeout: float = DEFAULT_REGEX_TIMEOUT,
    saved: Mapping[str, SavedQuery] | None = None,
) -> Term:
    """Return the term that a question stands for; an empty one fits every article.

    Args:
        text: as typed.
        today: the day relative dates count from.
        regex_timeout: seconds a pattern may take on one passage.
        saved: what ``@name`` stands for.

    Raises:
        QueryError: it cannot be read; the message says what was expected, the position where. Of a fault in a saved
            question the message says where that stands.
    """
    return _Reader(text, today, regex_timeout, saved or {}).question()


class _Reader:
    """Reads a question from left to right; ``_at`` is the place reached."""

    def __init__(
        self,
        text: str,
        today: date,
        regex_timeout: float,
        saved: Mapping[str, SavedQuery],
        within: Sequence[str] = (),
    ) -> None:
        self._text = text
        self._today = today
        self._regex_timeout = regex_timeout
        self._saved = saved
        self._within = within
        self._at = 0
        self._terms = 0
        self._depth = 0

    def question(self) -> Term:
        if stray := _SURROGATE.search(self._text):
            self._fail("this is no character: the question is not valid UTF-8", stray.start())
        if not self._text.strip():
            return All()
        term = self._alternatives()
        if self._next() == ")":
            self._fail("this ) closes nothing: drop it, or open a ( before it")
        return term

    def _alternatives(self) -> Term:
        terms = [self._sequence()]
        while self._keyword() == "OR":
            self._at += len("OR")
            terms.append(self._sequence(after="OR"))
        return any_of(terms)

    def _sequence(self, *, after: str = "") -> Term:
        terms: list[Term] = []
        while True:
            keyword = self._keyword()
            if keyword == "AND" and terms:
                self._at += len("AND")
                terms.append(self._term(after="AND"))
            elif terms and (keyword == "OR" or self._next() in ("", ")")):
                return all_of(terms)
            else:
                terms.append(self._term(after=after))

    def _term(self, *, after: str) -> Term:
        char, keyword = self._next(), self._keyword()
        if char in ("", ")") or keyword in ("AND", "OR"):
            self._expect_term(after, before=keyword or char)
        if keyword == "NOT" or char == "-":
            return self._negated(keyword or char)
        if char == "(":
            return self._group()
        self._terms += 1
        if self._terms > _MOST_TERMS:
            self._fail(f"a question has at most {_MOST_TERMS} terms: ask in parts")
        return self._simple(char)

    def _expect_term(self, after: str, *, before: str) -> NoReturn:
        places = [f"{word} {there}" for word, there in (("after", after), ("before", before)) if there]
        self._fail(f"expected a term {' and '.join(places) or 'here'}, such as a word or lang:uk")

    def _negated(self, sign: str) -> Term:
        self._at += len(sign)
        if sign == "-" and re.match(r"\s", self._text[self._at :]):
            self._fail("expected a term right after -, without a space")
        with_inner = self._deeper(self._at)
        term = Not(self._term(after=sign))
        self._depth = with_inner
        return term

    def _group(self) -> Term:
        opened = self._at
        outside = self._deeper(opened)
        self._at += 1
        term = self._alternatives()
        if self._next() != ")":
            self._fail("this ( is never closed: expected a ) after it", opened)
        self._at += 1
        self._depth = outside
        return term

    def _deeper(self, place: int) -> int:
        """Go one level down; return the level before, to come back to."""
        before = self._depth
        self._depth += 1
        if self._depth > _DEEPEST:
            self._fail(f"too many levels: at most {_DEEPEST} can be read", place)
        return before

    def _simple(self, char: str) -> Term:
        if char == "/":
            return self._regex()
        start = self._at
        if char in QUOTES:
            return self._words(self._quoted(), start)
        if field := _FIELD.match(self._text, start):
            return self._field(field[1])
        if reference := _SAVED.match(self._text, start):
            return self._saved_question(reference[1])
        word = self._bare()
        if word.endswith("*"):
            self._fail("* stands for nothing here: name:… finds every form of a name, /…/ a pattern", self._at - 1)
        return self._words(word, start)

    def _saved_question(self, name: str) -> Term:
        start = self._at
        found = self._saved.get(name)
        if found is None:
            close = get_close_matches(name, self._saved, n=1)
            known = ", ".join(f"@{one}" for one in self._saved)
            hint = f"did you mean @{close[0]}?" if close else f"there are {known}" if known else "corpus.yaml has none"
            self._fail(f"there is no saved query @{name}: {hint} (in quotes it is text to look for)")
        if name in self._within:
            self._fail(f"@{name} asks for itself")
        inner = _Reader(found.text, self._today, self._regex_timeout, self._saved, (*self._within, name))
        outside = self._deeper(start)
        inner._terms, inner._depth = self._terms - 1, self._depth
        try:
            term = inner.question()
        except QueryError as error:
            if error.place:
                raise
            raise QueryError(str(error), query=error.query, position=error.position, place=found.place) from error
        self._terms, self._depth = inner._terms, outside
        self._at = start + len(name) + 1
        return term

    def _words(self, text: str, start: int) -> Term:
        try:
            return WordsTerm(read_words(text))
        except UsageError as error:
            self._fail(str(error), start, error)

    def _field(self, name: str) -> Term:
        start = self._at
        known = FIELDS.get(name.lower())
        if known is None:
            self._fail(unknown_field(name), start)
        self._at += len(name) + 1
        value_start = self._at
        char = self._text[value_start : value_start + 1]
        if not char or char in "()" or char.isspace():
            self._fail(f"expected a value right after {name}: without a space, as in {known.example}")
        value = self._quoted() if char in QUOTES else self._bare()
        try:
            return known.read(value, self._today)
        except UsageError as error:
            self._fail(str(error), value_start, error)

    def _bare(self) -> str:
        found = _BARE.match(self._text, self._at)
        if found is None:
            raise AssertionError("a term starts with a character that is no space and no parenthesis")
        self._at = found.end()
        return found[0]

    def _quoted(self) -> str:
        opened = self._at
        found = read_quoted(self._text, opened)
        if found is None:
            self._fail(f"this quote is never closed: expected a {QUOTES[self._text[opened]][0]} after it", opened)
        value, self._at = found
        self._part_from_next("the closing quote")
        return value

    def _regex(self) -> Term:
        opened = self._at
        found = read_pattern(self._text, opened)
        if found is None:
            self._fail("this pattern is never closed: expected a / after it", opened)
        pattern, self._at = found
        self._part_from_next("the closing slash")
        if not pattern.text:
            self._fail("expected a regular expression between the slashes", opened)
        try:
            compile_regex(pattern.text, whole_words=False)
        except QueryError as error:
            self._fail(str(error), pattern.places[error.position], error)
        return RegexTerm(pattern.text, self._regex_timeout)

    def _part_from_next(self, what: str) -> None:
        if _BARE.match(self._text, self._at):
            self._fail(f"expected a space after {what}")

    def _next(self) -> str:
        """Skip white space; return the character there, empty at the end."""
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _keyword(self) -> str:
        self._next()
        found = _KEYWORD.match(self._text, self._at)
        return found[1] if found else ""

    def _fail(self, message: str, position: int | None = None, cause: Exception | None = None) -> NoReturn:
        place = self._at if position is None else position
        raise QueryError(message, query=self._text, position=place) from cause
