"""When a page of text was published, by what the page itself says."""

from corpus_cli.annotate.dates.extract import extract_dates
from corpus_cli.model import Cleaned, PublishedGuess

__all__ = ["find_published"]


def find_published(text: str, *, cleaned: Cleaned, language: str) -> PublishedGuess:
    """Return the publication date that the page's header states, or why it is unknown."""
    first = cleaned.paragraphs[0].start if cleaned.paragraphs else len(text)
    for found in extract_dates(text, language=language, end=first):
        if found.value and len(found.value) >= 10 and found.value[0] != "X" and "/" not in found.value:
            return PublishedGuess(found.value, 0.9, "a date above the text", found.start, found.end)
    return PublishedGuess(None, 0.0, "the page states no date")
