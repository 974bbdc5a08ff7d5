"""Measure the program on a corpus: one table, in one run, beside the tools one would use instead.

usage: speed.py DIR [--repeat N] [--index FILE] [--jobs N]
       speed.py --growth SCRATCH [--sizes 10000,100000,300000]

DIR      a corpus of make_corpus.py
FILE     where the index lies; made anew (in a scratch folder by default)
SCRATCH  a folder, empty or not there yet: --growth writes a corpus there, reads it step by step, asks, and leaves it

Every row is a whole process: user and system CPU time with that of its children, and wall time, medians of N runs on
files that are in the page cache. ripgrep (`rg`) is left out where it is not installed.
"""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from processes import Cost, measure, run_once
from warm_queries import measure_warm

# How make_corpus.py lays them down.
_ARTICLES_A_FOLDER = 1_000
RARE, COMMON, FREQUENT = "Temirgaliyev", "ANKA", "Tokayev"
QUESTION = "lang:uk date:2024-03 name:Tokayev"
_SCAN = """
import os, sys
for folder, _, files in os.walk(sys.argv[1]):
    for file in files:
        with open(os.path.join(folder, file), encoding="utf-8", errors="replace") as text:
            if sys.argv[2] in text.read().casefold():
                print(os.path.join(folder, file))
"""
_WALK = """
import os, sys
def walk(folder):
    for entry in os.scandir(folder):
        walk(entry.path) if entry.is_dir() else entry.stat()
walk(sys.argv[1])
"""


@dataclass(frozen=True, slots=True)
class Setup:
    """A corpus, its index, and how often to ask."""

    folder: Path
    index: Path
    repeat: int

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of ``corpus`` with these arguments, on this corpus and index."""
        name, *rest = arguments
        corpus = [sys.executable, "-m", "corpus_cli", "--corpus", str(self.folder)]
        return [*corpus, name, "--index", str(self.index), *rest]


def queries(setup: Setup) -> list[tuple[str, list[str]]]:
    """Return the questions, each as what the table calls it and its command line."""
    asked = [
        ("corpus list --limit 50", ("list", "--limit", "50")),
        (f"corpus grep {COMMON} --json", ("grep", COMMON, "--json")),
        (f"corpus grep {RARE}", ("grep", RARE)),
        (f"corpus list '{QUESTION}'", ("list", QUESTION)),
        ("corpus show ID", ("show", first_id(setup))),
        ("corpus timeline", ("timeline", "--sentences", "0")),
        ("corpus stats", ("stats", "--without-names")),
        ("corpus names", ("names",)),
        (f"corpus collocates {RARE}", ("collocates", RARE)),
        ("corpus similar ID", ("similar", first_id(setup))),
        ("corpus report, 2,000 articles in full", ("report", "--limit", "2000")),
    ]
    return [(label, setup.command(*arguments, "--no-refresh")) for label, arguments in asked]


def bounded_queries(setup: Setup) -> list[tuple[str, list[str]]]:
    """Return questions of at most 50 rows, or few more, whatever the size of the corpus."""
    asked: list[tuple[str, ...]] = [
        ("list", "--limit", "50"),
        ("list", QUESTION, "--limit", "50"),
        ("list", f"name:{COMMON}", "--limit", "50"),
        ("grep", RARE),
        ("show", first_id(setup)),
    ]
    return [(f"corpus {' '.join(arguments)}", setup.command(*arguments, "--no-refresh")) for arguments in asked]


def first_id(setup: Setup) -> str:
    """Return the id of some article."""
    command = setup.command("list", "--limit", "1", "--json", "--no-refresh")
    # Exit code 2 is no fault here: the corpus holds broken files, and every command says so.
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    if not run.stdout:
        sys.exit(f"the index cannot be asked: {run.stderr.strip()}")
    return str(json.loads(run.stdout.splitlines()[0])["id"])


def rivals(setup: Setup) -> list[tuple[str, list[str]]]:
    """Return the tools that scan files, where they are installed, asked for one spelling of the rare name."""
    folder = str(setup.folder)
    found = [
        ("grep -r (one spelling)", ["grep", "-r", RARE, folder]),
        ("grep -ri (one spelling)", ["grep", "-ri", RARE, folder]),
        ("Python, read and casefold (one spelling)", [sys.executable, "-c", _SCAN, folder, RARE.casefold()]),
        ("Python, walk and stat alone", [sys.executable, "-c", _WALK, folder]),
    ]
    return [("rg -i (one spelling)", ["rg", "-i", RARE, folder]), *found] if shutil.which("rg") else found


def ingest(setup: Setup, jobs: int) -> Cost:
    """Build the index from nothing."""
    for file in setup.index.parent.glob(f"{setup.index.name}*"):
        file.unlink()
    return run_once(setup.command("index", "--quiet", "--jobs", str(jobs)), watch=True)


def report_ingest(setup: Setup, cost: Cost) -> None:
    """Print what building took and how large the index became."""
    sizes = [file.stat().st_size for file in setup.folder.rglob("*.txt")]
    index = sum(file.stat().st_size for file in setup.index.parent.glob(f"{setup.index.name}*"))
    print(f"{len(sizes):,} files, {sum(sizes) / 1e6:,.0f} MB\n")
    print("| building the index | |\n|---|---:|")
    print(f"| articles a second | {len(sizes) / cost.wall:,.0f} |")
    print(f"| CPU ms an article | {cost.cpu / len(sizes) * 1e3:.2f} |")
    print(f"| wall s | {cost.wall:.1f} |")
    print(f"| peak memory of all processes, MB | {cost.peak / 1e6:,.0f} |")
    print(f"| size of the index, MB | {index / 1e6:,.1f} |")
    print(f"| share of the text's size | {index / sum(sizes):.2f} |\n", flush=True)


def report_processes(setup: Setup) -> None:
    """Print the queries, the check for changed files, and the rivals."""
    print("| whole process | CPU ms | wall ms | lines |\n|---|---:|---:|---:|")
    fresh = [("corpus grep, looking for changed files", setup.command("grep", RARE))]
    for label, command in [*queries(setup), *fresh, *rivals(setup)]:
        cost = measure(command, setup.repeat)
        failed = "" if cost.lines else f" (exit {cost.exit})"
        figures = f"{cost.cpu * 1e3:,.0f} | {cost.wall * 1e3:,.0f} | {cost.lines:,}"
        print(f"| {label}{failed} | {figures} |", flush=True)
    if not shutil.which("rg"):
        print("\nripgrep is not installed and left out.")


def report_warm(setup: Setup) -> None:
    """Print the queries of a process that stays open."""
    print("\n| warm, in process | found | CPU ms, asked first | asked again |\n|---|---:|---:|---:|")
    for query in measure_warm(setup.folder, setup.index, [RARE, COMMON, FREQUENT]):
        print(f"| {query.label} | {query.found:,} | {query.first:.1f} | {query.again:.1f} |", flush=True)


def report_machine() -> None:
    """Print what it was measured on, and how busy that was."""
    load = os.getloadavg()[0]
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    print(f"{time.strftime('%Y-%m-%d')}: Python {python}, SQLite {sqlite}, {os.cpu_count()} cores, load {load:.1f}")


def report_growth(scratch: Path, sizes: Sequence[int], repeat: int, jobs: int) -> None:
    """Let a corpus and its index grow from size to size, and print the CPU of each query beside its neighbours."""
    written, setup = scratch / "written", Setup(scratch / "corpus", scratch / "index", repeat)
    maker = Path(__file__).with_name("make_corpus.py")
    subprocess.run([sys.executable, maker, str(max(sizes)), str(written), "--jobs", str(jobs)], check=True)
    setup.folder.mkdir()
    table: dict[str, list[float]] = {}
    for before, size in pairwise((0, *sizes)):
        for folder in sorted(written.iterdir())[: (size - before) // _ARTICLES_A_FOLDER]:
            folder.rename(setup.folder / folder.name)
        cost = run_once(setup.command("index", "--quiet", "--jobs", str(jobs)), watch=True)
        table.setdefault("building, CPU ms an article added", []).append(cost.cpu / (size - before) * 1e3)
        table.setdefault("building, peak memory of all processes, MB", []).append(cost.peak / 1e6)
        for label, command in bounded_queries(setup):
            table.setdefault(label, []).append(measure(command, repeat).cpu * 1e3)
    print(f"| CPU ms | {' | '.join(f'{size:,}' for size in sizes)} | growth |\n|---|{'---:|' * (len(sizes) + 1)}")
    for label, figures in table.items():
        shown = " | ".join(f"{figure:,.1f}" for figure in figures)
        print(f"| {label} | {shown} | {figures[-1] / figures[0]:.2f} |")


def read_options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", nargs="?")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--growth", type=Path, metavar="SCRATCH")
    parser.add_argument("--sizes", default="10000,100000,300000")
    options = parser.parse_args()
    if (options.folder is None) == (options.growth is None):
        parser.error("name one: DIR, or --growth SCRATCH")
    return options


def main() -> None:
    """Print the tables."""
    options = read_options()
    report_machine()
    if options.growth:
        sizes = [int(size) for size in options.sizes.split(",")]
        report_growth(options.growth.resolve(), sizes, options.repeat, options.jobs)
        return
    with tempfile.TemporaryDirectory() as scratch:
        index = options.index or Path(scratch) / "index"
        setup = Setup(options.folder.resolve(), index.resolve(), options.repeat)
        report_ingest(setup, ingest(setup, options.jobs))
        report_processes(setup)
        report_warm(setup)


if __name__ == "__main__":
    main()
