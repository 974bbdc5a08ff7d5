"""A rule's match, and what the readers of all rules need of it."""

import re
from typing import Any

from corpus_cli.annotate.dates.lexicon import Lexicon
from corpus_cli.annotate.dates.reading import Reading, Unit
from corpus_cli.annotate.dates.scan import Cluster, Token
from corpus_cli.frozen import frozen

__all__ = [
    "EARLIEST_PLAIN_YEAR",
    "LATEST_PLAIN_YEAR",
    "LONGEST_MONTHS",
    "UNITS",
    "Found",
    "amount_of",
    "exists",
    "is_alone",
    "is_chained",
    "shift_of",
    "short_year",
    "year_fields",
]

UNITS: dict[str, Unit] = {
    "y": "year", "e": "decade", "c": "century", "k": "quarter", "l": "half", "m": "month", "w": "week", "a": "day",
    "E": "weekend", "S": "season",
}  # fmt: skip
LONGEST_MONTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EARLIEST_PLAIN_YEAR, LATEST_PLAIN_YEAR = 1900, 2039


@frozen
class Found:
    """The match of a rule of this name: the tokens behind its groups, and the text around."""

    rule: str
    match: re.Match[str]
    cluster: Cluster
    text: str
    lexicon: Lexicon

    def token(self, *names: str) -> Token | None:
        """Return the token behind the first of these groups that took part."""
        for name in names:
            try:
                at = self.match.start(f"{self.rule}_{name}")
            except IndexError:
                continue
            if at >= 0:
                return self.cluster.tokens[self.cluster.owners[at]]
        return None

    def value(self, *names: str) -> Any:
        """Return the value of that token, or ``None``."""
        token = self.token(*names)
        return None if token is None else token.value

    def sign(self, name: str) -> str:
        """Return the symbols that a group caught, such as the mark between two figures."""
        return self.match.group(f"{self.rule}_{name}") or ""

    @property
    def start(self) -> int:
        """Offset in the text where the match starts."""
        return self.cluster.tokens[self.cluster.owners[self.match.start()]].start

    @property
    def end(self) -> int:
        """Offset in the text where the match ends."""
        return self.cluster.tokens[self.cluster.owners[self.match.end() - 1]].end

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the match."""
        first, last = self.match.span()
        return self.cluster.tokens[self.cluster.owners[first] : self.cluster.owners[last - 1] + 1]

    def make(self, **fields: Any) -> Reading:
        """Return a reading of the whole match."""
        return Reading(self.start, self.end, **fields)


def exists(month: int | None, day: int | None) -> bool:
    """Return whether there are such a month and such a day in it, in one year or another; ``None`` fits any."""
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= LONGEST_MONTHS[month or 1])


def year_fields(found: Found) -> dict[str, Any]:
    """Return the year that a date states, in figures or as last, this or next year."""
    if found.token("y", "y2"):
        return {"year": found.value("y", "y2")}
    shift = found.token("r", "U", "q")
    return {} if shift is None else {"year_shift": shift_of(shift.value)}


def shift_of(value: Any) -> int:
    """Return -1, 0, 1 ... of "last", "this", "next", also of their plurals."""
    return value if isinstance(value, int) else int(str(value).removeprefix("many"))


def amount_of(token: Token | None) -> int | None:
    """Return how many units are meant; ``None`` for "a few"."""
    if token is None:
        return 1
    return token.value if token.symbol in "dn3vYo" and isinstance(token.value, int) else None


def short_year(token: Token) -> dict[str, Any]:
    """Return the year that a token of four figures or of two states; nothing for any other."""
    if token.symbol == "Y":
        return {"year": token.value}
    if token.end - token.start != 2:
        return {}
    return {"year": token.value, "short_year": True}


def is_chained(found: Found) -> bool:
    """Return whether the figures go on before the match, as in a file number or a list of sections."""
    before = found.cluster.symbols[max(0, found.match.start() - 2) : found.match.start()]
    return len(before) == 2 and before[1] in "-./" and before[0] in "dnY30"


def is_alone(found: Found) -> bool:
    """Return whether the match is all that stands on its line."""
    before = found.text[max(0, found.start - 12) : found.start].rpartition("\n")
    rest = found.text[found.end : found.end + 12].partition("\n")
    starts = bool(before[1]) or found.start <= len(before[2])
    ends = bool(rest[1]) or found.end + 12 >= len(found.text)
    return starts and ends and not before[2].strip(" \t.,-") and not rest[0].strip(" \t.,-")
