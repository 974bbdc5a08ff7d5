"""Put neighbouring readings together: ranges, "end of", "third Tuesday of", a date and its time of day.

In: text and a lexicon. Out: the readings of each cluster, in order, each as large as the text makes it. Only what
stands between two readings, as symbols, decides; nothing is placed on the calendar here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from corpus_cli.annotate.dates.found import Found
from corpus_cli.annotate.dates.grammar import LATER, PATTERN
from corpus_cli.annotate.dates.lexicon import Lexicon
from corpus_cli.annotate.dates.order import with_order_of
from corpus_cli.annotate.dates.readers import READERS
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.scan import Cluster, Token, fold_short, iter_clusters
from corpus_cli.frozen import frozen

__all__ = ["iter_readings"]

_RANGE = re.compile(r"\.?_?-_?(?:[iIp]_){0,2}|\.?,?_x_(?:[iIpx]_){0,2}|_?\.{2,3}_?")
_AND = re.compile(r"_&_(?:[iIp]_){0,2}")
_CLOCK_JOINED = re.compile(r"(?:_?[ta]|_?\(V\)|\))?\.?,?_?(?:[pIi]\.?_){0,2}(?:[Ct][._]{1,2})?|_?-_?|_\(")
# Before an hour that a length of time may be too something must say that it is one: ``à 17 heures``, ``, 17 h``.
_HOUR_JOINED = re.compile(r"\.?,?_[px]_|,_|_-_")
_LISTED = re.compile(r",?_(?:&_)?(?:[pi]_)?")
_JOINED = re.compile(r",?_?(?:[pIi]_)?|_-_|_\(")
_OF = re.compile(r",?_(?:[iIpf]_){0,2}|-")
_PART_BEFORE = re.compile(r"(?:[pIi]_)?(?:i_)?[PL](?:_?-_?|_(?:[iIpf]_){0,2})$")
_PART_AFTER = re.compile(r"_P")
_ABOUT_BEFORE = re.compile(r"u_$")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,14})\.?[ \u00a0](?:№ ?)?[«\"“]?\Z")
_LONGEST_WORD = 20
_DATED = ("calendar", "shift", "anaphor", "decade", "century", "span")


# Clusters up to this long come up again and again ("in 2019"), and matching the patterns is the dearest step.
_OFTEN_SEEN = 40


@frozen
class _Piece:
    """A reading and where it stands among the symbols of its cluster."""

    reading: Reading
    first: int
    last: int


def iter_readings(text: str, lexicon: Lexicon, *, start: int = 0, end: int | None = None) -> Iterator[Reading]:
    """Yield what ``text[start:end]`` says of times, in order, without overlaps."""
    lexicon = with_order_of(text, lexicon, start=start, end=end)
    for cluster in iter_clusters(text, lexicon, start=start, end=end):
        for reading in _join(_widened(_pieces(text, cluster, lexicon), cluster, lexicon), cluster, text):
            if reading.kind != "calendar" or (word := _word_before(text, reading)) is None:
                yield _with_full_stop(reading, cluster, text)
            elif _names_a_feast(word, reading, lexicon):
                yield Reading(word.start(1), reading.end, kind="feast")
            elif not _is_label(text, word[1], reading, lexicon):
                yield _with_full_stop(reading, cluster, text)


def _word_before(text: str, reading: Reading) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, reading.start - _LONGEST_WORD), reading.start)


def _names_a_feast(word: re.Match[str], reading: Reading, lexicon: Lexicon) -> bool:
    """Return whether the word before a bare weekday makes it a name: Black Friday is not the last Friday."""
    if reading.weekday is None:
        return False
    bare = reading.day is None and reading.month is None and reading.direction is None
    capital = word[1][0].isupper() or not lexicon.capital_months
    return bare and capital and fold_short(word[1]) in lexicon.weekday_names


def _is_label(text: str, word: str, reading: Reading, lexicon: Lexicon) -> bool:
    """Return whether what looks like a date is the number of a thing or the name of a street."""
    folded = fold_short(word)
    return folded in lexicon.streets or (
        folded in lexicon.numbered and not any(map(str.isalpha, text[reading.start : reading.end]))
    )


@lru_cache(maxsize=8192)
def _search_often(symbols: str, at: int) -> re.Match[str] | None:
    return PATTERN.search(symbols, at)


def _pieces(text: str, cluster: Cluster, lexicon: Lexicon) -> list[_Piece]:
    """Read the cluster from left to right; a stretch that a rule refuses is offered to the later rules."""
    pieces: list[_Piece] = []
    at = 0
    search = _search_often if len(cluster.symbols) <= _OFTEN_SEEN else PATTERN.search
    while match := search(cluster.symbols, at):
        found = Found(str(match.lastgroup), match, cluster, text, lexicon)
        reading = READERS[found.rule](found)
        if reading is not None:
            pieces += _parted(reading, found)
            at = match.end()
            continue
        at = match.start() + 1
        for name, pattern in LATER[found.rule]:
            retry = pattern.match(cluster.symbols, match.start())
            if retry is None:
                continue
            found = Found(name, retry, cluster, text, lexicon)
            reading = READERS[name](found)
            if reading is not None:
                pieces += _parted(reading, found)
                at = retry.end()
                break
    return pieces


def _parted(reading: Reading, found: Found) -> tuple[_Piece, ...]:
    """Return the piece of a reading, or two where its other end stands apart: ``24 and 25 April``."""
    first, last = found.match.span()
    other = reading.until
    if other is None or other.start < reading.end:
        return (_Piece(reading, first, last),)
    start, end = found.match.span(f"{found.rule}_to")
    return _Piece(replace(reading, until=None), first, start), _Piece(other, end, last)


def _widened(pieces: list[_Piece], cluster: Cluster, lexicon: Lexicon) -> list[_Piece]:
    """Widen each piece where its neighbours leave room."""
    widened: list[_Piece] = []
    for place, piece in enumerate(pieces):
        wide = _widen(piece, cluster, lexicon)
        earliest = widened[-1].last if widened else 0
        latest = pieces[place + 1].first if place + 1 < len(pieces) else len(cluster.symbols)
        widened.append(wide if earliest <= wide.first and wide.last <= latest else piece)
    return widened


def _widen(piece: _Piece, cluster: Cluster, lexicon: Lexicon) -> _Piece:
    """Add "early", "end of", "about" before a date, or "end" after it where the language puts it there."""
    reading, first, last = piece.reading, piece.first, piece.last
    if reading.kind not in _DATED:
        return piece
    part = None if lexicon.part_last else _PART_BEFORE.search(cluster.symbols, max(0, first - 12), first)
    if part and not reading.modifier:
        at = part.start() + next(place for place, symbol in enumerate(part.group()) if symbol in "PL")
        modifier = _modifier(cluster.tokens[cluster.owners[at]])
        if not modifier:
            return piece
        start = cluster.tokens[cluster.owners[part.start()]].start
        return _Piece(replace(reading, start=start, modifier=modifier), part.start(), last)
    after = _PART_AFTER.match(cluster.symbols, last) if lexicon.part_last else None
    if after and not reading.modifier:
        token = cluster.tokens[cluster.owners[after.end() - 1]]
        return _Piece(replace(reading, end=token.end, modifier=token.value), first, after.end())
    if _ABOUT_BEFORE.search(cluster.symbols, max(0, first - 3), first):
        return _Piece(replace(reading, about=True), first, last)
    return piece


def _join(pieces: list[_Piece], cluster: Cluster, text: str) -> list[Reading]:
    """Merge neighbours that make one expression, from left to right."""
    joined: list[_Piece] = []
    for piece in pieces:
        while joined and (merged := _merge(joined[-1], piece, cluster, text)):
            joined.pop()
            piece = merged
        if joined:
            joined[-1] = _share_year(joined[-1], piece, cluster)
        joined.append(piece)
    return [piece.reading for piece in joined if not _dangling(piece.reading)]


def _share_year(left: _Piece, right: _Piece, cluster: Cluster) -> _Piece:
    """Give the first of two months or days in a list the year of the second: ``in May and June 2020``."""
    a, b = left.reading, right.reading
    open_year = a.kind == "calendar" and a.month is not None and a.year is None and a.year_shift is None
    stated = b.kind == "calendar" and b.month is not None and (b.year is not None or b.year_shift is not None)
    if not (open_year and stated and a.direction is None and a.until is None and (a.day is None) == (b.day is None)):
        return left
    if not _LISTED.fullmatch(cluster.symbols[left.last : right.first]):
        return left
    return replace(left, reading=replace(a, year=b.year, year_shift=b.year_shift, short_year=b.short_year))


def _modifier(token: Token) -> str:
    """Return start, mid or end; "later" and "earlier" before a date are such, other words for "after" are not."""
    if token.symbol == "P":
        return str(token.value)
    return {1: "end", -1: "start"}.get(token.value, "")


def _dangling(reading: Reading) -> bool:
    """Return whether a part of something ("third Tuesday") found nothing to be a part of."""
    return reading.ordinal is not None and reading.month is None and reading.month_shift is None


def _merge(left: _Piece, right: _Piece, cluster: Cluster, text: str) -> _Piece | None:
    between = cluster.symbols[left.last : right.first]
    a, b = left.reading, right.reading
    if b.kind == "duration" and b.clock and _HOUR_JOINED.fullmatch(between):
        b = replace(b, kind="time")
    if a.kind not in (*_DATED, "time") or b.kind not in (*_DATED, "time"):
        return None
    merged = (
        _merge_part(a, b, between)
        or (None if _is_full_stop(text, a, between) else _merge_clock(a, b, between))
        or _merge_weekday(a, b, between)
        or _merge_range(a, b, between, _is_between(left, right, cluster))
    )
    return None if merged is None else _Piece(merged, left.first, right.last)


def _merge_part(a: Reading, b: Reading, between: str) -> Reading | None:
    """``third Tuesday of`` + October, ``second quarter of`` + 2016, ``two days after`` + Easter Monday."""
    if not _OF.fullmatch(between):
        return None
    if a.kind == "shift" and a.ordinal == 0:
        if a.unit is None or a.amount is None or b.kind not in ("calendar", "shift"):
            return None
        return replace(b, start=a.start, offset=(a.unit, a.amount))
    if a.ordinal is not None and a.kind == "calendar" and b.month is not None and b.day is None:
        return replace(b, start=a.start, ordinal=a.ordinal, weekday=a.weekday, unit=a.unit)
    if a.ordinal is not None and a.kind == "calendar" and b.kind == "shift" and b.unit == "month" and not b.modifier:
        return replace(a, end=b.end, month_shift=b.amount)
    whole_year = b.kind == "calendar" and b.year is not None and b.month is None and b.part is None
    if a.part is not None and a.year is None and a.year_shift is None and a.kind == "calendar":
        if whole_year and b.until is None:
            return replace(a, end=b.end, year=b.year)
        if b.kind == "shift" and b.unit == "year" and not b.modifier:
            return replace(a, end=b.end, year_shift=b.amount)
    if whole_year and b.until is None and a.month is not None and a.year is None and a.year_shift is None and a.day:
        return replace(a, end=b.end, year=b.year) if between in ("_i_", "_I_") else None
    return None


def _is_full_stop(text: str, a: Reading, between: str) -> bool:
    """Return whether a sentence ends after a time of day; ``10 a.m. Friday`` goes on."""
    return a.kind == "time" and between[:1] == "." and text[a.end - 1] not in "mM"


def _merge_clock(a: Reading, b: Reading, between: str) -> Reading | None:
    """A day and a time of day, in either order."""
    if not _CLOCK_JOINED.fullmatch(between):
        return None
    for date, clock in ((a, b), (b, a)):
        if clock.kind == "time" and date.kind in ("calendar", "shift") and date.until is None and date.clock is None:
            is_day = date.day is not None or date.weekday is not None or date.unit == "day"
            if is_day:
                return replace(date, start=a.start, end=b.end, clock=clock.clock)
    return None


def _merge_weekday(a: Reading, b: Reading, between: str) -> Reading | None:
    """``25 July, on Thursday``, ``next week on Tuesday``."""
    if not _JOINED.fullmatch(between) or a.kind != "calendar" or b.kind != "calendar" or a.until or b.until:
        return None
    only_weekday = b.weekday is not None and b.day is None and b.month is None and b.week_shift is None
    if only_weekday and a.day is not None and a.weekday is None and "," in between + "," and b.direction is None:
        return replace(a, end=b.end, weekday=b.weekday)
    return None


def _is_between(left: _Piece, right: _Piece, cluster: Cluster) -> bool:
    """Return whether "between" stands before two dates, or after them: ``1999 ve 2004 yılları arasında``."""
    before = cluster.symbols[max(0, left.first - 4) : left.first]
    return before.endswith(("j_", "j_i_")) or cluster.symbols.startswith("_j", right.last)


def _merge_range(a: Reading, b: Reading, between: str, is_between: bool) -> Reading | None:
    linked = _RANGE.fullmatch(between) or (_AND.fullmatch(between) and is_between)
    if not linked or a.kind == "time" or b.kind == "time" or a.until or b.until:
        return None
    if a.kind == "calendar" and b.kind == "calendar":
        return _calendar_range(a, b)
    same = a.kind == b.kind and a.kind in ("decade", "century")
    fixed = {"calendar", "shift"}
    if same or ({a.kind, b.kind} <= fixed and "-" not in between):
        return replace(a, end=b.end, until=replace(b, until=None))
    return None


def _calendar_range(a: Reading, b: Reading) -> Reading | None:
    """Join two dates; what the first leaves open it takes from the second."""
    if a.weekday is not None and a.day is None and b.weekday is None:
        return None
    if a.year is None and a.year_shift is None and (a.month or a.part):
        year = b.year
        if year is not None and a.month is not None and b.month is not None and a.month > b.month:
            year -= 1
        a = replace(a, year=year, year_shift=b.year_shift, short_year=b.short_year)
    if a.year is not None and b.year is not None and a.year > b.year:
        return None
    if a.part is None and a.month is None and a.day is None and a.weekday is None and b.month and a.year != b.year:
        return replace(a, end=b.end, until=b)
    return replace(a, end=b.end, until=b)


def _end_of(token: Token) -> int:
    return token.end


def _with_full_stop(reading: Reading, cluster: Cluster, text: str) -> Reading:
    """Take in the full stop of an abbreviated last word, ``2019 r.``, and the bracket that closes one opened inside."""
    if text[reading.end : reading.end + 1] == ")" and "(" in text[reading.start : reading.end].rpartition(")")[2]:
        return replace(reading, end=reading.end + 1)
    if text[reading.end : reading.end + 1] != ".":
        return reading
    last = cluster.tokens[bisect_left(cluster.tokens, reading.end, key=_end_of) % len(cluster.tokens)]
    if (
        last.end != reading.end
        or last.symbol not in "yc"
        or last.end - last.start > 2
        or not text[last.start].isalpha()
    ):
        return reading
    return replace(reading, end=reading.end + 1)
