"""What the index keeps count of is what counting gives, whatever came, changed and went."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.model import Summary
from corpus_cli.store import EVERYTHING, Condition, IndexReader, IndexWriter, open_connection
from corpus_cli.store.folding import count_folded, without_copies
from corpus_cli.store.rows import Bounds, FileStamp, IndexedFile
from corpus_cli.store.schema import SCHEMA_STEPS
from corpus_cli.store.times import Unit, count_mentioned
from tests.store.test_groups import text_signature

_ALL = Condition("article.number > 0")
_BOUNDS: tuple[Bounds, ...] = (
    (20220501000000, 20220531235959), (20220511000000, 20220511235959), (20220101000000, 20221231235959),
    (19900101000000, 19991231235959), (20230801000000, 20231105235959), (None, 20211231235959), (20220101000000, None),
)  # fmt: skip


def _file(path: str, language: str, published: str | None, mentions: list[Bounds], text: int) -> IndexedFile:
    summary = Summary(
        id=path, path=path, digest="0" * 32, encoding="utf-8", language=language, language_confidence=1.0, title=None,
        byline=None, publisher=None, published=published, published_estimate=None, words=9,
    )  # fmt: skip
    return IndexedFile(
        path=f"/{path}", name=path, stamp=FileStamp(1, 1), summary=summary, bounds=(None, None), details=b"",
        columns=("", "", ""), mentions=tuple(dict.fromkeys(mentions)), signature=text_signature(text, 0),
    )  # fmt: skip


_paths = st.sampled_from("abcdef")
_articles = st.tuples(
    _paths,
    st.sampled_from(["uk", "kk", "und"]),
    st.sampled_from([None, "2022"]),
    st.lists(st.sampled_from(_BOUNDS), max_size=4),
    st.integers(0, 2),
)
_steps = st.lists(
    st.tuples(st.lists(_articles, max_size=4, unique_by=lambda one: one[0]), st.sets(_paths, max_size=2)), max_size=5
)


@settings(max_examples=80, deadline=None)
@given(steps=_steps)
def test_kept_counts_are_those_of_counting(
    steps: list[tuple[list[tuple[str, str, str | None, list[Bounds], int]], set[str]]],
) -> None:
    """Articles by language, periods spoken of and copies folded come out the same, kept or counted."""
    reader = IndexReader(open_connection(None), None)
    writer = IndexWriter(reader)
    for articles, gone in steps:
        writer.write([_file(*one) for one in articles], [f"/{path}" for path in gone])
    assert reader.totals() == reader.totals(_ALL)
    for unit in (Unit.YEAR, Unit.MONTH):
        assert count_mentioned(reader, EVERYTHING, unit) == count_mentioned(reader, _ALL, unit)
    listed = len(reader.numbers(without_copies(EVERYTHING)))
    assert listed == len(reader.numbers(without_copies(_ALL))) == len(reader.numbers()) - count_folded(reader, _ALL)
    assert count_folded(reader, _ALL) == count_folded(reader, EVERYTHING)
    assert not list(reader.faults())
    reader.close()


def test_an_index_of_an_older_version_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    """The steps from the first version fill the counts from the rows that are there."""
    path = tmp_path / "index.sqlite3"
    connection = open_connection(path)
    IndexWriter(IndexReader(connection, path)).write([_file("a", "uk", "2022", [_BOUNDS[0], _BOUNDS[1]], 0)])
    for name in ("language_total", "mention_total"):
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DROP INDEX source_failed")
    connection.execute("DELETE FROM token_config WHERE k = 'automerge'")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    reader = IndexReader(open_connection(path), path)
    assert reader.totals() == reader.totals(_ALL)
    assert count_mentioned(reader, EVERYTHING, Unit.MONTH) == {"2022-05": 1}
    (version,) = reader.connection.execute("PRAGMA user_version").fetchone()
    assert version == len(SCHEMA_STEPS)
    assert reader.connection.execute("SELECT v FROM token_config WHERE k = 'automerge'").fetchone() == (8,)
    reader.close()
