"""What a reader should see of a stretch of page text: entities decoded, tags dropped, spaces single.

In: source text. Out: a new string; the source and its offsets stay as they are. Doing it twice changes nothing.
"""

import html
import re

__all__ = ["readable"]

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f]")
# A tag name must follow at once and the tag must close soon: "a < b and c > d" is no tag.
_TAG = re.compile(r"</?(?:a|abbr|b|big|blockquote|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|q|s|small|span|strong|sub|sup"
                  r"|table|tbody|td|th|tr|u|ul)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)  # fmt: skip
_MAX_ROUNDS = 4


def readable(text: str) -> str:
    """Return ``text`` on one line, without entities, leftover tags, invisible characters and doubled spaces.

    >>> readable("R&amp;D  in Ka\\u00adzakhstan<br/>")
    'R&D in Kazakhstan'
    """
    if "&" not in text and "<" not in text:
        if text.isprintable() and "  " not in text:
            # Of white space nothing but the plain space is printable, and of what is invisible nothing at all.
            return text.strip()
        return " ".join(_INVISIBLE.sub("", text).split())
    cleaned = text
    for _ in range(_MAX_ROUNDS):
        before = cleaned
        cleaned = _decode_once(before)
        if cleaned == before:
            return cleaned
    # Entities nested deeper than any page has them: left alone, so that a second call does the same.
    return " ".join(text.split())


def _decode_once(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(_INVISIBLE.sub("", text).split())
