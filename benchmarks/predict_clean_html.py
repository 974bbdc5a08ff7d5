"""Clean pages of HTML, for ``score_clean.py``.

usage: predict_clean_html.py HTML OUT

HTML  gzipped JSON lines: {id, html_base64}
OUT   JSON lines: {id, body: [paragraph], title, published}

Needs the extra ``html``.
"""

import base64
import sys
from typing import Any

from corpus_cli.annotate.article import annotate
from corpus_cli.errors import SourceError
from corpus_cli.sources.html import read_html
from jsonl import read_records, write_records


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """Return the prediction for one page; a page without text has no body."""
    try:
        raw = read_html(base64.b64decode(record["html_base64"]), path=record["id"])
    except SourceError:
        return {"id": record["id"], "body": [], "title": None, "published": None}
    article = annotate(raw, engine="pair")
    body = [paragraph.text for paragraph in article.paragraphs]
    return {"id": record["id"], "body": body, "title": article.title, "published": article.published}


def main(pages: str, out: str) -> None:
    """Predict each page of a file."""
    write_records(out, map(predict, read_records(pages)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
