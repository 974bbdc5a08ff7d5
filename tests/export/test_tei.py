"""TEI: well-formed whatever the text, valid, with dates that say no more than the page."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.export.tei import tei_document, write_tei
from corpus_cli.model import Role
from tests.export.pages import Page, made_page, real_pages
from tests.hay import STEERING

NS = {"t": "http://www.tei-c.org/ns/1.0"}
PARTS: tuple[tuple[str, Role], ...] = (
    ("A first paragraph.", Role.PARAGRAPH),
    ("A picture", Role.CAPTION),
    ("What came of it", Role.HEADING),
    ("• one", Role.LIST),
    ("• two", Role.LIST),
    ("We said so.", Role.QUOTE),
    ("And why", Role.HEADING),
)


def read(page: Page) -> ElementTree.Element:
    return ElementTree.fromstring(tei_document(*page))


def words(element: ElementTree.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def test_roles_become_elements() -> None:
    """Headings open parts, items that follow each other are one list, quotations and captions are told apart."""
    body = read(made_page(body=PARTS)).find(".//t:body", NS)
    assert body is not None
    assert [(child.tag.partition("}")[2], words(child).strip()[:18]) for child in body] == [
        ("head", "Bridge opened"),
        ("p", "A first paragraph."),
        ("note", "A picture"),
        ("div", "What came of it\n\no"),
        ("div", "And why"),
    ]
    assert [words(item) for item in body.iterfind(".//t:list/t:item", NS)] == ["one", "two"]
    assert words(body.find(".//t:quote/t:p", NS)) == "We said so."


def test_the_header_says_what_was_read() -> None:
    """Publisher, date, address, path and digest stand in the description of the source."""
    page = made_page(published="2022-05", publisher="R&D <News>", byline="Ann Lee", url="https://example.org/?a=1&b=2")
    source = read(page).find(".//t:sourceDesc/t:bibl", NS)
    assert source is not None
    assert [(child.tag.partition("}")[2], child.text, dict(child.attrib)) for child in source] == [
        ("title", "Bridge opened", {}),
        ("author", "Ann Lee", {}),
        ("publisher", "R&D <News>", {}),
        ("date", "2022-05", {"when": "2022-05"}),
        ("ref", "https://example.org/?a=1&b=2", {"target": "https://example.org/?a=1&b=2"}),
        ("idno", "news/a.txt", {"type": "path"}),
        ("idno", "00" * 16, {"type": "blake2b-128"}),
    ]


@pytest.mark.parametrize(
    ("value", "attributes"),
    [
        ("2022", {"when": "2022"}),
        ("2022-05", {"when": "2022-05"}),
        ("2022-05-11T16:47", {"when": "2022-05-11", "when-iso": "2022-05-11T16:47"}),
        ("2022-05~", {"when": "2022-05", "cert": "medium"}),
        ("2022-05?", {"when": "2022-05", "cert": "low"}),
        ("199X", {"notBefore": "1990-01-01", "notAfter": "1999-12-31"}),
        ("2022-21", {"notBefore": "2022-03-01", "notAfter": "2022-05-31"}),
        ("2022-XX-XX", {"when": "2022"}),
        ("2023-08/2023-09", {"notBefore": "2023-08-01", "notAfter": "2023-09-30"}),
        ("2023-07/..", {"notBefore": "2023-07-01"}),
        ("XXXX-11-28", {"when": "--11-28"}),
        ("-0044-03", {"notBefore": "-0044-03-01", "notAfter": "-0044-03-31"}),
    ],
)
def test_a_date_says_no_more_than_the_page(value: str, attributes: dict[str, str]) -> None:
    """A month stays a month; a stretch of time has a first and a last day."""
    date = read(made_page(published=value)).find(".//t:sourceDesc//t:date", NS)
    assert date is not None
    if not value.startswith("-0"):
        assert (date.text, dict(date.attrib)) == (value, attributes)
    else:
        assert (date.text, dict(date.attrib)) == (value, {})


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    """An estimate is marked as one; without any there is no value at all."""
    guessed = read(made_page(estimate="2023-07/..")).find(".//t:sourceDesc//t:date", NS)
    unknown = read(made_page()).find(".//t:sourceDesc//t:date", NS)
    assert guessed is not None
    assert unknown is not None
    assert (guessed.text, dict(guessed.attrib)) == (
        "not stated; the text allows 2023-07/..",
        {"notBefore": "2023-07-01", "cert": "low"},
    )
    assert (unknown.text, dict(unknown.attrib)) == ("not stated", {})


def test_dates_in_the_text_are_marked_where_they_stand() -> None:
    """Line ends within a paragraph, and markup characters before a date, move nothing."""
    text = "Costs < 5 & rose\n  since\tMay\n2022 and in 2023."
    body = read(made_page(body=(text,), dates=(("May\n2022", "2022-05"), ("2023", "2023")))).find(".//t:body/t:p", NS)
    assert words(body) == "Costs < 5 & rose since May 2022 and in 2023."
    assert body is not None
    assert [(date.text, date.get("when")) for date in body] == [("May 2022", "2022-05"), ("2023", "2023")]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_well_formed(title: str, paragraph: str) -> None:
    """Whatever stands in a page, the document can be read, and nothing that steers a terminal is written."""
    document = tei_document(*made_page(title, (paragraph,), publisher=title, url=f"https://example.org/{title}"))
    assert ElementTree.fromstring(document) is not None
    assert not (STEERING | {"\x00", "\ufffe", "\uffff"}) & set(document)


def test_the_whole_corpus_is_valid() -> None:
    """The seeds, hostile pages and pages made of every part are valid TEI P5 by a schema of the guidelines."""
    etree = pytest.importorskip("lxml.etree", reason="lxml comes with the extra html")
    trafilatura = pytest.importorskip("trafilatura", reason="the schema comes with the extra html")
    schema = etree.DTD(str(Path(trafilatura.__file__).parent / "data" / "tei_corpus.dtd"))
    odd = [
        made_page(body=PARTS, published="199X~", dates=()),
        made_page(body=(("Only a caption", Role.CAPTION),)),
        made_page(title=None, body=(("Only a heading", Role.HEADING),), url="https://example.org/"),
        made_page(body=()),
    ]
    pages = [*real_pages(), *odd]
    # The made ones share an id, which one document must not.
    for corpus in (pages[:-3], *([page] for page in odd)):
        document = etree.fromstring("".join(write_tei(corpus)).encode())
        assert schema.validate(document), schema.error_log.filter_from_errors()[0]
        assert len(document.findall("t:TEI", NS)) == len(corpus)
    assert schema.validate(etree.fromstring(tei_document(*odd[0]).encode()))
