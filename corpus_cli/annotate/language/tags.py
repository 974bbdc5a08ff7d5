"""Engine labels as BCP-47 tags, and which scripts a language is written in.

In: a label of any engine, or a text. Out: tags with a script subtag only where the script is not the
language's usual one (``sr-Latn``, ``kk-Latn``, ``uz-Cyrl``). It knows nothing of engines' figures.
"""

from collections import Counter
from functools import lru_cache

from corpus_cli.text import script_of

__all__ = ["language_of", "scripts_of", "tag_for"]

# Labels that are another name for the same language, or a variety that its written standard covers:
# ISO 639-3 members of a macrolanguage, script variants, and codes of the engines' own making.
_SAME = {
    "zh-cn": "zh", "zh-tw": "zh", "cmn": "zh", "wuu": "zh", "yue": "zh", "lzh": "zh", "nb": "no", "nn": "no",
    "iw": "he", "jw": "jv", "in": "id", "arz": "ar", "ary": "ar", "arb": "ar", "srl": "sr", "uzs": "uz",
    "uzn": "uz", "azj": "az", "ekk": "et", "lvs": "lv", "als": "sq", "pes": "fa", "zsm": "ms", "swh": "sw",
    # py3langid has one label for Kurdish in Arabic letters, most of which is Central Kurdish.
    "sdh": "ckb",
}  # fmt: skip

# The scripts of CLDR's likely subtags and of languages that have changed theirs, the usual one first; a
# language that is not listed is written in Latin letters.
_LISTED = {
    "Cyrl": "ru uk be bg mk ba cv ce os sah tyv kv mhr mrj myv mdf ab av kbd lez xal bxr krc udm kum rue cu",
    "Cyrl Latn": "sr tg mn",
    "Cyrl Latn Arab": "kk ky tt",
    "Latn Cyrl Arab": "uz az ku",
    "Latn Cyrl": "tk crh gag bs ro",
    "Arab": "ar fa ur ps ckb sdh mzn glk pnb azb lrc",
    "Arab Cyrl Latn": "ug",
    "Arab Deva": "sd",
    "Deva": "hi mr ne sa bh mai new dty",
    "Grek": "el grc",
    "Armn": "hy hyw",
    "Geor": "ka xmf",
    "Hebr": "he yi hbo",
    "Thai": "th",
    "Hani": "zh",
    "Kana Hani": "ja",
    "Hang Hani": "ko",
    # Scripts that ``corpus_cli.text`` does not tell apart.
    "Zzzz": "am as bn bo dv dz gu kn km lo ml my or pa si ta te ti",
    "Deva Latn": "gom",
}
_SCRIPTS = {language: scripts.split() for scripts, languages in _LISTED.items() for language in languages.split()}
_LATIN = ["Latn"]

# What ``script_of`` says of what is no letter.
_NO_SCRIPT = "Zyyy"
_script_of = lru_cache(maxsize=4096)(script_of)

# A script holding less of a text than this is quoted matter: the language need not be written in it.
_MAIN_SHARE = 0.25


def language_of(label: str) -> str:
    """Return the language subtag an engine's label stands for.

    >>> language_of("zh-cn"), language_of("nb"), language_of("uk")
    ('zh', 'no', 'uk')
    """
    return _SAME.get(label, label)


def scripts_of(text: str) -> frozenset[str]:
    """Return the scripts that hold a good part of the letters of ``text``.

    >>> sorted(scripts_of("Телефон против iPhone"))
    ['Cyrl', 'Latn']
    """
    counts: Counter[str] = Counter()
    for char, times in Counter(text).items():
        script = _script_of(char)
        if script != _NO_SCRIPT:
            counts[script] += times
    return frozenset(script for script, times in counts.items() if times >= _MAIN_SHARE * counts.total())


def tag_for(language: str, scripts: frozenset[str]) -> str | None:
    """Return the tag of ``language`` in a text of these scripts; ``None`` if it is not written in any of them.

    >>> tag_for("sr", frozenset({"Latn"})), tag_for("kk", frozenset({"Cyrl"})), tag_for("ru", frozenset({"Latn"}))
    ('sr-Latn', 'kk', None)
    """
    known = _SCRIPTS.get(language, _LATIN)
    for place, script in enumerate(known):
        if script in scripts:
            joint = place == 0 or known[0] in ("Kana", "Hang")
            return language if joint else f"{language}-{script}"
    return None
