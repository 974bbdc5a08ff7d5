"""Time expressions where they stand, and the time lines they make.

In: articles with their texts. Out: mentions with their sentences, and the label of the period each belongs to.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from corpus_cli.edtf import DateRange, EdtfValue, instant_number, iso_week, parse_edtf
from corpus_cli.frozen import frozen
from corpus_cli.model import Article, Hit, Mention, TimeExpression, TimeRole, TimexType, Where
from corpus_cli.query.concordance import sentence_around
from corpus_cli.query.sentences import sentence_span
from corpus_cli.regions import Region, RegionMap, article_regions
from corpus_cli.store.times import Unit

__all__ = ["MentionFilter", "article_mentions", "beside_hits", "period_label", "sentences_by_period"]


@frozen
class MentionFilter:
    """Which time expressions are asked for.

    Attributes:
        types: TIMEX3 types.
        roles: where in the page.
        range: the value must be able to lie in it; ``None`` asks for no value at all.
    """

    types: Collection[TimexType] = (TimexType.DATE, TimexType.TIME)
    roles: Collection[TimeRole] = (TimeRole.PUBLICATION, TimeRole.TITLE, TimeRole.BODY)
    range: DateRange | None = None

    def takes(self, expression: TimeExpression) -> bool:
        """Return whether the expression is asked for."""
        if expression.type not in self.types or expression.role not in self.roles:
            return False
        if self.range is None:
            return True
        return expression.value is not None and self.range.overlaps(parse_edtf(expression.value))


def article_mentions(article: Article, text: str, wanted: MentionFilter) -> Iterator[Mention]:
    """Yield the time expressions of an article that are asked for, in text order, each with its sentence."""
    places = RegionMap(article_regions(article))
    for expression in article.dates:
        if wanted.takes(expression):
            region = places.at(expression.start, expression.end) or _line_around(text, expression)
            start, end = sentence_span(text, expression.start, expression.end, region)
            yield _mention(article, text, expression, start, end)


_OF_THE_ARTICLE = MentionFilter(roles=(TimeRole.TITLE, TimeRole.BODY))


def beside_hits(article: Article, text: str, hits: Iterable[Hit]) -> Iterator[Mention]:
    """Yield the mentions of times that stand in one sentence with one of these hits, removed lines left out.

    Args:
        article, text: the article and its source text.
        hits: of that article, in text order, none inside another.
    """
    spans = [(hit.start, hit.end) for hit in hits if hit.where is not Where.REMOVED]
    for mention in article_mentions(article, text, _OF_THE_ARTICLE):
        place = bisect_left(spans, (mention.sentence_start,))
        if place < len(spans) and spans[place][1] <= mention.sentence_end:
            yield mention


def sentences_by_period(articles: Iterable[tuple[Article, str]], unit: Unit, *, most: int) -> dict[str, list[Mention]]:
    """Return up to ``most`` mentions for each period; the mentions of one sentence once."""
    by_period: dict[str, list[Mention]] = {}
    told: set[tuple[str, str, int]] = set()
    for article, text in articles:
        for mention in article_mentions(article, text, _OF_THE_ARTICLE):
            label = period_label(parse_edtf(mention.value), unit) if mention.value else None
            shown = by_period.setdefault(label, []) if label else None
            sentence = label or "", mention.id, mention.sentence_start
            if shown is not None and len(shown) < most and sentence not in told:
                told.add(sentence)
                shown.append(mention)
    return by_period


def _line_around(text: str, expression: TimeExpression) -> Region:
    start = text.rfind("\n", 0, expression.start) + 1
    end = text.find("\n", expression.end)
    return Region(start, len(text) if end < 0 else end, Where.REMOVED)


def _mention(article: Article, text: str, expression: TimeExpression, start: int, end: int) -> Mention:
    left, right = sentence_around(text, expression.start, expression.end, sentence=(start, end))
    return Mention(
        id=article.id,
        path=article.path,
        language=article.language,
        published=article.published,
        role=expression.role,
        type=expression.type,
        value=expression.value,
        precision=_precision(expression),
        surface=expression.surface,
        start=expression.start,
        end=expression.end,
        anchor=expression.anchor,
        modifier=expression.modifier,
        confidence=expression.confidence,
        left=left,
        right=right,
        sentence_start=start,
        sentence_end=end,
    )


def _precision(expression: TimeExpression) -> str | None:
    if expression.value is None or expression.type is TimexType.DURATION:
        return None
    return str(parse_edtf(expression.value).precision)


def period_label(value: EdtfValue, unit: Unit) -> str:
    """Return the label of the period a value belongs to, as ``store.times`` counts it; ``XXXX`` without a year.

    >>> period_label(parse_edtf("2022-05-11"), Unit.MONTH), period_label(parse_edtf("199X"), Unit.MONTH)
    ('2022-05', '199X')
    """
    if value.earliest is None or value.latest is None:
        return value.text if value.floating else "/".join(str(end[0]) if end else ".." for end in _ends(value))
    year, month, day = value.earliest[:3]
    last_year, last_month, last_day = value.latest[:3]
    same_month = (year, month) == (last_year, last_month)
    if same_month and day == last_day and unit in (Unit.DAY, Unit.WEEK):
        return f"{year:04d}-{month:02d}-{day:02d}" if unit is Unit.DAY else iso_week(instant_number(value.earliest))
    if same_month and unit is not Unit.YEAR:
        return f"{year:04d}-{month:02d}"
    for digits, written in ((1, f"{year:04d}"), (10, f"{year // 10:03d}X"), (100, f"{year // 100:02d}XX")):
        if year // digits == last_year // digits:
            return written
    return f"{year}/{last_year}"


def _ends(value: EdtfValue) -> Sequence[tuple[int, ...] | None]:
    return value.earliest, value.latest
