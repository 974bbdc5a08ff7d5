"""One file, from disk to rows: what each worker does.

In: a source file. Out: an ``IndexedFile``, or a ``FailedFile`` with the reason. Whatever goes wrong with one file
ends here.
"""

from corpus_cli.annotate.article import annotate
from corpus_cli.edtf import instant_number, parse_edtf
from corpus_cli.errors import SourceError
from corpus_cli.model import Article, FileStamp, RawDocument, TimeRole
from corpus_cli.regions import article_regions
from corpus_cli.sources import SourceFile, read_document
from corpus_cli.store.codec import pack_details, pack_starts, pack_text
from corpus_cli.store.rows import FailedFile, IndexedFile
from corpus_cli.store.tokens import token_columns

__all__ = ["index_article", "index_document", "read_file"]


def read_file(file: SourceFile, engine: str) -> IndexedFile | FailedFile:
    """Read and annotate one file; never raises."""
    stamp = FileStamp(file.size, file.mtime_ns)
    try:
        return index_document(read_document(file.path), name=file.name, stamp=stamp, engine=engine, keep_text=False)
    except SourceError as error:
        return FailedFile(file.path, stamp, error.reason, error.detail)
    except Exception as error:
        # The one boundary where any fault of ours must become an outcome, or one page in a million stops them all.
        return FailedFile(file.path, stamp, "internal", f"could not be understood ({type(error).__name__}: {error})")


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
    return index_article(article, raw.text, path=raw.path, name=name, stamp=stamp, keep_text=keep_text)


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
    columns = token_columns(text, article_regions(article))
    return IndexedFile(
        path=path,
        name=name,
        stamp=stamp,
        article=article,
        details=pack_details(article, text),
        starts=pack_starts(tuple(column.starts for column in columns)),
        columns=columns,
        mentions=_mentions(article),
        kept_text=pack_text(text) if keep_text else None,
    )


def _mentions(article: Article) -> tuple[tuple[int | None, int | None], ...]:
    values = {
        date.value for date in article.dates if date.role in (TimeRole.BODY, TimeRole.TITLE) and date.type != "DURATION"
    }
    bounds = [parse_edtf(value) for value in sorted(filter(None, values))]
    return tuple(
        (
            instant_number(value.earliest) if value.earliest else None,
            instant_number(value.latest) if value.latest else None,
        )
        for value in bounds
        if not value.floating
    )
