"""Measure how many pages a second one core cleans.

usage: speed_clean.py PAGES [REPEATS]

PAGES  gzipped JSON lines with {text, lang}

Prints pages and characters a second of CPU time, the best of REPEATS (3) runs, after the weights are loaded.
"""

import sys
import time

from corpus_cli.annotate.clean import clean_page
from jsonl import read_records


def main(path: str, repeats: str = "3") -> None:
    """Clean every page and print the rate."""
    pages = [(record["text"], record["lang"]) for record in read_records(path)]
    clean_page("Warm up.", language="en")
    times = []
    for _ in range(int(repeats)):
        start = time.process_time()
        for text, language in pages:
            clean_page(text, language=language)
        times.append(time.process_time() - start)
    characters = sum(len(text) for text, _ in pages)
    best = min(times)
    print(f"{'pages':>8}{'chars/page':>12}{'pages/s':>10}{'chars/s':>12}{'pages/s at 12,000 chars':>26}")
    rate = characters / best
    print(f"{len(pages):8}{characters / len(pages):12.0f}{len(pages) / best:10.1f}{rate:12.0f}{rate / 12_000:26.1f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
