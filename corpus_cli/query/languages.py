"""Language tags as people type them: which are well formed and known, and what a wrong one may have meant."""

import json
import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from corpus_cli.errors import UsageError

__all__ = ["close_languages", "is_language_tag", "known_languages", "read_languages"]

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?")
_SPECIAL = frozenset({"und", "mul"})
# Codes of countries that are no codes of languages, and what is spoken there.
_COUNTRIES = {
    "al": "sq", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "ge": "ka", "gr": "el", "il": "he", "in": "hi",
    "ir": "fa", "jp": "ja", "kz": "kk", "md": "ro", "me": "sr", "rs": "sr", "tj": "tg", "tm": "tk", "ua": "uk",
    "us": "en", "vn": "vi",
}  # fmt: skip


@cache
def known_languages() -> dict[str, str]:
    """Return language codes and their English names; ``languages.json`` says where they are from."""
    names: dict[str, str] = json.loads((Path(__file__).parent / "languages.json").read_text(encoding="utf-8"))["names"]
    return names


def is_language_tag(tag: str) -> bool:
    """Return whether ``tag`` is a BCP-47 tag of a known language, with script and region if any, or ``und``.

    >>> is_language_tag("sr-Latn"), is_language_tag("und"), is_language_tag("ukr"), is_language_tag("russian")
    (True, True, False, False)
    """
    match = _TAG.fullmatch(tag.lower())
    return match is not None and (match["language"] in _SPECIAL or match["language"] in known_languages())


def close_languages(typed: str) -> list[str]:
    """Return tags that ``typed`` may have meant, from a language's name, a longer code or the code of a country.

    >>> close_languages("russian"), close_languages("ukr"), close_languages("ua")
    (['ru'], ['uk'], ['uk'])
    """
    by_name = {name.lower(): tag for tag, name in known_languages().items()}
    word = typed.lower()
    if word in by_name:
        return [by_name[word]]
    if word in _COUNTRIES:
        return [_COUNTRIES[word]]
    starting = [tag for name, tag in by_name.items() if len(word) >= 3 and name.startswith(word) and len(tag) == 2]
    return starting[:1] or [by_name[name] for name in get_close_matches(word, by_name, n=1, cutoff=0.75)]


def read_languages(text: str) -> tuple[str, ...]:
    """Return the tags in ``text``, with commas between, each written as BCP-47 recommends.

    Raises:
        UsageError: one of them is no tag of a known language; the message says what may have been meant.

    >>> read_languages("UK, sr-latn,en-us")
    ('uk', 'sr-Latn', 'en-US')
    """
    tags = tuple(dict.fromkeys(_canonical(tag.strip()) for tag in text.split(",") if tag.strip()))
    if not tags:
        raise UsageError("names no language; write a tag such as uk, or ru,kk")
    for tag in tags:
        if not is_language_tag(tag):
            close = close_languages(tag)
            hint = f"did you mean {' or '.join(close)}?" if close else "write a BCP-47 tag such as uk, kk or sr-Latn"
            raise UsageError(f"{tag!r} is no language tag; {hint}")
    return tags


def _canonical(tag: str) -> str:
    """Return language in small letters, script with a capital, region in capitals."""
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
