"""Measure how many pages a second one core cleans.

usage: speed_clean.py PAGES [HTML]

PAGES  gzipped JSON lines with {text, lang}
HTML   gzipped JSON lines with {html_base64}; read by this program and by trafilatura alone at the same time

Prints pages and characters a second of CPU time after the weights are loaded, best of 3 runs over PAGES: of 16 pages
cleaned together (an ingest takes up to 32), and of pages cleaned one by one. For HTML, cleaned together, where both do
the same (main text, metadata and date from bytes), it prints the median over pages of the ratio of the two as well.
HTML needs the extra ``html``.
"""

import base64
import statistics
import sys
import time
import warnings
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context

from corpus_cli.annotate.clean import PageText, clean_page, clean_pages
from corpus_cli.errors import SourceError
from jsonl import read_records

REPEATS = 3
# A date that no language has makes htmldate, which both read dates with, load the patterns of all of them: two seconds
# that would otherwise fall upon whichever of the two meets such a date first.
_WARMING = b"<title>Warm</title><article><p>" + b"Some words. " * 90 + b"</p><p class=date>31 brumaire 2021</p>"
TOGETHER = 16


def measure_text(path: str) -> None:
    """Clean every page and print the rate."""
    pages = [PageText(record["text"], record["lang"]) for record in read_records(path)]
    characters = sum(len(page.text) for page in pages)
    print(f"{'together':>9}{'pages':>8}{'chars/page':>12}{'pages/s':>10}{'chars/s':>12}{'pages/s at 12,000 chars':>26}")
    for together in (TOGETHER, 1):
        best = min(time_cleaning(pages, together) for _ in range(REPEATS))
        rate = characters / best
        print(
            f"{together:9}{len(pages):8}{characters / len(pages):12.0f}{len(pages) / best:10.1f}{rate:12.0f}"
            f"{rate / 12_000:26.1f}"
        )


def time_cleaning(pages: list[PageText], together: int) -> float:
    """Return the CPU time that cleaning takes, so many pages at a time."""
    start = time.process_time()
    for first in range(0, len(pages), together):
        clean_pages(pages[first : first + together])
    return time.process_time() - start


def by_corpus(pages: Sequence[bytes]) -> list[float]:
    """Read pages, clean them together as an ingest does, and return the CPU time of each, cleaning in equal shares."""
    from corpus_cli.sources.html import read_html

    times: list[float] = []
    for first in range(0, len(pages), TOGETHER):
        reading, texts = [], []
        for data in pages[first : first + TOGETHER]:
            start = time.process_time()
            with suppress(SourceError):
                raw = read_html(data, path="page.html")
                texts.append(PageText(raw.text, raw.declared.get("language", "und"), raw.declared))
            reading.append(time.process_time() - start)
        start = time.process_time()
        clean_pages(texts)
        share = (time.process_time() - start) / len(reading)
        times += [spent + share for spent in reading]
    return times


def by_trafilatura(pages: Sequence[bytes]) -> list[float]:
    """Read pages with trafilatura's own defaults, metadata and date included, and return the CPU time of each."""
    from trafilatura import bare_extraction

    times = []
    for data in pages:
        start = time.process_time()
        bare_extraction(data, include_comments=False, with_metadata=True)
        times.append(time.process_time() - start)
    return times


def measure_html(path: str) -> None:
    """Read every page with both, each in a process of its own at the same time, and print both rates."""
    warnings.simplefilter("ignore")
    pages = [base64.b64decode(record["html_base64"]) for record in read_records(path)]
    by_corpus([_WARMING])
    # Apart, because who comes second to a page in one process finds caches filled; together, so that whatever else the
    # machine does meanwhile befalls both.
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        both = [pool.submit(read, pages) for read in (by_corpus, by_trafilatura)]
        ours, theirs = (one.result() for one in both)
    ratios = [their / max(our, 1e-9) for our, their in zip(ours, theirs, strict=True)]
    print(f"{'HTML pages':>12}{'pages/s':>10}{'trafilatura':>14}{'ratio':>8}{'median ratio':>14}")
    print(
        f"{len(pages):12}{len(pages) / sum(ours):10.1f}{len(pages) / sum(theirs):14.1f}"
        f"{sum(theirs) / sum(ours):8.2f}{statistics.median(ratios):14.2f}"
    )


def main(pages: str, html: str | None = None) -> None:
    """Measure the text track, and the HTML track where HTML is given."""
    clean_page("Warm up.", language="en")
    measure_text(pages)
    if html:
        measure_html(html)


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
