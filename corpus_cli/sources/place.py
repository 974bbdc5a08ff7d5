"""Where in a file a record stands, and how that is written.

``news.zip!/dir/page.html`` is a member of an archive, ``crawl.warc.gz!/123456`` the record at that byte offset,
``day.jsonl!/12`` that of line 12, ``all.zip!/day.jsonl!/12`` one in the other. Such a name is shown, searched and
compared; it is never opened as a path.
"""

from pathlib import PurePath
from typing import NamedTuple

__all__ = ["BETWEEN", "RecordPlace", "short_name"]

BETWEEN = "!/"
"""Stands between a container and what it holds."""


class RecordPlace(NamedTuple):
    """A place in a file.

    Attributes:
        member: names of members, from the outermost archive inward, joined by ``BETWEEN``; empty outside of archives.
        number: line, byte offset or number of an item in the innermost of them; ``None`` for all of it.
    """

    member: str = ""
    number: int | None = None

    @property
    def shown(self) -> str:
        """The place as it is written after the file's name; empty for all of a file.

        >>> RecordPlace("b.jsonl", 12).shown, RecordPlace(number=7).shown, RecordPlace().shown
        ('b.jsonl!/12', '7', '')
        """
        number = () if self.number is None else (str(self.number),)
        return BETWEEN.join((*filter(None, (self.member,)), *number))

    def within(self, path: str) -> str:
        """Return the name of what stands here in the file ``path``.

        >>> RecordPlace("dir/b.html").within("a.zip"), RecordPlace().within("a.txt.gz")
        ('a.zip!/dir/b.html', 'a.txt.gz')
        """
        shown = self.shown
        return f"{path}{BETWEEN}{shown}" if shown else path


def short_name(path: str) -> str:
    """Return the last part of an article's path that says something: a bare number needs its file's name.

    >>> short_name("news/a.zip!/dir/b.html"), short_name("news/day.jsonl!/12")
    ('b.html', 'day.jsonl!/12')
    """
    outer, between, last = path.rpartition(BETWEEN)
    if between and last.isdecimal():
        return f"{PurePath(outer).name}{BETWEEN}{last}"
    return PurePath(path).name
