"""How far from a name a word may be: the few figures that decide.

They were chosen on annotated news; ``benchmarks/tune_names.py`` chooses them again with part of the names held
out, which is the honest measure of what they are worth elsewhere.
"""

from typing import NamedTuple

__all__ = ["Limits"]


class Limits(NamedTuple):
    """Costs as ``align`` counts them, where 1 is a rare spelling of one letter; shares from 0 to 1.

    Attributes:
        short: highest cost of a spelling of a name of up to three letters.
        four, each: the same of four letters, and for each letter more.
        same_language: in the name's own language.
        beside_place: where the language has a name of its own for the place.
        same_script: factor for words in the script of the name.
        worse: how much dearer than the best candidate of its language and script a candidate may be.
        worse_same_script: the same for words in the script of the name.
        outgrown: how much dearer a stem may be than one it begins with.
        free_inflection: cost of an inflection up to which it counts nothing.
        capitals: least share of capitals among the occurrences of a word.
        small_letters: letters that a name must have to be looked for in small letters, as brexit is written.
        small_cost: highest cost of such a spelling.
        small_capitals: highest share of capitals among the words of its stem.
        acronym: highest cost of a spelling of an acronym.
    """

    short: float = 0.5
    four: float = 1.0
    each: float = 0.3
    same_language: float = 0.35
    beside_place: float = 0.1
    same_script: float = 0.8
    worse: float = 1.2
    worse_same_script: float = 0.6
    outgrown: float = 0.3
    free_inflection: float = 0.35
    capitals: float = 0.5
    small_letters: int = 6
    small_cost: float = 0.02
    small_capitals: float = 0.9
    acronym: float = 0.35

    def of_letters(self, letters: float) -> float:
        """Return the highest cost of a spelling of so many letters."""
        return self.short if letters <= 3 else self.four + self.each * (letters - 4)
