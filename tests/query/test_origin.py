"""What ``source:`` finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.query.origin import source_matches


@pytest.mark.parametrize(
    ("wanted", "publisher", "path", "found"),
    [
        ("рубрика", "Рубрика", "a.txt", True),
        ("rubryka", "Рубрика", "a.txt", True),
        ("RUBRIKA", "Рубрика", "a.txt", True),
        ("рубрика", None, "news/rubryka/a.txt", True),
        ("ukrainska pravda", "Українська правда", "a.txt", True),
        ("ukrayinska", "Українська правда", "a.txt", True),
        ("ukrainskapravda", "Ukrainska Pravda", "a.txt", True),
        ("khabar", "Хабар 24", "a.txt", True),
        ("egemen qazaqstan", "Егемен Қазақстан", "a.txt", True),
        ("novaya gazeta", "Новая газета", "a.txt", True),
        ("Politico", "Politico.kz", "a.txt", True),
        ("politico.kz", "Politico.kz", "a.txt", True),
        ("политико", "Politico.kz", "a.txt", True),
        ("tanea", "Τα Νέα", "a.txt", True),
        ("news/a", None, "news/a.txt", True),
        ("2024", None, "2024/a.txt", True),
        ("news/b", None, "news/a.txt", False),
        ("politika", "Politico.kz", "a.txt", False),
        ("by", "Bible", "bible/a.txt", False),
        ("ру", None, "rus/a.txt", False),
        ("rubryka", None, "a.txt", False),
        ("pravda", "Право", "a.txt", False),
    ],
)
def test_sources(wanted: str, publisher: str | None, path: str, *, found: bool) -> None:
    """Part of the publisher or the path, whatever the case, the spaces and the script."""
    assert source_matches(publisher, path, wanted) is found


@given(st.none() | st.text(), st.text() | st.binary(), st.text(min_size=1))
def test_any_text_is_answered(publisher: str | None, path: str | bytes, wanted: str) -> None:
    """Names of files need not be valid text."""
    assert source_matches(publisher, path, wanted) in (True, False)


@given(st.text(min_size=1))
def test_a_source_is_found_by_its_own_name(name: str) -> None:
    """Whatever it is called."""
    assert source_matches(name, "a.txt", name)
