"""What the tests of readers put into their containers: articles, and records of them as other programs write them."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

__all__ = ["page", "record", "text", "write_warc"]


def text(number: int) -> str:
    """The body of an article, two paragraphs."""
    return (
        f"It rained all day number {number} in the hills above the town of Brod, and nobody left the house.\n\n"
        f"The river Lim rose by {number} metres, said the mayor, Anton Bris; the bridge stays closed until Friday."
    )


def record(number: int) -> dict[str, str]:
    """An article as a record."""
    return {
        "headline": f"News of the valley, part {number}",
        "content": text(number),
        "date": f"2024-05-{number:02d}",
        "lang": "en",
        "link": f"https://valley.example/{number}",
        "writer": "Ana Lovrin",
    }


def page(number: int) -> bytes:
    """An article as a page of HTML with a menu around it."""
    paragraphs = "".join(f"<p>{part}</p>" for part in text(number).split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>News of the valley {number}</title></head>'
        f"<body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>News of the valley {number}</h1>"
        f"{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def write_warc(
    path: Path,
    pages: int,
    *,
    compressed: bool = True,
    coding: str = "gzip",
    compress: Callable[[bytes], bytes] = gzip.compress,
) -> Path:
    """Write a crawl of so many pages, some of them compressed and in chunks, with an image and a page not found."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compressed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "tests"}))
        for number in range(1, pages + 1):
            body, headers = page(number), [("Content-Type", "text/html; charset=utf-8")]
            if number % 2 == 0:
                body = compress(body)
                headers.append(("Content-Encoding", coding))
            if number % 3 == 0:
                body = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
                headers.append(("Transfer-Encoding", "chunked"))
            _write(writer, f"https://valley.example/{number}", "200 OK", headers, body)
        _write(writer, "https://valley.example/map.png", "200 OK", [("Content-Type", "image/png")], b"\x89PNG")
        _write(writer, "https://valley.example/x", "404 Not Found", [("Content-Type", "text/html")], page(99))
    return path


def _write(writer: WARCWriter, url: str, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
    http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), len(body), http_headers=http))
