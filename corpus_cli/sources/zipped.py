"""Archives of zip.

In: the archive; one inside of another is laid aside in a temporary file first, because zip is read from its end. Out: a
``Member`` for each file in it. Names in it are names: nothing is ever written to them.
"""

import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from corpus_cli.bounds import MAX_LISTED, MAX_LISTING
from corpus_cli.errors import SourceError
from corpus_cli.sources.names import is_article_member, told_left_out
from corpus_cli.sources.office import told_zipped_document
from corpus_cli.sources.reader import Fault, Member, Part, Reader, Source

__all__ = ["READERS"]


class _Zip:
    """Reads an archive, member by member."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield the members; one that cannot be opened is a fault of its own."""
        with _seekable(source.stream) as file:
            try:
                archive = _Archive(cast(BinaryIO, _Bounded(file)))
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
                raise SourceError(source.name, "broken", f"is no whole archive of zip ({error})") from error
            with archive:
                if told := _told_document(archive):
                    raise SourceError(source.name, "document", told)
                left_out: Counter[str] = Counter()
                for info in archive.infolist():
                    if not info.is_dir() and is_article_member(info.filename, left_out):
                        yield from _iter_member(archive, info)
            if left_out:
                source.note(told_left_out(left_out))


class _Bounded:
    """A file that refuses to be read whole: nothing but the list of an archive is read in one piece."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes.

        Raises:
            SourceError: that is more than a list may have.
        """
        if size > MAX_LISTING:
            raise SourceError("", "too-large", f"has a list of {size / 2**20:,.0f} MiB: unpack it")
        return self._file.read(size)


class _List(list[zipfile.ZipInfo]):
    """The members of an archive, so many and no more."""

    def append(self, info: zipfile.ZipInfo) -> None:
        if len(self) == MAX_LISTED:
            raise SourceError("", "too-many", f"holds more than {MAX_LISTED:,} files: unpack it")
        super().append(info)


class _Archive(zipfile.ZipFile):
    """An archive that stops reading its list where that is too long; otherwise it would be held, however long."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, _List(value) if name == "filelist" else value)


_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, NotImplementedError, RuntimeError, ValueError)


def _told_document(archive: zipfile.ZipFile) -> str | None:
    """Return what the archive is where it is no archive of files, as a document of Word is none."""

    def read(name: str, size: int) -> bytes:
        try:
            with archive.open(name) as member:
                return member.read(size)
        except _FAULTS:
            return b""

    return told_zipped_document(archive.NameToInfo, read)


def _iter_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Part]:
    if info.flag_bits & 1:
        yield Fault("encrypted", "is encrypted: unpack it with its password", member=info.filename)
        return
    try:
        stream = archive.open(info)
    except _FAULTS as error:
        yield Fault("broken", f"is damaged ({error})", member=info.filename)
        return
    with stream:
        yield Member(info.filename, cast(BinaryIO, stream), info.compress_size, faults=_FAULTS)


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.seek(0)
        yield cast(BinaryIO, file)


READERS: dict[str, Reader] = {"zip": _Zip()}
