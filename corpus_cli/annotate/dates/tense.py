"""Whether the words around a date speak of what has been or of what is to come.

In: text, the offsets of a time expression, a lexicon. Out: a ``Tense``. A clause is what stands between marks of
punctuation; it is read a little way back and on, so that the work is bounded.
"""

import re
from enum import IntEnum
from itertools import pairwise

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
# A date behind so few words opens its clause: the verb comes after it.
_OPENING = 2
# So many words before "planned" or "deadline" at most "is" stands.
_NEAR = 3


class Tense(IntEnum):
    """How a clause speaks of a time; ``EITHER`` is a plan that the clause tells of as past."""

    EITHER = -2
    PAST = -1
    UNCLEAR = 0
    LIMIT = 1
    AHEAD = 2


def tense_of(text: str, start: int, end: int, lexicon: Lexicon) -> Tense:
    """Return how the clause around ``text[start:end]`` speaks: ``LIMIT`` is "by Friday"."""
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        return Tense.UNCLEAR
    folded = fold_text(text)
    back = folded[max(0, start - _SENTENCE) : start]
    words = _WORDS.findall(_CLAUSE_END.split(back[-_LOOK_BACK:])[-1])
    while words and words[-1] in _SMALL_WORDS:
        words.pop()
    following = _WORDS.findall(_CLAUSE_END.split(folded[end : end + _LOOK_ON].lstrip(", "), 1)[0])
    if ahead := _looks_ahead(words, following, lexicon):
        return ahead
    opens = len(words) <= _OPENING
    if not opens and _sets_limit(words, lexicon):
        return Tense.UNCLEAR if words[-2] in ("up", "not") else Tense.LIMIT
    if ahead := _is_followed_by_plan(words, following, lexicon):
        return ahead
    if any(_is_past(word, lexicon) for word in words + following):
        return Tense.PAST
    # A date that opens its sentence may stand far before the verb ("In May, a week after the vote, a bomb killed ...").
    later = _WORDS.findall(_SENTENCE_END.split(folded[end : end + _SENTENCE], 1)[0]) if opens else []
    return Tense.PAST if any(_is_past(word, lexicon) for word in later) else _of_sentence(back, lexicon)


def _looks_ahead(words: list[str], following: list[str], lexicon: Lexicon) -> Tense | None:
    """Return ``AHEAD`` where what comes before a date speaks of a plan; a plan that came to nothing lies either way."""
    if _has_future(words, lexicon) or (lexicon.part_last and _has_future(following, lexicon)):
        return Tense.AHEAD
    if lexicon.intent.isdisjoint(words):
        return None
    return Tense.EITHER if any(_is_past(word, lexicon) for word in following) else Tense.AHEAD


def _is_followed_by_plan(words: list[str], following: list[str], lexicon: Lexicon) -> Tense | None:
    """Return ``AHEAD`` where a date opens its clause and a plan follows: "On Friday the court is scheduled to meet".

    Without a form of "be" before it, "planned" is a verb of the past that the date belongs to.
    """
    if len(words) > _OPENING:
        return None
    if _has_future(following, lexicon):
        return Tense.AHEAD
    for place, word in enumerate(following):
        told = word in lexicon.intent or word in lexicon.limit_nouns
        if told and not lexicon.auxiliary.isdisjoint(following[max(0, place - _NEAR) : place]):
            return Tense.AHEAD
    return None if lexicon.limit_nouns.isdisjoint(following) else Tense.EITHER


def _has_future(words: list[str], lexicon: Lexicon) -> bool:
    return (
        not lexicon.future.isdisjoint(words)
        or any(f"{word} {other}" in lexicon.future for word, other in pairwise(words))
        or (bool(lexicon.future_endings) and any(_ends_as(word, lexicon.future_endings) for word in words))
    )


def _sets_limit(words: list[str], lexicon: Lexicon) -> bool:
    tail = " " + " ".join(words[-4:])
    return any(tail.endswith(" " + limit) for limit in lexicon.until)


def _is_past(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.past or _ends_as(word, lexicon.past_endings)


def _ends_as(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) >= _SHORTEST_VERB and word.endswith(endings)


def _of_sentence(back: str, lexicon: Lexicon) -> Tense:
    """Return ``LIMIT`` where the last verb known before a date, clauses back in its sentence, speaks of a plan.

    Only where the language's participles are known: else what stands between may be one of the past.
    """
    words = _WORDS.findall(_SENTENCE_END.split(back)[-1]) if lexicon.auxiliary else []
    for word in reversed(words):
        if word in lexicon.future or word in lexicon.intent:
            return Tense.LIMIT
        if _is_past(word, lexicon):
            return Tense.UNCLEAR
    return Tense.UNCLEAR
