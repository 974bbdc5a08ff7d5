"""A report as one HTML page that needs nothing else: no network, no other file.

In: a ``Report``. Out: the page as text. Every expression of the templates is made safe twice: characters that steer
a screen become visible, then markup is escaped. The page's own policy runs its own two scripts, by their digests, and
nothing else: no inline handler, no eval, no request.
"""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import vl_convert
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from corpus_cli.model import UNDETERMINED, Hit
from corpus_cli.query.languages import known_languages
from corpus_cli.report.bars import bars_of, focus_of
from corpus_cli.report.charts import PAGE_COLORS, Spec, group_chart, overview_chart, period_chart
from corpus_cli.report.content import Group, Report, Story
from corpus_cli.report.gather import MOST_DISCOVERED
from corpus_cli.report.telling import count_told, lede, remarks
from corpus_cli.study.entities import Entity
from corpus_cli.text import visible

__all__ = ["render_page"]

_FOLDER = Path(__file__).parent / "templates"
_MOST_LINES = 4_000
_MOST_SOURCES = 15
_MOST_LANGUAGES = 6
_MOST_FAILURES = 200
# What the attribute ``datetime`` of HTML takes.
_CLOCK = r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_MACHINE_DATE = re.compile(rf"[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}}(?:{_CLOCK})?)?)?")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"})
_UNKNOWN_LANGUAGE, _UNKNOWN_SOURCE = "not told", "not named"


def render_page(report: Report) -> str:
    """Return the page of a report."""
    style, script, library = _asset("style.css"), _asset("page.js"), _library()
    policy = f"default-src 'none'; script-src {_hashed(library)} {_hashed(script)}; style-src {_hashed(style)}"
    bars = bars_of(report.periods, report.unit)
    focus = focus_of(bars, report.unit)
    lines = list(islice(_lines(report), _MOST_LINES))
    mentions = sum(name.mentions for name in report.names)
    return _environment().get_template("page.html.j2").render(
        report=report,
        policy=f"{policy}; base-uri 'none'; form-action 'none'",
        style=Markup(style),
        script=Markup(script),
        library=Markup(library),
        charts=_charts(report),
        sections=_sections(report),
        lede=lede(report),
        remarks=remarks(report),
        focus=focus,
        years=(min(bar.years[0] for bar in bars), max(bar.years[1] for bar in bars)) if bars else (),
        coarse=any(bar.coarse for bar in bars),
        languages=_named_languages(report),
        sources_drawn=_MOST_SOURCES,
        name_languages=sorted({tag for name in report.names for tag in name.languages}),
        most_discovered=MOST_DISCOVERED,
        discovered_languages=_frequent_languages(report),
        lines=lines,
        mentions_told=count_told(len(lines), mentions, "mention"),
        articles_told=count_told(len(report.stories), report.totals.articles - report.totals.copies, "article"),
        failures_shown=_MOST_FAILURES,
    )  # fmt: skip


def _lines(report: Report) -> Iterator[tuple[Story, Hit]]:
    return ((story, hit) for story in report.stories for hit in story.hits)


def _frequent_languages(report: Report) -> list[str]:
    """Return the languages in which the names that were discovered stand most often."""
    counts: Counter[str] = Counter()
    for entity in report.discovered:
        counts.update(dict(entity.languages))
    return [tag for tag, _ in counts.most_common(_MOST_LANGUAGES)]


def _sections(report: Report) -> list[tuple[str, str]]:
    """Return anchor and heading of each section."""
    names = [("names", "Names")] if report.names or report.discovered else []
    concordance = [("concordance", "Concordance")] if report.names else []
    return [
        ("summary", "Summary"),
        ("timeline", "Timeline"),
        ("groups", "Languages and sources"),
        *names,
        *concordance,
        ("articles", "Articles"),
        ("provenance", "Provenance"),
        ("method", "Method"),
    ]


def _charts(report: Report) -> Mapping[str, Spec]:
    """Return the charts of the page by the id of the element that each is drawn into."""
    bars = bars_of(report.periods, report.unit)
    focus = focus_of(bars, report.unit)
    sources = [_shown(group, _UNKNOWN_SOURCE) for group in report.totals.sources[:_MOST_SOURCES]]
    languages = [_shown(group, _UNKNOWN_LANGUAGE) for group in _named_languages(report)]
    charts = {
        "chart-languages": group_chart(languages, PAGE_COLORS),
        "chart-sources": group_chart(sources, PAGE_COLORS),
    }
    if focus is None:
        return charts
    series = {f"chart-{name}": period_chart(bars, name, focus, PAGE_COLORS) for name in ("published", "mentioned")}
    return {**series, "chart-overview": overview_chart(bars, PAGE_COLORS), **charts}


def _named_languages(report: Report) -> list[Group]:
    return [group._replace(label=_language(group.label) if group.label else "") for group in report.totals.languages]


def _shown(group: Group, unknown: str) -> Group:
    return group._replace(label=visible(group.label) or unknown)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "number": "{:,}".format,
        "language": _language,
        "lang": _lang,
        "direction": _direction,
        "years": _years,
    }
    environment.globals = {"dict": dict}
    environment.tests["machine_date"] = lambda value: isinstance(value, str) and bool(_MACHINE_DATE.fullmatch(value))
    return environment


def _safe(value: Any) -> Any:
    return visible(value, keep="\n") if isinstance(value, str) and not isinstance(value, Markup) else value


def _language(tag: str) -> str:
    """Return the name of a language with its tag; what has no name keeps its tag alone.

    >>> _language("uk"), _language("zh-Hant"), _language("und"), _language("x-none")
    ('Ukrainian (uk)', 'Chinese (zh-Hant)', 'language not told', 'x-none')
    """
    if tag == UNDETERMINED:
        return "language not told"
    name = known_languages().get(tag.partition("-")[0])
    return f"{name} ({tag})" if name else tag


def _lang(tag: str) -> str:
    """Return the value of the attribute ``lang``, which is empty where the language is not known."""
    return "" if tag == UNDETERMINED else tag


def _direction(tag: str) -> str:
    """Return the direction a language is written in, ``auto`` where it is not known.

    >>> _direction("ar"), _direction("kk-Arab"), _direction("kk"), _direction("und")
    ('rtl', 'rtl', 'ltr', 'auto')
    """
    language, _, rest = tag.partition("-")
    if language == UNDETERMINED:
        return "auto"
    return "rtl" if language in _RIGHT_TO_LEFT or rest.startswith(("Arab", "Hebr")) else "ltr"


def _years(entity: Entity) -> str:
    """Return the years from the first to the last article about a name; a dash where none is dated."""
    if entity.first is None or entity.last is None:
        return "–"
    first, last = entity.first[:4], entity.last[:4]
    return first if first == last else f"{first}–{last}"


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _library() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script, as vl-convert carries them."""
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    # Within a string of JavaScript this says the same, and no longer ends the element it stands in.
    return re.sub(r"<(/script|!--)", r"\\x3c\1", bundle, flags=re.IGNORECASE)


def _hashed(text: str) -> str:
    """Return the source expression of a policy that allows exactly this script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
