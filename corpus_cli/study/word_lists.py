"""Lists of words that ship with the analyses: files of text, a list a line, as ``name: word word ...``.

In: the name of a file in ``data``. Out: its lists. A line with ``#`` in front says where the words are from.
"""

from collections.abc import Mapping
from pathlib import Path

__all__ = ["read_word_lists"]


def read_word_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each list of a file, by the name of the list."""
    text = Path(__file__).with_name("data").joinpath(name).read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {key: tuple(words.split()) for key, _, words in lines}
