"""The errors a user can meet, each one clear line and an exit code.

    CorpusError
    ├── UsageError       the command line or a setting is wrong: name it, say what would be right
    │   ├── EdtfError    a date or a range of dates cannot be read
    │   └── QueryError   a question cannot be read; carries the place of the fault
    ├── SourceError      one file (or one record of it) cannot be read; the others go on
    ├── ConfigError      a settings or names file is wrong; carries file, line and reason
    ├── StoreError       the index or the cache cannot be read or written
    └── MissingExtra     an optional dependency is not installed; says the command that installs it

Every message is one line, names the thing, and ends with the next step where there is one.
Nothing here prints: the command line maps an error to its line and its exit code in one place.
"""

from enum import IntEnum

__all__ = [
    "ConfigError",
    "CorpusError",
    "EdtfError",
    "ExitCode",
    "MissingExtra",
    "QueryError",
    "SourceError",
    "StoreError",
    "UsageError",
    "internal_fault",
]


class ExitCode(IntEnum):
    """Exit codes, as grep has them."""

    FOUND = 0
    NOTHING = 1
    ERROR = 2
    INTERRUPTED = 130


class CorpusError(Exception):
    """Base of every error meant for the user's eyes."""

    exit_code = ExitCode.ERROR


class UsageError(CorpusError):
    """An option, argument or value that cannot be used."""


class EdtfError(UsageError):
    """A date or a range of dates that cannot be read."""


class QueryError(UsageError):
    """A question that cannot be read.

    Attributes:
        query: the whole question as typed.
        position: code-point offset of the fault in it.
        place: file and line where the question is kept; empty for one typed.
    """

    def __init__(self, message: str, *, query: str = "", position: int = 0, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place
        self.query = query
        self.position = position


class SourceError(CorpusError):
    """A file or a record that cannot be read.

    Attributes:
        path: what could not be read, as the user named it; of a record, its file and its place there.
        reason: a short class of failure, such as ``empty`` or ``binary``.
        record: the place alone; empty for a file.
    """

    def __init__(self, path: str, reason: str, detail: str, *, record: str = "") -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.record = record
        self.reason = reason
        self.detail = detail


class ConfigError(CorpusError):
    """A settings or names file that cannot be used; the message names file and line."""


class StoreError(CorpusError):
    """An index or a cache that cannot be read or written."""


class MissingExtra(CorpusError):
    """An optional dependency that is not installed.

    Args:
        feature: what needs it, as the user asked for it.
        extra: the extra of this package that brings it.
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional part: pip install 'corpus_cli[{extra}]'")
        self.extra = extra


def internal_fault(error: Exception) -> tuple[str, str]:
    """Return reason class and detail of a document that a fault of ours kept from being understood."""
    return "internal", f"could not be understood ({type(error).__name__}: {error})"
