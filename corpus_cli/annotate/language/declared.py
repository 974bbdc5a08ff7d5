"""The language that a record states, as a tag, where the text can be in it at all.

In: what the record says (``uk``, ``en-us``, ``ukr``, ``Russian``), the text. Out: a BCP-47 tag as detection would give
it, or ``None``.
"""

import re

from corpus_cli.annotate.language.tags import language_of, scripts_of, tag_for

__all__ = ["declared_tag"]

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}")
# ISO 639-2 codes and English names, where they are something else than the short code: what libraries, databases and
# scrapers write.
_OTHERS = {
    "ar": "ara arabic", "az": "aze azerbaijani", "be": "bel belarusian", "bg": "bul bulgarian", "cs": "ces cze czech",
    "da": "dan danish", "de": "deu ger german", "el": "ell gre greek", "en": "eng english", "es": "spa spanish",
    "et": "est estonian", "fa": "fas per persian farsi", "fi": "fin finnish", "fr": "fra fre french",
    "he": "heb hebrew", "hi": "hin hindi", "hr": "hrv croatian", "hu": "hun hungarian", "hy": "hye arm armenian",
    "id": "ind indonesian", "it": "ita italian", "ja": "jpn japanese", "ka": "kat geo georgian", "kk": "kaz kazakh",
    "ko": "kor korean", "ky": "kir kyrgyz", "lt": "lit lithuanian", "lv": "lav latvian", "mk": "mkd mac macedonian",
    "mn": "mon mongolian", "nl": "nld dut dutch", "no": "nor nob norwegian", "pl": "pol polish",
    "pt": "por portuguese", "ro": "ron rum romanian", "ru": "rus russian", "sk": "slk slo slovak",
    "sl": "slv slovenian slovene", "sq": "sqi alb albanian", "sr": "srp serbian", "sv": "swe swedish",
    "tg": "tgk tajik", "tk": "tuk turkmen", "tr": "tur turkish", "tt": "tat tatar", "uk": "ukr ukrainian",
    "ur": "urd urdu", "uz": "uzb uzbek", "vi": "vie vietnamese", "zh": "zho chi chinese",
}  # fmt: skip
_SHORT = {other: tag for tag, others in _OTHERS.items() for other in others.split()}


def declared_tag(stated: str, text: str) -> str | None:
    """Return the tag of the language stated; ``None`` for what is none, or is not written in the text's script.

    >>> declared_tag("ukr", "Дощ ішов"), declared_tag("en-US", "Rain"), declared_tag("en", "Дощ ішов")
    ('uk', 'en', None)
    """
    word = stated.strip().lower()
    match = _TAG.fullmatch(word)
    code = _SHORT.get(word) or (match and _SHORT.get(match[1], match[1]))
    return tag_for(language_of(code), scripts_of(text)) if code else None
