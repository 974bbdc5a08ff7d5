"""One article as a string: plain text, Markdown, or the source as it stands. Needs no Rich.

In: an article, or its source text. Out: text in which nothing can steer a terminal or be taken for markup.
"""

from corpus_cli.model import Article, Paragraph, Role
from corpus_cli.text import visible

__all__ = ["BULLETS", "markdown_page", "source_page", "text_page"]

BULLETS = "•-–—*·◦▪‣○●"
"""What the items of a list may start with."""


def source_page(text: str) -> str:
    """Return the whole source text as it stands, with nothing in it that could steer a terminal."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t")


def text_page(article: Article) -> str:
    """Return title and paragraphs as plain text, a blank line between."""
    parts = [article.title or "", *(paragraph.text for paragraph in article.paragraphs)]
    return "\n\n".join(visible(part) for part in parts if part) + "\n"


_MARKDOWN_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|~"})


def markdown_page(article: Article) -> str:
    """Return the article as Markdown; nothing in its text is taken for markup."""
    facts = [f"published: {article.published or 'not stated'}", f"language: {article.language}"]
    facts += [f"source: {_escaped(article.publisher or article.path)}", f"id: {article.id}"]
    parts = [f"# {_escaped(article.title or article.path)}", f"*{' · '.join(facts)}*"]
    parts += [_markdown_paragraph(paragraph) for paragraph in article.paragraphs]
    return "\n\n".join(parts) + "\n"


def _markdown_paragraph(paragraph: Paragraph) -> str:
    text = _escaped(paragraph.text)
    if paragraph.role is Role.HEADING:
        return f"## {text}"
    if paragraph.role is Role.QUOTE:
        return f"> {text}"
    if paragraph.role is Role.LIST:
        return f"- {text.lstrip(BULLETS + ' ')}"
    # A line that starts like a list or a number with a point would become one.
    return f"\\{text}" if text[:1] in "-+" else text


def _escaped(text: str) -> str:
    return visible(text).translate(_MARKDOWN_SPECIAL)
