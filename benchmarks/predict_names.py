"""Widen each query over a vocabulary and write the forms, for the scorer of names.

usage: predict_names.py QUERIES VOCABULARY OUT

QUERIES     JSONL of {id, query, lang} and, where only forms of one language are asked for, {target}
VOCABULARY  JSONL of {lang, form, count}
OUT         JSONL of {id, forms: [[lang, form], ...]}
"""

import sys

from corpus_cli.names import MemoryVocabulary, widen
from jsonl import read_records, write_records


def main(queries: str, vocabulary: str, out: str) -> None:
    """Predict the forms of every query."""
    tokens = MemoryVocabulary()
    for record in read_records(vocabulary):
        tokens.add(record["form"], record["lang"], record["count"])
    write_records(
        out,
        (
            {"id": query["id"], "forms": [[form.language, form.surface] for form in forms if not form.doubtful]}
            for query in read_records(queries)
            for forms in [
                widen(
                    query["query"],
                    tokens,
                    language=query["lang"],
                    targets={query["target"]} if query.get("target") else None,
                )
            ]
        ),
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
