"""Clean pages of text, for ``score_clean.py``.

usage: predict_clean.py PAGES OUT

PAGES  gzipped JSON lines with {id, text, lang}; nothing else of a record is looked at
OUT    JSON lines: {id, body: [paragraph], title, published}
"""

import sys
from collections.abc import Iterator
from typing import Any

from corpus_cli.annotate.clean import clean_page
from corpus_cli.annotate.dates import find_published
from jsonl import read_records, write_records


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """Return the prediction for one page."""
    cleaned = clean_page(record["text"], language=record["lang"])
    published = find_published(record["text"], cleaned=cleaned, language=record["lang"])
    body = [paragraph.text for paragraph in cleaned.paragraphs]
    return {"id": record["id"], "body": body, "title": cleaned.title, "published": published.value}


def main(pages: str, out: str) -> None:
    """Predict each page of a file."""
    predictions: Iterator[dict[str, Any]] = map(predict, read_records(pages))
    write_records(out, predictions)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
