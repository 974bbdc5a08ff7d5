"""Each format, broken and hostile: one error with its place, the rest read, and no end of nothing."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus_cli import bounds
from corpus_cli.errors import SourceError
from corpus_cli.sources import iter_documents
from tests.sources.made import record, text, write_warc


def read(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Places of the documents of a file, and place and class of each error."""
    documents, errors = [], []
    for one in iter_documents(str(path)):
        place = one.path.removeprefix(str(path)).removeprefix("!/")
        if isinstance(one, SourceError):
            errors.append((place, one.reason))
        else:
            documents.append(place)
    return documents, errors


def lines(*numbers: int) -> bytes:
    return b"".join(json.dumps(record(number)).encode() + b"\n" for number in numbers)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds small enough that a test can reach them."""
    monkeypatch.setattr("corpus_cli.sources.jsonl.MAX_RECORD", 4_000)
    monkeypatch.setattr("corpus_cli.sources.json_file.MAX_RECORD", 4_000)
    monkeypatch.setattr("corpus_cli.sources.feed.MAX_RECORD", 4_000)
    monkeypatch.setattr("corpus_cli.sources.streams.SMALL_ENOUGH", 1_000_000)
    monkeypatch.setattr("corpus_cli.sources.containers.MAX_BYTES", 500_000)


@pytest.mark.usefixtures("narrow")
def test_a_line_larger_than_a_record_is_passed_over(tmp_path: Path) -> None:
    """It is named, and the lines behind it are read."""
    path = tmp_path / "day.jsonl"
    path.write_bytes(lines(1) + b'{"content": "' + b"a" * 100_000 + b'"}\n' + lines(2))
    assert read(path) == (["1", "3"], [("2", "too-large")])


@pytest.mark.parametrize(
    ("bound", "most", "name", "content", "detail"),
    [
        ("plaintext.MAX_TEXT", 2**20, "a.txt", b"word " * 300_000, "is larger than 1 MiB: split it into articles"),
        ("content.MAX_TEXT", 1_000, "a.html", b"<p>" + b"word " * 300, "has more than 1,000 characters: split it "),
        ("content.MAX_LINES", 200, "a.txt", b"word\n" * 300, "has more than 200 lines: split it into articles"),
        ("content.MAX_LINES", 200, "a.jsonl", b'{"page": "' + b"word\\n" * 300 + b'"}', "has more than 200 lines: "),
        ("html.MAX_TAGS", 200, "a.html", b"<html><p>word" * 150, "has more than 200 tags: split it into articles"),
    ],
)
def test_an_article_too_long_to_be_understood_is_named(
    bound: str, most: int, name: str, content: bytes, detail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cleaning takes memory by the line and by the tag, and there is only so much of it."""
    pytest.importorskip("trafilatura")
    monkeypatch.setattr(f"corpus_cli.sources.{bound}", most)
    path = tmp_path / name
    path.write_bytes(content)
    (error,) = iter_documents(str(path))
    assert isinstance(error, SourceError)
    assert error.reason == "too-large"
    assert error.detail.startswith(detail)


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_page_whose_compression_lies_is_an_error(coding: str, tmp_path: Path) -> None:
    """It is no reason to stop, and neither is a compression that nobody reads."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    path = write_warc(tmp_path / "crawl.warc", 3, compressed=False, coding=coding, compress=lambda _: b"\x07\xff" * 40)
    documents, errors = read(path)
    assert (len(documents), len(errors)) == (2, 1)
    path = write_warc(tmp_path / "crawl.warc", 3, compressed=False, coding="compress", compress=lambda _: b"\x1f\x9d")
    documents, errors = read(path)
    assert (len(documents), [reason for _, reason in errors]) == (2, ["broken"])


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress])
def test_a_bomb_is_not_unpacked(compress: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """What comes out of a stream is bounded by what went in."""
    path = tmp_path / "day.jsonl.gz"
    path.write_bytes(compress(lines(1) + b"\n" * 30_000_000))
    assert read(path) == (["1"], [("", "bomb")])


@pytest.mark.usefixtures("narrow")
def test_a_bomb_in_an_archive_costs_its_member_alone(tmp_path: Path) -> None:
    """The members beside it are read, up to what the whole archive may hold."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", lines(1))
        archive.writestr("b.jsonl", b"\n" * 2_000_000)
        archive.writestr("c.txt", b"a " * 600_000)
        archive.writestr("d.jsonl", lines(2))
    documents, errors = read(path)
    assert documents[0] == "a.jsonl!/1"
    assert ("b.jsonl", "bomb") in errors


def test_containers_in_containers_end_somewhere(tmp_path: Path) -> None:
    """What lies too deep is named and not opened; what lies beside it is read."""
    data = lines(1)
    for level in range(bounds.MAX_DEPTH + 1):
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr(f"{level}.zip" if level else "lines.jsonl", data)
            archive.writestr("beside.jsonl", lines(2))
        data = inner.getvalue()
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    documents, errors = read(path)
    assert [reason for _, reason in errors] == ["too-deep", "too-deep"]
    assert len(documents) == bounds.MAX_DEPTH - 1


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/motd.txt", "up\\..\\x.txt", "a\x1b[31m.txt", "C:evil.txt"]
)
def test_names_in_archives_are_only_names(name: str, tmp_path: Path) -> None:
    """Nothing is written anywhere, and the place says what the archive says."""
    path = tmp_path / "all.tar"
    body = f"News of the valley\n\n{text(1)}".encode()
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo(name)
        info.size = len(body)
        tar.addfile(info, io.BytesIO(body))
    documents, errors = read(path)
    assert errors == []
    assert documents == [tarfile.TarInfo(name).name]
    assert sorted(tmp_path.iterdir()) == [path]


def test_links_in_archives_are_not_followed(tmp_path: Path) -> None:
    """Neither to other members nor to files of the disk, nor to themselves."""
    secret = tmp_path / "secret.txt"
    secret.write_text(text(1))
    path = tmp_path / "all.tar"
    with tarfile.open(path, "w") as tar:
        for kind, target in ((tarfile.SYMTYPE, str(secret)), (tarfile.LNKTYPE, "loop.txt"), (tarfile.SYMTYPE, "l.txt")):
            info = tarfile.TarInfo("l.txt")
            info.type, info.linkname = kind, target
            tar.addfile(info)
    assert read(path) == ([], [])


def test_a_name_as_large_as_a_book_is_refused(tmp_path: Path) -> None:
    """The extended headers of tar are read into memory: only small ones."""
    path = tmp_path / "all.tar"
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    path.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"a" * 10_000)
    assert read(path) == ([], [("", "broken")])


def test_damage_of_a_member_is_its_own(tmp_path: Path) -> None:
    """A member whose bytes have changed is named, and so is one that is encrypted; the others are read."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in (1, 2, 3):
            archive.writestr(f"{number}.jsonl", lines(number))
    data = bytearray(path.read_bytes())
    start = data.index(b"2.jsonl") + len("2.jsonl")
    data[start + 20 : start + 60] = b"\xff" * 40
    third = data.rindex(b"PK\x01\x02")
    data[third + 8] |= 1
    path.write_bytes(bytes(data))
    assert read(path) == (["1.jsonl!/1"], [("2.jsonl", "broken"), ("3.jsonl", "encrypted")])


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.99])
def test_an_archive_cut_off_gives_what_can_be_had(keep: float, tmp_path: Path) -> None:
    """Tar is read up to the cut; zip, whose list stands at its end, is refused."""
    tarred, zipped = tmp_path / "all.tar", tmp_path / "all.zip"
    with tarfile.open(tarred, "w") as tar, zipfile.ZipFile(zipped, "w") as archive:
        for number in range(10):
            info = tarfile.TarInfo(f"{number}.jsonl")
            data = lines(*range(1, 20))
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
            archive.writestr(info.name, data)
    for path in (tarred, zipped):
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * keep)])
    documents, errors = read(tarred)
    assert len(documents) >= 19
    assert errors or keep == 0.99
    assert read(zipped) == ([], [("", "broken")])


@pytest.mark.parametrize(
    "data",
    [
        b'[{"title": "a", "text": "It rained all day in the hills."}, {"title": ',
        b'[{"title": "a", "text": "It rained all day in the hills."} {"b": 1}]',
        b'{"articles": [{"title": "a", "text": "It rained all day in the hills."}, nonsense]}',
        b'[{"title": "a", "text": "It rained all day in the hills."}, ' + b"[" * 100_000,
    ],
)
def test_json_that_breaks_off_gives_the_records_before(data: bytes, tmp_path: Path) -> None:
    """The fault is one of the file, with the character it stands at."""
    path = tmp_path / "all.json"
    path.write_bytes(data)
    assert read(path) == (["1"], [("", "broken")])


def test_rows_that_fit_no_header_are_named_by_their_lines(tmp_path: Path) -> None:
    """Too few cells, too many, and a quote without an end."""
    path = tmp_path / "all.csv"
    body = text(1).replace("\n", " ").replace(",", "")
    path.write_text(f'title,text\nOne,{body}\nTwo\nThree,{body},more\n"Four\nlines",{body}\nFive,{body}\n')
    assert read(path) == (["2", "5", "7"], [("3", "broken"), ("4", "broken")])


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        (
            '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel><item><title>&c;</title></item>',
            "hostile",
        ),
        (
            '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><title>&f;</title></item></rss>',
            "hostile",
        ),
        ("<rss><channel>" + "<a>" * 1_000, "hostile"),
        ("<rss><channel><item><title>Rain</title></item><item><title>More", "broken"),
    ],
)
def test_a_hostile_feed_is_refused(feed: str, reason: str, tmp_path: Path) -> None:
    """Entities that grow, entities that name files, depth without end, and a feed that is cut off."""
    path = tmp_path / "feed.xml"
    path.write_text(feed)
    documents, errors = read(path)
    assert errors == [("", reason)]
    assert documents == (["1"] if reason == "broken" else [])


def _spoil(data: bytes, old: bytes, new: bytes, number: int) -> bytes:
    """Replace the n-th ``old``."""
    parts = data.split(old)
    return old.join(parts[:number]) + new + old.join(parts[number:])


def test_a_crawl_is_read_on_behind_damage(tmp_path: Path) -> None:
    """A header that is none, a length too small, too large or none at all: each costs its own record."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    whole = write_warc(tmp_path / "whole.warc", 6, compressed=False).read_bytes()
    lengths = [part.partition(b"\r\n")[0] for part in whole.split(b"\r\nContent-Length: ")[1:]]
    for old, new in (
        (b"WARC/1.0\r\n", b"XARC/1.0\r\n"),
        (b"Content-Length: " + lengths[3], b"Content-Length: 12"),
        (b"Content-Length: " + lengths[3], b"Content-Length: 99999999"),
        (b"Content-Length: " + lengths[3], b"Content-Length: -1"),
        (b"Content-Length: " + lengths[3], b"Content-Length: 1" + 30 * b"0"),
        (b"Content-Length: " + lengths[3], b"Content-Length: long"),
    ):
        path = tmp_path / "crawl.warc"
        path.write_bytes(_spoil(whole, old, new, 4 if old.startswith(b"WARC") else 1))
        documents, errors = read(path)
        assert (len(documents), len(errors)) == (5, 1)


@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_a_crawl_cut_off_says_so(keep: float, tmp_path: Path) -> None:
    """The records before the cut are read."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    for compressed in (True, False):
        path = write_warc(tmp_path / "crawl.warc.gz", 12, compressed=compressed)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * keep)])
        documents, errors = read(path)
        assert len(documents) >= 12 * keep - 2
        assert len(errors) == 1


def test_streams_of_xz_are_read_one_after_the_other(tmp_path: Path) -> None:
    """As they stand where files were joined, with padding between; what follows the last and is none is an error."""
    path = tmp_path / "day.jsonl.xz"
    streams = lzma.compress(lines(1)) + b"\0" * 8 + lzma.compress(lines(2, 3))
    path.write_bytes(streams + b"\0" * 4)
    assert read(path) == (["1", "2", "3"], [])
    path.write_bytes(streams + b"and more")
    documents, errors = read(path)
    assert len(documents) == 3
    assert [reason for _, reason in errors] == ["broken"]
    path.write_bytes(streams[:-20])
    assert [reason for _, reason in read(path)[1]] == ["truncated"]


def test_xz_that_asks_for_much_memory_is_refused(tmp_path: Path) -> None:
    """Whatever it holds: the size of the dictionary is the file's to say, up to 4 GiB."""
    path = tmp_path / "day.jsonl.xz"
    data = b"".join(lines(number) for number in range(40))
    for size, found in ((2**26, 40), (2**28, 0)):
        filters = [{"id": lzma.FILTER_LZMA2, "dict_size": size}]
        path.write_bytes(lzma.compress(data, filters=filters))
        documents, errors = read(path)
        assert (len(documents), len(errors)) == (found, found == 0)


def test_a_saved_page_cut_off_is_an_error(tmp_path: Path) -> None:
    """Of a page of which nothing has been left."""
    path = tmp_path / "saved.mhtml"
    path.write_bytes(b'From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n')
    assert read(path) == ([], [("", "empty")])


def test_bytes_that_are_not_what_the_name_says(tmp_path: Path) -> None:
    """Noise under every name is an error and nothing else; text under the name of an archive is read as text."""
    for ending in ("gz", "zip", "tar", "warc", "xz", "json", "jsonl", "csv", "xml", "mhtml"):
        path = tmp_path / f"noise.{ending}"
        path.write_bytes(bytes(range(256)) * 20)
        documents, errors = read(path)
        assert documents == [], ending
        assert errors, ending
    path = tmp_path / "page.zip"
    path.write_bytes(f"News of the valley\n\n{text(1)}".encode())
    assert read(path) == ([""], [])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "a PDF"),
        (b"{\\rtf1\\ansi The ferry stayed in port.}", "a document in RTF"),
        (b"%!PS-Adobe-3.0\n/Times findfont\n", "PostScript"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1The ferry", "a document of Word, Excel or PowerPoint"),
        ({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}, "a document of Word, Excel or PowerPoint"),
        ({"mimetype": "application/epub+zip", "1.xhtml": "<html/>"}, "a book in EPUB"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "a document in OpenDocument"),
    ],
)
@pytest.mark.parametrize("name", ["page.txt", "page", "page.zip"])
def test_documents_of_other_programs_are_refused(
    name: str, content: bytes | dict[str, str], kind: str, tmp_path: Path
) -> None:
    """By what they begin with, whatever they are called, each with what to do."""
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for member, inside in content.items():
                archive.writestr(member, inside)
    (error,) = iter_documents(str(path))
    assert isinstance(error, SourceError)
    assert error.reason == "document"
    assert error.detail.startswith(f"is {kind}: ")


def test_a_zip_of_files_may_hold_any_name(tmp_path: Path) -> None:
    """A file called as a member of documents is, with something else in it, makes no document of an archive."""
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "What a type is")
        archive.writestr("page.txt", f"News of the valley\n\n{text(1)}")
    assert read(path) == (["mimetype", "page.txt"], [])


def test_pages_in_chunks_that_lie_are_errors_of_their_own(tmp_path: Path) -> None:
    """A body said to be compressed that is damaged is no reason to stop."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    path = write_warc(tmp_path / "crawl.warc", 4, compressed=False)
    data = bytearray(path.read_bytes())
    start = data.index(b"\x1f\x8b\x08")
    data[start + 30 : start + 60] = b"\0" * 30
    path.write_bytes(bytes(data))
    documents, errors = read(path)
    assert (len(documents), len(errors)) == (3, 1)


def test_a_zip_with_a_list_too_long_is_refused_before_it_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the number of its members, and by the size of its list; one with as many as may be is read."""
    monkeypatch.setattr("corpus_cli.sources.zipped.MAX_LISTED", 3)
    path = tmp_path / "all.zip"
    for number in (3, 4):
        with zipfile.ZipFile(path, "w") as archive:
            for member in range(number):
                archive.writestr(f"{member}.jsonl", lines(member))
        expected = ([f"{member}.jsonl!/1" for member in range(3)], []) if number == 3 else ([], [("", "too-many")])
        assert read(path) == expected
    monkeypatch.setattr("corpus_cli.sources.zipped.MAX_LISTING", 100)
    assert read(path) == ([], [("", "too-large")])
