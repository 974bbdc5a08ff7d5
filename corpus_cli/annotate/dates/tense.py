"""Whether the words around a date speak of what has been or of what is to come.

In: text, the offsets of a time expression, a lexicon. Out: a ``Tense``. A clause is what stands between marks of
punctuation; it is read a little way back and on, so that the work is bounded.
"""

import re
from enum import IntEnum

from corpus_cli.annotate.dates.lexicon import Lexicon
from corpus_cli.annotate.dates.scan import fold_text

__all__ = ["Tense", "tense_of"]

_CLAUSE_END = re.compile(r'(?<![ap]\.m)[.!?…;:,"«»“”()]\s|\n\n|\n(?=[^\W\d_])')
_SENTENCE_END = re.compile(r"(?<![ap]\.m)(?<!\bvs)[.!?…;:]\s|\n\n|\n(?=[^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]+")
_LOOK_BACK, _LOOK_ON, _SENTENCE = 70, 80, 160
# What may stand between "by" and a date.
_SMALL_WORDS = frozenset(["a", "m", "p", "am", "pm", "est", "edt", "et", "gmt", "the", "next", "on", "early", "late"])
_SHORTEST_VERB = 5


class Tense(IntEnum):
    """How a clause speaks of a time."""

    PAST = -1
    UNCLEAR = 0
    LIMIT = 1
    AHEAD = 2


def tense_of(text: str, start: int, end: int, lexicon: Lexicon) -> Tense:
    """Return how the clause around ``text[start:end]`` speaks: ``LIMIT`` is "by Friday"."""
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        return Tense.UNCLEAR
    words = _WORDS.findall(_CLAUSE_END.split(fold_text(text[max(0, start - _LOOK_BACK) : start]))[-1])
    while words and words[-1] in _SMALL_WORDS:
        words.pop()
    if not lexicon.future.isdisjoint(words):
        return Tense.AHEAD
    opens = len(words) <= 2
    if not opens and _sets_limit(words, lexicon):
        return Tense.UNCLEAR if words[-2] in ("up", "not") else Tense.LIMIT
    following = _WORDS.findall(_CLAUSE_END.split(fold_text(text[end : end + _LOOK_ON]).lstrip(", "), 1)[0])
    if opens and not lexicon.future.isdisjoint(following):
        return Tense.AHEAD
    if any(_is_past(word, lexicon) for word in words + following):
        return Tense.PAST
    # A date that opens its sentence may stand far before the verb ("In May, a week after the vote, a bomb killed ...").
    later = _WORDS.findall(_SENTENCE_END.split(fold_text(text[end : end + _SENTENCE]), 1)[0]) if opens else []
    return Tense.PAST if any(_is_past(word, lexicon) for word in later) else Tense.UNCLEAR


def _sets_limit(words: list[str], lexicon: Lexicon) -> bool:
    tail = " " + " ".join(words[-4:])
    return any(tail.endswith(" " + limit) for limit in lexicon.until)


def _is_past(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.past or (len(word) >= _SHORTEST_VERB and word.endswith(lexicon.past_endings))
