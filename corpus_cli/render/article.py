"""What is shown of one article, piece by piece, whoever draws it.

In: an article. Out: text that is safe to show, each piece with what it is. Needs no Rich.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from corpus_cli.markdown import BULLETS
from corpus_cli.model import Article, Paragraph, Role, TimeExpression
from corpus_cli.text import visible, visible_name

__all__ = ["INDENT", "INDENTED", "UNKNOWN", "Piece", "fact_pieces", "marked_dates", "paragraph_pieces"]

INDENT = 2
"""Blanks before each line of an indented paragraph."""

INDENTED = frozenset({Role.QUOTE, Role.LIST, Role.CAPTION})
UNKNOWN = "–"
"""Stands for what is not known."""


class Piece(StrEnum):
    """What a piece of an article is."""

    TEXT = "text"
    DATE = "date"
    VALUE = "value"


def fact_pieces(article: Article) -> list[str]:
    """Return what stands below the title: date, language, source, id."""
    published = article.published.replace("T", " ") if article.published else "no date stated"
    facts = (published, article.language, article.publisher or visible_name(article.path), article.id)
    return [visible(fact) if fact else UNKNOWN for fact in facts]


def marked_dates(article: Article, paragraph: Paragraph) -> Sequence[TimeExpression]:
    """Return the dates of a paragraph."""
    return [date for date in article.dates if paragraph.start <= date.start < paragraph.end]


def paragraph_pieces(paragraph: Paragraph, dates: Sequence[TimeExpression]) -> Iterator[tuple[str, Piece]]:
    """Yield the text of a paragraph, each of ``dates`` on its own and followed by its value."""
    if paragraph.role is Role.LIST and not paragraph.text.startswith(tuple(BULLETS)):
        yield "• ", Piece.TEXT
    rest = paragraph.text
    for date in dates:
        # The paragraph's white space is folded, so a date is looked for by its words, one after the other.
        before, found, after = rest.partition(" ".join(date.surface.split()))
        if found:
            yield visible(before), Piece.TEXT
            yield visible(found), Piece.DATE
            yield f" [{date.value or 'open'}]", Piece.VALUE
            rest = after
    yield visible(rest), Piece.TEXT
