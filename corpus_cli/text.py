"""Text as this program sees it: tokens, folding, lines, and characters made safe to show.

In: decoded text. Out: half-open code-point offsets into that same text, and folded keys.
It knows nothing of files, languages or names. The one folding function here serves both the
question and the text, so that the two can never disagree.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

__all__ = [
    "Token",
    "count_words",
    "counted",
    "cut_words",
    "fold",
    "fold_anew",
    "fold_words",
    "is_encodable",
    "iter_lines",
    "iter_tokens",
    "join_words",
    "line_spans",
    "parts_words",
    "script_of",
    "shortened",
    "visible",
    "visible_name",
]

# Combining marks by block: `\w` leaves them out, and a word in NFD or in an Indic script would fall apart.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83"
    "\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56"
    "\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d\u0d57\u0dca-\u0ddf\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u135d-\u135f\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
# Characters that are there for the eye or the line breaker: inside a word they are part of it, and fold to nothing.
_IGNORABLE = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_INNER = f"{_MARKS}{_IGNORABLE}"
# Scripts written without spaces: each character is a token, so that a name is a phrase of them.
_UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_APOSTROPHES = "'’‘ʼʹ´`′＇"
_RUN = rf"[^\W_{_UNSPACED}]+(?:[{_INNER}]+[^\W_{_UNSPACED}]*)*"


@cache
def _token_pattern() -> re.Pattern[str]:
    """Return the pattern of a word; compiled when first used, for it takes as long as all else here to load."""
    # In a group, so that `split` keeps the words.
    return re.compile(rf"([{_UNSPACED}]|{_RUN}(?:[{_APOSTROPHES}]{_RUN})*)")


# What `str.splitlines` ends a line at.
_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_TO_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_DROP = re.compile(rf"[{_IGNORABLE}\ufe00-\ufe0f\s]+")
_STRESS = re.compile("(?<=[\u0400-\u052f])[\u0300\u0301]")
# Letters of which folding changes the case and nothing else, whatever stands beside them: nearly all that is written.
_PLAIN_LETTERS = "A-Za-zÀ-ÖØ-Þà-öø-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0400-\u0481\u048a-\u052f"
_PLAIN = re.compile(f"[{_PLAIN_LETTERS}]*").fullmatch
_PLAIN_LINES = re.compile(f"[{_PLAIN_LETTERS}0-9'\n]*").fullmatch


class Token(NamedTuple):
    """One word of a text: half-open code-point offsets and the text between them."""

    start: int
    end: int
    surface: str


def iter_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the words of ``text[start:end]`` with offsets into ``text``.

    A word is a run of letters, digits and their marks, with apostrophes inside (``ANKA'nın``);
    hyphens part words; each Han or kana character is a word of its own.
    """
    for match in _token_pattern().finditer(text, start, len(text) if end is None else end):
        yield Token(match.start(), match.end(), match[0])


# A paragraph is cut several times: to count its words, to compare them, to index them; a few articles take turns.
_PARAGRAPH, _PARAGRAPHS = 4_000, 512


def cut_words(text: str) -> Sequence[str]:
    """Return the words of ``text`` and what stands between them, in turn: gap, word, gap, word, ... gap.

    The words are those of `iter_tokens`, at a third of the cost; joined, the pieces are the text.

    >>> cut_words("Casus Media, 2013")
    ('', 'Casus', ' ', 'Media', ', ', '2013', '')
    """
    return _cut_paragraph(text) if len(text) <= _PARAGRAPH else _token_pattern().split(text)


@lru_cache(_PARAGRAPHS)
def _cut_paragraph(text: str) -> tuple[str, ...]:
    return tuple(_token_pattern().split(text))


# A sentence end, a bracket or a blank line: what stands on both sides is not one name, nor one phrase.
_PARTING = re.compile(r"[.!?;:()\[\]{}|…。！？]|\n\s*\n")


def parts_words(gap: str, before: str) -> bool:
    """Return whether ``gap`` parts the word ``before`` it from the next; the point of an initial does not.

    >>> parts_words(" ", "Kazakhstan"), parts_words(". ", "Казахстан"), parts_words(". ", "К"), parts_words("-", "a")
    (False, True, False, False)
    """
    return gap != " " and _holds_parting(gap) and not (gap.strip() == "." and len(before) <= 2)


def _holds_parting(gap: str) -> bool:
    return _short_holds_parting(gap) if len(gap) <= _SHORT_GAP else _PARTING.search(gap) is not None


# There are few gaps of a few characters, and they stand everywhere.
_SHORT_GAP = 8


@lru_cache(maxsize=4096)
def _short_holds_parting(gap: str) -> bool:
    return _PARTING.search(gap) is not None


def join_words(words: Sequence[str]) -> str:
    """Return words side by side as they are written: with a space, but none within a script that has none.

    >>> join_words(["Casus", "Media"]), join_words(["费", "丹"]), join_words(["ANKA", "费"])
    ('Casus Media', '费丹', 'ANKA 费')
    """
    joined = " ".join(words)
    return joined if len(words) < 2 or joined.isascii() else _between_unspaced().sub("", joined)


@cache
def _between_unspaced() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_UNSPACED}]) (?=[{_UNSPACED}])")


def count_words(text: str) -> int:
    """Return the number of tokens in ``text``."""
    return len(cut_words(text)) // 2


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Return the form under which ``text`` is compared: case and compatibility folded, nothing else.

    Diacritics stay, because й, ё, ł and é are letters. Dotted and dotless i become one letter, stress
    marks on Cyrillic letters, soft hyphens and zero-width characters vanish, and all apostrophes are one.
    The result never holds white space.

    >>> fold("İSTANBUL"), fold("ISPARTA"), fold("ﬁnance"), fold("Тока\u0301ев"), fold("ANKA’nın")
    ('istanbul', 'isparta', 'finance', 'токаев', "anka'nin")
    """
    return fold_anew(text)


def fold_anew(text: str) -> str:
    """Return what `fold` does, and remember nothing: for words that are not met again."""
    if text.isascii():
        lowered = text.lower()
        return lowered if lowered.isalnum() else _DROP.sub("", lowered.translate(_TO_APOSTROPHE))
    if _PLAIN(text):
        return text.lower()
    folded = unicodedata.normalize("NFKC", text.translate(_TO_APOSTROPHE)).casefold()
    folded = folded.replace("i\u0307", "i").replace("ı", "i")
    folded = _DROP.sub("", _STRESS.sub("", unicodedata.normalize("NFKC", folded)))
    # Once more: a mark that stood alone, with a space to carry it, may now stand beside a letter.
    return unicodedata.normalize("NFC", folded.translate(_TO_APOSTROPHE))


def fold_words(words: Sequence[str]) -> list[str]:
    """Return each word of a text folded, in one go where nothing but their case needs folding.

    >>> fold_words(["ANKA", "Токаев"]), fold_words(["İSTANBUL", "ANKA’nın"])
    (['anka', 'токаев'], ['istanbul', "anka'nin"])
    """
    lines = "\n".join(words)
    return lines.lower().split("\n") if words and _PLAIN_LINES(lines) else [fold(word) for word in words]


def iter_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each line without its ending; line 1 comes first, empty lines count."""
    start = end = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip(_LINE_ENDS))
        yield start, end
        start += len(line)
    if not text or end < start:
        yield start, start


# A page is gone through line by line at several stages, a task of pages at a time; most are no longer than this.
_PAGE, _PAGES = 16_000, 32


def line_spans(text: str) -> Sequence[tuple[int, int]]:
    """Return what `iter_lines` yields, of the last few pages without looking again."""
    return _spans_of_page(text) if len(text) <= _PAGE else tuple(iter_lines(text))


@lru_cache(_PAGES)
def _spans_of_page(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(iter_lines(text))


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script most letters of ``text`` are in, or ``Zyyy`` when it has none.

    >>> script_of("Токаев"), script_of("Tokajew"), script_of("2013")
    ('Cyrl', 'Latn', 'Zyyy')
    """
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            script = _script_of_letter(char)
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script]) if counts else "Zyyy"


_SCRIPT_RANGES = (
    ("Latn", 0x41, 0x24F), ("Grek", 0x370, 0x3FF), ("Cyrl", 0x400, 0x52F), ("Armn", 0x530, 0x58F),
    ("Hebr", 0x590, 0x5FF), ("Arab", 0x600, 0x6FF), ("Deva", 0x900, 0x97F), ("Thai", 0xE00, 0xE7F),
    ("Geor", 0x10A0, 0x10FF), ("Hang", 0x1100, 0x11FF), ("Latn", 0x1E00, 0x1EFF), ("Grek", 0x1F00, 0x1FFF),
    ("Geor", 0x2D00, 0x2D2F), ("Kana", 0x3040, 0x30FF), ("Hani", 0x3400, 0x9FFF), ("Hang", 0xAC00, 0xD7AF),
)  # fmt: skip


@lru_cache(maxsize=4096)
def _script_of_letter(char: str) -> str:
    point = ord(char)
    for script, first, last in _SCRIPT_RANGES:
        if first <= point <= last:
            return script
    return "Zzzz"


_SURROGATES = re.compile("[\ud800-\udfff]")


def is_encodable(text: str) -> bool:
    """Return whether ``text`` is made of characters alone; bytes that are no UTF-8 reach a program as surrogates.

    >>> is_encodable("Токаев"), is_encodable("\\udcff")
    (True, False)
    """
    return _SURROGATES.search(text) is None


# The marks U+200E, U+200F and U+061C stay: right-to-left text needs them and they reorder nothing by force.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")


def visible(text: str, *, keep: str = "") -> str:
    r"""Return ``text`` with every character that could steer a terminal replaced by one that shows it.

    Args:
        text: untrusted text.
        keep: control characters that may stay, such as ``"\n"``.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    """

    def shown(match: re.Match[str]) -> str:
        char = match[0]
        if char in keep:
            return char
        if char in "\n\r\t\x0b\x0c\x85\u2028\u2029":
            return " "
        if char < " ":
            return chr(0x2400 + ord(char))
        if char == "\x7f":
            return "␡"
        return "\ufffd" if char > "\ud7ff" else f"<U+{ord(char):04X}>"

    return _UNSAFE.sub(shown, text)


# What takes no room, and what no word of any language needs: marks of spelling, joiners and emoji stay.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def visible_name(text: str) -> str:
    r"""Return ``text`` as `visible` does, and show what takes no room as well: for names that must be told apart.

    >>> visible_name("a\u200bb.txt")
    'a<U+200B>b.txt'
    """
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", visible(text))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with what it is of.

    >>> counted(1, "article"), counted(1_200, "copy", "copies")
    ('1 article', '1,200 copies')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def shortened(text: str, most: int = 200) -> str:
    """Return ``text`` no longer than a few lines of a terminal: of what is longer the middle is left out.

    >>> shortened("drone"), len(shortened("drone " * 1_000))
    ('drone', 200)
    """
    half = most // 2
    return text if len(text) <= most else f"{text[: half - 1]} … {text[2 - half :]}"
