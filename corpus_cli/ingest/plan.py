"""What has changed on disk since the index was last brought up to date.

In: what discovery found, what the index knows. Out: the files to read and the files to forget. Decides by path,
size and time; a folder whose digest is known costs one comparison.
"""

from collections.abc import Iterator, Mapping
from os.path import dirname

from corpus_cli.frozen import frozen
from corpus_cli.model import FileStamp
from corpus_cli.sources import Discovered, Listing, SourceFile
from corpus_cli.store import IndexReader

__all__ = ["Plan", "make_plan"]


@frozen
class Plan:
    """What a refresh has to do.

    Attributes:
        read: new and changed files, in the order of discovery.
        gone: paths of files the index knows and the disk no longer has.
        folders: the digests to note when all is done; ``None`` where nothing has changed at all.
    """

    read: tuple[SourceFile, ...]
    gone: tuple[str, ...]
    folders: tuple[tuple[str, bytes], ...] | None


def make_plan(found: Discovered, reader: IndexReader, *, retry: bool = False) -> Plan:
    """Compare disk and index.

    Args:
        found: the disk.
        reader: the index.
        retry: read the files again that failed before, changed or not.
    """
    digests = {listing.folder: listing.digest for listing in found.listings}
    known = reader.folder_digests()
    if digests == known and not retry:
        return Plan((), (), None)
    stamps = {path: (stamp, failed) for path, stamp, failed in reader.sources()}
    changed = [listing for listing in found.listings if known.get(listing.folder) != listing.digest or retry]
    read = tuple(_iter_changed(changed, stamps, retry=retry))
    return Plan(read, tuple(_iter_gone(found, changed, stamps)), tuple(digests.items()))


def _iter_changed(
    listings: list[Listing], stamps: Mapping[str, tuple[FileStamp, bool]], *, retry: bool
) -> Iterator[SourceFile]:
    for listing in listings:
        for file in listing.files:
            stamp, failed = stamps.get(file.path, (None, False))
            if stamp != FileStamp(file.size, file.mtime_ns) or (retry and failed):
                yield file


def _iter_gone(
    found: Discovered, changed: list[Listing], stamps: Mapping[str, tuple[FileStamp, bool]]
) -> Iterator[str]:
    unchanged = {listing.folder for listing in found.listings} - {listing.folder for listing in changed}
    present = {file.path for listing in changed for file in listing.files}
    for path in stamps:
        if path not in present and path not in unchanged and dirname(path) not in unchanged:
            yield path
