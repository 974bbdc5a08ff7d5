"""A chart alone, as a picture.

In: the periods of a time line. Out: the bytes of an SVG or a PNG, drawn by vl-convert without network.
"""

from collections.abc import Sequence

import vl_convert

from corpus_cli.errors import UsageError
from corpus_cli.model import Period
from corpus_cli.report.bars import bars_of, focus_of
from corpus_cli.report.charts import time_chart
from corpus_cli.store.times import Unit
from corpus_cli.text import visible

__all__ = ["draw_timeline"]

_SCALE = 2


def draw_timeline(periods: Sequence[Period], unit: Unit, *, title: str, kind: str) -> bytes:
    """Return a picture of a time line.

    Args:
        periods: what to draw.
        unit: what the line is divided into.
        title: its headline.
        kind: ``.svg`` or ``.png``.

    Raises:
        UsageError: no period has a place on a time line.
    """
    bars = bars_of(periods, unit)
    focus = focus_of(bars, unit)
    if focus is None:
        raise UsageError("no date to draw: nothing that fits states one with a year")
    spec = time_chart(bars, focus, unit, title=visible(title))
    if kind == ".svg":
        svg: str = vl_convert.vegalite_to_svg(spec)
        return svg.encode()
    png: bytes = vl_convert.vegalite_to_png(spec, scale=_SCALE)
    return png
