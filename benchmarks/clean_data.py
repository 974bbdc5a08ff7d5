"""Annotated pages made ready to learn from, for ``train_clean.py``.

In: records with ``text``, ``body`` and ``title``. Out: for each page its units, how much of each is body, and which is
the headline; groups of pages that share a publisher; variants of pages as people paste them.
"""

import collections
import difflib
import html
import itertools
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import LCSseq

from corpus_cli.annotate.clean.lines import Unit, split_units
from corpus_cli.annotate.clean.title import headline_text
from corpus_cli.annotate.clean.vocabulary import Vocabulary, read_words

__all__ = ["Page", "fold_of", "group_by_publisher", "read_pages", "variants"]

# Tokens and the similarity of titles, as the scorer counts them.
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_SAME_TITLE = 0.85
_MAX_ALIGNMENT = 4e8
# Lines on more pages than this are no sign of one publisher; fewer shared lines than this may be chance.
_MAX_SHARING, _MIN_SHARED, _MIN_SHARED_PART = 90, 5.0, 0.04


@dataclass(slots=True)
class Page:
    """One page to learn from.

    Attributes:
        key: its id; variants carry the id of their page.
        group: publisher.
        units, words: as the program sees them.
        body: share of each unit's tokens that are body.
        tokens: of each unit.
        title: for each unit whether it is the headline.
        body_tokens: of the gold body.
        weight: of the whole page in training.
        mute: read as if no word of it were known, as a page in a language that there is little to learn from.
    """

    key: str
    group: int
    language: str
    units: list[Unit]
    body: list[float]
    tokens: list[int]
    title: list[bool]
    body_tokens: int
    words: Vocabulary
    weight: float = 1.0
    mute: bool = False


def read_pages(records: Iterable[dict[str, Any]], groups: dict[str, int]) -> Iterator[Page]:
    """Yield the pages with their labels: the tokens of text and body aligned by their longest common subsequence.

    Lines between the two that ``foreign`` names are of other pages: neither body nor headline, whatever they say.
    """
    for record in records:
        units = split_units(record["text"])
        gold = _TOKEN.findall(html.unescape("\n".join(record["body"])).lower())
        if not units or not gold:
            continue
        split = [_TOKEN.findall(unit.text.lower()) for unit in units]
        low, high = record.get("foreign", (0, 0))
        own = [not low <= unit.lines[0].number <= high for unit in units]
        yield Page(
            key=record["id"],
            group=groups[record["id"]],
            language=record["lang"],
            units=units,
            body=_aligned([tokens if mine else [] for tokens, mine in zip(split, own, strict=True)], gold),
            tokens=[len(tokens) for tokens in split],
            title=[mine and _is_title(unit.text, record.get("title")) for unit, mine in zip(units, own, strict=True)],
            body_tokens=len(gold),
            words=read_words([units]),
        )


def _aligned(split: list[list[str]], gold: list[str]) -> list[float]:
    flat = [token for tokens in split for token in tokens]
    if len(flat) * len(gold) > _MAX_ALIGNMENT:
        return [0.0] * len(split)
    dropped = {edit.src_pos for edit in LCSseq.editops(flat, gold) if edit.tag == "delete"}
    shares, start = [], 0
    for tokens in split:
        kept = sum(position not in dropped for position in range(start, start + len(tokens)))
        shares.append(kept / len(tokens) if tokens else 0.0)
        start += len(tokens)
    return shares


def _is_title(line: str, title: str | None) -> bool:
    if not title:
        return False
    matcher = difflib.SequenceMatcher(None, headline_text(line).lower().lstrip("•· "), title.lower())
    return matcher.real_quick_ratio() >= _SAME_TITLE and matcher.ratio() >= _SAME_TITLE


def variants(record: dict[str, Any], seed: int) -> Iterator[dict[str, Any]]:
    """Yield the page as people paste it: cut to the article with a little around it, or the clean article alone."""
    draw = random.Random(f"{seed} {record['id']}")
    body = [html.unescape(paragraph) for paragraph in record["body"]]
    title = record.get("title") or ""
    choice = draw.random()
    if choice < 0.35 and sum(map(len, body)) > 60 * len(body):
        parts = [" ".join(body)] if draw.random() < 0.4 else body[: draw.choice((2, 4, 8, len(body), len(body)))]
        text = draw.choice(("\n", "\n\n")).join([title, *parts] if title else parts)
        yield {**record, "body": parts, "text": text}
    elif choice < 0.75 and (cut := _cut(record, draw)):
        yield {**record, "text": cut}


def _cut(record: dict[str, Any], draw: random.Random) -> str | None:
    """Return the page from near its title to a few lines after its body."""
    lines = record["text"].split("\n")
    gold = {paragraph.strip()[:50] for paragraph in record["body"]}
    found = [number for number, line in enumerate(lines) if line.strip() and line.strip()[:50] in gold]
    titles = [number for number, line in enumerate(lines) if line.strip() and line.strip() == record.get("title")]
    if len(found) < 3:
        return None
    before = [number for number in titles if number < found[0]]
    first = before[-1] if before else max(found[0] - draw.randrange(6), 0)
    return "\n".join(lines[first : found[-1] + 1 + draw.choice((0, 0, 3, 8, 20, 60))])


def fold_of(group: int, folds: int, *, salt: int) -> int:
    """Return the fold of a publisher; another ``salt`` deals them out anew."""
    return (group * 7919 + salt * 104729) % 1000003 % folds


def group_by_publisher(records: list[dict[str, Any]]) -> dict[str, int]:
    """Return id -> publisher. Pages are of one when their ids say so, or when they share many lines of furniture."""
    parent = list(range(len(records)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    named: dict[str, int] = {}
    for index, record in enumerate(records):
        if name := _publisher_in_id(record):
            parent[root(index)] = root(named.setdefault(name, index))
    for (one, other), shared in _shared_lines(records).items():
        if shared:
            parent[root(one)] = root(other)
    return {record["id"]: root(index) for index, record in enumerate(records)}


def _publisher_in_id(record: dict[str, Any]) -> str | None:
    name = record["id"].partition("/")[2]
    if record["set"] == "fundus":
        return re.sub(r"_\d{4}_.*", "", name)
    if record["set"] == "waddle":
        parts = name.split("_")[1].split(".")
        return ".".join(parts[-3:] if len(parts[-2]) <= 3 else parts[-2:])
    return name.partition("_")[0] if record["set"] == "cleanportal" else None


def _shared_lines(records: list[dict[str, Any]]) -> dict[tuple[int, int], bool]:
    holders = collections.defaultdict(set)
    sizes = []
    for index, record in enumerate(records):
        lines = {line.strip() for line in record["text"].split("\n") if len(line.strip()) >= 12}
        sizes.append(len(lines))
        # In order, so that a group has the same number, and a page the same fold, whenever it is asked for.
        for line in sorted(lines):
            holders[line].add(index)
    shared: collections.Counter[tuple[int, int]] = collections.Counter()
    for line, pages in holders.items():
        if 2 <= len(pages) <= _MAX_SHARING:
            for pair in itertools.combinations(sorted(pages), 2):
                shared[pair] += min(len(line), 60) / 30
    return {
        (one, other): weight >= _MIN_SHARED and weight >= _MIN_SHARED_PART * min(sizes[one], sizes[other])
        for (one, other), weight in shared.items()
    }
