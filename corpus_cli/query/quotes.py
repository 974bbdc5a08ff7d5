r"""Texts between marks: quoted text, and patterns between slashes.

In: a question and the place of an opening mark. Out: what stands between the marks, and where it ends.
"""

import re
from typing import NamedTuple

__all__ = ["QUOTES", "Pattern", "read_pattern", "read_quoted"]

QUOTES = {'"': '"', "“": "”", "„": "”“", "«": "»"}
"""What opens a quoted text, and what may close it."""

_QUOTED = {
    mark: re.compile(rf"{mark}((?:\\.|[^\\{closing}])*)[{closing}]", re.DOTALL) for mark, closing in QUOTES.items()
}
_HIDDEN_MARK = re.compile(r'\\(["“”„«»\\])')
_PATTERN = re.compile(r"/((?:\\.|[^\\/])*)/", re.DOTALL)
_PIECE = re.compile(r"\\.|.", re.DOTALL)


class Pattern(NamedTuple):
    """A regular expression, and for each of its characters and its end the place in the question."""

    text: str
    places: tuple[int, ...]


def read_quoted(text: str, start: int) -> tuple[str, int] | None:
    r"""Return the text in the quotes that open at ``start`` and where they end; ``None`` where they never close.

    A backslash before a quote or a backslash takes the meaning from it.

    >>> read_quoted(r'"a \"b\" \d" c', 0)
    ('a "b" \\d', 12)
    """
    found = _QUOTED[text[start]].match(text, start)
    return (_HIDDEN_MARK.sub(r"\1", found[1]), found.end()) if found else None


def read_pattern(text: str, start: int) -> tuple[Pattern, int] | None:
    r"""Return the pattern between the slashes that open at ``start`` and where they end; ``None`` as above.

    >>> read_pattern(r"/км\/ч/", 0)
    (Pattern(text='км/ч', places=(1, 2, 4, 5, 6)), 7)
    """
    found = _PATTERN.match(text, start)
    if not found:
        return None
    read: list[str] = []
    places: list[int] = []
    for piece in _PIECE.finditer(text, found.start(1), found.end(1)):
        read.append("/" if piece[0] == "\\/" else piece[0])
        places += range(piece.end() - len(read[-1]), piece.end())
    return Pattern("".join(read), (*places, found.end(1))), found.end()
