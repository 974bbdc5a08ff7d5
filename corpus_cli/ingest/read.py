"""One document in the shape of the index.

In: a document, or the article that was made of it. Out: an ``IndexedFile``.
"""

from corpus_cli.annotate.article import annotate
from corpus_cli.annotate.duplicates import article_signature
from corpus_cli.edtf import number_bounds
from corpus_cli.model import Article, RawDocument, Summary, TimeRole
from corpus_cli.records import SUMMARY_FIELDS
from corpus_cli.regions import article_regions
from corpus_cli.store.codec import pack_details, pack_text
from corpus_cli.store.rows import Bounds, FileStamp, IndexedFile
from corpus_cli.store.tokens import token_columns

__all__ = ["index_article", "index_document"]


def index_document(
    raw: RawDocument, *, name: str, stamp: FileStamp | None, engine: str, keep_text: bool
) -> IndexedFile:
    """Annotate one document and put it in the shape of the index; see ``index_article``.

    Args:
        raw: the document.
        engine: name of the language engine.
        name, stamp, keep_text: as for ``index_article``.
    """
    article = annotate(raw, engine=engine)
    return index_article(article, raw.text, path=raw.path, name=name, stamp=stamp, keep_text=keep_text or raw.rendered)


def index_article(
    article: Article, text: str, *, path: str, name: str, stamp: FileStamp | None, keep_text: bool
) -> IndexedFile:
    """Put an article in the shape of the index.

    Args:
        article: what the document holds.
        text: of the document, decoded.
        path: of its file, absolute, or ``-``.
        name: its path within the corpus.
        stamp: of its file; ``None`` for a stream.
        keep_text: keep the text itself, because no file gives it again.
    """
    columns, sizes = token_columns(text, article_regions(article))
    return IndexedFile(
        path=path,
        name=name,
        stamp=stamp,
        summary=Summary(**{field: getattr(article, field) for field in SUMMARY_FIELDS}),
        bounds=number_bounds(article.published),
        details=pack_details(article, text, sizes),
        columns=columns,
        signature=article_signature(article),
        mentions=_mentions(article),
        kept_text=pack_text(text) if keep_text else None,
    )


def _mentions(article: Article) -> tuple[Bounds, ...]:
    values = {
        date.value for date in article.dates if date.role in (TimeRole.BODY, TimeRole.TITLE) and date.type != "DURATION"
    }
    # A value without a year has no bounds.
    bounds = dict.fromkeys(map(number_bounds, sorted(filter(None, values))))
    return tuple(pair for pair in bounds if pair != (None, None))
