"""What stands around a line that may be the headline, as numbers.

In: the words of pages, the figures of their lines, how surely each is body, and the rows asked about. Out: columns for
each of these rows: the body, dates and bylines before and after it, the lines beside it and the words it shares with
them, the pairs of words that the body repeats, and whether a part of the line is a line of its own elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from corpus_cli.annotate.clean.borders import Borders, Indexes, Matrix, beside
from corpus_cli.annotate.clean.features import Column
from corpus_cli.annotate.clean.vocabulary import Vocabulary

__all__ = ["FAR", "MARKS", "around_columns", "neighbours", "own_parts", "repeated_pairs", "separators", "shared_beside"]

FAR: Final = 99
MARKS: Final = "•·-–— "
# What parts a headline from a kicker, a section or a site on the same line.
_SEPARATOR = re.compile(r"[|»>/]+|::+|(?<=\s)[–—:·•-]+(?=\s)")
_MIN_PART: Final = 18
_SIGN = re.compile("[-–—/>:]")
_NO_SIGNS: Final = (0, 0, 0, 0, 0)
_REACH: Final = 4


def neighbours(
    borders: Borders, column: npt.NDArray[Any], rows: Indexes, *, offsets: Sequence[int] = (-2, -1, 1, 2)
) -> list[npt.NDArray[Any]]:
    """Return a column's figures some rows before and after, -1 beyond the page."""
    found = []
    for offset in offsets:
        at = rows + offset
        inside = (at >= borders.first[rows]) & (at < borders.end[rows])
        found.append(np.where(inside, column[np.where(inside, at, 0)], -1))
    return found


def around_columns(base: Matrix, words: Vocabulary, guess: Matrix, rows: Indexes) -> Matrix:
    """Return how far body, dates and bylines are, how the lines beside each row look, and means around it."""
    borders = words.borders
    body, dated, signed = guess > 0.5, base[:, Column.DATED] > 0, base[:, Column.BYLINE] > 0
    distances = (
        borders.until(body, strictly=True), borders.since(body, strictly=True), borders.since(dated, strictly=True),
        borders.until(signed, strictly=True), borders.since(signed, strictly=True),
    )  # fmt: skip
    length = base[:, Column.LOG_LENGTH]
    beside_it = [
        figure
        for column in (Column.GAP, Column.ENDS_SENTENCE, Column.DATED, Column.PROSE, Column.REPEATS)
        for figure in neighbours(borders, base[:, column], rows, offsets=(-1, 1))
    ]
    means = borders.around(
        beside(length, base[:, Column.ENDS_SENTENCE], guess, base[:, Column.BULLET]), reach=(_REACH,)
    )
    return beside(
        *(np.minimum(distance, FAR)[rows] for distance in distances),
        *(near - length[rows] for near in neighbours(borders, length, rows, offsets=(-1, 1))),
        *beside_it, means[rows],
    )  # fmt: skip


def shared_beside(words: Vocabulary, rows: Indexes) -> Matrix:
    """Return the share of each row's content words that the lines one and two before and after hold."""
    terms, owners, _ = words.kinds
    units = len(words.counts)
    order = np.lexsort((owners, terms))
    of_term, holder = terms[order], owners[order]
    counts = np.zeros((4, units), dtype=np.int64)
    # The lines with a word follow each other: of two that are no more than two apart, at most one lies between.
    for step in (1, 2):
        same, apart = of_term[step:] == of_term[:-step], holder[step:] - holder[:-step]
        for distance in (1, 2):
            earlier = holder[:-step][same & (apart == distance)]
            counts[1 + distance] += np.bincount(earlier, minlength=units)
            counts[2 - distance] += np.bincount(earlier + distance, minlength=units)
    sizes = np.bincount(owners, minlength=units) + 1
    return beside(*(column[rows] / sizes[rows] for column in counts))


def repeated_pairs(words: Vocabulary, guess: Matrix, rows: Indexes) -> Matrix:
    """Return of each row's pairs of words the share that other lines of the body hold, and their number."""
    tokens, owners, width = words.tokens, words.owners, len(words.terms)
    asked = np.zeros(len(words.counts), dtype=bool)
    asked[rows] = True
    paired = owners[:-1] == owners[1:]
    keys = ((words.borders.pages[owners[:-1]] * width + tokens[:-1]) * width + tokens[1:])[paired]
    owner = owners[:-1][paired]
    in_body = (guess > 0.5)[owner]
    of_body = np.sort(keys[in_body])
    of_rows = asked[owner]
    wanted = keys[of_rows]
    times = np.searchsorted(of_body, wanted, side="right") - np.searchsorted(of_body, wanted)
    hits = np.bincount(owner[of_rows], weights=times > in_body[of_rows], minlength=len(asked))[rows]
    return beside(hits / np.maximum(words.counts[rows] - 1, 1), hits)


def separators(lines: Sequence[str]) -> Matrix:
    """Return how many signs of each line part a headline from other things, by their kind."""
    found = [_signs(line) if _SIGN.search(line) else _NO_SIGNS for line in lines]
    return np.array(found, dtype=np.float32).reshape(-1, 5)


def _signs(line: str) -> tuple[int, int, int, int, int]:
    return (
        line.count("//") + line.count("::"),
        line.count(" - ") + line.count(" – ") + line.count(" — "),
        line.count("/"),
        line.count(">"),
        line.count(": "),
    )


def own_parts(words: Vocabulary, rows: Indexes) -> Matrix:
    """Return how much of each row, at its beginning and at its end, is a line of its own; how often it is such a part.

    A breadcrumb ends with the headline, a title with the site's name begins with it.
    """
    borders = words.borders
    found: list[tuple[float, float, int]] = []
    for page, own in groupby(rows.tolist(), key=borders.pages.tolist().__getitem__):
        start = int(borders.starts[page])
        found += _parts_of_page(
            [words.lines[row].lstrip(MARKS) for row in own], words.lines[start : start + int(borders.counts[page])]
        )
    return np.array(found, dtype=np.float32).reshape(-1, 3)


def _parts_of_page(lines: Sequence[str], page: Sequence[str]) -> list[tuple[float, float, int]]:
    cuts = [[*_cuts(line)] if len(line) > _MIN_PART else [] for line in lines]
    if not any(cuts):
        return [(0.0, 0.0, 0)] * len(lines)
    known = {line.lstrip(MARKS) for line in page}
    held: Counter[str] = Counter()
    shares = []
    for line, parts in zip(lines, cuts, strict=True):
        first = last = 0.0
        for before, after in parts:
            if len(before) > _MIN_PART and before in known:
                held[before] += 1
                first = max(first, len(before) / len(line))
            if len(after) > _MIN_PART and after in known:
                held[after] += 1
                last = max(last, len(after) / len(line))
        shares.append((first, last))
    return [(first, last, held[line]) for (first, last), line in zip(shares, lines, strict=True)]


def _cuts(line: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each separator of a line."""
    for match in _SEPARATOR.finditer(line):
        yield line[: match.start()].strip(), line[match.end() :].strip()
