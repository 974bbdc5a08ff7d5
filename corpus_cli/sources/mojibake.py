"""Text that was UTF-8 and was read as something else on its way: "РџСЂРёРІРµС‚" for "Привет", "cafÃ©" for "café".

In: decoded text. Out: the text as it was meant, and what was done to it. A line is only changed where reading it back
gives valid UTF-8, which real text in those encodings all but never does: its letters would have to fall into the
pattern of leading and following bytes, every one of them.
"""

import re
from functools import cache, lru_cache
from typing import Final

__all__ = ["repair"]

# The encodings that programs have wrongly assumed, the likeliest first.
_ASSUMED: Final = ("cp1251", "cp1252", "latin-1", "cp1250", "cp1254", "koi8-r", "cp866", "mac-roman")
# One pair of letters may be chance; this many characters of two bytes and more in a text are none.
_MIN_CHARACTERS: Final = 3
_MIN_SHARE: Final = 0.8
# Of so many short lines one at least must be garbled before the long ones are looked at: nearly every page is sound.
_SAMPLED: Final = 8
_BYTES_AS_THEY_ARE: Final = re.compile("[\x80-\xff]")
_FIRST_FOREIGN: Final = re.compile("[^\0-\x7f]{1,2}")


def repair(text: str) -> tuple[str, str | None]:
    """Return ``text`` as it was meant, and a clause that says what was repaired, or ``None`` where nothing was.

    >>> repair("РџСЂРёРІРµС‚, РјРёСЂ!")
    ('Привет, мир!', 'UTF-8 had been read as cp1251')
    >>> repair("Привет, café!")
    ('Привет, café!', None)
    """
    if text.isascii():
        return text, None
    lines = text.split("\n")
    foreign = [line for line in lines if not line.isascii()]
    shortest = sorted(foreign, key=len)[:_SAMPLED]
    # The first character beyond ASCII and the next: of a line that is garbled, the first two bytes of one character.
    pairs = [match[0].ljust(2) for line in shortest if (match := _FIRST_FOREIGN.search(line))]
    suspects = {pair: _suspects(pair) for pair in pairs}
    for encoding in _ASSUMED if any(suspects.values()) else ():
        if not any(
            encoding in suspects[pair] and _reread(line, encoding) is not None
            for line, pair in zip(shortest, pairs, strict=True)
        ):
            continue
        meant = {line: found for line in foreign if (found := _reread(line, encoding)) is not None}
        gained = sum(sum(not char.isascii() for char in found) for found in meant.values())
        if gained >= _MIN_CHARACTERS and len(meant) >= _MIN_SHARE * len(set(foreign)):
            return "\n".join(meant.get(line, line) for line in lines), f"UTF-8 had been read as {encoding}"
    return text, None


def _reread(line: str, encoding: str) -> str | None:
    """Return the line read as UTF-8 from the bytes that ``encoding`` had made of it, or ``None``."""
    try:
        return line.encode(encoding).decode("utf-8")
    except UnicodeDecodeError:
        return None
    except UnicodeEncodeError:
        # Programs pass a byte on as it is that has no character in the encoding; few lines have any such.
        return _reread_by_table(line, encoding) if _BYTES_AS_THEY_ARE.search(line) else None


def _reread_by_table(line: str, encoding: str) -> str | None:
    table = _bytes_of(encoding)
    try:
        return bytes([table[char] for char in line]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=4096)
def _suspects(pair: str) -> frozenset[str]:
    """Return the encodings that would make these two of the first bytes of a character; of most, none does."""
    tables = ((encoding, *_leads_and_followers(encoding)) for encoding in _ASSUMED)
    return frozenset(encoding for encoding, leads, followers in tables if pair[0] in leads and pair[1] in followers)


@cache
def _leads_and_followers(encoding: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what the first byte of a character beyond ASCII can have been read as, and what the next one."""
    table = _bytes_of(encoding)
    leads = frozenset(char for char, byte in table.items() if 0xC2 <= byte <= 0xF4)
    return leads, frozenset(char for char, byte in table.items() if 0x80 <= byte <= 0xBF)


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """Return character -> byte; bytes without a character stand for the control character of their number."""
    table = {chr(number): number for number in range(256)}
    for number in range(128, 256):
        try:
            table[bytes([number]).decode(encoding)] = number
        except UnicodeDecodeError:
            continue
    return table
