"""What a report says, taken from an opened corpus.

In: a corpus, what the report is to be about. Out: a ``Report``, or ``None`` where nothing fits. Draws nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus_cli import __version__
from corpus_cli.corpus import Corpus
from corpus_cli.edtf import parse_edtf
from corpus_cli.errors import SourceError
from corpus_cli.model import Hit, Span, TimeRole, TimexType, Where
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.order import SortKey, order_clause
from corpus_cli.query.search import occurrence_hits
from corpus_cli.query.terms import EVERY, Term
from corpus_cli.report.content import Method, Report, Story, StoryPart, Totals
from corpus_cli.report.names import NameSearch, name_found, search_name
from corpus_cli.report.totals import total_up
from corpus_cli.store import Row
from corpus_cli.store.among import among
from corpus_cli.store.folding import without_copies
from corpus_cli.store.times import Unit
from corpus_cli.study.marks import cut_pieces
from corpus_cli.study.names import discover_names

__all__ = ["MOST_DISCOVERED", "Request", "gather"]

MOST_DISCOVERED = 40
"""Names found without being asked for that a report lists at most."""
_CONTEXT = ContextSize(words=10)
_MARKED_TYPES = (TimexType.DATE, TimexType.TIME)
# Months from the first to the last article, up to which a bar is a day, and a month.
_DAYS_UP_TO, _MONTHS_UP_TO = 2, 240


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is to be about.

    Attributes:
        term: which articles.
        names: whose mentions; with any, only articles that mention one of them.
        widening: of the names; ``None`` for the words as typed.
        unit: of the time line; ``None`` for what suits its length.
        limit: articles in full at most.
        title: the headline; ``None`` for one made from names and question.
        corpus: what was read, as the user named it.
        made: the day.
    """

    term: Term
    names: Sequence[str]
    widening: Widening | None
    unit: Unit | None
    limit: int
    title: str | None
    corpus: Sequence[str]
    made: date


def gather(corpus: Corpus, request: Request) -> Report | None:
    """Return what a report says; ``None`` where no article fits.

    An article whose text cannot be read any more joins the failures of the corpus.

    Raises:
        UsageError: a name holds no word.
    """
    fitting = corpus.condition(request.term)
    searches = [search_name(corpus, name, request.widening, fitting) for name in request.names]
    chosen = among(sorted({key for one in searches for key in one.mentioning})) if searches else fitting
    totals = total_up(corpus, fitting, chosen)
    if not totals.articles:
        return None
    order = order_clause(SortKey.PUBLISHED, reverse=True)
    rows = list(corpus.reader.summaries(without_copies(chosen), order=order, limit=request.limit))
    copied = corpus.copy_counts([row.summary for row in rows])
    stories = [story for row in rows if (story := _story(corpus, row, searches, copied)) is not None]
    unit = request.unit or _fitting_unit(totals)
    return Report(
        title=request.title or ", ".join(request.names) or request.term.describe() or "All articles",
        totals=totals,
        unit=unit,
        periods=corpus.timeline(chosen, unit),
        names=[name_found(corpus, search) for search in searches],
        discovered=discover_names(corpus, chosen, most=MOST_DISCOVERED),
        stories=stories,
        method=_method(corpus, request),
    )


def _story(corpus: Corpus, row: Row, searches: Sequence[NameSearch], copied: Collection[str]) -> Story | None:
    """Return an article in full; ``None`` where its text cannot be read any more. ``copied`` has ids with copies."""
    try:
        text = corpus.text(row)
    except SourceError as error:
        corpus.failures.append(error)
        return None
    article = replace(corpus.reader.article(row.number, text), path=corpus.shown_path(row.located))
    hits = [hit for hit in _hits(corpus, row, text, searches) if hit.where is not Where.REMOVED]
    times = [time for time in article.dates if time.type in _MARKED_TYPES and time.role is not TimeRole.RELATED]
    parts = [
        StoryPart(part.role, cut_pieces(part.text, text, Span(part.start, part.end), hits=hits, times=times))
        for part in article.paragraphs
    ]
    title = article.title or ""
    return Story(
        article=article,
        title=cut_pieces(title, text, article.title_span or Span(0, 0), hits=hits),
        parts=parts,
        hits=hits,
        copies=corpus.copies(row)[1:] if row.summary.id in copied else (),
    )


def _hits(corpus: Corpus, row: Row, text: str, searches: Sequence[NameSearch]) -> Iterator[Hit]:
    layout = corpus.reader.layout(row.number) if searches else None
    for search in searches:
        places = search.places.get(row.number)
        if places and layout is not None:
            yield from occurrence_hits(row.summary, text, layout, places, query=search.question.query, size=_CONTEXT)


def _fitting_unit(totals: Totals) -> Unit:
    """Return a unit that makes neither a handful of bars nor thousands of what was published."""
    earliest = parse_edtf(totals.first).earliest if totals.first else None
    latest = parse_edtf(totals.last).latest if totals.last else None
    if earliest is None or latest is None:
        return Unit.MONTH
    months = (latest[0] - earliest[0]) * 12 + latest[1] - earliest[1]
    if months <= _DAYS_UP_TO:
        return Unit.DAY
    return Unit.MONTH if months <= _MONTHS_UP_TO else Unit.YEAR


def _method(corpus: Corpus, request: Request) -> Method:
    return Method(
        version=__version__,
        made=request.made,
        corpus=request.corpus,
        question=str(request.term) if request.term != EVERY else "",
        described=request.term.describe(),
        widening=_described_widening(request.widening) if request.names else "",
        limit=request.limit,
        left_out=sorted(corpus.left_out.items()),
        failures=[str(failure) for failure in corpus.failed()],
    )


def _described_widening(widening: Widening | None) -> str:
    """Return in words how far names were widened."""
    if widening is None:
        return "only the words as typed, whatever their case"
    said = {
        "only forms in the script of the name": widening.same_script,
        f"no form further off than {widening.max_distance}": widening.max_distance is not None,
        "neither the names file nor the names of places": not widening.aliases,
        "acronyms in small letters too": widening.any_case,
        "the forms in doubt as well": widening.doubtful,
    }
    return "; ".join(
        ["spellings, scripts and inflections that occur in the corpus", *(one for one in said if said[one])]
    )
