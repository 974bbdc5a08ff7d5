"""The words of time, by language: each form with a symbol that the grammar is written in, and a value.

In: a language tag. Out: a ``Lexicon``, loaded once. It reads the tables in ``data/`` and knows no text.

Symbols:
    M month   B month, doubtful   W weekday   V weekday, doubtful   y year   e decade   c century   k quarter
    l half-year   S season   m month (unit)   w week   a day   E weekend   t hour, minute, second
    r this/last/next   A same/that   R today ...   U last year's ...   N the next day ...   P start/middle/end
    p in/on   I in (time span)   i of/the   f from   x to   j between   & and   g ago   O ago (before the number)
    L later   b before/after   X every   Z daily ...   o ordinal   v cardinal   G fifties ...   q few   h half
    u about   D part of day   C o'clock   K era   z Roman numeral   s ordinal ending   * only part of a phrase
    F weekday, plural
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus_cli.frozen import frozen

__all__ = ["LANGUAGES", "STARTERS", "Entry", "Lexicon", "has_words", "load_lexicon"]

_DATA = Path(__file__).parent / "data"
# The order decides which reading of a form wins where the language is unknown.
_UNKNOWN = (
    *("en", "ru", "uk", "be", "bg", "sr", "kk", "ky", "de", "fr", "es", "it", "pl", "cs", "sk", "tr", "az", "uz"),
    # Those whose script no other writes in: their words are no others'.
    *("el", "ar", "he", "hi", "ka", "hy"),
)
LANGUAGES = (
    *_UNKNOWN,
    *("pt", "nl", "sv", "no", "da", "fi", "ro", "hu", "fa", "ur", "id", "ms", "vi", "sl", "ca", "mk", "tg", "bn"),
    *("lv", "et", "lt", "zh", "ja", "ko"),
)
# Languages that are written with another's words of time.
_ALIKE = {"hr": "sr", "bs": "sr", "sh": "sr", "nb": "no", "nn": "no"}

# The symbols of words and figures that can start an expression.
STARTERS = frozenset("MBWVFYyRUNJGQZzecklSmwaEtT8月時")

Entry = tuple[str, Any]

# Year, month, day, hour and minute in Chinese, Japanese and Korean, and the words for the halves of the day.
_EAST_ASIAN_SIGNS = {"年": "年년", "月": "月월", "日": "日일", "時": "時时点點시", "分": "分분"}
_EAST_ASIAN_HALVES = {"am": ("上午", "早上", "午前", "오전"), "pm": ("下午", "晚上", "午後", "오후")}


@frozen
class Lexicon:
    """The words of one language, or of several where the language is unknown.

    Attributes:
        language: the tag it was made for.
        words: folded form -> symbol and value.
        phrases: first word -> (other words, symbol, value), longest first.
        sparks: first words of phrases: what they make can start an expression.
        starters: words that can start an expression, or make a word beside them do so.
        openers: first words of phrases and numbers, that start no expression alone -> the words that may follow.
        wanted: both.
        ordinal_suffixes, decade_suffixes: endings that may follow a figure (``15-го``, ``1990-х``).
        future, future_endings: words, pairs of them, and endings of verbs, that tell that a sentence looks ahead.
        intent: participles that do, unless what was planned is over ("scheduled").
        auxiliary: forms of "be", which make such a participle of what else is a verb of the past.
        limit_nouns: nouns that name a date as a limit.
        past, past_endings: words, and endings of verbs, that tell of what has been.
        later_before: words for "later" that may stand before the number too.
        until: words that set a limit before a date ("by Friday").
        attributing: words before a full date that only tells which event or law is meant ("the March 5, 1988, attack").
        numbered: words whose number looks like a year or a date: room, version, flight.
        streets: words before names such as «8 Березня».
        at: words that may stand before a time of day.
        at_clock: those of them that stand before no other figures with a full stop between them.
        weekday_names: words that make a weekday's name that of a feast: Black Friday.
        not_months_before: words before which a month's name is part of a name (of a feast).
        not_months_alone: words that are a month behind a day only: Norwegian "jul" is Christmas.
        month_first: ``March 5`` is a usual order.
        adjective_last: ``mois dernier``: "last" may follow its noun.
        numeric_month_first: ``3/5`` is the fifth of March.
        part_last: ``yıl sonu``: "end" follows its noun.
        bare_ahead: ``через год`` means in one year.
        capital_weekdays: a weekday in small letters is another word: Greek τρίτη is "third", Indonesian minggu "week".
        year_first: ``2019 márciusa`` is March 2019.
        solar_years: years are counted from another day than the common era's.
        order_shown: the page's own dates show which of two figures is the month.
        capital_months: months are written with a capital, so that a capital tells nothing.
    """

    language: str
    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    sparks: frozenset[str]
    starters: frozenset[str]
    openers: Mapping[str, frozenset[str]]
    wanted: frozenset[str]
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    future: frozenset[str]
    future_endings: tuple[str, ...]
    intent: frozenset[str]
    auxiliary: frozenset[str]
    limit_nouns: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    later_before: frozenset[str]
    until: frozenset[str]
    attributing: frozenset[str]
    numbered: frozenset[str]
    streets: frozenset[str]
    at: frozenset[str]
    at_clock: frozenset[str]
    weekday_names: frozenset[str]
    not_months_before: frozenset[str]
    not_months_alone: frozenset[str]
    month_first: bool
    adjective_last: bool
    numeric_month_first: bool
    part_last: bool
    bare_ahead: bool
    capital_months: bool
    capital_weekdays: bool
    year_first: bool
    solar_years: bool
    order_shown: bool = False


def _roman_numerals() -> dict[str, Entry]:
    """Return the centuries' numerals, in Latin letters and in the Cyrillic ones that look like them."""
    tens, ones = ("", "x", "xx"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    numerals = {tens[n // 10] + ones[n % 10]: ("z", n) for n in range(1, 22)}
    cyrillic = {form.translate(str.maketrans("xi", "хі")): entry for form, entry in numerals.items()}
    return cyrillic | {form.replace("x", "х"): entry for form, entry in numerals.items()} | numerals


def _read_table(language: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((_DATA / f"{language}.json").read_text(encoding="utf-8"))
    return table


def _base_of(language: str) -> str:
    """Return the language whose words of time a tag's are: ``sr`` of ``hr-HR``."""
    base = language.split("-")[0].lower()
    return _ALIKE.get(base, base)


def has_words(language: str) -> bool:
    """Return whether months and weekdays of a language are known."""
    return _base_of(language) in LANGUAGES


def _known(language: str) -> tuple[str, ...]:
    """Return the languages whose words are read: the tag's own, or of many where it is none of ours."""
    base = _base_of(language)
    return (base,) if base in LANGUAGES else _UNKNOWN


@lru_cache(maxsize=64)
def load_lexicon(language: str) -> Lexicon:
    """Return the words of a language, with English month and weekday names added for a page's furniture.

    Args:
        language: a BCP-47 tag; ``und`` or a language without a table gives the union of all.
    """
    codes = _known(language)
    tables = [_read_table(code) for code in codes]
    words: dict[str, Entry] = {}
    phrases: dict[str, list[Any]] = {}
    for table in tables:
        for form, entry in table["words"].items():
            words.setdefault(form, _parse_entry(entry[0], entry[1]))
        for first, found in table["phrases"].items():
            phrases.setdefault(first, []).extend(found)
    if "en" not in codes:
        for form, (symbol, value) in _read_table("en")["words"].items():
            if symbol in "MWBVC" and len(form) > 1:
                words.setdefault(form, (symbol, value))
    return _assemble(language, codes, words, phrases, tables)


def _parse_entry(symbol: str, value: Any) -> Entry:
    """Part a relative word's value: ``year--1`` is a shift of one year back, with a symbol of its own."""
    if symbol != "R":
        return symbol, value
    unit, _, amount = value.partition("-")
    return ("U", int(amount)) if unit == "year" else ("R", (unit, amount))


def _assemble(
    language: str,
    codes: tuple[str, ...],
    words: dict[str, Entry],
    phrases: dict[str, list[Any]],
    tables: list[dict[str, Any]],
) -> Lexicon:
    def union(key: str) -> frozenset[str]:
        return frozenset(form for table in tables for form in table.get(key, ()))

    ordinal = union("ordinal_suffix") | {"st", "nd", "rd", "th"}
    decade = union("decade_suffix") | {"s"}
    for suffix in ordinal | decade:
        words.setdefault(suffix, ("s", 0))
    for first, found in phrases.items():
        for form in [first, *(word for rest, *_ in found for word in rest)]:
            # A figure of a name such as ``tháng 3`` is a figure elsewhere.
            if not form.isdecimal():
                words.setdefault(form, ("*", 0))
    for form, entry in _roman_numerals().items():
        words.setdefault(form, entry)
    for sign, others in _EAST_ASIAN_SIGNS.items():
        for other in others:
            words[other] = (sign, 0)
    for half, forms in _EAST_ASIAN_HALVES.items():
        words.update(dict.fromkeys(forms, ("C", half)))
    for code in ("q", "h"):
        words.setdefault(code, ("*", code))
    ordered = {
        first: tuple(
            sorted(
                ((tuple(rest), *_parse_entry(symbol, value)) for rest, symbol, value in found), key=lambda p: -len(p[0])
            )
        )
        for first, found in phrases.items()
    }
    sparks = frozenset(ordered) | {"q", "h"}
    starters = frozenset(form for form, (symbol, _) in words.items() if symbol in STARTERS or symbol == "D")
    numbers = frozenset(form for form, (symbol, _) in words.items() if symbol in "vo")
    openers = dict.fromkeys(numbers - starters, numbers)
    for first, endings in ordered.items():
        if first not in starters:
            openers[first] = openers.get(first, frozenset()) | {rest[0] for rest, *_ in endings}
    return Lexicon(
        language, words, ordered, sparks, starters, openers, starters | openers.keys(), ordinal, decade,
        union("future"), tuple(sorted(union("future_endings"))), union("intent"), union("auxiliary"),
        union("limit_nouns"), union("past"), tuple(sorted(union("past_endings"))),
        union("later_before"), union("until"), union("attributing"), union("numbered"), union("streets"),
        union("at"), union("at_clock"),
        union("weekday_names"), union("not_months_before"),
        union("not_months_alone"),
        month_first=any(table.get("month_first") for table in tables) or "en" in codes,
        adjective_last=any(table.get("adjective_last") for table in tables),
        part_last=any(table.get("part_last") for table in tables),
        capital_months=any(table.get("capital_months") for table in tables),
        capital_weekdays=codes != _UNKNOWN and any(table.get("capital_weekdays") for table in tables),
        year_first=any(table.get("year_first") for table in tables),
        solar_years=any(table.get("solar_years") for table in tables),
        bare_ahead=any(table.get("bare_ahead") for table in tables),
        numeric_month_first=codes == ("en",) and not language.startswith(("en-GB", "en-AU", "en-IE", "en-NZ", "en-ZA")),
    )  # fmt: skip
