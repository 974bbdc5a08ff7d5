"""How fast articles come in by format, on one core and on two, and what memory that takes.

    python benchmarks/speed_ingest.py [--articles 2000] [--formats text,warc]

The same made-up articles (``make_corpus``) are written as text, as pages of HTML, as records and as a crawl, and each
is indexed from nothing by the program as a user runs it. The last line holds reading a crawl against trafilatura alone
on the same pages of HTML, in one process. Start-up, which is the same for all, is measured and taken off.
An engine of another kind adds a function to ``ENGINES``.
"""

import argparse
import csv
import html
import io
import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from make_corpus import make_page, plan_article
from processes import Cost, run_once

_SEED = 7
# So many pages tell how fast reading is.
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
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (folder / "all.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for one in articles:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = io.BytesIO(one.page)
            url = one.record["url"]
            writer.write_record(writer.create_warc_record(url, "response", body, len(one.page), http_headers=headers))


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


def reading_rates(articles: Sequence[Article]) -> tuple[float, float]:
    """Return pages a CPU second: a crawl read into documents here, and trafilatura alone on its pages, in turns.

    Reading gives what trafilatura gives, title, date and main text, and the rendered page beside; cleaning, dates,
    languages and the index come after it and are in the rows above.
    """
    from trafilatura import bare_extraction

    from corpus_cli.sources import iter_documents

    pages = [one.page.decode() for one in articles]
    ours = theirs = 0.0
    with tempfile.TemporaryDirectory() as place:
        write_warc(articles, Path(place))
        for _ in range(3):
            start = time.process_time()
            found = sum(1 for _ in iter_documents(f"{place}/all.warc.gz"))
            ours += time.process_time() - start
            assert found == len(articles)
            start = time.process_time()
            for page in pages:
                bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=True)
            theirs += time.process_time() - start
    return 3 * len(articles) / ours, 3 * len(articles) / theirs


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
    options = parser.parse_args()
    articles = make_articles(options.articles)
    print(f"{'format':<8}{'engine':<10}{'jobs':>5}{'articles/s':>12}{'per CPU s':>11}{'MB':>6}")
    for name, engine, jobs, wall, cpu, peak in iter_rows(articles, options.formats.split(",")):
        print(f"{name:<8}{engine:<10}{jobs:>5}{wall:>12.0f}{cpu:>11.0f}{peak / 1e6:>6.0f}", flush=True)
    if "warc" in options.formats:
        ours, theirs = reading_rates(articles[:_READ])
        print(f"reading a crawl, pages a CPU second: {ours:.0f}; trafilatura alone: {theirs:.0f}; {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
