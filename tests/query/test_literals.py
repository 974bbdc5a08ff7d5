"""What a pattern cannot do without is in every text it finds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.errors import QueryError
from corpus_cli.query.literals import required_pieces
from corpus_cli.query.matchers import compile_regex
from corpus_cli.text import fold, iter_tokens


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("Токаев", {"токае"}),
        ("Токаев|Назарбаев", {"токае", "назарбае"}),
        (r"\bАселсан\b", {"аселса"}),
        ("Токаева?", {"токае"}),
        ("Токаевы*", {"токае"}),
        ("Токаевы{0,2}", {"токае"}),
        ("Токаев+", {"токае"}),
        ("(?:Касым-)?Токаев", {"токае"}),
        ("(Токаев|Назарбаев)", set()),
        ("дрон[аіу]", {"дро"}),
        ("[Тт]окаев", {"окае"}),
        ("(?i)Токаев", set()),
        ("(?x) Токаев # a remark", set()),
        ("[[a]Токаев]", set()),
        (r"\x41Токаев", set()),
        (r"\p{Lu}Токаев", set()),
        ("(?:Токаев){e<=1}", set()),
        ("дрон|", set()),
        (r"\d+", set()),
        ("", set()),
    ],
)
def test_pieces(pattern: str, pieces: set[str]) -> None:
    """The longest run of letters of each alternative, less its last; nothing where the pattern is not plain."""
    assert required_pieces(pattern) == pieces


ATOMS = st.sampled_from(
    (
        "анка", "Anka", "дрон", "İst", "ПІДК", "kel", "a", "й", "[ab]", r"\w", r"\b", ".", "(", "(?:", ")", "|", "?",
        "*", "+", "{0,2}", "{", r"\.", "ß", "ſt", "(?i)", "[^]a]", r"\d", "(?<=a)", "^", "$", "#", "&&", "{e<=1}",
    )
)  # fmt: skip
LETTERS = st.text(st.sampled_from("анкАНКAaNnKkaдрДРонОНйиІıiİsStTßſẞKelkeПІДК\u0306\u0301. -"), max_size=12)


@given(st.lists(ATOMS, min_size=1, max_size=7).map("".join), st.lists(LETTERS, min_size=1, max_size=4).map("".join))
def test_every_find_holds_a_piece(pattern: str, text: str) -> None:
    """Of the pieces of a pattern one is in a word of each text in which it finds anything."""
    try:
        compiled = compile_regex(pattern, whole_words=False)
    except QueryError:
        return
    pieces = required_pieces(pattern)
    for shown in (text, unicodedata.normalize("NFD", text), pattern):
        words = [fold(token.surface) for token in iter_tokens(shown)]
        if pieces and any(hit.group() for hit in compiled.finditer(shown, timeout=2)):
            assert any(piece in word for piece in pieces for word in words)
