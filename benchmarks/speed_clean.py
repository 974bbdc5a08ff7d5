"""Measure how many pages a second one core cleans.

usage: speed_clean.py PAGES [HTML]

PAGES  gzipped JSON lines with {text, lang}
HTML   gzipped JSON lines with {html_base64}; read in turns by this program and by trafilatura alone

Prints pages and characters a second of CPU time after the weights are loaded, best of 3 runs over PAGES: of 16 pages
cleaned together, as an ingest cleans them, and of pages cleaned one by one. For HTML, read one by one, where both do
the same (main text, metadata and date from bytes), it prints the median over pages of the ratio of the two as well.
HTML needs the extra ``html``.
"""

import base64
import statistics
import sys
import time
import warnings

from corpus_cli.annotate.clean import PageText, clean_page, clean_pages
from corpus_cli.errors import SourceError
from jsonl import read_records

REPEATS = 3
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


def by_corpus(data: bytes) -> None:
    """Read and clean a page as the program does."""
    from corpus_cli.sources.html import read_html

    try:
        raw = read_html(data, path="page.html")
    except SourceError:
        return
    clean_page(raw.text, language=raw.declared.get("language", "und"), declared=raw.declared)


def by_trafilatura(data: bytes) -> None:
    """Read a page with trafilatura's own defaults, metadata and date included."""
    from trafilatura import bare_extraction

    bare_extraction(data, include_comments=False, with_metadata=True)


def measure_html(path: str) -> None:
    """Read every page with both, one right after the other, and print both rates."""
    warnings.simplefilter("ignore")
    pages = [base64.b64decode(record["html_base64"]) for record in read_records(path)]
    spent: list[list[float]] = [[], []]
    readers = ((0, by_corpus), (1, by_trafilatura))
    for turn, data in enumerate((pages[0], *pages)):
        # Who comes second finds caches filled: the two take turns in coming first.
        for number, read in readers if turn % 2 else reversed(readers):
            start = time.process_time()
            read(data)
            spent[number].append(time.process_time() - start)
    ours, theirs = (times[1:] for times in spent)
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
