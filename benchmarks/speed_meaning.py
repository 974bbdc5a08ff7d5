"""Measure search by meaning: articles made ready a second, and the time of a question.

usage: speed_meaning.py DIR [--articles N]

DIR  a corpus of make_corpus.py, or any other

Prints one table: CPU time, by one process. The vectors are made in a scratch folder.
"""

import argparse
import tempfile
import time
from pathlib import Path

from corpus_cli.api import open_corpus
from corpus_cli.semantic import Meaning
from corpus_cli.store import EVERYTHING

_QUESTION = "the president visited the capital to sign an agreement on trade"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=50)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_corpus(options.folder, index=Path(scratch) / "index") as corpus,
        Meaning(corpus) as meaning,
    ):
        meaning.prepare(EVERYTHING, most=1)
        started = time.process_time()
        ready = meaning.prepare(EVERYTHING, most=options.articles).ready - 1
        preparing = (time.process_time() - started) / max(1, ready)
        started = time.process_time()
        meaning.search(_QUESTION, EVERYTHING, limit=10)
        asking = time.process_time() - started
    print("| | CPU |\n|---|---:|")
    print(f"| making an article ready, s (mean of {ready}) | {preparing:.2f} |")
    print(f"| a question over {ready + 1} articles, s | {asking:.2f} |")


if __name__ == "__main__":
    main()
