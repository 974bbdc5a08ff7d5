"""An article as Markdown, whoever writes what stands at its head.

In: an article. Out: text in which nothing of the article can steer a terminal or be taken for markup.
"""

from corpus_cli.model import Article, Paragraph, Role
from corpus_cli.text import visible

__all__ = ["BULLETS", "markdown_escaped", "markdown_with"]

BULLETS = "•-–—*·◦▪‣○●"
"""What the items of a list may start with."""

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|~"})


def markdown_with(article: Article, head: str = "") -> str:
    """Return title, ``head`` (Markdown itself) and paragraphs, a blank line between."""
    parts = [f"# {markdown_escaped(article.title or article.path)}", head]
    parts += [_paragraph(paragraph) for paragraph in article.paragraphs]
    return "\n\n".join(filter(None, parts)) + "\n"


def markdown_escaped(text: str) -> str:
    """Return a text of which nothing is markup."""
    return visible(text).translate(_SPECIAL)


def _paragraph(paragraph: Paragraph) -> str:
    text = markdown_escaped(paragraph.text)
    if paragraph.role is Role.HEADING:
        return f"## {text}"
    if paragraph.role is Role.QUOTE:
        return f"> {text}"
    if paragraph.role is Role.LIST:
        return f"- {text.lstrip(BULLETS + ' ')}"
    # A line that starts like a list or a number with a point would become one.
    return f"\\{text}" if text[:1] in "-+" else text
