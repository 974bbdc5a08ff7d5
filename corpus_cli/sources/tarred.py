"""Archives of tar, read from front to back.

In: the archive as a stream. Out: a ``Member`` for each file in it. Names in it are names: nothing is ever written to
them, and links are not followed.
"""

import tarfile
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from corpus_cli.bounds import MAX_MEMBERS
from corpus_cli.errors import SourceError
from corpus_cli.sources.names import is_article_member, told_left_out
from corpus_cli.sources.reader import Member, Part, Reader, Source

__all__ = ["READERS"]

_FAULTS = (tarfile.TarError, OSError, ValueError, EOFError)
# Headers that are themselves files: long names, and the extended headers of POSIX.
_NAMING = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, b"X")
_LONGEST_NAME = 1024 * 1024


class _Info(tarfile.TarInfo):
    """The header of a member; a name as large as a book, which would be read into memory, is refused."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        found = super().frombuf(buf, encoding, errors)
        if found.type in _NAMING and found.size > _LONGEST_NAME:
            raise SourceError("", "broken", f"has a name of {found.size} bytes: not read on")
        return found


class _Tar:
    """Reads an archive, member by member."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield the members."""
        left_out: Counter[str] = Counter()
        try:
            with tarfile.open(fileobj=source.stream, mode="r|", tarinfo=_Info, errors="surrogateescape") as archive:
                yield from _iter_members(archive, source, left_out)
        except _FAULTS as error:
            raise SourceError(source.name, "broken", f"is no whole archive of tar ({error})") from error
        if left_out:
            source.note(told_left_out(left_out))


def _iter_members(archive: tarfile.TarFile, source: Source, left_out: Counter[str]) -> Iterator[Part]:
    number = 0
    while (info := archive.next()) is not None:
        number += 1
        if number > MAX_MEMBERS:
            raise SourceError(source.name, "too-many", f"holds more than {MAX_MEMBERS} files: unpack it")
        # It would remember every header, and there is no going back in a stream. (Typeshed does not know the list.)
        archive.__dict__["members"].clear()
        stream = archive.extractfile(info) if info.isreg() and is_article_member(info.name, left_out) else None
        if stream is not None:
            yield Member(info.name, cast(BinaryIO, stream), info.size, faults=_FAULTS)


READERS: dict[str, Reader] = {"tar": _Tar()}
