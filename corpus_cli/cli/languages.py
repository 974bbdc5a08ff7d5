"""Language tags as people type them: which are well formed and known, and what a wrong one may have meant."""

import json
import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

__all__ = ["close_languages", "is_language_tag", "known_languages"]

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?")
_SPECIAL = frozenset({"und", "mul"})


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
    """Return tags that ``typed`` may have meant, from a language's name or a longer code.

    >>> close_languages("russian"), close_languages("ukr")
    (['ru'], ['uk'])
    """
    by_name = {name.lower(): tag for tag, name in known_languages().items()}
    word = typed.lower()
    if word in by_name:
        return [by_name[word]]
    starting = [tag for name, tag in by_name.items() if len(word) >= 3 and name.startswith(word) and len(tag) == 2]
    return starting[:1] or [by_name[name] for name in get_close_matches(word, by_name, n=1, cutoff=0.75)]
