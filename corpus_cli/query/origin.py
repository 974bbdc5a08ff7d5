"""Where an article is from: whether its publisher or its path holds what was typed, in whatever script.

In: the publisher, the path, the text typed. Out: yes or no. Words in another script than the text typed are compared
by a rough romanisation, so that ``rubryka`` finds «Рубрика»; words in its own script by their letters alone.
"""

import re
from functools import lru_cache

from corpus_cli.frozen import frozen
from corpus_cli.names.romanise import romanise
from corpus_cli.store.paths import from_column
from corpus_cli.text import fold, iter_tokens, script_of

__all__ = ["source_matches"]

# A rough Latin for the Cyrillic letters, after the usual English romanisations; what these spell differently is
# evened out below.
_CYRILLIC = {
    "аәӑ": "a", "бб": "b", "в": "v", "гґѓ": "g", "дђ": "d", "еєэёә": "e", "жҗӝӂ": "zh", "зҙ": "z", "иіїйјыѝӣ": "i",
    "кқҡҝќ": "k", "лљ": "l", "м": "m", "нңњ": "n", "оөӧ": "o", "п": "p", "р": "r", "сҫ": "s", "тћ": "t",
    "уүұўӯ": "u", "ф": "f", "хһҳ": "h", "ц": "ts", "чҷ": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
    "ғ": "g", "џ": "dzh", "ѕ": "dz", "ьъ": "",
}  # fmt: skip
_TO_LATIN = str.maketrans({letter: latin for letters, latin in _CYRILLIC.items() for letter in letters})
_EVENED = (
    ("kh", "h"), ("yu", "iu"), ("ju", "iu"), ("ya", "ia"), ("ja", "ia"), ("y", "i"), ("j", "i"), ("ck", "k"),
    ("x", "ks"), ("w", "v"), ("q", "k"), ("š", "sh"), ("č", "ch"), ("ž", "zh"), ("ç", "ch"), ("ş", "sh"),
)  # fmt: skip
_MARKED = str.maketrans(
    "áàâãäåāăąéèêëēėęěíìîïīįóòôõöōőøúùûüūůűųýÿćńňñłśźżğ", "aaaaaaaaaeeeeeeeeiiiiiioooooooouuuuuuuuiicnnnlszzg"
)
_HARD_C = re.compile("c(?!h)")
_REPEAT = re.compile(r"(.)\1+")
# Two letters romanised are in too many words to tell one source from another.
_LEAST = 3
# Folding such a text does no more than make its letters small.
_ONE_WORD = re.compile(r"[\w./-]*", re.ASCII).fullmatch


def source_matches(publisher: str | None, path: str | bytes, wanted: str) -> bool:
    """Return whether publisher or path holds ``wanted``, whatever the case, the spaces or the script.

    Args:
        publisher, path: as the index keeps them.
        wanted: as typed.

    >>> source_matches("Рубрика", "a.txt", "rubryka"), source_matches(None, "news/Tengri.txt", "тенгри")
    (True, True)
    >>> source_matches("Українська правда", "a.txt", "УКРАЇНСЬКА"), source_matches("Bible", "a.txt", "by")
    (True, False)
    """
    if publisher is not None and _remembered(publisher, wanted):
        return True
    asked = _asked(wanted)
    whole = from_column(path)
    if "/" in asked.folded:
        return asked.folded in fold(whole)
    # Folders are few and files are many, so that only the folders are worth remembering.
    folder, _, name = whole.rpartition("/")
    return asked.is_in(name) or _remembered(folder, wanted)


@frozen
class _Asked:
    """What is asked for, folded; its script; and in rough Latin letters, empty where those would say too little."""

    folded: str
    script: str
    rough: str

    def is_in(self, text: str) -> bool:
        ascii_only = text.isascii()
        if self.folded in (text.lower() if ascii_only and _ONE_WORD(text) else fold(text)):
            return True
        if not self.rough or (ascii_only and self.script == "Latn"):
            return False
        words = (token.surface for token in iter_tokens(text))
        foreign = "".join(_rough(word) for word in words if script_of(word) not in (self.script, "Zyyy"))
        return self.rough in _REPEAT.sub(r"\1", foreign)


@lru_cache(maxsize=64)
def _asked(wanted: str) -> _Asked:
    rough = _rough(wanted)
    return _Asked(fold(wanted), script_of(wanted), rough if len(rough) >= _LEAST else "")


@lru_cache(maxsize=1 << 14)
def _remembered(text: str, wanted: str) -> bool:
    return _asked(wanted).is_in(text)


@lru_cache(maxsize=1 << 12)
def _rough(text: str) -> str:
    """Return ``text`` in rough Latin letters: one spelling for the common romanisations of a word."""
    words = (romanise(fold(token.surface)) for token in iter_tokens(text))
    latin = "".join(words).translate(_TO_LATIN)
    for spelling, even in _EVENED:
        latin = latin.replace(spelling, even)
    return _REPEAT.sub(r"\1", _HARD_C.sub("k", latin.translate(_MARKED)))
