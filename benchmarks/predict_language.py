"""Name the language of each item of an annotated set.

usage: predict_language.py ITEMS OUT [ENGINE]

ITEMS   gzipped JSON lines with ``id`` and ``text``
OUT     JSON lines ``{id, language}`` to write
ENGINE  one of corpus_cli.annotate.language.ENGINES; ``pair`` unless told
"""

import sys

from corpus_cli.annotate.language import detect_language
from jsonl import read_records, write_records


def main(items: str, out: str, engine: str = "pair") -> None:
    """Write one guess an item."""
    write_records(
        out,
        (
            {"id": item["id"], "language": detect_language(item["text"], engine=engine).tag}
            for item in read_records(items)
        ),
    )


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
