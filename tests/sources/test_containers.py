"""One file, many articles: archives, compression and lines of JSON, as a user meets them."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from corpus_cli.ingest import Ingest, open_index
from tests.conftest import Run

TEXTS = [
    "It rained all day in the hills above the town of Brod, and the river Lim rose by two metres.\n\n"
    "The bridge stays closed until Friday, said the mayor, Anton Bris.",
    "The harvest of plums began a week early this year, growers of the valley say.\n\n"
    "Prices fell by a tenth at the market of Brod on Monday.",
]


def record(number: int) -> dict[str, str]:
    """A record as other programs export them."""
    return {
        "headline": f"News of the valley, part {number}",
        "content": TEXTS[number % 2].replace("two", str(number)),
        "date": f"2024-05-{number:02d}",
        "lang": "en",
        "link": f"https://valley.example/{number}",
    }


def lines(*numbers: int) -> str:
    return "".join(f"{json.dumps(record(number))}\n" for number in numbers)


def ids(run: Run, folder: Path) -> dict[str, str]:
    """Path and id of each article of a folder."""
    listed = run("--corpus", str(folder), "list", "--all", "--json", folder=folder.parent)
    return {one["path"]: one["id"] for one in map(json.loads, listed.lines)}


def test_records_of_a_line_each_are_articles_with_their_own_fields(corpus: Run, tmp_path: Path) -> None:
    """Each line is an article; what the record states is believed, and says so; nothing of its text is lost."""
    (tmp_path / "day.jsonl").write_text(lines(1, 2))
    listed = corpus("--corpus", "day.jsonl", "list", "--json", folder=tmp_path)
    first = json.loads(listed.lines[0])
    assert (first["path"], first["title"], first["published"]) == (
        "day.jsonl!/1",
        "News of the valley, part 1",
        "2024-05-01",
    )
    assert "fields taken: text=content, title=headline, published=date, url=link, language=lang" in listed.err
    shown = json.loads(corpus("--corpus", "day.jsonl", "show", first["id"], "--json", folder=tmp_path).out)
    assert "\n\n".join(one["text"] for one in shown["paragraphs"]) == record(1)["content"]
    reasons = {one["field"]: one["reason"] for one in shown["evidence"]}
    assert reasons["published"] == reasons["language"] == reasons["title"] == "declared by the record"


def test_a_broken_line_is_an_error_of_that_line_alone(corpus: Run, tmp_path: Path) -> None:
    """The others are read, the line is named, and the exit code tells."""
    (tmp_path / "day.jsonl").write_text(f'{lines(1)}{{"headline": \n[1]\n{lines(2)}')
    result = corpus("--corpus", "day.jsonl", "list", "--format", "csv", folder=tmp_path)
    assert (result.exit, len(result.lines)) == (2, 3)
    assert "day.jsonl!/2: is no line of JSON: a value is missing, column 13\n" in result.err
    assert "day.jsonl!/3: is no record with fields" in result.err


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("NaN", "JSON has no NaN"),
        ("-Infinity", "JSON has no -Infinity"),
        ("1e999999", "a number is too large"),
        ("9" * 5_000, "a number has more than 4,000 digits"),
        ("[" * 100_000, "it lies too deep"),
    ],
    ids=lambda text: text[:12],
)
def test_what_json_does_not_have_is_a_fault_of_its_record(corpus: Run, tmp_path: Path, value: str, fault: str) -> None:
    """Python's decoder would take some of it; the message is ours, and the other records are read."""
    odd = f'{{"headline": "Odd", "content": {json.dumps(TEXTS[0])}, "count": {value}}}'
    (tmp_path / "day.jsonl").write_text(f"{lines(1)}{odd}\n{lines(2)}")
    result = corpus("--corpus", "day.jsonl", "list", "--json", folder=tmp_path)
    assert (result.exit, len(result.lines)) == (2, 2)
    assert f"corpus: day.jsonl!/2: is no line of JSON: {fault}\n" in result.err
    (tmp_path / "day.json").write_text(f"[{json.dumps(record(1))}, {odd}]")
    result = corpus("--corpus", "day.json", "list", "--json", folder=tmp_path)
    assert (result.exit, len(result.lines)) == (2, 1)
    assert f"is no JSON: {fault}\n" in result.err


def test_a_zipped_folder_has_the_articles_and_ids_of_the_folder(corpus: Run, tmp_path: Path) -> None:
    """Files keep their ids in an archive, in a folder of it, and in an archive within."""
    loose = tmp_path / "loose"
    loose.mkdir()
    for number, text in enumerate(TEXTS):
        (loose / f"{number}.txt").write_text(f"News of the valley\n\n{text}")
    packed = tmp_path / "packed"
    packed.mkdir()
    with zipfile.ZipFile(packed / "inner.zip", "w", zipfile.ZIP_DEFLATED) as inner:
        inner.write(loose / "0.txt", "0.txt")
    with zipfile.ZipFile(packed / "all.zip", "w") as outer:
        outer.write(packed / "inner.zip", "deep/inner.zip")
        outer.write(loose / "1.txt", "dir/1.txt")
        outer.writestr("dir/picture.png", b"\x89PNG")
    (packed / "inner.zip").unlink()
    assert ids(corpus, packed) == {
        "packed/all.zip!/deep/inner.zip!/0.txt": ids(corpus, loose)["loose/0.txt"],
        "packed/all.zip!/dir/1.txt": ids(corpus, loose)["loose/1.txt"],
    }
    assert (
        "all.zip: left out files of other kinds (1 .png)" in corpus("--corpus", str(packed), "index", "--rebuild").err
    )


def test_unchanged_records_of_a_changed_file_keep_their_ids(corpus: Run, tmp_path: Path) -> None:
    """A container that has changed is read anew; a record is the same wherever in it it stands."""
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "day.jsonl").write_text(lines(1, 2))
    before = ids(corpus, folder)
    (folder / "day.jsonl").write_text(lines(3, 1, 2, 2))
    after = ids(corpus, folder)
    assert len(after) == len(set(after.values())) == 4
    assert after["export/day.jsonl!/2"] == before["export/day.jsonl!/1"]
    assert before["export/day.jsonl!/2"] in after.values()


def test_what_was_read_before_a_stream_is_cut_off_is_kept(corpus: Run, tmp_path: Path) -> None:
    """A truncated file of gz gives the records before the cut, and one error of the file."""
    whole = gzip.compress(lines(*range(1, 29)).encode())
    (tmp_path / "day.jsonl.gz").write_bytes(whole[:-20])
    result = corpus("--corpus", "day.jsonl.gz", "list", "--all", "--json", folder=tmp_path)
    assert result.exit == 2
    assert "day.jsonl.gz: ends in the middle" in result.err
    assert len(result.lines) >= 20


def test_progress_counts_the_articles_of_a_container(tmp_path: Path) -> None:
    """While one large file is read, how many articles it has given so far goes up."""
    (tmp_path / "day.jsonl").write_text(lines(*range(1, 29)))
    met: list[tuple[int, int, int]] = []
    ingest = Ingest(engine="pair", jobs=1, progress=lambda *told: met.append(told))
    open_index([str(tmp_path / "day.jsonl")], tmp_path / "index", ingest).reader.close()
    assert {(0, 1, number) for number in range(29)} | {(1, 1, 28)} == set(met)


def test_standard_input_may_hold_many_articles(corpus: Run) -> None:
    """Lines of JSON, compressed or not, come through a pipe as well."""
    for data in (lines(1, 2).encode(), gzip.compress(lines(1, 2).encode())):
        result = corpus("--corpus", "-", "list", "--json", stdin=data)
        assert [json.loads(line)["path"] for line in result.lines] == ["-!/1", "-!/2"]


def test_the_index_agrees_with_containers(corpus: Run, tmp_path: Path) -> None:
    """The check reads containers once more and finds every record as the index has it."""
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "day.jsonl").write_text(lines(1, 2))
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("a.jsonl", lines(3, 4))
        archive.writestr("b.txt", f"News of the valley\n\n{TEXTS[0]}")
    result = corpus("--corpus", str(folder), "check")
    assert (result.exit, result.err.splitlines()[-1]) == (0, "5 articles: index and files agree")


def test_a_forged_record_of_our_own_is_an_error_of_that_record(corpus: Run, tmp_path: Path) -> None:
    """Offsets beyond the text, and what is no id, are refused; so are halves of surrogate pairs made harmless."""
    exported = corpus("--corpus", "seeds", "export", "--format", "jsonl").lines
    bad = [json.loads(line) for line in exported[:3]]
    bad[0]["paragraphs"][0]["end"] = 10**9
    bad[1]["id"] = "../../etc"
    bad[2]["title"] = "a \ud83d"
    (tmp_path / "own.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in bad))
    result = corpus("--corpus", "own.jsonl", "list", "--json", folder=tmp_path)
    assert (result.exit, len(result.lines)) == (2, 1)
    assert result.err.count("is no whole record of schema 1") == 2
    assert json.loads(result.out)["title"] == "a \ufffd"
