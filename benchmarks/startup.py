"""What it costs to start the program, beside a bare interpreter, in one run.

usage: startup.py [--repeat N]

Prints the median CPU and wall milliseconds of whole processes: ``python -c pass``, ``corpus --help``, and ``corpus
list`` on the seeds at its first run and at later ones. The cache lies in a scratch folder.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from processes import Cost, measure, run_once

ROOT = Path(__file__).parent.parent
CORPUS = [sys.executable, "-m", "corpus_cli"]


def measure_all(repeat: int, cache: str) -> list[tuple[str, Cost]]:
    """Return each process and its cost; the bare interpreter comes first."""
    environment = {**os.environ, "CORPUS_CACHE": cache, "XDG_CACHE_HOME": cache}
    listing = [*CORPUS, "--corpus", str(ROOT / "seeds"), "list"]
    return [
        ("python -c pass", measure([sys.executable, "-c", "pass"], repeat)),
        ("corpus --help", measure([*CORPUS, "--help"], repeat, environment=environment)),
        ("corpus list, first run", run_once(listing, environment=environment)),
        ("corpus list, later runs", measure(listing, repeat, environment=environment)),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=21)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        rows = measure_all(options.repeat, cache)
    bare = rows[0][1]
    print(f"| process | CPU ms | over bare | wall ms |\n|{'-' * 26}|------:|------:|------:|")
    for label, cost in rows:
        print(f"| {label:24} | {cost.cpu * 1e3:.0f} | {(cost.cpu - bare.cpu) * 1e3:.0f} | {cost.wall * 1e3:.0f} |")
    if any(cost.exit for _, cost in rows):
        sys.exit("a process failed")


if __name__ == "__main__":
    main()
