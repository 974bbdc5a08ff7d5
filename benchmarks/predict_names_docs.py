"""Widen names over a corpus of documents, the whole way: files, index, search, hits.

usage: predict_names_docs.py QUERIES DOCS OUT

QUERIES  JSON lines {id, query, lang}
DOCS     JSON lines {id, lang, text}
OUT      JSON lines {id, forms: [[language, form], ...]}: the distinct forms among the hits, by document language

Each document becomes a file of a corpus, which is read, cleaned and indexed as any other; each query is then
searched for as ``corpus grep --file`` searches for the names of a list.
"""

import sys
import tempfile
from pathlib import Path

from corpus_cli.corpus import Corpus
from corpus_cli.ingest import Ingest
from corpus_cli.model import Where
from corpus_cli.query.concordance import ContextSize
from jsonl import read_records, write_records


def write_files(docs: str, folder: Path) -> dict[str, str]:
    """Write each document to a file; return the language of each by file name."""
    languages = {}
    for number, record in enumerate(read_records(docs)):
        name = f"{number:06d}.txt"
        (folder / name).write_text(record["text"], encoding="utf-8")
        languages[name] = record["lang"]
    return languages


def found_forms(corpus: Corpus, query: str, language: str, languages: dict[str, str]) -> list[list[str]]:
    """Return the distinct (document language, surface) pairs of the hits of one name."""
    forms = {
        (languages[Path(hit.path).name], hit.surface)
        for found in corpus.search(corpus.ask_name(query, language=language), size=ContextSize(0))
        for hit in found.hits
        if hit.where is not Where.REMOVED
    }
    return sorted(map(list, forms))


def main(queries: str, docs: str, out: str) -> None:
    """Write what each query finds."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "docs"
        folder.mkdir()
        languages = write_files(docs, folder)
        index = Path(scratch) / "index.sqlite3"
        with Corpus.open([str(folder)], index=index, ingest=Ingest(engine="pair"), folder=folder) as corpus:
            write_records(
                out,
                (
                    {"id": one["id"], "forms": found_forms(corpus, one["query"], one["lang"], languages)}
                    for one in read_records(queries)
                ),
            )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
