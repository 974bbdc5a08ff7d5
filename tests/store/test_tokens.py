"""Words of a page by column, and where each of them stands."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.model import Where
from corpus_cli.regions import Region
from corpus_cli.store.rows import FILLER, Layout
from corpus_cli.store.tokens import TokenMap, token_columns
from corpus_cli.text import cut_words, iter_tokens, parts_words

_COLUMNS = {Where.TITLE: 0, Where.HEADER: 1, Where.BODY: 1, Where.REMOVED: 2}

_texts = st.lists(
    st.sampled_from(
        ["ANKA’nın", "К", "Токаев", "і", "2013", "東京", ".", ". ", " ", "  ", "\n\n", "-", "… ", "\u00ad", "("]
    )
    | st.text(max_size=3),
    max_size=40,
).map("".join)


@st.composite
def _pages(draw: st.DrawFn) -> tuple[str, list[Region]]:
    """Return a text and regions of it, side by side or apart."""
    text = draw(_texts)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, [Region(start, end, draw(st.sampled_from(Where))) for start, end in pairs]


@given(_texts)
def test_cut_words_are_the_tokens(text: str) -> None:
    """Cutting finds the tokens, and loses nothing of what stands between them."""
    pieces = cut_words(text)
    assert "".join(pieces) == text
    assert list(pieces[1::2]) == [token.surface for token in iter_tokens(text)]


@given(_pages())
def test_every_position_leads_back_to_its_word(page: tuple[str, list[Region]]) -> None:
    """The place of each word is told again from the sizes of the regions."""
    text, regions = page
    columns, sizes = token_columns(text, regions)
    places = TokenMap(text, Layout(regions, sizes))
    for number, column in enumerate(columns):
        expected = sorted(
            (token.start, token.surface)
            for region in regions
            if _COLUMNS[region.where] == number
            for token in iter_tokens(text, region.start, region.end)
        )
        words = column.split("\n") if column else []
        found = [(places.start(number, place), word) for place, word in enumerate(words) if word != FILLER]
        assert sorted(found) == expected


@given(_texts)
def test_a_filler_stands_where_words_are_parted(text: str) -> None:
    """Two words of a passage are neighbours unless what stands between them parts them."""
    (_, body, _), sizes = token_columns(text, [Region(0, len(text), Where.BODY)])
    tokens = list(iter_tokens(text))
    expected = [token.surface for token in tokens[:1]]
    for one, other in pairwise(tokens):
        parted = parts_words(text[one.end : other.start], one.surface)
        expected += [FILLER, other.surface] if parted else [other.surface]
    assert body == "\n".join(expected)
    assert sizes == (len(expected),)


def test_regions_of_a_column_are_parted() -> None:
    """A phrase never reaches from one paragraph into the next, nor from the header into the body."""
    text = "Kazakh Invest Astana Times"
    regions = [Region(0, 13, Where.HEADER), Region(14, 26, Where.BODY)]
    assert token_columns(text, regions) == (("", "Kazakh\nInvest\n\nAstana\nTimes", ""), (2, 2))
