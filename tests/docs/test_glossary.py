"""The glossary can be looked up in."""

from tests.docs import read_doc, read_table

ROWS = read_table(read_doc("glossary.md"))


def test_words_stand_once_and_in_order() -> None:
    """Each word has one row, in the order of the alphabet."""
    words = [word.strip("*").lower() for word, _ in ROWS]
    assert len(words) > 30
    assert words == sorted(set(words))
