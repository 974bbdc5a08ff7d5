"""Names in scripts that have no capitals, or are written without them."""

import pytest

from corpus_cli.names import MemoryVocabulary, widen

NAMES = [("אנקרה", "he"), ("بوتين", "ar"), ("普", "zh"), ("ანკარა", "ka"), ("プ", "ja"), ("पुतिन", "hi")]


@pytest.mark.parametrize(("name", "language"), NAMES)
def test_a_name_is_found_as_it_is_typed(name: str, language: str) -> None:
    """Nothing is in doubt about a word for want of a capital that its script does not have."""
    vocabulary = MemoryVocabulary()
    vocabulary.add(name, language, 3)
    assert [(form.surface, form.doubtful) for form in widen(name, vocabulary)] == [(name, False)]
