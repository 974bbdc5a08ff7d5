"""Measure Spark on this machine beside the embedded ingest, and Parquet beside the index, in one run.

usage: speed_cluster.py DIR [--cores N] [--repeat N]

DIR  sources: a corpus of make_corpus.py, or anything else that `corpus ingest` reads

Both read the same sources with as many cores, in turn. Starting Spark is measured on one article and taken off; all of
its processes are counted, the Java ones too. What is asked afterwards is asked of the index, of Parquet in one process,
and of Parquet through Spark.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_SAMPLE_SECONDS = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_QUESTIONS = (
    ("list", "--json", "lang:uk", "date:2024-03"),
    ("grep", "Tokayev", "--json"),
    ("grep", "Temirgaliyev", "--json"),
    ("timeline", "--by", "month", "--json"),
)
_ONE = "Apples\n\n5 May 2021\n\nThe harvest of apples in the hills was better than that of all the years before it.\n"


@dataclass(frozen=True, slots=True)
class Took:
    """What a tree of processes took: seconds of all its cores, seconds on the clock, bytes at its peak."""

    cpu: float
    wall: float
    peak: int


def run(command: Sequence[str], environment: dict[str, str]) -> Took:
    """Run a command line of the program and watch all its processes; CPU is exact to one sample of each."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "corpus_cli", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, encoding="utf-8",
    )  # fmt: skip
    seen: dict[int, float] = {}
    peaks = [0]
    watcher = threading.Thread(target=_watch, args=(process, seen, peaks))
    watcher.start()
    _, told = process.communicate()
    wall = time.perf_counter() - start
    watcher.join()
    if process.returncode not in (0, 1, 2) or "internal error" in told:
        sys.exit(f"{' '.join(command)}: {told}")
    return Took(sum(seen.values()), wall, peaks[0])


def _watch(process: "subprocess.Popen[str]", seen: dict[int, float], peaks: list[int]) -> None:
    while process.poll() is None:
        resident = 0
        for pid in _family(process.pid):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                resident += int(fields[21]) * _PAGE
            except OSError:
                continue
            seen[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
        peaks[0] = max(peaks[0], resident)
        time.sleep(_SAMPLE_SECONDS)


def _family(root: int) -> list[int]:
    family = [root]
    for parent in family:
        # Any of them may be gone by the time it is looked at.
        with suppress(OSError):
            for children in Path(f"/proc/{parent}/task").glob("*/children"):
                family += map(int, children.read_text().split())
    return family


def number_of_articles(collection: Path, environment: dict[str, str]) -> int:
    """Return how many articles are in a collection."""
    command = [sys.executable, "-m", "corpus_cli", "--corpus", str(collection), "list", "--json"]
    told = subprocess.run(command, capture_output=True, env=environment, encoding="utf-8", check=False)
    return len(told.stdout.splitlines())


def measure_ingest(folder: Path, scratch: Path, cores: int, repeat: int, environment: dict[str, str]) -> None:
    """Print the rows of the two ingests, side by side."""
    one = scratch / "one"
    one.mkdir()
    (one / "one.txt").write_text(_ONE, encoding="utf-8")
    master = ("--master", f"local[{cores}]")
    starts, embedded, spark = [], [], []
    for number in range(repeat):
        starts.append(run(("ingest", str(one), "--out", str(scratch / f"one-{number}"), *master), environment))
        index = ("--index", str(scratch / f"{number}.sqlite3"), "--jobs", str(cores), "--quiet")
        embedded.append(run(("--corpus", str(folder), "index", *index), environment))
        spark.append(run(("ingest", str(folder), "--out", str(scratch / f"news-{number}"), *master), environment))
    articles = number_of_articles(scratch / "news-0", environment)
    start = Took(median(took.cpu for took in starts), median(took.wall for took in starts), 0)
    print(f"{articles} articles, {cores} cores, medians of {repeat}\n")
    print("| ingest | CPU ms an article | articles/s | peak memory, MB |\n|---|---:|---:|---:|")
    rows = (("embedded, with the index", embedded, Took(0, 0, 0)), ("Spark, with the vocabulary", spark, start))
    speeds = []
    for label, some, taken_off in rows:
        cpu = median(took.cpu for took in some) - taken_off.cpu
        wall = median(took.wall for took in some) - taken_off.wall
        speeds.append((articles / cpu, articles / wall))
        peak = max(took.peak for took in some) / 1e6
        print(f"| {label} | {1000 * cpu / articles:.2f} | {articles / wall:.0f} | {peak:.0f} |")
    (cpu, wall), (cpu_spark, wall_spark) = speeds
    print(f"\nSpark beside embedded: {wall_spark / wall:.2f} on the clock, {cpu_spark / cpu:.2f} by CPU")
    print(f"starting and stopping Spark: {start.wall:.1f} s on the clock, {start.cpu:.1f} s of CPU")
    size = sum(path.stat().st_size for path in (scratch / "news-0" / "articles").rglob("*.parquet"))
    words = sum(path.stat().st_size for path in (scratch / "news-0" / "vocabulary").rglob("*.parquet"))
    print(f"Parquet: {size / articles:.0f} bytes an article, words {words / articles:.0f} more")


def measure_questions(folder: Path, scratch: Path, cores: int, environment: dict[str, str]) -> None:
    """Print a row for each question, asked three ways."""
    collection = ("--corpus", str(scratch / "news-0"))
    ways = {
        "index": (("--corpus", str(folder)), ("--index", str(scratch / "0.sqlite3"), "--no-refresh")),
        "Parquet": (collection, ()),
        "Spark": (collection, ("--engine", "spark", "--master", f"local[{cores}]")),
    }
    print(f"\n| question, s of CPU (wall) | {' | '.join(ways)} |\n|---|{'---:|' * len(ways)}")
    for question in _QUESTIONS:
        costs = [run((*before, *question, *after), environment) for before, after in ways.values()]
        print(f"| `{' '.join(question)}` | {' | '.join(f'{cost.cpu:.1f} ({cost.wall:.1f})' for cost in costs)} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3)
    chosen = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="speed-cluster-"))
    environment = {**os.environ, "CORPUS_CACHE": str(scratch / "cache")}
    try:
        measure_ingest(chosen.folder, scratch, chosen.cores, chosen.repeat, environment)
        measure_questions(chosen.folder, scratch, chosen.cores, environment)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
