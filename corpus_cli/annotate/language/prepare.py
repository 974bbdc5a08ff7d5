"""Text made ready for an engine: what is no language taken out, white space single, length bounded.

In: any string. Out: the sample an engine sees. It knows nothing of languages or engines.
"""

import re
import unicodedata

__all__ = ["MAX_CHARACTERS", "count_letters", "prepare"]

MAX_CHARACTERS = 10_000
"""An engine sees no more than this: beyond it no answer changed on any set measured."""

# Control, format, surrogate, private and replacement characters. Zero-width (non-)joiners are format
# characters too, and no engine's table counts on them.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U0010ffff]"
)
# Addresses speak no language, however long; a match starts at a word so that the scan stays linear.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]{1,64}@\S+|(?<!\S)@\w+", re.IGNORECASE)


def prepare(text: str) -> str:
    """Return the sample of ``text`` that a language engine is shown, at most ``MAX_CHARACTERS`` long.

    >>> prepare("Читайте \\u202eтакож:\\n https://example.org/a?b=1 — відео")
    'Читайте також: — відео'
    """
    sample = _NOT_TEXT.sub("", text[: 2 * MAX_CHARACTERS])
    # Few texts hold an address, and a look that tells so costs a tenth of the pattern.
    if "@" in sample or "://" in sample or "www." in sample.lower():
        sample = _ADDRESS.sub(" ", sample)
    return " ".join(unicodedata.normalize("NFC", sample).split())[:MAX_CHARACTERS]


def count_letters(text: str) -> int:
    """Return how many characters of ``text`` are letters."""
    return sum(map(str.isalpha, text))
