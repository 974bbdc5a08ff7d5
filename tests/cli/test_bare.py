"""What goes into a pipe is the same, with and without the library that draws."""

from dataclasses import fields
from io import StringIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.model import Article, Hit, Paragraph, Role, Summary, TimeExpression, TimeRole, TimexType, Where
from corpus_cli.render.bare import article_lines, concordance_lines, count_lines, page_lines, table_lines
from corpus_cli.render.columns import COLUMNS
from corpus_cli.render.kwic import concordance, counts
from corpus_cli.render.page import article_page
from corpus_cli.render.screen import Screen, draw
from corpus_cli.render.tables import article_table, plain_table
from tests.hay import HAY

TEXTS = st.one_of(
    st.sampled_from(["", " ", "ANKA", "Токаев  каже", "新华社 报道", "e\u0301a", "\x1b[31m[/red]", *HAY.values()]),
    st.text(max_size=12),
)
_KNOWN = st.one_of(st.none(), TEXTS)


def _drawn(*things: object) -> str:
    file = StringIO()
    draw(Screen(file, None, False), *things)  # type: ignore[arg-type]
    return file.getvalue()


_articles = st.builds(
    Summary, id=st.sampled_from(["abcd", "efgh"]), path=st.sampled_from(["news/a.txt", "b"]), digest=st.just("00"),
    encoding=st.just("utf-8"), language=st.sampled_from(["uk", "sr-Latn"]), language_confidence=st.just(0.5),
    title=_KNOWN, byline=_KNOWN, publisher=_KNOWN, published=st.sampled_from([None, "2022-05", "2022-05-11T16:47"]),
    published_estimate=st.none(), words=st.integers(0, 10_000),
)  # fmt: skip
_hits = st.builds(
    Hit, id=st.just("abcd"), path=st.just("b"), query=st.just("x"), start=st.just(0), end=st.just(1), surface=TEXTS,
    left=TEXTS, right=TEXTS, language=st.just("uk"), published=st.none(), where=st.sampled_from(list(Where)),
    reason=st.just("x"),
)  # fmt: skip


@given(st.lists(st.lists(_KNOWN, min_size=3, max_size=3), min_size=1, max_size=4), st.sets(st.integers(0, 2)))
def test_a_table_is_the_same(rows: list[list[str | None]], right: set[int]) -> None:
    """Any cells, whatever their letters, stand in the same columns."""
    drawn = plain_table(["one", "number two", "三"], rows, Screen(StringIO(), None, False), right=frozenset(right))
    assert "".join(table_lines(["one", "number two", "三"], rows, right=frozenset(right))) == _drawn(drawn)


@given(
    st.lists(_articles, min_size=1, max_size=4),
    st.lists(st.sampled_from(list(COLUMNS)), min_size=1, unique=True),
    st.sampled_from([{}, {"abcd": 1, "efgh": 3}]),
)
def test_a_list_of_articles_is_the_same(articles: list[Summary], columns: list[str], copies: dict[str, int]) -> None:
    """Any columns of any articles, folded copies told."""
    table = article_table(articles, columns, copies, id_length=3, screen=Screen(StringIO(), None, False))
    assert "".join(article_lines(articles, columns, copies, id_length=3)) == _drawn(table)


@given(st.lists(st.tuples(_articles, st.lists(_hits, max_size=3)), min_size=1, max_size=3))
def test_a_concordance_and_counts_are_the_same(groups: list[tuple[Summary, list[Hit]]]) -> None:
    """Headings, hits in one column, and where they stand."""
    screen = Screen(StringIO(), None, False)
    assert "".join(concordance_lines(groups, 3)) == _drawn(*concordance(groups, 3, screen))
    numbers = [(article, len(hits)) for article, hits in groups]
    assert "".join(count_lines(numbers, 3)) == _drawn(counts(numbers, 3, screen))


_paragraphs = st.builds(
    Paragraph, text=TEXTS.map(lambda text: " ".join(text.split())), start=st.just(0), end=st.just(9),
    role=st.sampled_from(list(Role)),
)  # fmt: skip
_dates = st.builds(
    TimeExpression, surface=st.sampled_from(["ANKA", "каже", "nowhere"]), start=st.integers(0, 10), end=st.just(11),
    value=st.sampled_from(["2022-05", None]), type=st.just(TimexType.DATE), role=st.just(TimeRole.BODY),
    anchor=st.just(""), confidence=st.just(0.9),
)  # fmt: skip


@given(_articles, st.lists(_paragraphs, max_size=4).map(tuple), st.lists(_dates, max_size=2).map(tuple), st.booleans())
def test_an_article_is_the_same(
    summary: Summary, paragraphs: tuple[Paragraph, ...], dates: tuple[TimeExpression, ...], marked: bool
) -> None:
    """Title, facts and paragraphs of every kind, dates marked or not."""
    facts = {one.name: getattr(summary, one.name) for one in fields(summary)}
    empty: dict[str, Any] = dict.fromkeys(("header", "removed", "line_languages", "evidence"), ())
    article = Article(**facts, **empty, title_span=None, paragraphs=paragraphs, dates=dates)
    drawn = _drawn(*article_page(article, Screen(StringIO(), None, False), dates=marked))
    assert "".join(page_lines(article, dates=marked)) == drawn
