"""What a reader of a format is: the small interface that built-in readers and plug-ins share.

A reader is given a stream and yields, in order, what it finds in it: ``Record`` for one document, ``Member`` for a
stream of its own in an archive, ``Fault`` for what cannot be read. It decodes no text that somebody else can decode
later, opens no other file and keeps no more than one record in memory.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from io import BufferedReader
from typing import BinaryIO, NamedTuple, Protocol

from corpus_cli.frozen import frozen

__all__ = ["Fault", "Kind", "Member", "Part", "Reader", "Record", "Source"]


class Kind(StrEnum):
    """How the content of a record is to be read."""

    PAGE = "page"
    """A page of text, to be cleaned."""
    HTML = "html"
    """A page of HTML, to be rendered and cleaned."""
    MHTML = "mhtml"
    """A saved page with all its parts."""
    BODY = "body"
    """The body of an article alone, already clean."""
    FRAGMENT = "fragment"
    """The same as a piece of HTML."""
    OWN = "own"
    """An article's record as this program writes it, in JSON."""


@frozen
class Record:
    """One document as it lies in its file.

    Attributes:
        content: its bytes, or its text where the format has decoded it.
        kind: how to read it.
        number: line, byte offset or number of the item; ``None`` where it is all there is.
        name: what makes its id beside its content: its own id or address; ``None`` for the last part of its path.
        digest: hex BLAKE2b-128 of the record's bytes; empty where those are ``content``.
        stated: what the record says of it (``title``, ``published``, ``url``, ``language``, ``publisher``, ``byline``).
        charset: the encoding that the format states for the content.
    """

    content: bytes | str
    kind: Kind = Kind.PAGE
    number: int | None = None
    name: str | None = None
    digest: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None


class Member(NamedTuple):
    """A stream inside of another, to be read by whatever reader it needs before the next part is asked for.

    Attributes:
        name: its path in the archive; for a compressed stream the name it has without that.
        stream: its bytes.
        size: how many bytes it takes in the archive; ``None`` where that is not known.
        archived: whether ``name`` is a part of the place of what it holds; not so for a compressed stream.
        faults: what reading the stream may raise where it is damaged.
    """

    name: str
    stream: BinaryIO
    size: int | None = None
    archived: bool = True
    faults: tuple[type[Exception], ...] = (OSError,)


class Fault(NamedTuple):
    """What could not be read.

    Attributes:
        reason: a short class of failure, such as ``broken``.
        detail: one clause.
        number: of the record, as for :class:`Record`.
        member: name of the member that cannot be opened.
    """

    reason: str
    detail: str
    number: int | None = None
    member: str = ""


Part = Record | Member | Fault


@frozen
class Source:
    """What a reader is given.

    Attributes:
        stream: the bytes, buffered; not always seekable.
        name: what the stream is called, for its ending.
        size: bytes it takes on disk or in its archive; ``None`` where that is not known.
        fields: the user's mapping of fields, ours to theirs; empty where it is to be guessed.
        note: told once what was guessed.
    """

    stream: BufferedReader
    name: str
    size: int | None
    fields: Mapping[str, str]
    note: Callable[[str], object]


class Reader(Protocol):
    """A reader of one format."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield what the stream holds.

        Raises:
            SourceError: it cannot be read, or not any further.
        """
