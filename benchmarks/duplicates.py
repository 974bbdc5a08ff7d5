"""Measure how well near-duplicates are found, and what that costs.

usage: duplicates.py CORPUS [--show N]

CORPUS  a folder of make_corpus.py: what is a copy is known from its manifest; bodies are cleaned as at ingest
        or JSON lines (gzipped or not) {id, lang, text}: a copy is what shares 0.7 of its shingles, counted exactly
N       print the first lines of so many groups, to be judged by eye

Prints precision and recall over pairs of articles, and the CPU time of signatures and grouping.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from corpus_cli.annotate.clean import clean_page
from corpus_cli.annotate.duplicates import SAME_TEXT, bands, cluster, signature
from corpus_cli.text import fold, iter_tokens
from jsonl import read_records

Pair = tuple[str, str]
# Shingles of more articles than this are phrases of the trade; no pair of copies hangs on them alone.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """Articles as folded words by id, the pairs that are one text, and a line to show of each."""

    words: dict[str, list[str]]
    copies: set[Pair]
    first_lines: dict[str, str]


def read_folder(folder: Path) -> Sample:
    """Read a made-up corpus: pairs are an original with its copies, and these among each other."""
    words, lines, groups = {}, {}, defaultdict(list)
    for record in read_records(folder.parent / f"{folder.name}.manifest.jsonl"):
        if record["kind"] not in ("article", "copy"):
            continue
        path = record["path"]
        text = (folder / path).read_bytes().decode(record["encoding"])
        body = " ".join(paragraph.text for paragraph in clean_page(text, language=record["language"]).paragraphs)
        words[path], lines[path] = folded_words(body), text[:80].splitlines()[0]
        groups[record["copy_of"] or path].append(path)
    return Sample(words, pairs_within(groups.values()), lines)


def read_texts(path: Path) -> Sample:
    """Read clean texts: pairs are those whose shingles of three words overlap by the threshold, counted exactly."""
    records = list(read_records(path))
    words = {record["id"]: folded_words(record["text"]) for record in records}
    return Sample(words, exact_pairs(words), {record["id"]: record["text"][:80].splitlines()[0] for record in records})


def folded_words(text: str) -> list[str]:
    """Return the folded tokens of a text."""
    return [fold(token.surface) for token in iter_tokens(text)]


def exact_pairs(words: dict[str, list[str]]) -> set[Pair]:
    """Return the pairs whose Jaccard similarity reaches the threshold."""
    shingles = {key: set(zip(found, found[1:], found[2:], strict=False)) for key, found in words.items()}
    holders = defaultdict(list)
    for key in sorted(shingles):
        for shingle in shingles[key]:
            holders[shingle].append(key)
    shared = Counter(pair for keys in holders.values() if len(keys) < _COMMON for pair in combinations(keys, 2))
    sizes = {key: len(found) for key, found in shingles.items()}
    return {
        (one, other)
        for (one, other), count in shared.items()
        if count >= SAME_TEXT * (sizes[one] + sizes[other] - count)
    }


def pairs_within(groups: Iterable[Sequence[str]]) -> set[Pair]:
    """Return every pair of each group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    sample = read_folder(options.corpus) if options.corpus.is_dir() else read_texts(options.corpus)
    start = time.process_time()
    signatures = {key: signature(words) for key, words in sample.words.items()}
    signed = time.process_time()
    groups = cluster(signatures)
    grouped = time.process_time()
    found, count, grouped_articles = pairs_within(groups), len(sample.words), sum(map(len, groups))
    right = len(found & sample.copies)
    keys = Counter(band for value in signatures.values() for band in bands(value))
    candidates = sum(size * (size - 1) // 2 for size in keys.values())
    print(f"articles {count:,}, mean words {sum(map(len, sample.words.values())) / count:.0f}")
    print(f"pairs known {len(sample.copies):,}, found {len(found):,}")
    print(f"groups {len(groups):,}, with {grouped_articles:,} articles")
    print(f"precision {right / max(1, len(found)):.4f}, recall {right / max(1, len(sample.copies)):.4f}")
    print(
        f"signature {(signed - start) / count * 1e6:.0f} µs an article, grouping {(grouped - signed) / count * 1e6:.0f}"
    )
    print(f"candidates looked at {candidates / count:.2f} an article")
    for group in groups[: options.show]:
        print(json.dumps([sample.first_lines[key] for key in group], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
