"""Words that hold a sentence together and say nothing of its subject.

In: a language. Out: its function words, folded; none where the list has not the language.
"""

from functools import cache
from pathlib import Path

from corpus_cli.text import fold

__all__ = ["has_stop_words", "is_stop_word"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = Path(__file__).with_name("data").joinpath("stopwords.txt").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {language: frozenset(map(fold, words.split())) for language, _, words in lines}


def has_stop_words(language: str) -> bool:
    """Return whether the function words of a language are known."""
    return language.partition("-")[0] in _lists()


def is_stop_word(folded: str, language: str) -> bool:
    """Return whether a folded word is a function word of a language.

    >>> is_stop_word("который", "ru"), is_stop_word("который", "pl"), is_stop_word("казахстан", "ru")
    (True, False, False)
    """
    return folded in _lists().get(language.partition("-")[0], frozenset())
