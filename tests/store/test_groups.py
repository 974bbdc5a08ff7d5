"""Groups of copies are those of an index made at once, whatever came, changed and went before."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.annotate.duplicates import signature
from corpus_cli.model import Summary
from corpus_cli.store import IndexReader, IndexWriter, open_connection
from corpus_cli.store.rows import FileStamp, IndexedFile

_SEED_TEXT = [f"word{number}" for number in range(90)]


def text_signature(text: int, edits: int) -> bytes:
    """Return the signature of one of a few texts with some words exchanged: few leave a copy, many none."""
    words = [f"{word}of{text}" for word in _SEED_TEXT]
    for place in Random(edits).sample(range(len(words)), edits):
        words[place] = f"edit{edits}x{place}"
    return signature(words)


def _file(path: str, text: int, edits: int, day: int | None) -> IndexedFile:
    published = 20240100000000 + day * 1_000_000 if day else None
    digest = f"{text:02x}{edits:02x}".ljust(32, "0")
    summary = Summary(
        id=f"{text:x}n{edits:x}n{path.rsplit('/')[-1]}",
        path=path,
        digest=digest,
        encoding="utf-8",
        language="en",
        language_confidence=1.0,
        title=None,
        byline=None,
        publisher=None,
        published="2024-01" if day else None,
        published_estimate=None,
        words=90,
    )
    return IndexedFile(
        path=f"/{path}",
        name=path,
        stamp=FileStamp(1, 1),
        summary=summary,
        bounds=(published, published),
        details=b"",
        columns=("", "", ""),
        signature=text_signature(text, edits),
        mentions=(),
    )


def _groups(reader: IndexReader) -> tuple[dict[str, list[str]], list[str]]:
    """Return the paths of each group by that of its original, and the id of each path."""
    sql = """
        SELECT article.path, first.path FROM article
        JOIN likeness ON likeness.article = article.number
        JOIN article AS first ON first.number = coalesce(likeness.original, article.number) ORDER BY article.path
    """
    groups = defaultdict(list)
    for path, original in reader.select(sql, ()):
        groups[original].append(path)
    return dict(groups), list(reader.select("SELECT path, id FROM article ORDER BY path", ()))


_articles = st.tuples(
    st.sampled_from([f"{folder}/{name}" for folder in "abc" for name in "xyz"]),
    st.integers(0, 1),
    st.sampled_from([0, 0, 2, 4, 7, 10, 30]),
    st.sampled_from([None, 1, 2]),
)
_steps = st.lists(st.lists(_articles, max_size=5, unique_by=lambda one: one[0]), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(steps=_steps, gone=st.lists(st.sampled_from([f"{folder}/{name}" for folder in "abc" for name in "xyz"])))
def test_groups_and_ids_hang_on_no_order(steps: list[list[tuple[str, int, int, int | None]]], gone: list[str]) -> None:
    """After articles came, changed and went, groups, originals and ids are those of an index made at once."""
    reader = IndexReader(open_connection(None), None)
    writer = IndexWriter(reader)
    kept = {}
    for number, step in enumerate(steps):
        going = gone[number::3] if number else []
        writer.write([_file(*one) for one in step], [f"/{path}" for path in going])
        kept = {path: one for path, one in kept.items() if path not in going} | {one[0]: one for one in step}
    with TemporaryDirectory() as folder:
        anew = IndexReader(open_connection(Path(folder) / "anew"), None)
        IndexWriter(anew).write([_file(*kept[path]) for path in sorted(kept)])
        assert _groups(reader) == _groups(anew)
        anew.close()
    reader.close()


def test_a_form_filled_in_many_times_is_one_group_and_stays_one() -> None:
    """Hundreds of texts that differ in a word stand behind the first by path, also when some of them go."""
    reader = IndexReader(open_connection(None), None)
    writer = IndexWriter(reader)
    files = [_file(f"form/{number:03}", 0, 0, None) for number in range(300)]
    forms = [
        replace(file, signature=signature([*_SEED_TEXT[:80], f"name{number}", *_SEED_TEXT[81:]]))
        for number, file in enumerate(files)
    ]
    writer.write(forms)
    assert {original: len(paths) for original, paths in _groups(reader)[0].items()} == {"form/000": 300}
    writer.write((), ["/form/000", "/form/150", "/form/299"])
    assert {original: len(paths) for original, paths in _groups(reader)[0].items()} == {"form/001": 297}
    reader.close()
