"""Words that hold a sentence together and say nothing of its subject.

In: a language. Out: its function words, folded; none where the list has not the language.
"""

from functools import cache

from corpus_cli.study.word_lists import read_word_lists
from corpus_cli.text import fold

__all__ = ["has_stop_words", "is_stop_word"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {language: frozenset(map(fold, words)) for language, words in read_word_lists("stopwords.txt").items()}


def has_stop_words(language: str) -> bool:
    """Return whether the function words of a language are known."""
    return language.partition("-")[0] in _lists()


def is_stop_word(folded: str, language: str) -> bool:
    """Return whether a folded word is a function word of a language.

    >>> is_stop_word("который", "ru"), is_stop_word("который", "pl"), is_stop_word("казахстан", "ru")
    (True, False, False)
    """
    return folded in _lists().get(language.partition("-")[0], frozenset())
