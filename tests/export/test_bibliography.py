"""Citations: BibTeX and CSL-JSON say what the page says, as exactly, and nothing of a title acts on TeX."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.export.bibtex import bibtex_entry, write_bibtex
from corpus_cli.export.citation import cite
from corpus_cli.export.csl_json import csl_item
from corpus_cli.text import visible
from tests.export.pages import made_page

COMMANDS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", **{f"\\{char}": char for char in "#$%&_"},
}  # fmt: skip
_COMMAND = re.compile("|".join(map(re.escape, COMMANDS)))


def printed(value: str) -> str:
    """Return what TeX prints of a field."""
    return _COMMAND.sub(lambda match: COMMANDS[match[0]], value)


def fields(entry: str) -> dict[str, str]:
    """Return the fields of an entry, read as BibTeX does: a value ends where its braces do."""
    found, rest = {}, entry.partition(",\n")[2]
    while match := re.match(r"  (\w+) += \{", rest):
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[at], 0)
            at += 1
        found[match[1]] = rest[match.end() : at - 1]
        assert rest[at : at + 2] == ",\n"
        rest = rest[at + 2 :]
    assert rest == "}\n"
    return found


def test_an_entry_whole() -> None:
    """Title, author, publisher, date, address, digest and path are there; special characters are written for TeX."""
    page = made_page(
        "Profit up 50% & {more}",
        published="2022-05-11T16:47",
        publisher="R&D News",
        byline="Ann Lee and Bo Roe",
        url="https://example.org/a_b?c={d}",
    )
    assert "".join(write_bibtex([page])) == (
        "@online{corpus-0123456789ab,\n"
        "  title        = {{Profit up 50\\% \\& \\textbraceleft{}more\\textbraceright{}}},\n"
        "  author       = {{Ann Lee and Bo Roe}},\n"
        "  organization = {R\\&D News},\n"
        "  date         = {2022-05-11},\n"
        "  year         = {2022},\n"
        "  url          = {https://example.org/a_b?c=%7Bd%7D},\n"
        "  language     = {en},\n"
        "  note         = {news/a.txt, BLAKE2b-128 00000000000000000000000000000000, corpus id 0123456789ab},\n"
        "}\n"
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_title_holds_it_is_printed_and_ends_where_it_should(title: str, publisher: str) -> None:
    """Any text survives the way through a field, on one line, and no brace of it ends the field."""
    article, _ = made_page(title, publisher=publisher, url=f"https://example.org/{publisher}")
    found = fields(bibtex_entry(cite(article)))
    expected = " ".join(visible(title).split())
    # A second pair of braces keeps its capitals.
    assert printed(found.get("title", "{}")[1:-1]) == expected
    assert printed(found.get("organization", "")) == " ".join(visible(publisher).split())
    assert not set(found["url"]) & set("{}\\ ")


@pytest.mark.parametrize(
    ("published", "date", "year", "issued"),
    [
        ("2022-05-11T16:47", "2022-05-11", "2022", {"date-parts": [[2022, 5, 11]]}),
        ("2022-05", "2022-05", "2022", {"date-parts": [[2022, 5]]}),
        ("2022", "2022", "2022", {"date-parts": [[2022]]}),
        ("2022-05~", "2022-05~", "2022", {"date-parts": [[2022, 5]], "circa": True}),
        ("2022-XX-XX", "2022-XX-XX", "2022", {"date-parts": [[2022]]}),
        ("2022-22", "2022-22", "2022", {"date-parts": [[2022]], "season": 2}),
        ("199X", "199X", None, {"literal": "199X"}),
        ("2023-08/2023-09", "2023-08/2023-09", "2023", {"date-parts": [[2023, 8], [2023, 9]]}),
        ("2023-08/..", "2023-08/..", "2023", {"literal": "2023-08/.."}),
        ("2022-21/2022-22", "2022-21/2022-22", "2022", {"literal": "2022-21/2022-22"}),
        ("XXXX-11-28", None, None, {"literal": "XXXX-11-28"}),
        (None, None, None, None),
    ],
)
def test_a_date_is_as_exact_as_the_page(
    published: str | None, date: str | None, year: str | None, issued: dict[str, Any] | None
) -> None:
    """A month stays a month, a decade a decade; what a format has no form for is never made up."""
    citation = cite(made_page(published=published, estimate=None if published else "2023/..")[0])
    entry = fields(bibtex_entry(citation))
    assert (entry.get("date"), entry.get("year")) == (date, year)
    assert csl_item(citation).get("issued") == issued


def test_an_item_whole() -> None:
    """CSL-JSON has the same facts; names are not taken apart."""
    page = made_page(published="2022-05", publisher="Hill Paper", byline="Ann Lee", url="https://example.org/a")
    assert csl_item(cite(page[0])) == {
        "id": "corpus-0123456789ab",
        "type": "article-newspaper",
        "title": "Bridge opened",
        "author": [{"literal": "Ann Lee"}],
        "container-title": "Hill Paper",
        "publisher": "Hill Paper",
        "issued": {"date-parts": [[2022, 5]]},
        "URL": "https://example.org/a",
        "language": "en",
        "note": "news/a.txt, BLAKE2b-128 00000000000000000000000000000000, corpus id 0123456789ab",
    }
