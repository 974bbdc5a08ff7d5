"""How fast articles come in by format, on one core and on two, and what memory that takes.

    python benchmarks/speed_ingest.py [--articles 2000] [--formats text,warc] [--pages HTML]

HTML  gzipped JSON lines with {html_base64}: real pages, which are some forty times as large as the made-up ones

The same made-up articles (``make_corpus``) are written as text, as pages of HTML, as records and as a crawl, and each
is indexed from nothing by the program as a user runs it. The last lines hold a crawl, made-up and of real pages,
against trafilatura alone on the same pages: the whole ingest, and reading alone. Each runs in a process of its own, so
that none finds what another has prepared; start-up, which is the same for all, is measured and taken off.
An engine of another kind adds a function to ``ENGINES``.
"""

import argparse
import base64
import csv
import html
import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from jsonl import read_records
from make_corpus import make_page, plan_article
from processes import Cost, run_once

_SEED = 7
# So many pages tell how fast a crawl is read.
_READ = 300


@dataclass(frozen=True, slots=True)
class Article:
    """What is written in every format."""

    number: int
    title: str
    body: str
    published: str

    @property
    def page(self) -> bytes:
        """A page of HTML with a menu and a footer."""
        parts = "".join(f"<p>{html.escape(part)}</p>" for part in self.body.split("\n\n"))
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(self.title)}</title>'
            f'<meta property="article:published_time" content="{self.published}"></head><body><nav>'
            + "".join(f"<a href=/{number}>Section {number}</a> " for number in range(20))
            + f"</nav><article><h1>{html.escape(self.title)}</h1>{parts}</article>"
            + "".join(f"<div class=related><a href=/n{number}>Read also {number}</a></div>" for number in range(10))
            + "<footer>All rights reserved</footer></body></html>"
        ).encode("utf-8", "replace")

    @property
    def record(self) -> dict[str, str]:
        """The fields that other programs export."""
        url = f"https://news.example/{self.number}"
        return {"title": self.title, "text": self.body, "published": self.published, "url": url}


def make_articles(count: int) -> list[Article]:
    """Return so many articles."""
    found = []
    for number in range(count):
        text = make_page(_SEED, plan_article(_SEED, number)).text
        parts = [line.strip() for line in text.splitlines() if line.strip()]
        title = max(parts[:3], key=len)
        body = "\n\n".join(part for part in parts if part != title)
        found.append(Article(number, title, body, f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}"))
    return found


def write_text(articles: Sequence[Article], folder: Path) -> None:
    for one in articles:
        (folder / f"{one.number}.txt").write_text(f"{one.title}\n\n{one.body}", "utf-8", "replace")


def write_html(articles: Sequence[Article], folder: Path) -> None:
    for one in articles:
        (folder / f"{one.number}.html").write_bytes(one.page)


def write_zip(articles: Sequence[Article], folder: Path) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for one in articles:
            archive.writestr(f"{one.number}.txt", f"{one.title}\n\n{one.body}".encode("utf-8", "replace"))


def write_jsonl(articles: Sequence[Article], folder: Path) -> None:
    with (folder / "all.jsonl").open("w") as file:
        file.writelines(f"{json.dumps(one.record)}\n" for one in articles)


def write_csv(articles: Sequence[Article], folder: Path) -> None:
    with (folder / "all.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, list(articles[0].record))
        writer.writeheader()
        writer.writerows(one.record for one in articles)


def write_warc(articles: Sequence[Article], folder: Path) -> None:
    write_crawl([one.page for one in articles], folder / "all.warc.gz")


def write_crawl(pages: Sequence[bytes], path: Path) -> None:
    """Write pages of HTML as a crawl that met them one by one."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, page in enumerate(pages):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body, url = io.BytesIO(page), f"https://news.example/{number}"
            writer.write_record(writer.create_warc_record(url, "response", body, len(page), http_headers=headers))


FORMATS: dict[str, Callable[[Sequence[Article], Path], None]] = {
    "text": write_text,
    "zip": write_zip,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "html": write_html,
    "warc": write_warc,
}


def index_embedded(folder: Path, jobs: int) -> Cost:
    """Index a folder from nothing with the program's own pool."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "corpus_cli", "--corpus", str(folder), "index", "--quiet"]
        return run_once([*command, "--jobs", str(jobs), "--index", f"{place}/index.sqlite3"], watch=True)


ENGINES: dict[str, Callable[[Path, int], Cost]] = {"embedded": index_embedded}
"""Each engine: indexes a folder with so many processes, and says what it took."""


# What is done with a crawl, each by a process of its own, told its path: the bodies of a record are its pages.
_ALONE = """
import sys, warnings
warnings.simplefilter("ignore")
from fastwarc.warc import ArchiveIterator
from trafilatura import bare_extraction
with open(sys.argv[1], "rb") as file:
    for record in ArchiveIterator(file, parse_http=True):
        bare_extraction(record.reader.read(), include_comments=False, with_metadata=True)
"""
_READING = """
import sys
from corpus_cli.sources import iter_documents
for _ in iter_documents(sys.argv[1]):
    pass
"""
# A date that no language has makes htmldate load the patterns of all of them: seconds for whoever meets it first.
# The first pages load models and the words of their languages as well: they are taken off with the start.
_WARMING_SHARE = 5
_WARMING = b"<title>Warm</title><article><p>" + b"Some words. " * 90 + b"</p><p class=date>31 brumaire 2021</p>"


def crawl_rates(pages: Sequence[bytes]) -> dict[str, float]:
    """Return pages a CPU second of one process, of a crawl: indexed whole, read into documents, given to trafilatura.

    Trafilatura gives title, date and main text. Reading adds the rendered page; the whole ingest cleans it, dates it,
    tells its languages, counts its words and writes the index.
    """
    with tempfile.TemporaryDirectory() as place:
        few, whole = Path(place) / "few.warc.gz", Path(place) / "whole.warc.gz"
        warming = [_WARMING, *pages[: len(pages) // _WARMING_SHARE]]
        write_crawl(warming, few)
        write_crawl([_WARMING, *pages], whole)
        ways: dict[str, Callable[[Path], Cost]] = {
            "the whole ingest": lambda path: index_embedded(path, 1),
            "reading": lambda path: run_once([sys.executable, "-c", _READING, str(path)]),
            "trafilatura alone": lambda path: run_once([sys.executable, "-c", _ALONE, str(path)]),
        }
        measured = len(pages) + 1 - len(warming)
        # All at the same time, so that whatever else the machine does meanwhile befalls each of them.
        with ThreadPoolExecutor(len(ways)) as pool:
            starts, wholes = ([pool.submit(way, path) for way in ways.values()] for path in (few, whole))
            costs = [(start.result().cpu, cost.result().cpu) for start, cost in zip(starts, wholes, strict=True)]
        return {name: measured / (cost - start) for name, (start, cost) in zip(ways, costs, strict=True)}


def print_crawl(label: str, pages: Sequence[bytes]) -> None:
    """Print the rates of a crawl, beside that of trafilatura."""
    rates = crawl_rates(pages)
    theirs = rates["trafilatura alone"]
    told = ", ".join(f"{name} {rate:.1f} ({rate / theirs:.2f})" for name, rate in rates.items())
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"crawl of {len(pages)} {label} pages of {size:.0f} kB, pages a CPU second: {told}", flush=True)


def iter_rows(articles: Sequence[Article], formats: Sequence[str]) -> Iterator[tuple[str, str, int, float, float, int]]:
    """Yield format, engine, processes, articles a second of wall and of CPU time, and bytes of memory."""
    with tempfile.TemporaryDirectory() as place:
        for name in formats:
            folder, few = Path(place) / name, Path(place) / f"{name}-few"
            for target, some in ((folder, articles), (few, articles[:1])):
                target.mkdir()
                FORMATS[name](some, target)
            for engine, index in ENGINES.items():
                for jobs in (1, 2):
                    start, whole = index(few, jobs), index(folder, jobs)
                    wall, cpu = whole.wall - start.wall, whole.cpu - start.cpu
                    yield name, engine, jobs, len(articles) / wall, len(articles) / cpu, whole.peak


def main() -> None:
    """Print a line for each format, engine and number of processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--pages", help="real pages of HTML")
    parser.add_argument("--crawled", type=int, default=_READ, help="so many pages to a crawl")
    options = parser.parse_args()
    articles = make_articles(options.articles)
    print(f"{'format':<8}{'engine':<10}{'jobs':>5}{'articles/s':>12}{'per CPU s':>11}{'MB':>6}")
    for name, engine, jobs, wall, cpu, peak in iter_rows(articles, list(filter(None, options.formats.split(",")))):
        print(f"{name:<8}{engine:<10}{jobs:>5}{wall:>12.0f}{cpu:>11.0f}{peak / 1e6:>6.0f}", flush=True)
    if "warc" in options.formats:
        print_crawl("made-up", [one.page for one in articles[: options.crawled]])
    if options.pages:
        real = [base64.b64decode(record["html_base64"]) for record in read_records(options.pages)]
        print_crawl("real", real[:: max(1, len(real) // options.crawled)][: options.crawled])


if __name__ == "__main__":
    main()
