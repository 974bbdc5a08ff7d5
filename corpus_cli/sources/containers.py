"""What a file holds, record by record, however deep in containers.

In: the path of a file, or a stream. Out: its records in order, each with its place and who read it, or the fault of
that record. A container is opened here, in one process, and read as a stream; what a record's bytes mean is found out
later, by ``sources.content``, in whatever process has time for it.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from os.path import basename
from typing import BinaryIO, NamedTuple

from corpus_cli.bounds import MAX_BYTES, MAX_DEPTH
from corpus_cli.errors import SourceError
from corpus_cli.frozen import frozen
from corpus_cli.sources.files import open_file
from corpus_cli.sources.formats import SNIFFED, Format, choose_format, find_reader
from corpus_cli.sources.place import BETWEEN, RecordPlace
from corpus_cli.sources.reader import Fault, Member, Part, Record, Source
from corpus_cli.sources.streams import Budget, Earning, buffered

__all__ = ["Located", "Reading", "iter_records", "iter_stream"]


class Located(NamedTuple):
    """A record, or the fault of one, with where it stands.

    Attributes:
        file: the path given.
        place: where in it.
        readers: who read it, from the outside inward: ``zip > jsonl``.
        found: what is there.
    """

    file: str
    place: RecordPlace
    readers: str
    found: Record | Fault


@frozen
class Reading:
    """How containers are read.

    Attributes:
        fields: the user's mapping of fields, ours to theirs; empty where it is to be guessed.
        note: told what was guessed of a file, once for each that needed guessing.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    note: Callable[[str], object] = str


_DEFAULT = Reading()


def iter_records(path: str, reading: Reading = _DEFAULT) -> Iterator[Located]:
    """Yield what a file holds; one document where it is no container.

    Raises:
        SourceError: it cannot be opened, or not be read on.
    """
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        yield from _Opened(path, reading, Budget(path, size)).iter_parts(file, basename(path), size)


def iter_stream(stream: BinaryIO, path: str, reading: Reading = _DEFAULT) -> Iterator[Located]:
    """Yield what a stream without a known end holds, as :func:`iter_records`; ``path`` is for messages."""
    budget = Budget(path, None)
    yield from _Opened(path, reading, budget).iter_parts(io.BufferedReader(Earning(stream, budget), SNIFFED), "", None)


class _Opened:
    """A file while it is read: what is the same for all its streams."""

    def __init__(self, path: str, reading: Reading, budget: Budget) -> None:
        self._path = path
        self._reading = reading
        self._budget = budget

    def iter_parts(
        self,
        stream: io.BufferedReader,
        name: str,
        size: int | None,
        members: tuple[str, ...] = (),
        readers: tuple[str, ...] = (),
    ) -> Iterator[Located]:
        """Yield what a stream holds.

        Args:
            stream: at its beginning.
            name: what it is called.
            size: as for :class:`Source`.
            members: the names of the members that lead to it.
            readers: who has been reading so far.
        """
        chosen = choose_format(stream.peek(SNIFFED)[:SNIFFED], name)
        chain = (*readers, chosen.name)
        if len(chain) > MAX_DEPTH:
            detail = f"lies in more than {MAX_DEPTH} containers, one in the other: not opened"
            yield self._located(members, chain, Fault("too-deep", detail))
            return
        for part in self._iter_format(chosen, stream, name, size):
            if isinstance(part, Member):
                yield from self._iter_member(part, members, chain)
            else:
                yield self._located(members, chain, part)

    def _iter_format(self, chosen: Format, stream: io.BufferedReader, name: str, size: int | None) -> Iterator[Part]:
        reader = find_reader(chosen, name)
        if reader is None:
            yield _whole(stream, chosen)
        else:
            yield from reader.read(Source(stream, name, size, self._reading.fields, self._reading.note))

    def _iter_member(self, member: Member, members: tuple[str, ...], chain: tuple[str, ...]) -> Iterator[Located]:
        inner = (*members, member.name) if member.archived else members
        stream = buffered(member.stream, self._budget, member.size, member.faults)
        try:
            yield from self.iter_parts(stream, member.name, member.size, inner, chain)
        except SourceError as error:
            if not member.archived:
                raise
            # The next member may be sound.
            yield self._located(inner, chain, Fault(error.reason, error.detail))

    def _located(self, members: tuple[str, ...], chain: tuple[str, ...], part: Record | Fault) -> Located:
        names = (*members, part.member) if isinstance(part, Fault) and part.member else members
        return Located(self._path, RecordPlace(BETWEEN.join(names), part.number), " > ".join(chain), part)


def _whole(stream: BinaryIO, chosen: Format) -> Record | Fault:
    """Return a stream that is one document."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Fault("too-large", f"is larger than {MAX_BYTES // 2**20} MiB: split it into articles")
    return Record(data, chosen.kind)
