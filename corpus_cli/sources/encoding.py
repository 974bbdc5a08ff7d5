"""Bytes to text: which encoding a file is in, and how that is known.

In: the bytes of one file. Out: its text with the encoding and one clause of evidence, or a
``SourceError`` for that file. Certain signs come first (byte-order mark, valid UTF-8), then what the
page declares, then the pattern of UTF-16, and only then a guess by letter frequencies.
"""

import codecs
import math
import re
from collections.abc import Mapping
from typing import NoReturn

from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.sources.legacy import SINGLE_BYTE, Reading, rank_encodings

__all__ = ["Decoded", "decode"]


@frozen
class Decoded:
    """The text of a file.

    Attributes:
        text: without the byte-order mark; line endings as they stand.
        encoding: IANA name, in small letters.
        evidence: how the encoding is known, one clause.
    """

    text: str
    encoding: str
    evidence: str


# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
# The patterns are compiled when first used: most files are valid UTF-8 and never meet them.
_DECLARATION = (
    rb"(?i)<meta\b[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})"
)
# What pages call the encodings. Latin-1 is not among them: servers declare it by default, whatever the text.
_DECLARABLE = {name: name for name in (*SINGLE_BYTE, "gb18030", "big5", "shift-jis", "euc-jp", "euc-kr")} | {
    "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1252": "windows-1252", "cp1254": "windows-1254",
    "cp866": "ibm866", "x-mac-cyrillic": "mac-cyrillic", "gbk": "gb18030", "gb2312": "gb18030",
}  # fmt: skip
_HEAD = 4096
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
# More control characters than one in ten: no text, whatever the rest looks like.
_CONTROL_SHARE = 0.1
# A file of UTF-8 may carry a torn character where it was cut or pasted together. Text in another
# encoding has next to no sequence that is valid UTF-8 by chance: one fault to ten sound ones is UTF-8.
_SOUND_TO_TORN = 10
_SOUND_BEFORE_CUT = 3
_UTF16_SHARE = 0.97
# Above this cost a byte pair no language makes sense of the bytes in any single-byte encoding: of texts
# measured, all but one headline lie below, and 99 % of Chinese, Japanese and Korean headlines above.
_IMPLAUSIBLE = 4.4
_COMMON_SHARE = 0.1
_HAN = (
    "的一是不了在人有我他中上大和地到以要就出可也你生能而子那得下自之年用道行所然家"
    "事成方多去法如都同面起看定天分好小部其主理心本前但因只想日"
)
_SIMPLIFIED = f"{_HAN}这个们来为国说时会对于着过发后里种经么学现当没动还进些样开从实"
_TRADITIONAL = f"{_HAN}這個們來為國說時會對於著過發後裡種經麼學現當沒動還進些樣開從實"
_KANA = (
    "のにをはがとたてでいるしなもれらさかりこうあくよきっまけすそつえみやおちわめんだどじば"
    "ンスルトイリラアクシッドフロタマテプコムレカサメオキ"
)
_HANGUL = "이다는에의을를은고가하지사도로기한대리인나자들그어해서부정시제일과전"
_COMMON_CHARACTERS = {
    "gb18030": frozenset(_SIMPLIFIED),
    "big5": frozenset(_TRADITIONAL),
    "shift_jis": frozenset(_KANA),
    "euc-jp": frozenset(_KANA),
    "euc-kr": frozenset(_HANGUL),
}
_WIDE_CHARACTERS = dict.fromkeys(("utf-16le", "utf-16be"), frozenset(_SIMPLIFIED + _TRADITIONAL + _KANA + _HANGUL))


def decode(data: bytes, *, path: str, known: str | None = None) -> Decoded:
    """Return the text of ``data``.

    Args:
        data: a whole file.
        path: its name, for the error.
        known: the encoding that this very file was found to be in before.

    Raises:
        SourceError: it is ``empty``, ``binary`` or ``undecodable``.
    """
    if not data:
        raise SourceError(path, "empty", "is empty")
    # Only the guess by letters takes its time.
    if known in SINGLE_BYTE and (again := _attempt(data, known, "found before")):
        return again
    if marked := _decode_marked(data, path):
        return marked
    if b"\0" in data or len(data.translate(None, _CONTROLS)) < (1 - _CONTROL_SHARE) * len(data):
        return _decode_wide(data) or _refuse_binary(path)
    if sound := _attempt(data, "utf-8", "valid UTF-8"):
        return sound
    return (
        _decode_declared(data)
        or _decode_torn(data)
        or _decode_unspaced(data, _WIDE_CHARACTERS)
        or _decode_legacy(data, path)
    )


def _refuse_binary(path: str) -> NoReturn:
    raise SourceError(path, "binary", "is a binary file, not text")


def _attempt(data: bytes, encoding: str, evidence: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, evidence)
    except UnicodeDecodeError:
        return None


def _decode_marked(data: bytes, path: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if len(data) == len(mark):
                raise SourceError(path, "empty", "holds nothing but a byte-order mark")
            body = data[len(mark) :]
            decoded = _attempt(body, encoding, "byte-order mark")
            if decoded is None and encoding == "utf-8":
                decoded = _decode_torn(body)
            return decoded or _refuse_undecodable(path, f"has the byte-order mark of {encoding} but breaks its rules")
    return None


def _decode_wide(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a byte-order mark, by whichever byte order gives ordinary characters."""
    readings = [
        (_ordinary_share(decoded.text), decoded)
        for encoding in ("utf-16le", "utf-16be")
        if (decoded := _attempt(data, encoding, "pattern of UTF-16"))
    ]
    share, best = max(readings, key=lambda reading: reading[0], default=(0.0, None))
    return best if share >= _UTF16_SHARE else None


# Letters, punctuation and signs that texts are made of; the wrong byte order lands outside of them.
_ORDINARY = (
    "[\t\n\r\x20-\x7e\xa0-\u06ff\u0900-\u0eff\u10a0-\u10ff\u1e00-\u1eff\u2010-\u2027"
    "\u2030-\u203a\u20a0-\u20bf\u2116\u2122\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufeff\uff00-\uffef]"
)
# A word of plain letters is made of Han characters when its bytes are swapped: of two ordinary readings
# the one with more of these is right.
_ALPHABETIC = "[\t\n\r\x20-\x7e\xa0-\u06ff]"


def _ordinary_share(text: str) -> float:
    """Return the share of ordinary characters, and a hundredth more for alphabets."""
    sample = text[:_HEAD]
    return (len(re.findall(_ORDINARY, sample)) + len(re.findall(_ALPHABETIC, sample)) / 100) / max(1, len(sample))


def _decode_declared(data: bytes) -> Decoded | None:
    """Return the text as the page's own declaration says, if the bytes agree with it."""
    match = re.search(_DECLARATION, data[:_HEAD])
    if match is None:
        return None
    encoding = _DECLARABLE.get((match[1] or match[2]).decode("ascii").lower().replace("_", "-"))
    return _attempt(data, encoding, "declared by the page") if encoding else None


def _decode_torn(data: bytes) -> Decoded | None:
    """Return the text of UTF-8 with a few broken characters, each shown as U+FFFD."""
    text = data.decode("utf-8", "replace")
    sound = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    torn = text.count("\ufffd")
    cut = torn == 1 and text.endswith("\ufffd") and sound >= _SOUND_BEFORE_CUT
    if not cut and sound < _SOUND_TO_TORN * torn:
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {torn} broken character{'s' * (torn > 1)}")


def _decode_legacy(data: bytes, path: str) -> Decoded:
    readings = rank_encodings(data)
    if not readings or readings[0].cost > _IMPLAUSIBLE * readings[0].pairs:
        return _decode_unspaced(data, _COMMON_CHARACTERS) or _refuse_undecodable(path)
    best = readings[0]
    text = data.decode(best.encoding)
    confidence = _confidence(data, text, best, readings[1:])
    return Decoded(text, best.encoding, f"guessed: letter frequencies of {best.language}, {confidence:.2f}")


def _refuse_undecodable(path: str, detail: str = "is in no encoding known here: convert it to UTF-8") -> NoReturn:
    raise SourceError(path, "undecodable", detail)


def _confidence(data: bytes, text: str, best: Reading, others: list[Reading]) -> float:
    """Return the odds of the best reading against the next that gives another text.

    The letter pairs of a word depend on one another, so that costs overstate the evidence: they are
    divided by ten.
    """
    rival = next((other for other in others if data.decode(other.encoding) != text), None)
    if rival is None:
        return 1.0
    return 1 / (1 + math.exp((best.cost - rival.cost) / 10))


def _decode_unspaced(data: bytes, expected: Mapping[str, frozenset[str]]) -> Decoded | None:
    """Return Chinese, Japanese or Korean text in the encoding that shows the characters expected of it."""
    readings = [
        (_common_share(decoded.text, characters), decoded)
        for encoding, characters in expected.items()
        if (decoded := _attempt(data, encoding, "guessed: commonest characters"))
    ]
    share, best = max(readings, key=lambda reading: reading[0], default=(0.0, None))
    return best if share >= _COMMON_SHARE else None


def _common_share(text: str, characters: frozenset[str]) -> float:
    beyond_ascii = [char for char in text[:_HEAD] if char > "\x7f"]
    return sum(char in characters for char in beyond_ascii) / max(1, len(beyond_ascii))
