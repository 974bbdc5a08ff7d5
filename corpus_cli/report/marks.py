"""Mentions and dates marked in what is read: offsets into the source carried over to clean paragraphs.

In: the source text, a clean stretch of it, hits and time expressions with offsets into the source. Out: pieces that
joined are the clean stretch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from corpus_cli.annotate.clean.normalise import readable
from corpus_cli.model import Hit, Span, TimeExpression
from corpus_cli.report.content import Piece

__all__ = ["cut_pieces"]

Mark = TypeVar("Mark", Hit, TimeExpression)

# Before a mark the clean text may lack a bullet that the source has, and little else.
_BULLET_LENGTH = 4


def cut_pieces(
    shown: str, text: str, span: Span, *, hits: Iterable[Hit] = (), times: Iterable[TimeExpression] = ()
) -> list[Piece]:
    """Return ``shown`` in pieces, cut wherever a mention or a time expression begins or ends.

    Args:
        shown: what is read, made from ``text[span.start:span.end]``.
        text: the source.
        span: where ``shown`` stands in it.
        hits, times: those that lie elsewhere are passed over.
    """
    stretch = _Stretch(shown, text[span.start : span.end], span)
    hit_places, time_places = stretch.places(hits), stretch.places(times)
    edges = {edge for place, _ in (*hit_places, *time_places) for edge in (place.start, place.end)}
    cuts = sorted({0, len(shown), *edges})
    return [Piece(shown[start:end], _at(hit_places, start), _at(time_places, start)) for start, end in pairwise(cuts)]


def _at(places: Iterable[tuple[Span, Mark]], offset: int) -> Mark | None:
    return next((mark for place, mark in places if place.start <= offset < place.end), None)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A clean stretch and the stretch of the source that it was made from."""

    shown: str
    source: str
    span: Span

    def places(self, marks: Iterable[Mark]) -> Sequence[tuple[Span, Mark]]:
        """Return the marks that lie in this stretch, each with its place in what is shown."""
        inside = [mark for mark in marks if self.span.start <= mark.start and mark.end <= self.span.end]
        return [(place, mark) for mark in inside if (place := self._place(mark)) is not None]

    def _place(self, mark: Hit | TimeExpression) -> Span | None:
        first, last = mark.start - self.span.start, mark.end - self.span.start
        if self.shown == self.source:
            return Span(first, last)
        # White space, tags and entities are gone from what is shown: the words are looked for near where they were.
        wanted = readable(self.source[first:last])
        expected = len(readable(self.source[:first]))
        found = self.shown.find(wanted, max(0, expected - _BULLET_LENGTH)) if wanted else -1
        return Span(found, found + len(wanted)) if found >= 0 else None
