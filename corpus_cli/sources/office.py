"""Documents of other programs, told by what they begin with: text is in them, but not as text.

In: the first bytes of a file, or the names in an archive. Out: one clause that says what it is and what to do.
"""

from collections.abc import Callable, Collection
from typing import Final

__all__ = ["told_document", "told_zipped_document"]

_AS_TEXT: Final = "save it as plain text first"
_BEGINNINGS: Final = (
    (b"%PDF-", "is a PDF: take its text out first, as with pdftotext"),
    (b"{\\rtf", f"is a document in RTF: {_AS_TEXT}"),
    (b"%!PS", "is PostScript: take its text out first, as with ps2ascii"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"is a document of Word, Excel or PowerPoint: {_AS_TEXT}"),
)
# The media types that archives state in a member of their own, by how they begin.
_TYPES: Final = (
    ("application/epub", "is a book in EPUB: take its text out first, as with pandoc"),
    ("application/vnd.oasis.opendocument", f"is a document in OpenDocument: {_AS_TEXT}"),
)
_LONGEST_TYPE: Final = 128


def told_document(head: bytes) -> str | None:
    """Return what a file is that begins so and is no text, ``None`` where it may be text.

    >>> told_document(b"%PDF-1.7"), told_document(b"PDF files are everywhere")
    ('is a PDF: take its text out first, as with pdftotext', None)
    """
    return next((told for beginning, told in _BEGINNINGS if head.startswith(beginning)), None)


def told_zipped_document(names: Collection[str], read: Callable[[str, int], bytes]) -> str | None:
    """Return what an archive of zip is that is one document, ``None`` for an archive of files.

    Args:
        names: of its members.
        read: gives the first bytes of a member.
    """
    if "[Content_Types].xml" in names:
        return f"is a document of Word, Excel or PowerPoint: {_AS_TEXT}"
    if "mimetype" not in names:
        return None
    stated = read("mimetype", _LONGEST_TYPE).decode("ascii", "replace")
    return next((told for beginning, told in _TYPES if stated.startswith(beginning)), None)
