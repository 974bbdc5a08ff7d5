"""Pages of HTML: the rendered text and what the markup declares."""

import pytest

from corpus_cli.annotate.article import annotate
from corpus_cli.annotate.clean import clean_page
from corpus_cli.errors import SourceError
from corpus_cli.model import RawDocument

pytest.importorskip("trafilatura")
pytest.importorskip("resiliparse")

from corpus_cli.sources import looks_like_html
from corpus_cli.sources.html import read_html

STORY = [
    "The orchard above the village has been replanted with forty old kinds of apple, most of them grafted by hand.",
    "The trees stand where hail broke the old ones three years ago, and the first fruit is expected in four years.",
    "School classes took part in the planting, and each will look after one row while its pupils stay.",
]
PAGE = f"""<!doctype html><html lang="pl-PL"><head><title>Orchard replanted with old kinds of apple - Hill Paper</title>
<meta property="og:title" content="Orchard replanted with old kinds of apple">
<meta property="og:site_name" content="Hill Paper"><meta property="article:published_time" content="2024-03-05">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Orchard replanted with old kinds of apple</h1>{"".join(f"<p>{text}</p>" for text in STORY)}</article>
<footer><p>All rights reserved</p></footer></body></html>"""


def test_a_page_is_rendered_and_its_markup_read() -> None:
    """The text holds menu and article alike; title, date, publisher and language are declared."""
    raw = read_html(PAGE.encode(), path="page.html")
    assert "Home" in raw.text
    assert STORY[0] in raw.text
    declared = {name: raw.declared[name] for name in ("title", "published", "publisher", "language")}
    assert declared == {
        "title": "Orchard replanted with old kinds of apple",
        "published": "2024-03-05",
        "publisher": "Hill Paper",
        "language": "pl-PL",
    }


def test_a_page_is_cleaned_with_both_opinions() -> None:
    """Title, body and publisher come out, the menu and the footer are removed."""
    raw = read_html(PAGE.encode(), path="page.html")
    cleaned = clean_page(raw.text, language="en", declared=raw.declared)
    assert cleaned.title == "Orchard replanted with old kinds of apple"
    assert [paragraph.text for paragraph in cleaned.paragraphs] == STORY
    assert cleaned.publisher == "Hill Paper"
    assert [raw.text[line.start : line.end] for line in cleaned.removed][-1] == "All rights reserved"


def test_the_address_a_page_declares_is_kept() -> None:
    """The address of the page is evidence for a citation; what is no address of the web is none."""
    head = '<link rel="canonical" href="https://example.org/orchard?a=1&amp;b=2"></head>'
    article = annotate(read_html(PAGE.replace("</head>", head).encode(), path="page.html"), engine="pair")
    assert [item.value for item in article.evidence if item.field == "url"] == ["https://example.org/orchard?a=1&b=2"]
    raw = RawDocument("a.txt", STORY[0], "utf-8", "valid UTF-8", "00", {"url": "javascript:alert(1)"})
    assert [item for item in annotate(raw, engine="pair").evidence if item.field == "url"] == []


def test_the_encoding_is_the_declared_one() -> None:
    """A page in an old encoding reads as it was written."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Яблоневый сад</p></body></html>'
    assert "Яблоневый сад" in read_html(page.encode("cp1251"), path="page.html").text


def test_utf_8_is_read_as_such_whatever_the_page_declares() -> None:
    """A page that was stored anew as UTF-8 often still declares the encoding that it once had."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Яблоневый сад</p></body></html>'
    raw = read_html(page.encode(), path="page.html")
    assert "Яблоневый сад" in raw.text
    assert (raw.encoding, raw.encoding_evidence) == ("utf-8", "valid UTF-8")
    assert read_html(PAGE.encode("ascii"), path="page.html").encoding == "utf-8"
    page = '<html><head><meta charset="iso-2022-jp"></head><body><p>りんご園</p></body></html>'
    raw = read_html(page.encode("iso-2022-jp"), path="page.html")
    assert ("りんご園" in raw.text, raw.encoding) == (True, "iso2022_jp")


def test_what_the_page_states_for_machines_is_declared() -> None:
    """The article's text in JSON-LD, without tags, and the description; a broken statement is passed over."""
    linked = '{"@graph": [{"@type": "WebPage"}, {"articleBody": "First &amp; last.<br>Second."}]}'
    head = (
        '<meta name="description" content="Forty kinds of apple.">'
        f'<script type="application/ld+json">{{"articleBody": broken</script>'
        f'<script type="application/ld+json">{linked}</script>'
    )
    declared = read_html(PAGE.replace("</head>", f"{head}</head>").encode(), path="page.html").declared
    assert declared["article_text"] == "First & last.\nSecond."
    assert declared["summary"] == "Forty kinds of apple."


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><body><script>1</script></body></html>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    """The error names the file and says that it is empty."""
    with pytest.raises(SourceError, match=r"page\.html: holds no text"):
        read_html(data, path="page.html")


def test_html_is_told_by_its_beginning() -> None:
    """A doctype or a tag of the page's frame, in any case, after comments too; a word in brackets is none."""
    assert looks_like_html(b"<!-- saved -->\n<!DOCTYPE HTML PUBLIC>")
    assert looks_like_html(b"\xef\xbb\xbf<HTML lang='uk'>")
    assert not looks_like_html(b"The <heading> of the text")
