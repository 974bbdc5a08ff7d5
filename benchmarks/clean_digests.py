"""Annotated pages with a digest put in: a list of other articles' beginnings, as sites have it in the margin.

In: records with ``text``, ``body`` and ``title``. Out: records whose text holds, above, within or below the article,
lines that read like an article and are none. Few publishers of the training pages have such a margin; with what is
made here the others teach as well that a long run of sentences on many subjects is not the body.
"""

import collections
import itertools
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from clean_data import fold_of

__all__ = ["with_digests"]

_SHARE = 0.22
# Lines come from publishers of the same fifteenth, which is on one side of 3, 5 or 15 folds as a whole.
_DECKS = 15
_MIN_DONORS = 3
_MIN_CHARS = 400
_MAX_LINE = 200
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=。)")


def with_digests(records: Sequence[dict[str, Any]], groups: dict[str, int], seed: int) -> Iterator[dict[str, Any]]:
    """Yield about a fifth of the records with a digest of others in their language.

    ``foreign`` holds the numbers of the first line of the digest and of the last, counted from 1.
    """
    decks = collections.defaultdict(list)
    for record in records:
        if sum(map(len, record["body"])) > _MIN_CHARS:
            decks[_deck(record, groups)].append(record)
    for record in records:
        draw = random.Random(f"{seed} digest {record['id']}")
        donors = [donor for donor in decks[_deck(record, groups)] if donor["id"] != record["id"]]
        lines = record["text"].split("\n")
        gold = {paragraph.strip()[:50] for paragraph in record["body"]}
        found = [number for number, line in enumerate(lines) if line.strip() and line.strip()[:50] in gold]
        if draw.random() < _SHARE and len(donors) >= _MIN_DONORS and len(found) >= 3:
            digest = list(_digest(donors, draw))
            at = _place(found, len(lines), draw)
            text = "\n".join([*lines[:at], "", *digest, "", *lines[at:]])
            yield {**record, "text": text, "foreign": (at + 2, at + 1 + len(digest))}


def _deck(record: dict[str, Any], groups: dict[str, int]) -> tuple[str, int]:
    return record["lang"], fold_of(groups[record["id"]], _DECKS, salt=1)


def _digest(donors: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[str]:
    """Yield the lines of a digest in one style: headlines, leads or both, cut or whole, with bullets or without."""
    size = draw.choice((3, 6, 12, 25, 50))
    bullet, gap = draw.choice(("• ", "• ", "")), draw.random() < 0.4
    cut, headlines, leads = draw.random() < 0.25, draw.random() < 0.5, draw.random() < 0.75
    first = 4 if draw.random() < 0.6 else None
    chosen: Iterable[dict[str, Any]] = itertools.cycle(draw.sample(donors, min(size, len(donors))))
    for donor in itertools.islice(chosen, min(size, 4 * len(donors))):
        lead = _SENTENCE_END.split(draw.choice(donor["body"][:first]))[0]
        headline = donor.get("title") or lead
        said = f"{headline} {lead}" if headlines and leads else lead if leads else headline
        said = " ".join(said.split())[:_MAX_LINE]
        yield bullet + (said[: draw.randrange(60, 120)].rstrip() + "..." if cut else said)
        if gap:
            yield ""


def _place(found: Sequence[int], lines: int, draw: random.Random) -> int:
    """Return before which line the digest goes: below the article more often than above or within it."""
    chance = draw.random()
    if chance < 0.5:
        return min(found[-1] + 1 + draw.choice((0, 2, 8)), lines)
    if chance < 0.7:
        return max(found[0] - draw.choice((2, 6, 20)), 0)
    return draw.choice(found[:-1]) + 1
