"""Countries, parts of countries and cities by their names in every language of the program.

In: a name. Out: the names of the same place, by language. The table is built from CLDR and searched as one
text, so that a question costs a millisecond and nothing is loaded that is not asked for.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

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
    return Path(__file__).with_name("data").joinpath("exonyms.txt").read_text(encoding="utf-8")


def find_exonyms(name: str, *, language: str | None, acronym: bool) -> tuple[Exonym, ...]:
    """Return every name of every place that is called ``name``.

    Args:
        name: folded, one space between words.
        language: of the name; places that are called so in this language come alone where there are any.
        acronym: whether the name is written as an acronym is; a place's acronym answers to nothing else.
    """
    places = _lines(f"{language}:", name, acronym=acronym) or _lines(":", name, acronym=acronym)
    return tuple(exonym for place in places for exonym in _parse(place))


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


def _lines(before: str, name: str, *, acronym: bool) -> list[str]:
    table, found = _table(), []
    for key in (f"{before}{name}\t", f"{before}~{name}\t", f"{before}!{name}\t")[: 2 + acronym]:
        at = table.find(key)
        while at >= 0:
            found.append(table[table.rfind("\n", 0, at) + 1 : table.find("\n", at)])
            at = table.find(key, at + 1)
    return list(dict.fromkeys(found))


@cache
def _parse(place: str) -> tuple[Exonym, ...]:
    code, *names = place.rstrip("\t").split("\t")
    split = (name.split(":", 1) for name in names)
    return tuple(
        Exonym(language, name.lstrip("!~"), name[0] if name[0] in "!~" else "", code) for language, name in split
    )
