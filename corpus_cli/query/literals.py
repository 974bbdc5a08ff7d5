"""What a regular expression cannot do without: pieces of words that stand in whatever it finds.

In: a pattern. Out: folded pieces, of which each find holds at least one within a word. With them an index can tell
the texts that need not be read at all. Where a pattern is not plainly understood the answer is that nothing is known.
"""

import re
from collections.abc import Iterator

from corpus_cli.text import fold

__all__ = ["required_pieces"]

# Shorter pieces are in too many words to leave out any text.
_LEAST = 3
# Letters whose folding does not depend on their neighbours, but for a mark that follows the last of them.
_PLAIN = "0-9A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ͷͻ-ͽΆΈ-ϿЀ-ҁҊ-ԯԱ-Ֆա-և"
_STEP = re.compile(
    rf"""
    (?P<letter>[{_PLAIN}]) |
    (?P<class>\[\^?(?:\\.|[^]\[\\]) (?:\\.|[^]\[\\])*\]) |
    (?P<open>\((?!\?)|\(\?(?::|=|!|<=|<!|>|P?<\w+>)) |
    (?P<close>\)) |
    (?P<or>\|) |
    (?P<optional>[*?]|\{{[^}}]*\}}) |
    (?P<plus>\+) |
    (?P<escape>\\[bBdDsSwWAZmMKR]|\\[^\w\s]) |
    (?P<other>[^][(){{}}\\|*+?])
    """,
    re.VERBOSE | re.DOTALL,
)


def required_pieces(pattern: str) -> frozenset[str]:
    r"""Return folded pieces of words of which every find of ``pattern`` holds one; empty where none is known.

    >>> sorted(required_pieces(r"\bбезпілотн\w+ дрон")), sorted(required_pieces("ANKA-S|Bayraktar"))
    (['безпілот'], ['ank', 'bayrakta'])
    >>> required_pieces(r"\d+ млн"), required_pieces("Токаев|.+")
    (frozenset(), frozenset())
    """
    pieces = set()
    for runs in _alternatives(pattern):
        # The last letter goes: a mark may follow it in the text and make another letter of it.
        folded = [fold(run[:-1]) for run in runs]
        longest = max(folded, key=len, default="")
        if len(longest) < _LEAST:
            return frozenset()
        pieces.add(longest)
    return frozenset(pieces)


def _alternatives(pattern: str) -> Iterator[list[str]]:
    """Yield for each alternative the runs of letters in it that must be there; those in groups are left out."""
    runs, run, depth, at = list[str](), "", 0, 0
    while at < len(pattern):
        step = _STEP.match(pattern, at)
        if step is None:
            yield []
            return
        kind, at = step.lastgroup, step.end()
        if kind == "letter" and not depth:
            run += step[0]
            continue
        # What is no letter ends a run; a letter that may be missing is no part of it.
        runs.append(run[:-1] if kind == "optional" else run)
        run = ""
        depth += (kind == "open") - (kind == "close")
        if kind == "or" and not depth:
            yield runs
            runs = []
    yield [*runs, run]
