"""Measure what cleaning takes from articles that are clean already.

usage: keep_clean.py DOCUMENTS

DOCUMENTS  gzipped JSON lines: {id, lang, text}, each text a headline and paragraphs and nothing else

Prints the share of words that are neither title, header nor body, over all documents and by language, and how many
documents lose any.
"""

import collections
import sys

from corpus_cli.annotate.clean import clean_page
from corpus_cli.text import count_words
from jsonl import read_records


def main(path: str) -> None:
    """Clean every document and print what was lost."""
    words: collections.Counter[str] = collections.Counter()
    lost: collections.Counter[str] = collections.Counter()
    losing: collections.Counter[str] = collections.Counter()
    documents: collections.Counter[str] = collections.Counter()
    for record in read_records(path):
        text = record["text"]
        removed = clean_page(text, language=record["lang"]).removed
        missing = sum(count_words(text[line.start : line.end]) for line in removed)
        for group in ("ALL", record["lang"]):
            words[group] += count_words(text)
            lost[group] += missing
            losing[group] += missing > 0
            documents[group] += 1
    print(f"{'group':8}{'documents':>10}{'words':>10}{'lost %':>8}{'documents that lose any':>25}")
    for group in sorted(words):
        share = 100 * lost[group] / max(words[group], 1)
        print(f"{group:8}{documents[group]:10}{words[group]:10}{share:8.2f}{losing[group]:25}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
