"""What has changed on disk since the index was last brought up to date.

In: what the user named, what the index knows. Out: what discovery found, the files to read, the files to forget.
Decides by path, size and time; a folder whose digest is known costs one comparison.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from os.path import dirname

from corpus_cli.frozen import frozen
from corpus_cli.sources import Discovered, Listing, SourceFile, discover
from corpus_cli.store import IndexReader
from corpus_cli.store.files import KnownFile, count_records, known_files
from corpus_cli.store.rows import FileStamp

__all__ = ["Plan", "make_plan"]


class FilesToRead:
    """Some of the files of listings, in order; each is made when it is come to: all of them may fill the memory.

    Args:
        listings: each with a mark for every file of it, 1 for those to read.
    """

    def __init__(self, listings: Sequence[tuple[Listing, bytes]] = ()) -> None:
        self._listings = listings
        self._count = sum(sum(marks) for _, marks in listings)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[SourceFile]:
        for listing, marks in self._listings:
            yield from compress(listing.files, marks)


@frozen
class Plan:
    """What a refresh has to do.

    Attributes:
        read: new and changed files, in the order of discovery.
        gone: paths of files the index knows and the disk no longer has.
        written: of files whose reading was broken off, how many of their records the index has.
        folders: the digests to note when all is done; ``None`` where nothing has changed at all.
    """

    read: FilesToRead
    gone: tuple[str, ...]
    written: Mapping[str, int]
    folders: tuple[tuple[str, bytes], ...] | None


def make_plan(paths: Iterable[str], reader: IndexReader, *, retry: bool = False) -> tuple[Discovered, Plan]:
    """Look at the disk and compare it with the index.

    Args:
        paths: files, folders, glob patterns, or ``-``.
        reader: the index.
        retry: read the files again that failed before, changed or not.
    """
    known = {} if retry else reader.folder_digests()
    found = discover(paths, known)
    digests = {listing.folder: listing.digest for listing in found.listings}
    if digests == known:
        return found, Plan(FilesToRead(), (), {}, None)
    stamps = dict(known_files(reader))
    changed = [listing for listing in found.listings if known.get(listing.folder) != listing.digest]
    read = FilesToRead([(listing, _marks(listing, stamps, retry=retry)) for listing in changed])
    written = {} if retry else dict(_iter_broken_off(read, stamps, reader))
    return found, Plan(read, tuple(_iter_gone(found, changed, stamps)), written, tuple(digests.items()))


def _marks(listing: Listing, stamps: Mapping[str, KnownFile], *, retry: bool) -> bytes:
    return bytes(_is_to_read(stamps.get(file.path), file, retry=retry) for file in listing.files)


def _is_to_read(known: KnownFile | None, file: SourceFile, *, retry: bool) -> bool:
    return known is None or not known.complete or (retry and known.failed) or not _is_same(known, file)


def _is_same(known: KnownFile, file: SourceFile) -> bool:
    return known.stamp == FileStamp(file.size, file.mtime_ns)


def _iter_broken_off(
    read: Iterable[SourceFile], stamps: Mapping[str, KnownFile], reader: IndexReader
) -> Iterator[tuple[str, int]]:
    for file in read:
        known = stamps.get(file.path)
        if known is not None and not known.complete and _is_same(known, file):
            yield file.path, count_records(reader, file.path)


def _iter_gone(found: Discovered, changed: list[Listing], stamps: Mapping[str, KnownFile]) -> Iterator[str]:
    unchanged = {listing.folder for listing in found.listings} - {listing.folder for listing in changed}
    doubtful = [path for path in stamps if path not in unchanged and dirname(path) not in unchanged]
    # Of an index that is empty there is no need to know them all.
    present = {file.path for listing in changed for file in listing.files} if doubtful else set()
    yield from (path for path in doubtful if path not in present)
