"""A page as logical lines: physical lines without their margins, hard-wrapped ones joined.

In: decoded text. Out: `Unit` values in order, with offsets into that text; every non-blank physical line is in
exactly one unit. Nothing is judged here but where a line was broken only for want of room.
"""

import re
from typing import NamedTuple

from corpus_cli.annotate.clean.header import is_date_line

__all__ = ["ENDS_SENTENCE", "PhysicalLine", "Unit", "split_units"]

ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।:;][\"'»”’“)\]」』]*$")
_CONTINUES = re.compile(r"[-–—−]\s*[^\W\d_]|[^\W\d_]")
# A broken line is joined to its next only when it is long enough to have been broken for its width.
_MIN_BROKEN = 40
_MAX_WIDTH = 130
_MIN_WRAPPED_SHARE = 0.6
# Prose broken for its width goes on in small letters; a list of headlines does not.
_MIN_LOWER_SHARE = 0.4


class PhysicalLine(NamedTuple):
    """One non-blank line: its 1-based number and the span of its text without outer white space."""

    number: int
    start: int
    end: int


class Unit(NamedTuple):
    """One logical line.

    Attributes:
        lines: the physical lines it was made of, at least one.
        text: their texts joined by a space, otherwise as they stand.
        indent: characters of white space before the first.
        gap: blank lines before the first.
    """

    lines: tuple[PhysicalLine, ...]
    text: str
    indent: int
    gap: int

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.lines[-1].end


def split_units(text: str) -> list[Unit]:
    """Return the logical lines of ``text``; blank lines belong to none."""
    lines, texts, indents = _physical_lines(text)
    joined = _joined_to_previous(lines, texts)
    begins = [index for index, carries_on in enumerate(joined) if not carries_on]
    units: list[Unit] = []
    before = 0
    for index, stop in zip(begins, [*begins[1:], len(lines)], strict=False):
        own = tuple(lines[index:stop])
        content = texts[index] if stop == index + 1 else " ".join(texts[index:stop])
        units.append(Unit(own, content, indents[index], own[0].number - before - 1))
        before = own[-1].number
    return units


def _physical_lines(text: str) -> tuple[list[PhysicalLine], list[str], list[int]]:
    lines, texts, indents = [], [], []
    start = 0
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip()) if raw[0] != content[0] else 0
            lines.append(PhysicalLine(number, start + indent, start + indent + len(content)))
            texts.append(content)
            indents.append(indent)
        start += len(raw)
    return lines, texts, indents


def _joined_to_previous(lines: list[PhysicalLine], texts: list[str]) -> list[bool]:
    """Tell for each line whether it only carries on the one before."""
    joined = [False] * len(lines)
    numbers = [line.number for line in lines]
    start = 0
    while start < len(lines):
        stop = start + 1
        while stop < len(lines) and numbers[stop] == numbers[stop - 1] + 1:
            stop += 1
        if stop > start + 1:
            _join_block(texts, joined, start, stop)
        start = stop
    return joined


def _join_block(texts: list[str], joined: list[bool], start: int, stop: int) -> None:
    """Mark the joins within one run of lines that no blank line parts."""
    wrapped = _wrapped(texts, start, stop)
    for index in range(start + 1, stop):
        before, here = texts[index - 1], texts[index]
        if index - 1 in wrapped:
            joined[index] = True
        elif len(before) >= _MIN_BROKEN and not ENDS_SENTENCE.search(before[-4:]):
            match = _CONTINUES.match(here)
            # A line such as "published on 5 January 2012, 11:10" begins in small letters and carries nothing on.
            dated = here[-1] not in ".!?" and is_date_line(here)
            joined[index] = bool(match and here[match.end() - 1].islower()) and not dated


def _wrapped(texts: list[str], start: int, stop: int) -> set[int]:
    """Return the lines of a run that end where the next word would not have fit, if the run is hard-wrapped."""
    if stop - start < 3:
        return set()
    lower = sum(texts[index][0].islower() for index in range(start + 1, stop))
    if lower < _MIN_LOWER_SHARE * (stop - start - 1):
        return set()
    width = max(len(texts[index]) for index in range(start, stop))
    if not _MIN_BROKEN < width <= _MAX_WIDTH:
        return set()
    full = {
        index
        for index in range(start, stop - 1)
        if len(texts[index]) + 1 + len(texts[index + 1].split(maxsplit=1)[0]) > width
    }
    return full if len(full) >= _MIN_WRAPPED_SHARE * (stop - start - 1) else set()
