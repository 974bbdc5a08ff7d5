"""How much memory an ingest takes where the input is large: in records, in members, in single articles.

    python benchmarks/memory_ingest.py [--inputs own-100000,own-300000] [--jobs 2]

Each input is made up, indexed from nothing by the program as a user runs it, and thrown away. Memory is that of all
processes together (proportional shares), sampled four times a second. What is made is the same every time.
"""

import argparse
import json
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from processes import run_once

_SEED = 11
_WORDS = [f"{start}{middle}{end}" for start in "bdfgklmnprst" for middle in ("a", "erin", "olu") for end in ("d", "ka")]
_KILOBYTE = 1_000
# Stands for a word that no other article has.
_MARK = "xxxxxxxx"


def make_text(random: Random, size: int) -> str:
    """Return paragraphs of about so many bytes; every tenth word is one that no other article has."""
    paragraphs, written = [], 0
    while written < size:
        words = random.choices(_WORDS, k=min(60, max(8, (size - written) // 6)))
        words[::10] = [f"{word}{random.getrandbits(24):x}" for word in words[::10]]
        paragraphs.append(" ".join(words).capitalize() + ".")
        written += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def iter_records(count: int, size: int) -> Iterator[dict[str, str]]:
    """Yield records as other programs export them."""
    random = Random(_SEED)
    for number in range(count):
        text = make_text(random, size)
        yield {"id": f"r{number}", "title": f"Report {number}", "text": text, "published": "2024-03-05"}


def write_records(folder: Path, count: int, size: int) -> None:
    """Write lines of JSON."""
    with (folder / "all.jsonl").open("w") as file:
        file.writelines(f"{json.dumps(record)}\n" for record in iter_records(count, size))


def write_own(folder: Path, count: int, size: int) -> None:
    """Write lines of JSON as ``corpus export`` does: taken as they stand, they leave reading and index alone."""
    from corpus_cli.annotate.article import annotate
    from corpus_cli.exchange import exchange_record
    from corpus_cli.sources import read_document

    page = folder / "page.txt"
    # Every third word is one that no other article has: so none is a copy of another.
    words = [f"{_MARK}{chr(97 + place)}" if place % 3 == 0 else "word" for place in range(size // 8)]
    page.write_text(f"Report {_MARK}\n\nSeen on Monday: {' '.join(words)}.", "utf-8")
    document = read_document(str(page))
    article = annotate(document, engine="pair")
    page.unlink()
    record = json.dumps(exchange_record(article, document.text))
    with (folder / "all.jsonl").open("w") as file:
        for number in range(count):
            line = record.replace(article.id, f"{number:012d}").replace(article.digest, f"{number:032x}")
            file.write(line.replace(_MARK, f"n{number:07x}") + "\n")


def write_files(folder: Path, count: int, size: int) -> None:
    """Write files of text."""
    for number, record in enumerate(iter_records(count, size)):
        (folder / f"{number:06}.txt").write_text(f"{record['title']}\n\n{record['text']}", "utf-8")


def write_members(folder: Path, count: int, size: int) -> None:
    """Write an archive of zip: its directory is as long as it has members, of which every hundredth is an article."""
    records = iter_records(count, size)
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for number in range(count):
            if number % 100:
                archive.writestr(f"images/of/{number // 1000:04}/photograph-{number:06}.jpg", b"")
            else:
                archive.writestr(f"pages/of/{number // 1000:04}/{number:06}.txt", next(records)["text"])


INPUTS: dict[str, tuple[Callable[[Path, int, int], None], int, int]] = {
    "own-100000": (write_own, 100_000, 120),
    "own-300000": (write_own, 300_000, 120),
    "records-10000": (write_records, 10_000, 120),
    "records-30000": (write_records, 30_000, 120),
    "members-200000": (write_members, 200_000, 500),
    "records-large": (write_records, 8, 2_000 * _KILOBYTE),
    "files-huge": (write_files, 2, 4_000 * _KILOBYTE),
}
"""Each input: who writes it, how many articles, and bytes of each."""


def measure(name: str, jobs: int) -> str:
    """Index an input from nothing and return what that took."""
    write, count, size = INPUTS[name]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        write(folder, count, size)
        written = sum(path.stat().st_size for path in folder.iterdir())
        command = [sys.executable, "-m", "corpus_cli", "--corpus", str(folder), "index", "--quiet"]
        cost = run_once([*command, "--jobs", str(jobs), "--index", f"{place}/index.sqlite3"], watch=True)
        index = Path(f"{place}/index.sqlite3").stat().st_size
    return (
        f"{name:<16}{count:>9}{written / 1e6:>8.0f}{jobs:>6}{cost.peak / 1e6:>9.0f}{cost.cpu:>8.0f}"
        f"{index / 1e6:>10.0f}{cost.exit:>6}"
    )


def main() -> None:
    """Print a line for each input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", default=",".join(INPUTS))
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    print(f"{'input':<16}{'articles':>9}{'MB':>8}{'jobs':>6}{'peak MB':>9}{'CPU s':>8}{'index MB':>10}{'exit':>6}")
    for name in options.inputs.split(","):
        print(measure(name, options.jobs), flush=True)


if __name__ == "__main__":
    main()
