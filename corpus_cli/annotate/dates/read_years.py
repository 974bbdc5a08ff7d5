"""Read years, and what is made of them: decades, centuries, seasons, quarters."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from corpus_cli.annotate.dates.found import (
    EARLIEST_PLAIN_YEAR,
    LATEST_PLAIN_YEAR,
    Found,
    is_alone,
    is_chained,
    shift_of,
    year_fields,
)
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.scan import Token

__all__ = ["READERS"]

# Figures that look like a whole date, or a file's number: 2024-13-45 and 2024-7067 are none, and no year.
_GOES_ON = re.compile(r"([-./])[dn]\1[dn]|[-/][03]")
_HYPHENS = frozenset("-‐‑")
_TURKIC_PLURAL = re.compile(r"[лдт][ае]р|l[ae]r")
# ``1999 ile 2004 yılları arasında``
_BETWEEN_AFTER = re.compile(r"_[x&]_Y(?:_y)?_j")
_WORD_BEFORE = re.compile(r"[^\W\d_][»”\"]?[ \xa0]$")


def _decade(found: Found) -> Reading | None:
    token = found.token("J", "n", "n2")
    word = found.token("J")
    if token is None or (found.token("n2") and "." not in found.match.group() and not _of_turkic_decade(found)):
        return None
    value = token.value
    if token is not word and (value % 10 or value < 10 or token.end - token.start != 2):
        return None
    # ``años noventa`` says by itself what "nineties" alone does not.
    bare = found.match.group() in ("J", "G") and " " not in found.text[token.start : token.end]
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if bare and (token.symbol == "G" or value < 100) and not _introduced(found, before):
        return None
    if value < 100:
        century = found.token("c")
        value += 1900 if value >= 20 else 2000
        if century is not None and century.symbol in "oz":
            value = (century.value - 1) * 100 + value % 100
        elif century is not None and value >= 2000:
            value -= 100
    return found.make(kind="decade", year=value)


def _of_turkic_decade(found: Found) -> bool:
    """Return whether ``90-жылдары`` is a decade: a plural, where the hyphen makes ordinals; "50-year" is an age."""
    unit = found.token("u")
    plural = unit is not None and _TURKIC_PLURAL.search(found.text, unit.start, unit.end)
    return found.lexicon.part_last and bool(plural)


def _introduced(found: Found, before: str) -> bool:
    """Return whether what stands around tells that "90s" are years: ``в 90-х``, ``the '90s``, ``90'ların ortası``."""
    if before[:1] in ("i", "P") or found.text[max(0, found.start - 1) : found.start] in ("'", "’", "‘"):
        return True
    if found.lexicon.part_last and found.cluster.symbols.startswith("_P", found.match.end()):
        return True
    return before[:1] == "p" and found.token("G") is None and found.token("J") is not None


def _century(found: Found) -> Reading | None:
    first = found.token("o", "o1", "o3", "o4")
    abbreviation = found.token("p")
    if abbreviation is not None and found.text[abbreviation.start : abbreviation.end + 1] != "w.":
        return None
    if first is None or not 1 <= first.value <= 21:
        return None
    if first.symbol == "d" and found.lexicon.part_last and found.text[first.end : first.end + 1] != ".":
        return None
    if first.symbol == "z" and not found.text[first.start : first.end].isupper():
        return None
    if first.symbol != "z" and (first.value < 5 or _short_word(found)):
        return None
    last = found.token("o2")
    until = None if last is None else found.make(kind="century", year=(last.value - 1) * 100)
    return found.make(kind="century", year=(first.value - 1) * 100, until=until)


def _short_word(found: Found) -> bool:
    """Return whether the last word is an abbreviation: "9 st. 149" is an article of a law, "IX st." a century."""
    last = found.cluster.tokens[found.cluster.owners[found.match.end() - 1]]
    return last.end - last.start <= 2


def _season(found: Found) -> Reading | None:
    part = found.value("S", "S2", "S3", "S4")
    towards = found.token("dir", "dir3")
    if found.token("S3") and not found.lexicon.adjective_last:
        return None
    fields: dict[str, Any] = year_fields(found)
    if found.token("r2"):
        fields = {"year_shift": shift_of(found.value("r2"))}
    if not fields and towards is None:
        before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
        if before[:1] not in ("P", "I") and not is_alone(found):
            return None
    return found.make(part=part, direction=None if towards is None else shift_of(towards.value), **fields)


def _quarter(found: Found) -> Reading | None:
    code = found.value("Q", "Q2")
    if code is not None:
        return found.make(part=(30 if code[0] == "q" else 40) + code[1], year=found.value("y", "y2"))
    unit = found.token("k", "k2", "k3")
    one = found.token("one")
    if one is not None and found.text[one.start : one.end] not in ("I", "І"):
        return None
    number = 1 if one is not None else found.value("o", "n")
    if unit is None or not 1 <= number <= (4 if unit.symbol == "k" else 2):
        return None
    return found.make(part=(30 if unit.symbol == "k" else 40) + number)


def _year_quarter(found: Found) -> Reading | None:
    reading = _quarter(found)
    return None if reading is None else replace(reading, **year_fields(found))


def _year_span(found: Found) -> Reading | None:
    year, other = found.value("y"), found.token("n")
    if other is None:
        return None
    if other.symbol == "Y":
        return (
            None
            if "-" in found.sign("s") or other.value != year + 1
            else found.make(year=year, until=found.make(year=other.value))
        )
    last = year // 100 * 100 + other.value
    if other.end - other.start != 2 or not year < last or ("/" in found.sign("s") and last != year + 1):
        return None
    if not EARLIEST_PLAIN_YEAR - 400 <= year <= LATEST_PLAIN_YEAR or other.value <= 12:
        return None
    return found.make(year=year, until=found.make(year=last))


def _year_word(found: Found) -> Reading | None:
    unit = found.token("u")
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    if unit is not None and unit.value == 2 and "-" not in before:
        return found.make(kind="duration")
    return found.make(year=found.value("y", "y2"))


def _year(found: Found) -> Reading | None:
    """Four figures alone: a year only where the words around allow it, because a count looks the same."""
    token = found.token("y")
    if token is None or not EARLIEST_PLAIN_YEAR - 900 <= token.value <= LATEST_PLAIN_YEAR:
        return None
    symbols = found.cluster.symbols
    if _GOES_ON.match(symbols, found.match.end()):
        return None
    before = symbols[max(0, found.match.start() - 2) : found.match.start()]
    after = found.text[token.end : token.end + 2]
    if re.match(r"[,.][0-9]|:[0-9]|[ \xa0][0-9%]|[%/]", after) or (is_chained(found) and before != "Y-"):
        return None
    figures = found.text[token.start : token.end]
    in_range = before[-1:] == "-" or symbols[found.match.end() : found.match.end() + 2].lstrip("_")[:1] == "-"
    bracketed = _bracketed(found.text, token)
    strong = (before[1:] == "_" and before[0] in "pIfxjbuPOL") or bool(_BETWEEN_AFTER.match(symbols, found.match.end()))
    if not figures.isdecimal():
        cased = figures[:4].isdecimal() and token.value >= EARLIEST_PLAIN_YEAR and token.value % 100 != 0
        return found.make(year=token.value) if cased or strong or is_alone(found) else None
    if token.value < EARLIEST_PLAIN_YEAR:
        return found.make(year=token.value) if (strong and token.value % 100) or bracketed else None
    ends = not after or after[0] in ".,;:!?)]»”\"'\n" or not after.strip()
    before_it = found.text[max(0, token.start - 6) : token.start]
    if before_it[-1:] in _HYPHENS:
        affixed = bool(re.search(r"(?i)(?:pre|post|mid|early|late|пост|до|после|після)-$", before_it))
        if not affixed and not in_range:
            return None
    if token.value % 500 == 0 and not (strong and ends) and not in_range:
        return None
    weak = (before[1:] == "_" and before[0] in "i&v") or before[-1:] == "," or bracketed
    affixed = before_it[-1:] in _HYPHENS and before[-1:] != "-"
    named = ends and after[:1] not in ("»", "”", '"') and token.value % 100 != 0 and _WORD_BEFORE.search(before_it)
    return found.make(year=token.value) if strong or weak or in_range or named or affixed or is_alone(found) else None


def _bracketed(text: str, token: Token) -> bool:
    """Return whether the figures stand in brackets, alone, with another year, or after a comma."""
    before, after = text[max(0, token.start - 7) : token.start], text[token.end : token.end + 7]
    opens = re.search(r"\((?:[^\W\d]\. ?|, ?|[0-9]{4} ?[-–—] ?)?$", before)
    closes = re.match(r" ?[-–—] ?[0-9]{4}\)|\)|, ", after)
    return bool(opens and closes)


READERS: dict[str, Callable[[Found], Reading | None]] = {
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "year_quarter": _year_quarter,
    "year_span": _year_span,
    "year_word": _year_word,
    "year": _year,
}
