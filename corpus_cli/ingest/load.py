"""The articles of a corpus: cached ones as they are, new and changed ones annotated and kept.

In: paths, a cache, a language engine. Out: a ``LoadedCorpus``. One bad file never stops the others.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from corpus_cli.errors import SourceError, StoreError
from corpus_cli.ids import article_id
from corpus_cli.model import Article, FileStamp, RawDocument
from corpus_cli.sources import SourceFile, discover, read_document, read_stream
from corpus_cli.store import ArticleCache, open_cache

__all__ = ["LoadedCorpus", "Progress", "load_corpus", "read_text"]

# One transaction costs a sync of the disk; this many articles share it, and are what a kill can lose.
_BATCH = 500
_PACKAGE = Path(__file__).parent.parent
# What an article is made by; a change in any of these files makes cached articles stale.
_MAKERS = ("annotate", "sources", "model.py", "edtf.py", "text.py", "records.py", "ids.py")

Progress = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""

Kept = tuple[str, FileStamp, Article]


@dataclass(frozen=True, slots=True)
class LoadedCorpus:
    """What loading found.

    Attributes:
        articles: in the order of discovery.
        streams: the text of articles that came from no file, by id.
        failures: one for each file or path that could not be read.
        left_out: how many files of other kinds lie in the folders named, by ending.
        notes: what else the user should know, one line each.
    """

    articles: tuple[Article, ...]
    streams: dict[str, str]
    failures: tuple[SourceError, ...]
    left_out: Counter[str]
    notes: tuple[str, ...]


def load_corpus(
    paths: Sequence[str],
    *,
    engine: str,
    cache_folder: Path | None,
    read_stdin: Callable[[], bytes],
    progress: Progress | None = None,
) -> LoadedCorpus:
    """Load the articles under ``paths``.

    Args:
        paths: files, folders, glob patterns, or ``-``.
        engine: name of the language engine.
        cache_folder: where annotated articles are kept; ``None`` keeps nothing.
        read_stdin: gives the bytes of standard input; called only when ``-`` is among the paths.
        progress: told after each file.
    """
    found = discover(paths)
    failures, notes = list(found.failures), list[str]()
    articles: list[Article] = []
    streams: dict[str, str] = {}
    with _cache(cache_folder, engine, notes) as cache:
        for outcome in _iter_articles(found.files, cache, engine, notes, progress):
            if isinstance(outcome, SourceError):
                failures.append(outcome)
            else:
                articles.append(outcome)
    if found.stdin:
        try:
            raw = read_stream(read_stdin())
            article = _annotate(raw, engine)
            articles.append(article)
            streams[article.id] = raw.text
        except SourceError as error:
            failures.append(SourceError("standard input", error.reason, error.detail))
    return LoadedCorpus(_with_unique_ids(articles), streams, tuple(failures), found.left_out, tuple(notes))


def read_text(article: Article) -> str:
    """Return the decoded source text of an article, from its file.

    Raises:
        SourceError: the file is gone, unreadable, or no longer what the article was made from.
    """
    raw = read_document(article.path)
    if raw.digest != article.digest:
        raise SourceError(article.path, "changed", "has changed while it was being searched: run the command again")
    return raw.text


def _cache(folder: Path | None, engine: str, notes: list[str]) -> ArticleCache | nullcontext[None]:
    if folder is None:
        return nullcontext()
    try:
        return open_cache(folder, maker=f"{engine} {_fingerprint()}")
    except StoreError as error:
        notes.append(str(error))
        return nullcontext()


def _fingerprint() -> str:
    """Return a mark of the program's own files that make an article: the newest change and the size of all."""
    files = [path for name in _MAKERS for path in ([_PACKAGE / name] if "." in name else (_PACKAGE / name).rglob("*"))]
    stats = [path.stat() for path in files if path.suffix not in (".pyc", "")]
    return f"{max(stat.st_mtime_ns for stat in stats):x}-{sum(stat.st_size for stat in stats):x}"


def _iter_articles(
    files: Sequence[SourceFile], cache: ArticleCache | None, engine: str, notes: list[str], progress: Progress | None
) -> Iterator[Article | SourceError]:
    fresh: list[Kept] = []
    try:
        for done, file in enumerate(files, 1):
            path = os.path.realpath(file.path)
            article = _cached(cache, path, file, notes)
            if article is None:
                try:
                    article = _annotate(read_document(file.path), engine)
                    fresh.append((path, file.stamp, article))
                except SourceError as error:
                    yield error
            if article is not None:
                yield replace(article, path=file.path)
            if progress:
                progress(done, len(files))
            if len(fresh) >= _BATCH:
                _keep(cache, fresh, notes)
                fresh = []
    finally:
        # Also when the user stops the run: what is annotated by then need not be done again.
        _keep(cache, fresh, notes)


def _cached(cache: ArticleCache | None, path: str, file: SourceFile, notes: list[str]) -> Article | None:
    if cache is None:
        return None
    try:
        return cache.get(path, file.stamp)
    except StoreError as error:
        _note_once(notes, error)
        return None


def _keep(cache: ArticleCache | None, fresh: Sequence[Kept], notes: list[str]) -> None:
    if cache is None or not fresh:
        return
    try:
        cache.put(fresh)
    except StoreError as error:
        _note_once(notes, error)


def _note_once(notes: list[str], error: StoreError) -> None:
    if str(error) not in notes:
        notes.append(str(error))


def _annotate(raw: RawDocument, engine: str) -> Article:
    # The annotators load numpy and two language models; a run that finds everything cached never needs them.
    from corpus_cli.annotate import annotate

    return annotate(raw, engine=engine)


def _with_unique_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give files of the same name and content ids of their own: the first keeps its id, the others add their path."""
    seen: set[str] = set()
    unique = []
    for article in articles:
        own = article
        if article.id in seen:
            own = replace(article, id=article_id(article.digest, article.path))
        seen.add(own.id)
        unique.append(own)
    return tuple(unique)
