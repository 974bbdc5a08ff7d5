"""Every time expression of a stretch of text, resolved.

In: text, its language, and the day it was written, where known. Out: ``TimeExpression`` values in order. It knows
nothing of pages: titles, sidebars and publication dates are the work of ``page`` and ``published``.
"""

import re

from corpus_cli.annotate.dates.compose import iter_readings
from corpus_cli.annotate.dates.lexicon import Lexicon, load_lexicon
from corpus_cli.annotate.dates.reading import Reading
from corpus_cli.annotate.dates.resolve import Resolver, make_anchor
from corpus_cli.annotate.dates.scan import fold_text
from corpus_cli.edtf import EdtfValue
from corpus_cli.model import TimeExpression, TimeRole, TimexType

__all__ = ["extract_dates"]

_CLAUSE_END = re.compile(r"[.!?…;:,\"«»“”()]\s|\n\n|\n(?=[^\W\d])")
_WORDS = re.compile(r"[^\W\d_]+")
_LOOK_BACK, _LOOK_ON = 70, 80


def extract_dates(
    text: str, *, language: str, anchor: EdtfValue | None = None, start: int = 0, end: int | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of ``text[start:end]``, in order, without overlaps.

    Args:
        text: any text; offsets of the result refer to it.
        language: BCP-47 tag of its language; ``und`` reads the words of all languages known.
        anchor: the day it was written; without one, what needs it stays open.
        start, end: the stretch to read.

    >>> [(d.surface, d.value) for d in extract_dates("в конце ноября 2023", language="ru")]
    [('в конце ноября 2023', '2023-11')]
    """
    lexicon = load_lexicon(language)
    resolver = Resolver(make_anchor(anchor))
    found = []
    last = start
    for reading in iter_readings(text, lexicon, start=start, end=end):
        if text.find("\n", last, reading.start) >= 0:
            resolver.new_paragraph()
        last = reading.end
        ahead = _looks_ahead(text, reading, lexicon) if _needs_tense(reading) else 0
        resolved = resolver.resolve(reading, ahead=ahead)
        found.append(
            TimeExpression(
                text[reading.start : reading.end], reading.start, reading.end, resolved.value, _timex_type(reading),
                TimeRole.BODY, resolved.anchor, resolved.confidence, reading.modifier,
            )
        )  # fmt: skip
    return tuple(found)


def _timex_type(reading: Reading) -> TimexType:
    if reading.kind == "duration":
        return TimexType.DURATION
    if reading.kind == "set":
        return TimexType.SET
    return TimexType.TIME if reading.kind == "time" or reading.clock else TimexType.DATE


def _needs_tense(reading: Reading) -> bool:
    return reading.kind == "calendar" and reading.year is None


def _looks_ahead(text: str, reading: Reading, lexicon: Lexicon) -> int:
    """Return 2 where the clause tells of what is to come, 1 where a word sets a limit ("by Friday"), -1 where it
    tells of what has been, else 0.
    """
    if text[reading.end - 2 : reading.end] in ("'s", "’s"):
        return 0
    before = fold_text(text[max(0, reading.start - _LOOK_BACK) : reading.start])
    clause = _CLAUSE_END.split(before)[-1]
    words = _WORDS.findall(clause)
    while words and words[-1] in _SMALL_WORDS:
        words.pop()
    if not lexicon.future.isdisjoint(words):
        return 2
    opens = len(words) <= 2
    tail = " ".join(words[-4:])
    if not opens and any(tail == limit or tail.endswith(" " + limit) for limit in lexicon.until):
        return 0 if words[-2:-1] in (["up"], ["not"]) else 1
    after = _CLAUSE_END.split(fold_text(text[reading.end : reading.end + _LOOK_ON]).lstrip(", "))[0]
    following = _WORDS.findall(after)
    if opens and not lexicon.future.isdisjoint(following):
        return 2
    return -1 if any(_is_past(word, lexicon) for word in words + following) else 0


# What may stand between "by" and a date.
_SMALL_WORDS = frozenset("a m p am pm est edt et gmt the next on early late".split())


def _is_past(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.past or (len(word) > 4 and word.endswith(lexicon.past_endings))
