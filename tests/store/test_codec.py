"""What an index row holds is what was put into it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.article import annotate
from corpus_cli.regions import article_regions
from corpus_cli.sources import read_document
from corpus_cli.store.codec import pack_details, pack_surface, unpack_details, unpack_layout, unpack_surface
from corpus_cli.store.rows import Layout
from corpus_cli.store.tokens import token_columns
from corpus_cli.text import fold, iter_tokens

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_an_article_comes_back_whole(path: Path) -> None:
    """Packed and unpacked with its text, an article is the same, and so are its regions and their sizes."""
    raw = read_document(str(path))
    article = annotate(raw, engine="pair")
    regions = article_regions(article)
    layout = Layout(regions, list(token_columns(raw.text, regions)[1]))
    packed = pack_details(article, raw.text, layout.sizes)
    assert unpack_details(article, packed, raw.text) == article
    assert unpack_layout(packed) == layout
    assert layout.regions == article_regions(article)


def test_what_a_column_has_is_not_kept_twice() -> None:
    """A title is no longer in the packed evidence; a value that differs from the column is."""
    raw = read_document(str(sorted(SEEDS.glob("*.txt"))[0]))
    article = annotate(raw, engine="pair")
    title = next(item for item in article.evidence if item.field == "title")
    other = replace(title, value="Another headline that the markup states")
    sizes = [len(pack_details(replace(article, evidence=some), raw.text, ())) for some in ((title,), (other,))]
    assert sizes[0] + len("Another headline") < sizes[1]
    told = replace(article, evidence=(title, other))
    assert unpack_details(told, pack_details(told, raw.text, ()), raw.text).evidence == (title, other)


@given(
    st.text(max_size=30)
    | st.sampled_from(["ANKA", "İstanbul", "ΣΊΣΥΦΟΣ", "ǅ", "ﬁne", "Тока\u0301ев", "ISPARTA", "straße"])
)
def test_a_token_comes_back_from_its_folded_form(text: str) -> None:
    """Whatever the case and the letters, what is kept of a token beside its folded form gives it again."""
    for token in iter_tokens(text):
        folded = fold(token.surface)
        assert unpack_surface(pack_surface(token.surface, folded), folded) == token.surface
