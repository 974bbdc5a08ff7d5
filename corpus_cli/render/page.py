"""One article to be read on a terminal, and what it rests on.

In: an article, its source text. Out: things to draw.
"""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from corpus_cli.model import Article, Evidence, LineLanguage, Paragraph, Role, TimeExpression
from corpus_cli.render.article import INDENT, INDENTED, Piece, fact_pieces, marked_dates, paragraph_pieces
from corpus_cli.render.screen import Screen, safe
from corpus_cli.render.tables import plain_table
from corpus_cli.text import counted, iter_lines

__all__ = ["article_page", "evidence_page", "removed_page"]

# Longer lines are hard to read, however wide the terminal.
_READING_WIDTH = 96


def article_page(article: Article, screen: Screen, *, dates: bool = False) -> list[RenderableType]:
    """Return title, facts and clean paragraphs, wrapped to the terminal; with ``dates`` each date with its value."""
    facts = (Text(fact, style) for fact, style in zip(fact_pieces(article), _FACT_STYLES, strict=True))
    parts: list[RenderableType] = [_narrowed(safe(article.title, "bold"), screen), Text("  ").join(facts)]
    if article.byline:
        parts.append(safe(article.byline, "italic"))
    for paragraph in article.paragraphs:
        marked = marked_dates(article, paragraph) if dates else ()
        indent = INDENT if paragraph.role in INDENTED else 0
        parts += [Text(), _narrowed(_paragraph(paragraph, marked), screen, indent=indent)]
    return parts


_FACT_STYLES = ("green", "yellow", "dim", "cyan")
_STYLES = {Role.HEADING: "bold", Role.QUOTE: "italic", Role.CAPTION: "dim"}
_PIECE_STYLES = {Piece.DATE: "underline", Piece.VALUE: "green"}


def _paragraph(paragraph: Paragraph, dates: Sequence[TimeExpression]) -> Text:
    shown = Text(style=_STYLES.get(paragraph.role, ""))
    for text, piece in paragraph_pieces(paragraph, dates):
        shown.append(text, style=_PIECE_STYLES.get(piece))
    return shown


def _narrowed(text: Text, screen: Screen, *, indent: int = 0) -> RenderableType:
    if screen.width is None:
        return Text(" " * indent).append_text(text)
    return Padding(text, (0, max(0, screen.width - _READING_WIDTH), 0, indent))


def removed_page(article: Article, text: str, screen: Screen) -> RenderableType:
    """Return a table of the removed lines: number, reason, confidence, the line."""
    rows = [
        [str(line.line), line.reason, f"{line.confidence:.2f}", text[line.start : line.end].strip()]
        for line in article.removed
    ]
    return plain_table(["line", "reason", "sure", "text"], rows, screen, right=frozenset({0, 2}))


def evidence_page(article: Article, text: str, screen: Screen) -> RenderableType:
    """Return a table that says what each value rests on; lines in other languages have a row for each language."""
    rows = [
        [item.field, item.value or "unknown", f"{item.confidence:.2f}", item.reason, _shown_span(item, text)]
        for item in (*article.evidence, *_other_languages(article, text))
    ]
    return plain_table(["field", "value", "sure", "because", "in the text"], rows, screen, right=frozenset({2}))


def _other_languages(article: Article, text: str) -> Iterator[Evidence]:
    """Yield for each language of lines that are not in the article's own how many there are, and the first of them."""
    spans = list(iter_lines(text)) if article.line_languages else []
    others: dict[str, list[LineLanguage]] = {}
    for line in article.line_languages:
        if line.tag != article.language:
            others.setdefault(line.tag, []).append(line)
    for tag, lines in others.items():
        number = f"{counted(len(lines), 'line')} of the page, line {lines[0].line} first"
        yield Evidence("lines in", tag, max(line.confidence for line in lines), number, *spans[lines[0].line - 1])


def _shown_span(item: Evidence, text: str) -> str:
    return text[item.start : item.end].strip() if item.start is not None else ""
