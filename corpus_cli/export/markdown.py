"""Markdown: for people who read, and for tools that keep notes.

In: articles. Out: a page with its citation as a list below the title, or, in a file of its own, as front matter in
YAML. Nothing in a text is taken for markup.
"""

import json
from collections.abc import Iterable, Iterator

from corpus_cli.export.citation import Citation, cite
from corpus_cli.markdown import markdown_escaped, markdown_with
from corpus_cli.model import Article

__all__ = ["markdown_document", "markdown_page", "write_markdown"]


def write_markdown(pages: Iterable[tuple[Article, str]]) -> Iterator[str]:
    """Yield a page for each article, a line between two."""
    for number, (article, _) in enumerate(pages):
        yield ("\n---\n\n" if number else "") + markdown_page(article)


def markdown_page(article: Article) -> str:
    """Return a page: title, what it is cited by, the paragraphs."""
    facts = [f"- {name}: {markdown_escaped(value)}" for name, value in _facts(cite(article)).items()]
    return markdown_with(article, "\n".join(facts))


def markdown_document(article: Article) -> str:
    """Return a page for a file of its own: what it is cited by in front, as YAML."""
    citation = cite(article)
    facts = {"title": citation.title, **_facts(citation)}
    # A text of JSON is one of YAML, too, whatever it holds.
    front = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items() if value]
    return f"---\n{''.join(front)}---\n\n{markdown_with(article)}"


def _facts(citation: Citation) -> dict[str, str]:
    facts = {
        "published": citation.published or "not stated",
        "publisher": citation.publisher,
        "author": citation.author,
        "language": citation.language or "und",
        "url": citation.url,
        "path": citation.path,
        "digest": f"BLAKE2b-128 {citation.digest}",
        "id": citation.id,
    }
    return {name: value for name, value in facts.items() if value}
