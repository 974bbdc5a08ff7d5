"""Countries, parts of countries and cities by their names in every language of the program.

In: a name. Out: the names of the same place, by language. The table is built from CLDR and searched as one
text, so that a question costs a millisecond and nothing is loaded that is not asked for.
"""

from functools import cache
from typing import NamedTuple

from corpus_cli.names.data import read_data

__all__ = ["Exonym", "find_exonyms", "is_exonym"]


class Exonym(NamedTuple):
    """A name of a place: its language, its words folded, ``!`` for an acronym, ``~`` if written small, the code."""

    language: str
    name: str
    mark: str
    code: str

    @property
    def acronym(self) -> bool:
        """Whether the name is an acronym."""
        return self.mark == "!"


@cache
def _table() -> str:
    return read_data("exonyms.txt")


def find_exonyms(name: str, *, language: str | None, acronym: bool) -> tuple[Exonym, ...]:
    """Return every name of every place that is called ``name``.

    Args:
        name: folded, one space between words.
        language: of the name; places that are called so in this language come alone where there are any.
        acronym: whether the name is written as an acronym is; a place's acronym answers to nothing else.
    """
    lines, own = _lines(name, f"{language}:" if language else None, acronym=acronym)
    return tuple(exonym for line in own or lines for exonym in _parse(line))


def is_exonym(name: str, language: str) -> bool:
    """Return whether a place is called ``name`` (folded) in a language; the first question reads the whole table.

    >>> is_exonym("турция", "ru"), is_exonym("turcja", "pl"), is_exonym("turcja", "ru")
    (True, True, False)
    """
    return f"{language}:{name}" in _every_name()


# Of the time zones of Antarctica each has the name of a station there, which is that of a person: Davis, Casey.
_STATIONS = "Antarctica/"


@cache
def _every_name() -> frozenset[str]:
    lines = (line for line in _table().split("\n") if not line.startswith(_STATIONS))
    names = (name for line in lines for name in line.split("\t")[1:])
    return frozenset(name.replace("!", "").replace("~", "") for name in names)


def _lines(name: str, tag: str | None, *, acronym: bool) -> tuple[list[str], list[str]]:
    """Return the lines of the table that have ``name``, and those of them that have it after ``tag``."""
    table, cell = _table(), f"{name}\t"
    lines: list[str] = []
    own: list[str] = []
    at = table.find(cell)
    while at >= 0:
        mark = table[at - 1] if table[at - 1] in "~!" else ""
        before = at - len(mark)
        if table[before - 1] == ":" and (acronym or mark != "!"):
            line = table[table.rfind("\n", 0, at) + 1 : table.find("\n", at)]
            lines.append(line)
            if tag and table.endswith(tag, 0, before):
                own.append(line)
        at = table.find(cell, at + 1)
    return list(dict.fromkeys(lines)), list(dict.fromkeys(own))


@cache
def _parse(place: str) -> tuple[Exonym, ...]:
    code, *names = place.rstrip("\t").split("\t")
    split = (name.split(":", 1) for name in names)
    return tuple(
        Exonym(language, name.lstrip("!~"), name[0] if name[0] in "!~" else "", code) for language, name in split
    )
