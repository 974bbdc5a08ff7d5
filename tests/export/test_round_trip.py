"""What corpus export writes as JSON lines is read back as the same corpus."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEEDS, Run
from tests.hay import write_hay

# Where an article stands now, and who read it there, is all that may differ.
REREAD = ("path", "provenance")


@pytest.fixture
def exported(corpus: Run, tmp_path: Path) -> tuple[str, Path]:
    """The seeds and hostile pages as they are exported, and the folder that they were copied to."""
    folder = write_hay(tmp_path / "news")
    for page in SEEDS.glob("*.txt"):
        (folder / page.name).write_bytes(page.read_bytes())
    # An older encoding, and line ends of Windows.
    old = "Токаев прибыл в Алматы\r\n\r\nВизит президента продлится два дня.\r\n"
    (folder / "old.txt").write_bytes(old.encode("cp1251"))
    return corpus("--corpus", str(folder), "export", "--format", "jsonl").out, folder


def without_place(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what says where it was read."""
    evidence = [item for item in record["evidence"] if item["field"] not in REREAD]
    return {name: value for name, value in record.items() if name != "path"} | {"evidence": evidence}


def by_id(lines: str) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in map(json.loads, lines.splitlines())}


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_records_come_back_the_same(corpus: Run, exported: tuple[str, Path], tmp_path: Path, ending: str) -> None:
    """Ids, texts, titles, dates with their evidence, languages, paragraphs with roles: nothing is guessed again."""
    data = exported[0].encode()
    (tmp_path / f"all{ending}").write_bytes(gzip.compress(data) if ending.endswith(".gz") else data)
    again = corpus("--corpus", f"all{ending}", "export", "--format", "jsonl", folder=tmp_path)
    assert again.exit == 0
    before, after = by_id(exported[0]), by_id(again.out)
    assert len(before) == 13
    assert {key: without_place(record) for key, record in after.items()} == {
        key: without_place(record) for key, record in before.items()
    }
    for key, record in after.items():
        told = [item["value"] for item in record["evidence"] if item["field"] == "path"]
        assert told == [before[key]["path"]]
        assert record["path"].startswith(f"all{ending}!/")


def test_a_second_time_changes_nothing_more(corpus: Run, exported: tuple[str, Path], tmp_path: Path) -> None:
    """Exported, read and exported again and again, a record does not grow."""
    lines = exported[0]
    for _ in range(2):
        (tmp_path / "all.jsonl").write_text(lines, encoding="utf-8")
        lines, before = corpus("--corpus", "all.jsonl", "export", "--format", "jsonl", folder=tmp_path).out, lines
    assert by_id(lines) == by_id(before)


def test_questions_have_the_same_answers(corpus: Run, exported: tuple[str, Path], tmp_path: Path) -> None:
    """Mentions stand at the same offsets, with the same words around them; dates and counts are the same."""
    (tmp_path / "all.jsonl").write_text(exported[0], encoding="utf-8")
    for command in (["grep", "Токаев", "--raw"], ["grep", "ANKA"], ["dates"], ["timeline", "--by", "month"]):
        answers = [
            [
                {name: value for name, value in json.loads(line).items() if name != "path"}
                for line in corpus("--corpus", place, *command, "--json", folder=tmp_path).lines
            ]
            for place in (str(exported[1]), "all.jsonl")
        ]
        assert sorted(answers[0], key=repr) == sorted(answers[1], key=repr) != []


def test_a_record_that_lies_is_named_and_the_rest_go_on(
    corpus: Run, exported: tuple[str, Path], tmp_path: Path
) -> None:
    """A line that contradicts itself, or is of a newer program, is an error of that line."""
    lines = exported[0].splitlines()
    liar, newer = json.loads(lines[0]), json.loads(lines[1])
    liar["text"] = liar["text"][:50]
    newer["schema"] = 2
    bare = {"format": "corpus_cli/article", "schema": 1}
    content = [json.dumps(liar), json.dumps(newer), json.dumps(bare), *lines[3:]]
    (tmp_path / "all.jsonl").write_text("\n".join(content), encoding="utf-8")
    result = corpus("--corpus", "all.jsonl", "list", "--json", folder=tmp_path)
    assert (result.exit, len(result.lines)) == (2, len(lines) - 3)
    faults = [line.partition(": is no whole record of schema 1: ") for line in result.err.splitlines()[:3]]
    assert [(place, reason.partition(" ")[2][:40]) for place, _, reason in faults] == [
        ("corpus: all.jsonl!/1", "lies beyond the text, which ends at 50"),
        ("corpus: all.jsonl!/2", "is 2, and this program reads 1"),
        ("corpus: all.jsonl!/3", "is missing"),
    ]
