"""One article as a string: plain text, Markdown, or the source as it stands. Needs no Rich.

In: an article, or its source text. Out: text in which nothing can steer a terminal or be taken for markup.
"""

from corpus_cli.markdown import markdown_escaped, markdown_with
from corpus_cli.model import Article
from corpus_cli.text import visible, visible_name

__all__ = ["markdown_page", "source_page", "text_page"]


def source_page(text: str) -> str:
    """Return the whole source text as it stands, with nothing in it that could steer a terminal."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t")


def text_page(article: Article) -> str:
    """Return title and paragraphs as plain text, a blank line between."""
    parts = [article.title or "", *(paragraph.text for paragraph in article.paragraphs)]
    return "\n\n".join(visible(part) for part in parts if part) + "\n"


def markdown_page(article: Article) -> str:
    """Return the article as Markdown; nothing in its text is taken for markup."""
    facts = [f"published: {article.published or 'not stated'}", f"language: {article.language}"]
    facts += [f"source: {markdown_escaped(article.publisher or visible_name(article.path))}", f"id: {article.id}"]
    return markdown_with(article, f"*{' · '.join(facts)}*")
