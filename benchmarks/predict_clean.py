"""Clean pages of text, for ``score_clean.py``.

usage: predict_clean.py PAGES OUT

PAGES  gzipped JSON lines with {id, text, lang}; nothing else of a record is looked at
OUT    JSON lines: {id, body: [paragraph], title, published}
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from corpus_cli.annotate.clean import PageText, clean_pages
from corpus_cli.annotate.dates import find_published
from corpus_cli.ingest.batches import iter_batches
from corpus_cli.model import Cleaned
from jsonl import read_records, write_records

# As many pages are cleaned together as an ingest cleans.
TOGETHER = 16


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the prediction for each page."""
    for batch in iter_batches(records, TOGETHER):
        found = clean_pages([PageText(record["text"], record["lang"]) for record in batch])
        yield from map(prediction, batch, found)


def prediction(record: dict[str, Any], cleaned: Cleaned) -> dict[str, Any]:
    """Return what is written of one page."""
    published = find_published(record["text"], cleaned=cleaned, language=record["lang"])
    body = [paragraph.text for paragraph in cleaned.paragraphs]
    return {"id": record["id"], "body": body, "title": cleaned.title, "published": published.value}


def main(pages: str, out: str) -> None:
    """Predict each page of a file."""
    write_records(out, predict(read_records(pages)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
