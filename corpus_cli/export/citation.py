"""What is cited of an article, whatever the format.

In: an article. Out: a ``Citation``: its key, what the page says of itself, and where the copy at hand lies.
"""

from dataclasses import dataclass

from corpus_cli.model import Article
from corpus_cli.text import visible

__all__ = ["Citation", "cite", "one_line"]

_KEY_START = "corpus-"


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited of an article; ``None`` where the page does not say.

    Attributes:
        key: stands for the article in a bibliography; as stable as its id, and starts with a letter.
        id: of the article.
        title, author, publisher: each on one line.
        published: EDTF, as exact as the page.
        estimate: where ``published`` is ``None``: an EDTF interval the text allows.
        url: the address that the page declares.
        language: BCP-47 tag, ``None`` where it could not be told.
        digest: hex BLAKE2b-128 of the file's bytes.
        path: how to get at the copy that was read.
    """

    key: str
    id: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    estimate: str | None
    url: str | None
    language: str | None
    digest: str
    path: str

    @property
    def access(self) -> str:
        """One line that says which copy was read, and how to know it again."""
        return f"{self.path}, BLAKE2b-128 {self.digest}, corpus id {self.id}"


def cite(article: Article) -> Citation:
    """Return what is cited of an article."""
    url = next((item.value for item in article.evidence if item.field == "url"), None)
    return Citation(
        key=f"{_KEY_START}{article.id}",
        id=article.id,
        title=one_line(article.title),
        author=one_line(article.byline),
        publisher=one_line(article.publisher),
        published=article.published,
        estimate=article.published_estimate,
        url=one_line(url),
        language=None if article.language == "und" else article.language,
        digest=article.digest,
        path=visible(article.path),
    )


def one_line(text: str | None) -> str | None:
    """Return a text on one line, nothing in it that could steer a terminal; ``None`` for nothing."""
    return " ".join(visible(text).split()) or None if text else None
