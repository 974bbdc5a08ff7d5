"""Lines that speak another language than their page.

In: a page's text and its language. Out: the lines whose language can be told and is another one.
Most lines agree with the page, so what tells so at the least cost is asked first and ends the matter there: the words
that mark the page's language, then the quick engine on the line's beginning.
"""

from functools import lru_cache

from corpus_cli.annotate.language.detect import detect_language, is_likely, rank_pair, require_engine
from corpus_cli.annotate.language.markers import speaks
from corpus_cli.annotate.language.prepare import count_letters, prepare
from corpus_cli.annotate.language.tags import scripts_of
from corpus_cli.model import UNDETERMINED, LanguageGuess, LineLanguage
from corpus_cli.text import line_spans

__all__ = ["detect_line_languages"]

# Lines with fewer letters stay unlabelled.
_MIN_LETTERS = 12
# Most lines have them within so many characters.
_ENOUGH = 24
# A line is short and stands in a page of a known language: to call it foreign takes more than a page does.
_THRESHOLD = 0.9
# A line that the quick engine gives the page's language as much as this is no foreign line. A beginning of so many
# characters is enough to find that, the shorter one where it agrees plainly: of the labels on 150 pages none is lost.
_AGREES = 0.1
_BEGINNINGS = ((40, 0.5), (120, _AGREES))
# Menus and buttons recur on every page of a site: what was made of a line this short is kept, of so many of them.
_RECURRING, _KEPT = 100, 20_000


def detect_line_languages(text: str, *, page: str, engine: str = "pair") -> tuple[LineLanguage, ...]:
    """Return the lines of ``text`` in another language than ``page``, numbered from 1.

    Args:
        text: the decoded page.
        page: its language, a BCP-47 tag or ``und``.
        engine: one of ``ENGINES``; each distinct line is shown to it once at most.

    Raises:
        UsageError: no such engine.
    """
    require_engine(engine)
    home = page.partition("-")[0]
    judged: dict[str, LanguageGuess | None] = {}
    found = []
    for number, (start, end) in enumerate(line_spans(text), 1):
        line = text[start:end].strip()
        if len(line) < _MIN_LETTERS:
            continue
        if line not in judged:
            judged[line] = (_foreign_short if len(line) <= _RECURRING else _foreign)(line, home, engine)
        if guess := judged[line]:
            found.append(LineLanguage(number, guess.tag, guess.confidence))
    return tuple(found)


def _foreign(line: str, home: str, engine: str) -> LanguageGuess | None:
    """Return the guess on a line if it is in another language than ``home`` beyond doubt."""
    if engine == "pair" and speaks(line, home):
        return None
    sample = prepare(line)
    if count_letters(sample[:_ENOUGH]) < _MIN_LETTERS and count_letters(sample) < _MIN_LETTERS:
        return None
    if engine != "pair":
        guess = detect_language(sample, engine=engine)
    elif _agrees(sample, home):
        return None
    else:
        guess, _ = rank_pair(sample, scripts_of(sample))
    foreign = guess.tag.partition("-")[0] not in (UNDETERMINED, home)
    return guess if foreign and guess.confidence >= _THRESHOLD else None


_foreign_short = lru_cache(_KEPT)(_foreign)


def _agrees(sample: str, home: str) -> bool:
    beginnings = (*(one for one in _BEGINNINGS if one[0] < len(sample)), (len(sample), _AGREES))
    return any(is_likely(sample[:end], home, least) for end, least in beginnings)
