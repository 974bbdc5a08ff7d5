"""The letters of a word as they are compared: folded, look-alikes put right, other scripts romanised.

In: a token. Out: lower-case letters in one script, Latin or Cyrillic, with the diacritics that tell letters
apart and without those that only mark length or stress. Greek, Georgian, Armenian, Arabic and Hebrew become
plain Latin letters, as their standard romanisations have it.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["in_one_script", "romanise", "spelling"]

# Length and stress marks: Tomáš is also written Tomaš, Karáčí is Karachi.
_PLAIN_VOWELS = str.maketrans("áàâãāăéèêëēěėíìîïīóòôõōőúùûūůűýÿўӯ", "aaaaaaeeeeeeeiiiiioooooouuuuuuyyуу")
_ROMAN = {
    "αά": "a", "β": "v", "γ": "g", "δ": "d", "εέ": "e", "ζ": "z", "ηήιίϊΐ": "i", "θ": "th", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "οόωώ": "o", "π": "p", "ρ": "r", "σς": "s", "τ": "t", "υύϋΰ": "i", "φ": "f",
    "χ": "ch", "ψ": "ps",
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თტ": "t", "ი": "i", "კქ": "k", "ლ": "l",
    "მ": "m", "ნ": "n", "ო": "o", "პფ": "p", "ჟ": "zh", "რ": "r", "ს": "s", "უ": "u", "ღ": "gh", "ყ": "q", "შ": "sh",
    "ჩჭ": "ch", "ცწ": "ts", "ძ": "dz", "ხ": "kh", "ჯ": "j", "ჰ": "h",
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "եէ": "e", "զ": "z", "ը": "y", "թտ": "t", "ժ": "zh", "ի": "i", "լ": "l",
    "խ": "kh", "ծց": "ts", "կք": "k", "հ": "h", "ձ": "dz", "ղ": "gh", "ճչ": "ch", "մ": "m", "յ": "y", "ն": "n",
    "շ": "sh", "ոօ": "o", "պփ": "p", "ջ": "j", "ռր": "r", "ս": "s", "վւ": "v", "ֆ": "f", "և": "ev",
    "اأآإىة": "a", "ب": "b", "پ": "p", "تط": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "سص": "s", "ش": "sh", "ضڈ": "d", "ظ": "z", "عءئؤ": "", "غ": "gh",
    "ف": "f", "ق": "q", "كک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "يی": "i",
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "u", "ז": "z", "ח": "h", "טת": "t", "י": "i", "כך": "k",
    "ל": "l", "מם": "m", "נן": "n", "ס": "s", "ע": "", "פף": "p", "צץ": "ts", "ק": "k", "ר": "r", "ש": "sh",
}  # fmt: skip
_TO_LATIN = str.maketrans({letter: roman for letters, roman in _ROMAN.items() for letter in letters})
_LOOKS_LATIN = str.maketrans("асеорхуіјѕԁһԛԝкмтвн", "aceopxyijsdhqwkmtbh")
_LOOKS_CYRILLIC = str.maketrans("aceopxyijskmtbh", "асеорхуіјѕкмтвн")
_ONE_SCRIPT = re.compile("[a-zß-ɏḀ-ỿ0-9]*|[а-ӿ0-9]*").fullmatch
_OTHER_SCRIPT = re.compile("[Ͱ-Ͽ԰-ࣿა-ჿἀ-῿]")
_CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")
_LATIN_LETTER = re.compile("[a-z]")
_DIGRAPHS = re.compile("ου|ει|οι|αι")
_GREEK = {"ου": "u", "ει": "i", "οι": "i", "αι": "e"}


def in_one_script(folded: str) -> bool:
    """Return whether ``folded`` is all in Latin or all in Cyrillic letters."""
    return _ONE_SCRIPT(folded) is not None


def romanise(folded: str) -> str:
    """Return ``folded`` in Latin or Cyrillic letters only, each look-alike in the script of its word.

    >>> romanise("αθήνα"), romanise("თბილისი"), romanise("tокаев")
    ('athina', 'tbilisi', 'токаев')
    """
    if in_one_script(folded):
        return folded
    if _OTHER_SCRIPT.search(folded):
        folded = _DIGRAPHS.sub(lambda pair: _GREEK[pair[0]], folded).translate(_TO_LATIN)
    cyrillic, latin = len(_CYRILLIC_LETTER.findall(folded)), len(_LATIN_LETTER.findall(folded))
    if cyrillic and latin:
        folded = folded.translate(_LOOKS_CYRILLIC if cyrillic >= latin else _LOOKS_LATIN)
    decomposed = "".join(char if char.isalpha() or char.isdigit() else "" for char in folded)
    return unicodedata.normalize("NFC", decomposed)


@lru_cache(maxsize=1 << 15)
def spelling(folded: str) -> str:
    """Return the letters that a folded word is compared by.

    >>> spelling("karáčí"), spelling("тоқаев")
    ('karači', 'тоқаев')
    """
    return romanise(folded).translate(_PLAIN_VOWELS)
