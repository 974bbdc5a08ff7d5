"""What goes into a pipe is the same, with and without the library that draws."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.model import Hit, Summary, Where
from corpus_cli.render.bare import article_lines, concordance_lines, count_lines, table_lines
from corpus_cli.render.columns import COLUMNS
from corpus_cli.render.kwic import concordance, counts
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
