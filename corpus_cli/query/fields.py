"""The fields of the question language: what each takes, and the term it stands for.

In: the name of a field and its value as typed. Out: a term, or an error that says what would be right.
"""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from corpus_cli.edtf import parse_range
from corpus_cli.errors import UsageError
from corpus_cli.query.languages import read_languages
from corpus_cli.query.terms import (
    IdTerm,
    LanguageTerm,
    LengthTerm,
    MentionsTerm,
    NameTerm,
    PublishedTerm,
    SourceTerm,
    Term,
    TitleTerm,
    UndatedTerm,
)
from corpus_cli.text import fold, iter_tokens

__all__ = ["FIELDS", "Field", "read_words", "unknown_field"]

# A phrase longer than this is a passage; SQLite takes no more than some hundred parts of one question.
_MOST_WORDS = 64


class Field(NamedTuple):
    """A field: an example, and what makes a term of its value (given the day relative dates count from)."""

    example: str
    read: Callable[[str, date], Term]


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``.

    Raises:
        UsageError: there is none, or there are too many for a phrase.
    """
    words = tuple(token.surface for token in iter_tokens(text))
    if not words:
        raise UsageError(f"{text!r} holds no word to look for: write a word, or a pattern between slashes")
    if len(words) > _MOST_WORDS:
        raise UsageError(f"a phrase has at most {_MOST_WORDS} words: leave some out")
    return words


def unknown_field(name: str) -> str:
    """Return what to tell of a field that does not exist."""
    close = _ALSO_CALLED.get(name.lower()) or next(iter(get_close_matches(name.lower(), FIELDS, n=1)), None)
    hint = f"did you mean {FIELDS[close].example}?" if close else f"there are {', '.join(f'{f}:' for f in FIELDS)}"
    return f"there is no field {name}: {hint} (in quotes it is text to look for)"


def _language(text: str, today: date) -> Term:
    del today
    return LanguageTerm(read_languages(text))


def _published(text: str, today: date) -> Term:
    typed = text.strip()
    return UndatedTerm() if typed.lower() == "none" else PublishedTerm(parse_range(typed, today=today), typed)


def _mentions(text: str, today: date) -> Term:
    typed = text.strip()
    return MentionsTerm(parse_range(typed, today=today), typed)


def _source(text: str, today: date) -> Term:
    del today
    if not fold(text):
        raise UsageError("a source is part of the publisher's name or of the path: write some of it")
    return SourceTerm(text)


def _title(text: str, today: date) -> Term:
    del today
    return TitleTerm(read_words(text))


def _name(text: str, today: date) -> Term:
    del today
    read_words(text)
    return NameTerm(" ".join(text.split()))


def _id(text: str, today: date) -> Term:
    del today
    if not re.fullmatch("[0-9A-Za-z]+", text):
        raise UsageError(f"{text!r} is the start of no id: an id is letters a to v and digits")
    return IdTerm(text.lower())


_COMPARED = re.compile(r"(?P<sign>>=|<=|>|<|)(?P<number>[0-9]{1,9})")
_SPAN = re.compile(r"(?P<least>[0-9]{1,9}|)\.\.(?P<most>[0-9]{1,9}|)")


def _length(text: str, today: date) -> Term:
    del today
    if compared := _COMPARED.fullmatch(text):
        number = int(compared["number"])
        least, most = {
            "": (number, number),
            ">": (number + 1, None),
            ">=": (number, None),
            "<": (None, number - 1),
            "<=": (None, number),
        }[compared["sign"]]
    elif (span := _SPAN.fullmatch(text)) and text != "..":
        least, most = (int(end) if end else None for end in (span["least"], span["most"]))
    else:
        raise UsageError(f"{text!r} is no number of words: write >500, <200 or 500..1000")
    if most is not None and most < (least or 0):
        raise UsageError(f"no article is {text} words long: write the smaller number first")
    return LengthTerm(least, most)


FIELDS = {
    "lang": Field("lang:uk", _language),
    "date": Field("date:2022-05..2023", _published),
    "mentions": Field("mentions:2013", _mentions),
    "source": Field("source:rubryka", _source),
    "title": Field("title:дрон", _title),
    "name": Field("name:ANKA", _name),
    "id": Field("id:3f2a", _id),
    "words": Field("words:>500", _length),
}

# What other programs call them.
_ALSO_CALLED = {
    "language": "lang", "published": "date", "year": "date", "since": "date", "until": "date", "after": "date",
    "before": "date", "publisher": "source", "site": "source", "path": "source", "file": "source", "about": "mentions",
    "intitle": "title", "headline": "title", "person": "name", "length": "words", "size": "words",
}  # fmt: skip
