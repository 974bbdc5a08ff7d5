"""Body units made into paragraphs to read: their role, and their text without the page's leftovers.

In: the units kept as body. Out: `Paragraph` values with offsets into the page.
"""

import re
from collections.abc import Sequence

from corpus_cli.annotate.clean.lines import ENDS_SENTENCE, Unit
from corpus_cli.model import Paragraph, Role

__all__ = ["BULLET", "build_paragraphs"]

BULLET = re.compile(r"(?:[•‣◦▪▸►·●○∙⁃*]|[-–—](?=\s))\s*")
_QUOTE = re.compile(r"[\"«“„‘「『].*[\"»”“’」』][.,]?$", re.DOTALL)
# A sub-heading is short and does not end as a sentence does.
_MAX_HEADING = 120
_MAX_HEADING_WORDS = 16


def build_paragraphs(kept: Sequence[tuple[Unit, str]]) -> tuple[Paragraph, ...]:
    """Return the paragraphs made of units and what is to be read of each, in order."""
    paragraphs = []
    for position, (unit, content) in enumerate(kept):
        role = _role(content, unit, is_last=position == len(kept) - 1)
        if role is Role.LIST:
            content = BULLET.sub("", content, count=1) or content
        paragraphs.append(Paragraph(content, unit.start, unit.end, role))
    return tuple(paragraphs)


def _role(content: str, unit: Unit, *, is_last: bool) -> Role:
    if unit.text[:1] in "•‣◦▪▸►·●○∙⁃*" and BULLET.match(unit.text):
        return Role.LIST
    if _QUOTE.fullmatch(content):
        return Role.QUOTE
    short = len(content) <= _MAX_HEADING and len(content.split()) <= _MAX_HEADING_WORDS
    if short and not is_last and len(unit.lines) == 1 and _reads_as_heading(content):
        return Role.HEADING
    return Role.PARAGRAPH


def _reads_as_heading(content: str) -> bool:
    if ENDS_SENTENCE.search(content[-4:]) and content[-1] not in "?:":
        return False
    return content[:1].isupper() or content[:1].isdigit()
