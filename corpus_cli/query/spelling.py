"""How a term is written, so that it reads back as the same term.

In: fields and values. Out: words of the question language. ``query.parser`` reads what this writes.
"""

import re

__all__ = ["KEYWORDS", "write_field", "write_quoted", "write_regex", "write_words"]

KEYWORDS = frozenset({"AND", "OR", "NOT"})

_BARE = re.compile(r'[^\s()"“”„«»]+')


def write_words(words: tuple[str, ...]) -> str:
    """Return words as they are asked for in the text: one as it stands, several as a phrase."""
    return words[0] if len(words) == 1 and words[0] not in KEYWORDS else write_quoted(" ".join(words))


def write_field(name: str, value: str) -> str:
    """Return ``name:value``, the value in quotes where it needs them.

    >>> write_field("lang", "uk"), write_field("name", "Kazakhstan Engineering")
    ('lang:uk', 'name:"Kazakhstan Engineering"')
    """
    return f"{name}:{value if _BARE.fullmatch(value) else write_quoted(value)}"


def write_quoted(text: str) -> str:
    r"""Return ``text`` in quotes, those within it and backslashes behind a backslash.

    >>> print(write_quoted('a "b" \\c'))
    "a \"b\" \\c"
    """
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def write_regex(pattern: str) -> str:
    r"""Return a pattern between slashes, those within it behind a backslash.

    >>> print(write_regex("км/ч"))
    /км\/ч/
    """
    shown = re.sub(r"(\\.)|/", lambda match: match[1] or r"\/", pattern, flags=re.DOTALL)
    return f"/{shown}/"
