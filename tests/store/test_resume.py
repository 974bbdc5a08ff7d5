"""A container whose reading is broken off: nothing twice, nothing lost, nothing read again."""

import json
from pathlib import Path

import pytest

from corpus_cli.ingest import Ingest, open_index
from corpus_cli.store.files import known_files
from tests.sources.made import record


def numbers(index: Path) -> list[tuple[int, int | None]]:
    """Row numbers of the articles of an index as it is, with the lines they came from."""
    opened = open_index([], index, Ingest(engine="pair", fresh=False))
    found = [(row.number, row.place.number if row.place else None) for row in opened.reader.summaries()]
    opened.reader.close()
    return found


def test_a_container_broken_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """What was read stays as it was; the rest follows; the file counts as read only then."""
    path = tmp_path / "day.jsonl"
    lines = [json.dumps(record(number)) for number in range(1, 8)]
    path.write_text("\n".join([*lines[:3], "{broken", *lines[3:]]))

    def stop(line: str) -> None:
        raise KeyboardInterrupt(line)

    with pytest.raises(KeyboardInterrupt):
        # What was guessed is told when all records are read, and before the file is marked as read.
        open_index([str(path)], tmp_path / "index", Ingest(engine="pair", batch=3, jobs=1, tell=stop))
    before = numbers(tmp_path / "index")
    assert len(before) >= 3
    opened = open_index([str(path)], tmp_path / "index", Ingest(engine="pair", jobs=1))
    assert all(known.complete for _, known in known_files(opened.reader))
    opened.reader.close()
    after = numbers(tmp_path / "index")
    assert after[: len(before)] == before
    assert [line for _, line in after] == [1, 2, 3, 5, 6, 7, 8]
