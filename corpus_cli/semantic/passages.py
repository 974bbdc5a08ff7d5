"""The passages of an article that stand for it.

In: an article. Out: up to three stretches of its text, the title before each. News tells the most important things
first (the inverted pyramid), so the beginning speaks for the rest, at a third of the cost.
"""

from typing import NamedTuple

from corpus_cli.model import Article

__all__ = ["Passage", "cut_passages"]

_LENGTH = 800
_MOST = 3


class Passage(NamedTuple):
    """What is embedded, and the stretch of the source that it stands for."""

    text: str
    start: int
    end: int


def cut_passages(article: Article) -> list[Passage]:
    """Return the passages of an article: paragraphs put together up to 800 characters, three at most.

    An article without a body has its title as the only one, and none without a title.
    """
    title = article.title or ""
    passages: list[Passage] = []
    gathered: list[str] = []
    start = end = 0
    for paragraph in article.paragraphs:
        if gathered and sum(map(len, gathered)) + len(paragraph.text) > _LENGTH:
            passages.append(_made(title, gathered, start, end))
            gathered = []
            if len(passages) == _MOST:
                return passages
        if not gathered:
            start = paragraph.start
        gathered.append(paragraph.text)
        end = paragraph.end
    if gathered:
        passages.append(_made(title, gathered, start, end))
    elif title and article.title_span:
        passages.append(Passage(title, article.title_span.start, article.title_span.end))
    return passages


def _made(title: str, paragraphs: list[str], start: int, end: int) -> Passage:
    return Passage(f"{title}\n{' '.join(paragraphs)[:_LENGTH]}".strip(), start, end)
