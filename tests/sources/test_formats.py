"""Each format, good: what it holds is what comes out, whatever is around it and whatever the file is called."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus_cli.annotate.article import annotate
from corpus_cli.errors import SourceError
from corpus_cli.model import Article, RawDocument
from corpus_cli.sources import Reading, iter_documents
from tests.sources.made import page, record, text, write_warc

RECORDS = [record(number) for number in (1, 2, 3)]


def table(delimiter: str) -> str:
    """The records as a table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(RECORDS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(RECORDS)
    return out.getvalue()


def lines() -> str:
    return "".join(f"{json.dumps(one)}\n" for one in RECORDS)


def rss() -> str:
    items = "".join(
        f"<item><title>{one['headline']}</title><link>{one['link']}</link><description>A teaser.</description>"
        f"<content:encoded><![CDATA[<p>{one['content'].replace(chr(10) * 2, '</p><p>')}</p>]]></content:encoded>"
        f"<dc:creator>{one['writer']}</dc:creator><pubDate>{one['date']}</pubDate></item>"
        for one in RECORDS
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley News</title><language>en-gb</language>'
        f"{items}</channel></rss>"
    )


def atom() -> str:
    entries = "".join(
        f'<entry><title>{one["headline"]}</title><link rel="self" href="https://valley.example/feed"/>'
        f'<link href="{one["link"]}"/><updated>{one["date"]}</updated><author><name>{one["writer"]}</name></author>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<p>{one['content'].replace(chr(10) * 2, '</p><p>')}</p></div></content></entry>"
        for one in RECORDS
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Valley News</title>{entries}</feed>'


STRUCTURED: dict[str, Callable[[], str]] = {
    "lines.jsonl": lines,
    "lines.json": lines,
    "array.json": lambda: json.dumps(RECORDS, indent=2),
    "object.json": lambda: json.dumps({"status": "ok", "articles": RECORDS, "total": 3}),
    "nested.json": lambda: json.dumps({"response": {"total": 3, "docs": RECORDS}}),
    "keyed.json": lambda: json.dumps({f"n{number}": one for number, one in enumerate(RECORDS)}),
    "source.json": lambda: json.dumps(
        {"hits": {"hits": [{"_id": n, "_source": one} for n, one in enumerate(RECORDS)]}}
    ),
    "table.csv": lambda: table(","),
    "semicolons.csv": lambda: table(";"),
    "table.tsv": lambda: table("\t"),
    "feed.xml": rss,
    "feed.rss": rss,
    "feed.atom": atom,
    "without-an-ending": lines,
    "called-wrongly.txt": lambda: json.dumps(RECORDS),
}


def articles(path: Path, reading: Reading | None = None) -> list[Article]:
    """The articles of a file, none of them failed."""
    found = list(iter_documents(str(path), reading or Reading()))
    assert [str(one) for one in found if isinstance(one, SourceError)] == []
    return [annotate(one, engine="pair") for one in found if isinstance(one, RawDocument)]


def facts(article: Article) -> tuple[object, ...]:
    """What every format states of an article."""
    body = "\n\n".join(one.text for one in article.paragraphs)
    address = next(one.value for one in article.evidence if one.field == "url")
    return article.title, body, article.published, article.language, address, article.byline


EXPECTED = [(one["headline"], one["content"], one["date"], "en", one["link"], one["writer"]) for one in RECORDS]


@pytest.mark.parametrize("name", STRUCTURED)
def test_a_format_with_fields_gives_what_its_fields_say(name: str, tmp_path: Path) -> None:
    """Title, date, language, address, author and the whole text come through, none of it cleaned away."""
    path = tmp_path / name
    path.write_text(STRUCTURED[name](), encoding="utf-8")
    assert [facts(one) for one in articles(path)] == EXPECTED


@pytest.mark.parametrize(
    "header",
    [
        "Überschrift;Veröffentlicht;Text",
        "UEBERSCHRIFT;VEROEFFENTLICHT;INHALT",
        "nagłówek;data publikacji;treść",
        "NAGLOWEK;data_publikacji;tresc",
        "Заголовок;Дата публикации;Текст статьи",
        "Назва;дата_публікації;Вміст",
        "Başlık;Yayın Tarihi;İçerik",
        "Titre;Date de publication;Texte",
        "TITULO;fecha de publicación;cuerpo",
        "Titolo;Data di pubblicazione;Testo",
        "Título;data de publicacao;conteúdo",
        "Тақырып;Жарияланған күні;Мәтін",
        "Titulek;Datum vydání;Obsah",
    ],
)
def test_fields_are_known_by_their_names_in_many_languages(header: str, tmp_path: Path) -> None:
    """Case, accents, spaces and underscores do not matter."""
    path = tmp_path / "table.csv"
    body = "It rained all day over the town of Brod, and the river Lim rose by two metres."
    path.write_text(f"{header}\nRain in the hills;2024-05-05;{body}\n", encoding="utf-8")
    (article,) = articles(path)
    assert (article.title, article.published) == ("Rain in the hills", "2024-05-05")
    assert [one.text for one in article.paragraphs] == [body]


@pytest.mark.parametrize("published", [99999999999999, "9999-12-31", "issue 7"])
def test_a_date_that_can_be_none_is_said_to_be_none(published: object, tmp_path: Path) -> None:
    """A number in other units, or a mark for never, leaves the date unknown, and the evidence says why."""
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"content": text(1), "published": published}))
    (article,) = articles(path)
    assert article.published is None
    (why,) = [one for one in article.evidence if one.field == "published" and one.reason.startswith("declared")]
    assert why.reason == "declared by the record, but it is no date from 1400 to 2100"


def test_escape_sequences_of_terminals_stick_to_no_word(tmp_path: Path) -> None:
    """Whole ones are left out, as the evidence says; a broken one stays."""
    path = tmp_path / "page.txt"
    link = "\x1b]8;;https://valley.example\x1b\\the robot\x1b]8;;\x07"
    path.write_text(
        f"\x1b[31mRed headline\x1b[0m\n\nNear the river {link} \x1b[1;4mZorblatt\x1b[m stood. \x1b[3\n{text(1)}"
    )
    (raw,) = iter_documents(str(path))
    assert isinstance(raw, RawDocument)
    assert raw.text == f"Red headline\n\nNear the river the robot Zorblatt stood. \x1b[3\n{text(1)}"
    assert raw.encoding_evidence == "valid UTF-8; 6 escape sequences of a terminal left out"
    path.write_text("\x1b[2J\x1b[0m\n")
    (error,) = iter_documents(str(path))
    assert isinstance(error, SourceError)
    assert error.reason == "empty"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_tables_come_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    """As spreadsheets and old programs write them."""
    path = tmp_path / "table.csv"
    row = "Дождь в горах;Весь день над городом Брод шёл дождь, и река Лим поднялась на два метра.;05.05.2024\r\n"
    path.write_text(f"Заголовок;Текст;Дата\r\n{row}", encoding=encoding, newline="")
    (article,) = articles(path)
    assert (article.title, article.published, article.language) == ("Дождь в горах", "2024-05-05", "ru")


@pytest.mark.parametrize(
    ("named", "encoding"),
    [("gb2312", "gb18030"), ("shift_jis", "shift_jis"), ("windows-1251", "utf-8"), ("x-unheard-of", "utf-8")],
)
def test_feeds_come_in_any_encoding(named: str, encoding: str, tmp_path: Path) -> None:
    """Also in those that the parser of XML does not know, or by a name that nobody does."""
    headline = "日本の新聞は、ここにあります"
    item = f"<item><title>{headline}</title><description>{headline * 3}</description></item>"
    feed = f'<?xml version="1.0" encoding="{named}"?><rss><channel>{item}</channel></rss>'
    (tmp_path / "feed.xml").write_bytes(feed.encode(encoding))
    (article,) = articles(tmp_path / "feed.xml")
    assert article.title == headline


AROUND: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": lambda data: pytest.importorskip("zstandard").compress(data),
}


@pytest.mark.parametrize("ending", AROUND)
@pytest.mark.parametrize("name", ["lines.jsonl", "table.csv", "feed.xml", "array.json"])
def test_compression_around_a_format_makes_no_difference(name: str, ending: str, tmp_path: Path) -> None:
    """One stream inside another, told by its first bytes: the name of the file can be any."""
    data = AROUND[ending](STRUCTURED[name]().encode())
    for called in (f"{name}.{ending}", name):
        path = tmp_path / called
        path.write_bytes(data)
        assert [facts(one) for one in articles(path)] == EXPECTED
        assert articles(path)[0].path.startswith(f"{path}!/")


def test_archives_hold_any_format_and_other_archives(tmp_path: Path) -> None:
    """A tar of tables, lines and a zip, compressed; each record says by which way it was reached."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep/page.txt", f"News of the valley\n\n{text(4)}")
    path = tmp_path / "all.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, data in (("a/lines.jsonl", lines().encode()), ("b.zip", inner.getvalue())):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    found = articles(path)
    assert [one.path.removeprefix(f"{path}!/") for one in found] == [
        "a/lines.jsonl!/1",
        "a/lines.jsonl!/2",
        "a/lines.jsonl!/3",
        "b.zip!/deep/page.txt",
    ]
    ways = [next(item for item in one.evidence if item.field == "provenance").value for one in found]
    assert ways == ["gz > tar > jsonl"] * 3 + ["gz > tar > zip > text"]


@pytest.mark.parametrize(("coding", "library"), [("br", "brotli"), ("zstd", "zstandard")])
def test_pages_sent_compressed_are_unpacked(coding: str, library: str, tmp_path: Path) -> None:
    """As browsers ask servers to send them, by every way that the web knows."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    compress = pytest.importorskip(library).compress
    path = write_warc(tmp_path / "crawl.warc.gz", 6, coding=coding, compress=compress)
    assert [one.title for one in articles(path)] == [f"News of the valley {number}" for number in range(1, 7)]


@pytest.mark.parametrize("compressed", [True, False])
def test_the_pages_of_a_crawl_are_articles(compressed: bool, tmp_path: Path) -> None:
    """Chunked and compressed bodies are undone; what is no page is counted; the offset is that of the record."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    path = write_warc(tmp_path / "crawl.warc.gz", 6, compressed=compressed)
    notes: list[str] = []
    found = articles(path, Reading(note=notes.append))
    assert [one.title for one in found] == [f"News of the valley {number}" for number in range(1, 7)]
    assert [next(item.value for item in one.evidence if item.field == "url") for one in found] == [
        f"https://valley.example/{number}" for number in range(1, 7)
    ]
    assert notes == ["left out records that are no pages (1 image/png, 1 status 404)"]
    for one in found:
        offset = int(one.path.rpartition("!/")[2])
        head = path.read_bytes()[offset : offset + 5]
        assert head.startswith(b"\x1f\x8b" if compressed else b"WARC/")


def test_a_saved_page_is_an_article(tmp_path: Path) -> None:
    """The page of MHTML is read as the page of HTML it holds; its pictures are passed over."""
    pytest.importorskip("trafilatura")
    path = tmp_path / "saved.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://valley.example/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----M"\r\n\r\n------M\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n"
        b"Content-Location: https://valley.example/1\r\n\r\n" + page(1) + b"\r\n------M\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\nContent-Location: https://valley.example/i.png\r\n\r\niVBORw0=\r\n------M--\r\n"
    )
    (article,) = articles(path)
    assert (article.path, article.title) == (str(path), "News of the valley 1")
    assert article.paragraphs[0].text == text(1).partition("\n\n")[0]


def test_fields_are_taken_as_the_user_says(tmp_path: Path) -> None:
    """A mapping of one's own beats every guess; a page of text is cleaned, a body is not."""
    path = tmp_path / "lines.jsonl"
    menu = "Home\nNews\nWeather\n\n"
    footer = "\n\nShare on Facebook\n\nSubscribe to our newsletter\n\nAll rights reserved"
    path.write_text(json.dumps({"a": f"{menu}{text(1)}{footer}", "b": "Ein Titel", "text": "no"}))
    (whole,) = articles(path, Reading({"text": "a", "title": "b"}))
    assert (whole.title, whole.removed, whole.paragraphs[-1].text) == ("Ein Titel", (), "All rights reserved")
    (cleaned,) = articles(path, Reading({"page": "a", "title": "b"}))
    assert "\n\n".join(one.text for one in cleaned.paragraphs) == text(1)
