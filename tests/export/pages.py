"""Articles made for the tests of what is written of them: ordinary ones, and ones that attack the format."""

from corpus_cli.annotate.article import annotate
from corpus_cli.model import Article, Evidence, Paragraph, Role, TimeExpression, TimeRole, TimexType
from corpus_cli.sources import read_stream
from tests.conftest import SEEDS
from tests.hay import HAY

Page = tuple[Article, str]


def annotated(data: bytes, path: str) -> Page:
    """Return what the program makes of a file."""
    raw = read_stream(data, path=path)
    return annotate(raw, engine="pair"), raw.text


def real_pages() -> list[Page]:
    """Return the seeds, and the pages of the hostile corpus."""
    seeds = [(path.read_bytes(), path.name) for path in sorted(SEEDS.glob("*.txt"))]
    hay = [(text.encode(), name) for name, text in HAY.items()]
    return [annotated(*page) for page in (*seeds, *hay)]


def made_page(
    title: str | None = "Bridge opened",
    body: tuple[str | tuple[str, Role], ...] = ("It was a sunny day.",),
    *,
    published: str | None = None,
    estimate: str | None = None,
    publisher: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    dates: tuple[tuple[str, str], ...] = (),
    path: str = "news/a.txt",
) -> Page:
    """Return an article of these parts; each of ``dates`` is words of the text and their value."""
    text = title or ""
    paragraphs = []
    for part in body:
        shown, role = part if isinstance(part, tuple) else (part, Role.PARAGRAPH)
        text += "\n\n"
        paragraphs.append(Paragraph(" ".join(shown.split()), len(text), len(text) + len(shown), role))
        text += shown
    spoken = tuple(
        TimeExpression(words, text.index(words), text.index(words) + len(words), value, TimexType.DATE, TimeRole.BODY,
                       "", 1.0)
        for words, value in dates
    )  # fmt: skip
    article = Article(
        id="0123456789ab", path=path, digest="00" * 16, encoding="utf-8", language="en", language_confidence=1.0,
        title=title, byline=byline, publisher=publisher, published=published, published_estimate=estimate, words=5,
        title_span=None, header=(), paragraphs=tuple(paragraphs), removed=(), dates=spoken, line_languages=(),
        evidence=(Evidence("url", url, 0.95, "declared"),) if url else (),
    )  # fmt: skip
    return article, text
