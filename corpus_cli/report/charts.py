"""Charts as Vega-Lite specifications: plain data, drawn by Vega in a page or by vl-convert into a file.

In: bars and groups. Out: dictionaries. Text of articles is only ever a value of the data, never a part of an
expression. Colours are the caller's: a page gives CSS variables, so that charts follow its light and dark.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Any, NamedTuple

from corpus_cli.report.bars import Bar, Focus
from corpus_cli.report.content import Group
from corpus_cli.store.times import Unit

__all__ = [
    "PAGE_COLORS",
    "PRINT_COLORS",
    "Colors",
    "Spec",
    "group_chart",
    "overview_chart",
    "period_chart",
    "time_chart",
]

Spec = dict[str, Any]

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_HEIGHT, _OVERVIEW_HEIGHT, _ROW_HEIGHT = 130, 44, 24
_FILE_WIDTH = 860
_PALE = 0.3
# Both charts of a time line begin at one line, however long the numbers beside them.
_AXIS_WIDTH = 36
_MOST_TICKS = 3


class Colors(NamedTuple):
    """What a chart is drawn in."""

    ink: str
    muted: str
    grid: str
    published: str
    mentioned: str
    ground: str
    font: str


PAGE_COLORS = Colors(
    "var(--ink)",
    "var(--muted)",
    "var(--line)",
    "var(--published)",
    "var(--mentioned)",
    "transparent",
    'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
)
PRINT_COLORS = Colors(
    "#1d2329",
    "#59626b",
    "#dfe3e6",
    "#0b6e69",
    "#b3530c",
    "#ffffff",
    "Liberation Sans, DejaVu Sans, Noto Sans, sans-serif",
)


def period_chart(bars: Sequence[Bar], series: str, focus: Focus, colors: Colors) -> Spec:
    """Return the bars of one series, ``published`` or ``mentioned``; signals ``from`` and ``to`` move its time axis."""
    return _framed(colors) | {
        "width": "container",
        "height": _HEIGHT,
        "params": _range_params(focus),
        **_period_layers(bars, series, colors),
    }


def overview_chart(bars: Sequence[Bar], colors: Colors) -> Spec:
    """Return both series small and whole, with a brush that chooses a stretch of time."""
    brush = {"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}
    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "clip": True, "aria": False},
            "encoding": {
                "x": {
                    "field": "start",
                    "type": "temporal",
                    "scale": {"type": "utc"},
                    "axis": _time_axis(),
                    "title": None,
                },
                "x2": {"field": "end"},
                "y": {"field": series, "type": "quantitative", "axis": None, "scale": {"type": "sqrt"}},
                "y2": {"datum": 0},
                "color": {"value": color},
                "opacity": {"condition": {"test": "datum.coarse", "value": 0.15}, "value": 0.6},
            },
        }
        for series, color in (("mentioned", colors.mentioned), ("published", colors.published))
    ]
    layers[0] |= {"params": [brush]}
    return _framed(colors) | {
        "width": "container",
        "height": _OVERVIEW_HEIGHT,
        "padding": {"left": _AXIS_WIDTH + 6, "right": 5, "top": 2, "bottom": 2},
        "data": {"values": [_value(bar) for bar in bars]},
        "layer": layers,
        "resolve": {"scale": {"y": "independent"}},
    }


def time_chart(bars: Sequence[Bar], focus: Focus, unit: Unit, *, title: str) -> Spec:
    """Return both series, one above the other, for a picture of its own."""
    colors = PRINT_COLORS
    parts = [
        {
            "width": _FILE_WIDTH,
            "height": _HEIGHT,
            "title": {"text": text, "anchor": "start", "fontSize": 12, "color": getattr(colors, series)},
            **_period_layers(bars, series, colors),
        }
        for series, text in (("published", "Articles published"), ("mentioned", "Articles that speak of that time"))
        if any(getattr(bar, series) for bar in bars)
    ]
    return _framed(colors) | {
        "autosize": "pad",
        "title": {"text": title, "subtitle": _unit_told(bars, focus, unit), "anchor": "start", "fontSize": 16,
                  "offset": 14},
        "params": _range_params(focus),
        "vconcat": parts,
        "spacing": 18,
        "padding": 18,
    }  # fmt: skip


def _unit_told(bars: Sequence[Bar], focus: Focus, unit: Unit) -> str:
    """Return what a bar is, and what is out of sight."""
    pale = "; pale: stated no finer than a year or more" if any(bar.coarse for bar in bars) else ""
    hidden = f"; {focus.hidden} not drawn" if focus.hidden else ""
    return f"by {unit}{pale}{hidden}"


def group_chart(groups: Sequence[Group], colors: Colors) -> Spec:
    """Return a bar for each group, as wide as it has articles, its number beside it."""
    values = [{"label": one.label, "articles": one.articles} for one in groups]
    y = {"field": "label", "type": "nominal", "sort": None, "title": None,
         "axis": {"ticks": False, "domain": False, "labelLimit": 220, "labelPadding": 8, "grid": False}}  # fmt: skip
    x = {"field": "articles", "type": "quantitative", "axis": None, "title": "articles"}
    tooltip = [{"field": "label", "title": "of"}, {"field": "articles", "title": "articles", "format": ",d"}]
    return _framed(colors) | {
        "width": "container",
        "height": _ROW_HEIGHT * len(groups),
        "data": {"values": values},
        "encoding": {"y": y, "x": x, "tooltip": tooltip},
        "layer": [
            {"mark": {"type": "bar", "aria": False, "color": colors.published, "cornerRadiusEnd": 2, "height": 13}},
            {
                "mark": {"type": "text", "aria": False, "align": "left", "dx": 6, "color": colors.muted},
                "encoding": {"text": {"field": "articles", "format": ",d"}},
            },
        ],
    }


def _period_layers(bars: Sequence[Bar], series: str, colors: Colors) -> Spec:
    """Return the bars of one series: pale and wide behind those that are as fine as the line is drawn."""
    color = getattr(colors, series)
    scale = {"type": "utc", "domainMin": {"expr": "from"}, "domainMax": {"expr": "to"}, "nice": False}
    encoding = {
        "x": {"field": "start", "type": "temporal", "scale": scale, "axis": _time_axis(), "title": None},
        "x2": {"field": "end"},
        "y": _count_axis(max((getattr(bar, series) for bar in bars), default=0)) | {"field": series},
        "y2": {"datum": 0},
        "tooltip": [{"field": "label", "title": "when"}, {"field": series, "title": "articles", "format": ",d"}],
    }
    layers = [
        {
            "transform": [{"filter": "datum.coarse" if coarse else "!datum.coarse"}],
            "mark": {"type": "rect", "clip": True, "aria": False, "color": color, "opacity": _PALE if coarse else 1,
                     "stroke": None if coarse else color, "strokeWidth": 0 if coarse else 0.8},
            "encoding": encoding,
        }
        for coarse in (True, False)
        if any(bar.coarse is coarse and getattr(bar, series) for bar in bars)
    ]  # fmt: skip
    return {"data": {"values": [_value(bar) for bar in bars if getattr(bar, series)]}, "layer": layers}


def _value(bar: Bar) -> Spec:
    return bar._asdict() | {"start": bar.start.isoformat(), "end": bar.end.isoformat()}


def _range_params(focus: Focus) -> list[Spec]:
    # Milliseconds, as JavaScript counts time.
    return [
        {"name": name, "value": 1000 * int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())}
        for name, day in zip(("from", "to"), focus.days, strict=True)
    ]


def _time_axis() -> Spec:
    return {"grid": False, "labelOverlap": "greedy", "labelFlush": False, "labelSeparation": 8, "tickCount": 8}


def _count_axis(most: int) -> Spec:
    """Return an axis with a few whole numbers, the last of them at or above the largest count."""
    magnitude: int = 10 ** max(0, len(str(most)) - 2)
    step = next(one for one in (magnitude * digit for digit in (1, 2, 5, 10, 20, 50)) if one * _MOST_TICKS >= most)
    top = step * max(1, ceil(most / step))
    axis = {"values": list(range(0, top + 1, step)), "format": ",d", "domain": False, "ticks": False,
            "minExtent": _AXIS_WIDTH, "maxExtent": _AXIS_WIDTH}  # fmt: skip
    return {"type": "quantitative", "title": None, "axis": axis, "scale": {"domain": [0, top]}}


def _framed(colors: Colors) -> Spec:
    """Return what every chart has in common; screen readers get a label and a table, not a list of marks."""
    text = {"labelColor": colors.muted, "titleColor": colors.muted, "labelFontSize": 12}
    return {
        "$schema": _SCHEMA,
        "background": colors.ground,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": {
            "aria": False,
            "font": colors.font,
            "view": {"stroke": None},
            "axis": {**text, "gridColor": colors.grid, "domainColor": colors.grid, "tickColor": colors.grid},
            "title": {"color": colors.ink, "subtitleColor": colors.muted, "fontWeight": 600},
        },
    }
