"""Records that travel: what was written is read back exactly, and what lies is refused."""

import json
from typing import Any

import pytest

from corpus_cli.exchange import exchange_record, is_exchange_record, read_exchange_record
from corpus_cli.render.machine import to_json
from tests.export.pages import Page, annotated, real_pages
from tests.hay import HAY


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """The seeds, and pages that attack."""
    return real_pages()


@pytest.fixture
def record(pages: list[Page]) -> dict[str, Any]:
    """The record of one article, as another program reads it."""
    decoded: dict[str, Any] = json.loads(to_json(exchange_record(*pages[0])))
    return decoded


def test_a_record_gives_back_article_and_text(pages: list[Page]) -> None:
    """Through JSON and back, nothing of an article is lost or changed."""
    assert len(pages) > 10
    for article, text in pages:
        record = json.loads(to_json(exchange_record(article, text)))
        assert is_exchange_record(record)
        assert read_exchange_record(record) == (article, text)


def test_fields_of_a_newer_program_are_passed_over(record: dict[str, Any]) -> None:
    """What is not known does no harm."""
    known = read_exchange_record(record)
    record["mood"] = "calm"
    record["paragraphs"][0]["mood"] = "calm"
    assert read_exchange_record(record) == known


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (("schema",), 99, "schema is 99, and this program reads 1"),
        (("text",), None, "text is missing"),
        (("text",), "short", "lies beyond the text"),
        (("id",), "../../etc", "id is '../../etc', which is none"),
        (("id",), 7, "id is 7, and not of type str"),
        (("digest",), "00", "digest is '00', which is none"),
        (("language",), "\x1b[31m", "language is"),
        (("language_confidence",), True, "and not of type float"),
        (("words",), None, "words is None, and not of type int"),
        (("published",), "soon", "'soon' is no date"),
        (("paragraphs",), {}, "paragraphs is no list"),
        (("paragraphs", 0), 5, r"paragraphs\[0\] is no object"),
        (("paragraphs", 0, "role"), "ad", "role is 'ad', which is none of paragraph, heading"),
        (("paragraphs", 0, "start"), -1, "is no stretch of the text"),
        (("dates", 0, "surface"), "tomorrow", "the text has no 'tomorrow' at"),
    ],
)
def test_what_lies_is_refused(record: dict[str, Any], place: tuple[Any, ...], value: Any, reason: str) -> None:
    """A record that lacks something, or contradicts its own text, is refused with the reason."""
    inner = record
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    with pytest.raises(ValueError, match=reason):
        read_exchange_record(record)


def test_what_is_missing_is_named(record: dict[str, Any]) -> None:
    """The field that is not there is named."""
    del record["byline"], record["dates"]
    with pytest.raises(ValueError, match="the record lacks byline, dates"):
        read_exchange_record(record)


def test_any_file_name_travels() -> None:
    """A path that is no valid text comes back the same."""
    article, text = annotated(HAY["turkish.txt"].encode(), "caf\udce9.txt")
    assert read_exchange_record(json.loads(to_json(exchange_record(article, text)))) == (article, text)
