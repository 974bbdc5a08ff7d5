"""How much is read of anything: a bound for each document, and for what containers unpack to."""

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FAULTS",
    "MAX_LINES",
    "MAX_LISTED",
    "MAX_LISTING",
    "MAX_MEMBERS",
    "MAX_RATIO",
    "MAX_RECORD",
    "MAX_SKIPPED",
    "MAX_TAGS",
    "MAX_TEXT",
    "SMALL_ENOUGH",
]

MAX_BYTES = 64 * 1024 * 1024
"""One article is a few kilobytes; a document beyond this is something else and would only fill the memory."""

MAX_TEXT = 4 * 1024 * 1024
"""Bytes of a page of text, characters of any other article: understanding it takes some fifty bytes for each."""

MAX_LINES = 50_000
"""Lines of one article: cleaning takes some three kilobytes for each."""

MAX_TAGS = 200_000
"""Tags of one page of HTML, both ends counted: its tree takes a kilobyte for each, copied while it is read."""

MAX_RECORD = 8 * 1024 * 1024
"""Bytes of one record of JSON, CSV or a feed: taken apart, it takes some twenty times as much."""

MAX_SKIPPED = 4 * 1024 * 1024 * 1024
"""Bytes of a record too large to be read that are passed over to find the next."""

MAX_DEPTH = 6
"""Containers in containers, compression counted: ``.tar.gz`` is two."""

MAX_MEMBERS = 1_000_000
"""Members of one archive."""

MAX_LISTED = 250_000
"""Members of an archive whose list is read whole, as that of a zip is: a kilobyte for each."""

MAX_LISTING = 64 * 1024 * 1024
"""Bytes of such a list as it stands in the file."""

MAX_RATIO = 200
"""How many bytes may come out for one that went in: text shrinks to a tenth, to a fiftieth where it repeats itself."""

SMALL_ENOUGH = 64 * 1024 * 1024
"""So many bytes may come out of anything, however small."""

MAX_FAULTS = 10_000
"""Faults noted of one file: beyond, it is only counted how many there were."""
