"""What the texts say of a name: whether its words are joined, what it is a name of, whether it goes on small.

In: places of capitals. Out: yes or no, a kind, a word. A few occurrences of each name are looked at, spread evenly over
the corpus, so that the cost does not grow with it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from corpus_cli.annotate.dates.lexicon import LANGUAGES, load_lexicon
from corpus_cli.corpus import Corpus
from corpus_cli.study.capitals import Capitals, Mask, Numbers
from corpus_cli.study.entities import Kind
from corpus_cli.study.surroundings import Around, Surroundings
from corpus_cli.study.word_lists import read_word_lists
from corpus_cli.text import fold

__all__ = ["Evidence", "continuation", "is_fragment", "months_and_days", "tell_kind"]

# What may stand between two words of one name: nothing but space, a hyphen, the point of an initial, an ampersand.
_JOINING = " \t\r\n\xa0-\u2010\u2011\xad&'’"
_LOOKED_AT, _PAIRS_LOOKED_AT, _FIRST = 8, 3, 200
# A word that follows in so many of the places looked at, and in at least so many, belongs to the name.
_CONTINUES, _LEAST_LOOKED_AT = 0.75, 4
_SAME_WORD = 4
_SPACES = (" ", "\xa0", "\n")
_LEAST_OF_FRAGMENT = 6
# Endings of adjectives in the Slavic languages, where the names of institutions go on in small letters.
_ADJECTIVE = re.compile(
    "(?:[ыиі]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыи]м|ую|юю|[ыи]е|[ыи]х|[ыи]ми|ої|н[аоуеі]|ськ[аеіу]|ск[иао]|ския(?:т)?|ската|ната"
    "|ния(?:т)?|ен|[yi]ch|ego|emu|ej|n[yaei]|sk[iaey]|skie|[wv][yae]|[ýáéí]|[ée]ho|[ée]mu|[íý]m|[ýí]ch|ou)$"
)
# In so many of the places a word before the name must tell what it is.
_TOLD, _TOLD_PLACE = 0.25, 0.4
_SHORT = 3
_MONTHS_AND_DAYS = frozenset("MBWV")


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return a list of ``data/evidence.txt``; none where it has not the list."""
    return _lists().get(name, ())


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    return read_word_lists("evidence.txt")


class Evidence:
    """Looks into the texts of a corpus for what its index does not tell."""

    def __init__(self, corpus: Corpus) -> None:
        self._texts = Surroundings(corpus)
        self._gaps: dict[tuple[int, int], str] = {}

    def joiner(self, capitals: Capitals) -> Callable[[Numbers, Numbers], bool]:
        """Return what tells of two units whether nothing parts them where they follow each other."""

        def may_join(ends: Numbers, starts: Numbers) -> bool:
            # Texts already at hand are looked at first: most pairs can be told from a few hundred articles.
            known = [at for at in range(min(len(ends), _FIRST)) if self._texts.holds(int(capitals.places[ends[at]]))]
            looked_at = known[:_PAIRS_LOOKED_AT] or _spread(len(ends), _PAIRS_LOOKED_AT)
            gaps = [(self._gap(capitals, int(ends[at]), int(starts[at])), int(ends[at])) for at in looked_at]
            return 2 * sum(gap is not None and _joins(gap, capitals, end) for gap, end in gaps) > len(gaps)

        return may_join

    def _gap(self, capitals: Capitals, end: int, start: int) -> str | None:
        gap = self._texts.between(int(capitals.places[end]), int(capitals.places[start]))
        if gap is not None:
            pair = int(capitals.word[end]), int(capitals.word[start])
            self._gaps.setdefault(pair, gap.strip() or " ")
        return gap

    def written(self, capitals: Capitals, words: Sequence[int], first: int) -> str:
        """Return words as they are written in a row, given the place where they stand in it."""
        surfaces = [capitals.words[words[0]].surface]
        for offset, pair in enumerate(pairwise(words)):
            if pair not in self._gaps:
                self._gap(capitals, first + offset, first + offset + 1)
            gap = self._gaps.get(pair, " ")
            surfaces += [". " if gap == "." else f" {gap} " if gap == "&" else gap, capitals.words[pair[1]].surface]
        return "".join(surfaces)

    def around(self, capitals: Capitals, firsts: Numbers, lasts: Numbers) -> list[Around]:
        """Return what stands around some of the occurrences of a name, which lie between these places."""
        possible = _spread(len(firsts), _FIRST)
        # Texts at hand first, as above.
        possible.sort(key=lambda at: not self._texts.holds(int(capitals.places[firsts[at]])))
        found = (
            self._texts.around(int(capitals.places[firsts[at]]), int(capitals.places[lasts[at]]))
            for at in possible[:_LOOKED_AT]
        )
        return [one for one in found if one]


def _joins(gap: str, capitals: Capitals, end: int) -> bool:
    """Return whether a gap may be within a name; a full stop only behind an initial."""
    return not gap.strip(_JOINING) or (gap.strip() == "." and len(capitals.words[capitals.word[end]].folded) == 1)


def months_and_days(capitals: Capitals) -> Mask:
    """Return for each word whether it is a month or a day of the week, which some languages write as names."""
    known = {language: _time_words(language) for language in {word.language for word in capitals.words}}
    return np.array([word.folded in known[word.language] for word in capitals.words], bool)


def _time_words(language: str) -> frozenset[str]:
    if language not in LANGUAGES:
        return frozenset()
    words = load_lexicon(language).words
    return frozenset(fold(word) for word, (symbol, _) in words.items() if symbol in _MONTHS_AND_DAYS)


def tell_kind(
    around: Sequence[Around], words: Sequence[str], language: str, *, place: bool, person: bool, adapted: bool
) -> Kind:
    """Return what a name is a name of.

    Args:
        around: what stands around some of its occurrences.
        words: its own words, folded.
        language: of most of its mentions.
        place: whether CLDR knows it as a place.
        person: whether it is used as surnames are.
        adapted: whether Cyrillic documents write it in their own letters, as they do persons and places, and brands not
            always.
    """
    if len(words) > 1 and any(_begins(word, _words("within organisations")) for word in words):
        return Kind.ORGANISATION
    if place:
        return Kind.PLACE
    before = [fold(one.before) for one in around if one.before and not one.gap_before.strip(' \xa0«"„“')]
    if sum(_begins(word, _words("before organisations")) for word in before) >= max(2, _TOLD * len(around)):
        return Kind.ORGANISATION
    if person and (adapted or any(_begins(word, _words("before persons")) for word in before)):
        return Kind.PERSON
    within = sum(word in _words(f"place {language}") for word in before)
    return Kind.PLACE if not person and within >= max(2, _TOLD_PLACE * len(around)) else Kind.UNKNOWN


def is_fragment(around: Sequence[Around], forms: Sequence[tuple[str, int]]) -> bool:
    """Return whether a word is no name but the first of one that goes on small: an adjective, and always before a word.

    Args:
        around: what stands around some of its occurrences.
        forms: folded forms with their mentions, in articles of the language looked at.
    """
    always = all(one.after[:1].islower() and one.gap_after in _SPACES for one in around)
    declined = sum(count for form, count in forms if _ADJECTIVE.search(form))
    return len(around) >= _LEAST_OF_FRAGMENT and always and declined > sum(count for _, count in forms) / 2


def _begins(word: str, beginnings: Sequence[str]) -> bool:
    """Return whether a word begins with one of these; the short ones are whole words."""
    return any(word == one or (len(one) > _SHORT and word.startswith(one)) for one in beginnings)


def continuation(around: Sequence[Around]) -> str | None:
    """Return the word in small letters that a name goes on with, ``None`` where it does not.

    One sentence that many articles share is no evidence: the words before the name must differ.
    """
    following = [one for one in around if one.after[:1].islower() and one.gap_after in _SPACES]
    stems = Counter(fold(one.after)[:_SAME_WORD] for one in following if len(one.after) >= _SAME_WORD)
    stem, count = stems.most_common(1)[0] if stems else ("", 0)
    same = [one for one in following if stem and fold(one.after).startswith(stem)]
    if count < _CONTINUES * len(around) or len({fold(one.before) for one in same}) < _LEAST_LOOKED_AT:
        return None
    return Counter(one.after for one in same).most_common(1)[0][0]


def _spread(size: int, most: int) -> list[int]:
    """Return up to ``most`` numbers below ``size``, evenly spread."""
    return (
        sorted({round(at * (size - 1) / max(1, most - 1)) for at in range(most)}) if size > most else list(range(size))
    )
