"""The characters of lines, counted by class over all lines at once.

In: lines of text. Out: for each how many characters of each class it has, and what stands at its beginning and end.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Indexes, Marks, Matrix

__all__ = ["CLASSES", "Characters", "among", "read_characters"]

CLASSES: Final = (
    "upper", "lower", "other", "cjk", "digit", "space", "comma", "stop", "asks", "quote", "colon", "dash", "slash",
    "bar", "paren", "sign", "rest",
)  # fmt: skip
_MEMBERS: Final = {
    "comma": ",;،、，；",
    "stop": ".…。．।॥", "asks": "!?！？؟", "quote": "\"'«»“”„‘’‹›「」『』", "colon": ":：", "dash": "-–—−‐",
    "slash": "/\\", "bar": "|•·»>›▪●→¦*_~=<", "paren": "()[]{}（）【】", "sign": "@#©®™$€£¥%&+№",
}  # fmt: skip


class Characters(NamedTuple):
    """What is known of the characters of lines that are not empty.

    Attributes:
        counts: lines by classes: how many characters of each.
        capitals: words of each line that begin with a capital.
        points: code points of all lines, each followed by a line end.
        first: the place of each line's first character among them.
        last: the place of each line's last.
        opening: class of each line's first character.
    """

    counts: Matrix
    capitals: Matrix
    points: npt.NDArray[np.uint32]
    first: Indexes
    last: Indexes
    opening: npt.NDArray[np.uint8]


def read_characters(texts: Sequence[str]) -> Characters:
    """Return what is known of the characters of each text."""
    points = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 1
    ends = np.cumsum(lengths)
    classes = _code_classes()[np.minimum(points, 0xFFFF)]
    owners = np.repeat(np.arange(len(texts)), lengths)
    width = len(CLASSES)
    counts = np.bincount(owners * width + classes, minlength=len(texts) * width).reshape(-1, width).astype(np.float32)
    # Less the line end.
    counts[:, CLASSES.index("space")] -= 1
    is_capital = classes == CLASSES.index("upper")
    is_capital[1:] &= classes[:-1] > CLASSES.index("cjk")
    capitals = np.bincount(owners[is_capital], minlength=len(texts)).astype(np.float32)
    first = ends - lengths
    return Characters(counts, capitals, points, first, ends - 2, classes[first])


def among(points: npt.NDArray[np.uint32], members: str) -> Marks:
    """Tell of each code point whether it is one of ``members``, which lie in the basic plane."""
    return _members_table(members)[np.minimum(points, 0xFFFF)]


@cache
def _members_table(members: str) -> Marks:
    """Return for each code point of the basic plane whether it is one of ``members``."""
    table = np.zeros(0x10000, dtype=bool)
    table[[ord(member) for member in members]] = True
    return table


@cache
def _code_classes() -> npt.NDArray[np.uint8]:
    """Return the class of each code point of the basic plane."""
    table = np.full(0x10000, CLASSES.index("rest"), dtype=np.uint8)
    for point in range(0x10000):
        char = chr(point)
        if char.isupper():
            name = "upper"
        elif char.islower():
            name = "lower"
        elif 0x3040 <= point <= 0x30FF or 0x3400 <= point <= 0x9FFF:
            name = "cjk"
        elif char.isalpha() or (point >= 0x300 and unicodedata.category(char)[0] == "M"):
            name = "other"
        elif char.isdigit():
            name = "digit"
        elif char.isspace():
            name = "space"
        else:
            continue
        table[point] = CLASSES.index(name)
    for name, members in _MEMBERS.items():
        for char in members:
            table[ord(char)] = CLASSES.index(name)
    return table
