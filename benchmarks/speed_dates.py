"""Measure how fast dates are found, and that the time grows in proportion to the text.

usage: speed_dates.py SPANS [LANGUAGE]

SPANS     JSON lines (gzipped or not) with {lang, text}
LANGUAGE  whose texts to read, Russian unless told

Prints characters a second of CPU time on one core, the best of three rounds, over the joined texts, over four times as
much, and over runs of figures and words that fit the beginnings of many patterns.
"""

import sys
import time

from corpus_cli.annotate.dates import extract_dates
from jsonl import read_records

HOSTILE = (
    "1 мая ",
    "1 мая 2001 г. ",
    "1-",
    "2001-",
    "с 1 по ",
    "последние 3 ",
    "два три ",
    "первый ",
    "конце начала ",
    "10:10:",
    "год ",
)


def speed(text: str, language: str, rounds: int = 3) -> float:
    """Return characters a second, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        extract_dates(text, language=language)
        best = min(best, time.process_time() - start)
    return len(text) / best


def main(spans: str, language: str = "ru") -> None:
    """Print the speeds."""
    text = "\n".join(record["text"] for record in read_records(spans) if record["lang"] == language)
    extract_dates("warm", language=language)
    print(f"{'text':24}{'characters':>12}{'a second':>12}")
    for name, sample in (("running", text), ("running, four times", text * 4)):
        print(f"{name:24}{len(sample):12,}{speed(sample, language):12,.0f}")
    for piece in HOSTILE:
        for size in (50_000, 400_000):
            sample = piece * (size // len(piece))
            print(f"{piece!r:24}{len(sample):12,}{speed(sample, language, 1):12,.0f}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
